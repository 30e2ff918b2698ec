//! Flutterwave's endpoints, one file per resource.

use std::sync::Arc;

use axum::{
    Router,
    extract::{Request, State},
    http::{HeaderMap, header::AUTHORIZATION},
    middleware::{self, Next},
    response::Response,
};

use super::rules::refusal::Refusal;
use crate::app::App;

mod accounts;
mod call;
mod payments;
mod refunds;
mod transactions;
mod transfers;

use call::refused;

/// All endpoints, behind the secret key.
pub fn routes(app: &Arc<App>) -> Router<Arc<App>> {
    Router::new()
        .merge(payments::routes())
        .merge(transactions::routes())
        .merge(refunds::routes())
        .merge(accounts::routes())
        .merge(transfers::routes())
        .route_layer(middleware::from_fn_with_state(Arc::clone(app), check_key))
}

/// What Flutterwave answers to an address it does not know.
pub async fn unknown_endpoint() -> Response {
    refused(&Refusal::not_found("Resource not found"))
}

async fn check_key(State(app): State<Arc<App>>, request: Request, next: Next) -> Response {
    if carries(request.headers(), &app.flutterwave.secret) {
        next.run(request).await
    } else {
        refused(&Refusal::unauthorized())
    }
}

fn carries(headers: &HeaderMap, secret: &str) -> bool {
    let sent = headers.get(AUTHORIZATION).and_then(|header| header.to_str().ok());
    sent.and_then(|header| header.strip_prefix("Bearer ")) == Some(secret)
}
