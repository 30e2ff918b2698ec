//! The control interface under `/simulator`: what a test, a demo or a person makes the gateway do.

use std::sync::Arc;

use axum::{
    Json, Router,
    extract::{FromRequest, Request},
    http::StatusCode,
    response::{IntoResponse, Response},
    routing::get,
};
use serde::de::DeserializeOwned;
use serde_json::json;

use crate::{
    app::App,
    courses::{AttemptRefused, MoveRefused},
    paystack::rules::disputes::DisputeRefused,
};

pub mod accounts;
pub mod books;
pub mod disputes;
pub mod faults;
pub mod payments;
pub mod settings;
pub mod settling;
pub mod webhooks;

/// All control endpoints.
pub fn routes() -> Router<Arc<App>> {
    Router::new()
        .route("/health", get(health))
        .merge(accounts::routes())
        .merge(books::routes())
        .merge(disputes::routes())
        .merge(faults::routes())
        .merge(payments::routes())
        .merge(settings::routes())
        .merge(settling::routes())
        .merge(webhooks::routes())
}

async fn health() -> Response {
    Json(json!({"status": "ok"})).into_response()
}

/// A control request that makes no sense: `{"error": "…"}`.
#[derive(Debug)]
pub struct Misuse {
    status: StatusCode,
    error: String,
}

impl Misuse {
    /// 404: there is no such thing.
    pub fn not_found(what: &str) -> Misuse {
        Misuse { status: StatusCode::NOT_FOUND, error: format!("there is no such {what}") }
    }

    /// 409: what is asked for contradicts what is.
    pub fn conflict(error: &str) -> Misuse {
        Misuse { status: StatusCode::CONFLICT, error: error.to_owned() }
    }

    /// 422: the request is not understood.
    pub fn unclear(error: impl Into<String>) -> Misuse {
        Misuse { status: StatusCode::UNPROCESSABLE_ENTITY, error: error.into() }
    }
}

impl From<AttemptRefused> for Misuse {
    fn from(refused: AttemptRefused) -> Misuse {
        match refused {
            AttemptRefused::NotFound => Misuse::not_found("payment"),
            AttemptRefused::AlreadyPaid => Misuse::conflict("the payment is paid already"),
        }
    }
}

impl From<DisputeRefused> for Misuse {
    fn from(refused: DisputeRefused) -> Misuse {
        match refused {
            DisputeRefused::NotFound => Misuse::not_found("payment or dispute"),
            DisputeRefused::NothingToDispute => Misuse::conflict("so much was not paid"),
            DisputeRefused::AlreadyOpen => Misuse::conflict("the payment has an open dispute"),
            DisputeRefused::AlreadyResolved => Misuse::conflict("the dispute is decided, or with the bank"),
        }
    }
}

impl From<MoveRefused> for Misuse {
    fn from(refused: MoveRefused) -> Misuse {
        match refused {
            MoveRefused::NotFound => Misuse::not_found("transfer or refund"),
            MoveRefused::Contradiction => Misuse::conflict("it cannot go there from where it stands"),
        }
    }
}

impl IntoResponse for Misuse {
    fn into_response(self) -> Response {
        (self.status, Json(json!({"error": self.error}))).into_response()
    }
}

/// A JSON body whose fields may all be absent: no body at all means `{}`. Unknown fields are refused.
pub struct Wanted<T>(pub T);

impl<T: DeserializeOwned> FromRequest<Arc<App>> for Wanted<T> {
    type Rejection = Misuse;

    async fn from_request(request: Request, app: &Arc<App>) -> Result<Wanted<T>, Misuse> {
        let bytes = axum::body::Bytes::from_request(request, app)
            .await
            .map_err(|error| Misuse::unclear(error.to_string()))?;
        let text: &[u8] = if bytes.is_empty() { b"{}" } else { &bytes };
        serde_json::from_slice(text).map(Wanted).map_err(|error| Misuse::unclear(error.to_string()))
    }
}
