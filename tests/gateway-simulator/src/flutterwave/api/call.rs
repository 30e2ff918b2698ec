//! One request to the API: its body, what it is about, and the answer.

use std::sync::Arc;

use axum::{
    Json,
    extract::{FromRequest, FromRequestParts, Request},
    http::request::Parts,
    response::{IntoResponse, Response},
};
use serde_json::Value;

use crate::{
    app::App,
    call::{Dialect, proxy_error, status},
    clock::Moment,
    faults::{Operation, Subject},
    flutterwave::{rules::refusal::Refusal, wire::envelope::refusal_body},
    gateway::Gateway,
    world::World,
};

/// A JSON object in the body of a request; no body at all means `{}`.
pub(super) struct Body(pub(super) Value);

impl FromRequest<Arc<App>> for Body {
    type Rejection = Response;

    async fn from_request(request: Request, app: &Arc<App>) -> Result<Body, Response> {
        let bytes =
            axum::body::Bytes::from_request(request, app).await.map_err(IntoResponse::into_response)?;
        let text: &[u8] = if bytes.is_empty() { b"{}" } else { &bytes };
        match serde_json::from_slice(text) {
            Ok(Value::Object(fields)) => Ok(Body(Value::Object(fields))),
            Ok(_) | Err(_) => Err(refused(&Refusal::bad("Invalid request body"))),
        }
    }
}

/// A request in progress.
pub(super) struct Call(crate::call::Call);

impl FromRequestParts<Arc<App>> for Call {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, app: &Arc<App>) -> Result<Call, Response> {
        crate::call::Call::from_request_parts(parts, app).await.map(Call)
    }
}

impl Call {
    /// The address under which people reach the payment page.
    pub(super) fn public_url(&self) -> String {
        self.0.app().public_url.clone()
    }

    /// What a request about an attempt to pay is about: the merchant's reference.
    pub(super) fn subject_of_charge(&self, id: u64) -> Subject {
        let reference = self
            .0
            .app()
            .read(|world, _| world.flutterwave.charges.get(&id).map(|charge| charge.tx_ref.clone()));
        Subject { reference, ..about_nothing() }
    }

    /// What a request about a refund is about: the refunded payment.
    pub(super) fn subject_of_refund(&self, id: u64) -> Subject {
        let reference = self
            .0
            .app()
            .read(|world, _| world.flutterwave.refunds.get(&id).map(|refund| refund.tx_ref.clone()));
        Subject { reference, ..about_nothing() }
    }

    /// What a request about an existing transfer is about: its reference.
    pub(super) fn subject_of_transfer(&self, id: u64) -> Subject {
        let reference = self.0.app().read(|world, _| {
            let mut transfers = world.flutterwave.transfers.values();
            transfers.find(|transfer| transfer.id == id).map(|transfer| transfer.reference.clone())
        });
        Subject { reference, ..about_nothing() }
    }

    /// Has an effect on the world, unless a fault prevents it, and answers, unless a fault prevents that.
    pub(super) async fn answer(
        self,
        operation: Operation,
        subject: Subject,
        effect: impl FnOnce(&mut World, Moment) -> Result<Value, Refusal>,
    ) -> Response {
        let effect = |app: &App| match app.with(effect) {
            Ok(body) => Json(body).into_response(),
            Err(refusal) => refused(&refusal),
        };
        self.0.answer(&Flutterwave, operation, subject, effect).await
    }
}

/// What a request is about that names nothing.
pub(super) fn about_nothing() -> Subject {
    Subject { gateway: Gateway::Flutterwave, ..Subject::default() }
}

/// What a request is about that may name a reference.
pub(super) fn about(reference: Option<&str>) -> Subject {
    Subject { reference: reference.map(str::to_owned), ..about_nothing() }
}

/// Flutterwave's way to answer.
struct Flutterwave;

impl Dialect for Flutterwave {
    /// A 500 comes from the gateway itself, in JSON; any other 5xx from a machine in front of it, in HTML.
    fn server_error(&self, status: u16) -> Response {
        if status == 500 {
            let message = "An error occurred while processing your request".to_owned();
            return refused(&Refusal { status, message });
        }
        proxy_error(status)
    }

    /// 503, which "does not mean failure".
    fn timed_out(&self) -> Response {
        proxy_error(503)
    }

    fn rate_limited(&self) -> Response {
        refused(&Refusal { status: 429, message: "Too many requests".to_owned() })
    }

    fn unauthorized(&self) -> Response {
        refused(&Refusal::unauthorized())
    }
}

/// The answer to a refused request.
pub(super) fn refused(refusal: &Refusal) -> Response {
    (status(refusal.status), Json(refusal_body(refusal))).into_response()
}
