//! One request to the API: its body, what it is about, and the answer.

use std::sync::Arc;

use axum::{
    Json,
    extract::{FromRequest, FromRequestParts, Request},
    http::{HeaderName, HeaderValue, request::Parts},
    response::{IntoResponse, Response},
};
use serde_json::Value;

use crate::{
    app::App,
    call::{Dialect, proxy_error, status},
    clock::Moment,
    faults::{Operation, Subject},
    paystack::{
        rules::{fields, refusal::Refusal},
        wire::envelope::{Reply, refusal_body},
    },
    world::World,
};

/// A JSON object in the body of a request.
pub(super) struct Body(pub(super) Value);

impl FromRequest<Arc<App>> for Body {
    type Rejection = Response;

    async fn from_request(request: Request, app: &Arc<App>) -> Result<Body, Response> {
        let bytes =
            axum::body::Bytes::from_request(request, app).await.map_err(IntoResponse::into_response)?;
        match serde_json::from_slice(&bytes) {
            Ok(Value::Object(fields)) => Ok(Body(Value::Object(fields))),
            Ok(_) | Err(_) => Err(refused(&Refusal::bare(400, "Invalid JSON in the request body"))),
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

type Answer = Result<Reply, Refusal>;

impl Call {
    /// The address under which people reach the payment page.
    pub(super) fn public_url(&self) -> String {
        self.0.app().public_url.clone()
    }

    /// What a request about a refund is about: the refunded transaction.
    pub(super) fn subject_of_refund(&self, id: u64) -> Subject {
        let reference = self.0.app().read(|world, _| {
            world.paystack.refunds.get(&id).map(|refund| refund.transaction_reference.clone())
        });
        Subject { reference, ..Subject::default() }
    }

    /// What a new refund is about: the transaction it names by reference or number.
    pub(super) fn subject_of_new_refund(&self, body: &Value) -> Subject {
        let reference = self.0.app().read(|world, _| {
            world.paystack.refunded_transaction(body).ok().map(|transaction| transaction.reference.clone())
        });
        Subject { reference, ..Subject::default() }
    }

    /// What a request about a dispute is about: the disputed transaction.
    pub(super) fn subject_of_dispute(&self, id: u64) -> Subject {
        let reference = self.0.app().read(|world, _| {
            world.paystack.disputes.get(&id).map(|dispute| dispute.transaction_reference.clone())
        });
        Subject { reference, ..Subject::default() }
    }

    /// What a new transfer is about: its reference and the recipient's account.
    pub(super) fn subject_of_transfer(&self, body: &Value) -> Subject {
        let reference = fields::text(body, "reference").map(str::to_owned);
        let code = fields::text(body, "recipient").unwrap_or_default();
        let account = self.0.app().read(|world, _| {
            world.paystack.recipients.get(code).map(|recipient| recipient.account_number.clone())
        });
        Subject { reference, account, ..Subject::default() }
    }

    /// What a request about an existing transfer is about: its reference.
    pub(super) fn subject_of_transfer_code(&self, id_or_code: &str) -> Subject {
        let reference = self.0.app().read(|world, _| {
            world.paystack.transfer_by_id_or_code(id_or_code).map(|transfer| transfer.reference.clone())
        });
        Subject { reference, ..Subject::default() }
    }

    /// Has an effect on the world, unless a fault prevents it, and answers, unless a fault prevents that.
    pub(super) async fn answer(
        self,
        operation: Operation,
        subject: Subject,
        effect: impl FnOnce(&mut World, Moment) -> Answer,
    ) -> Response {
        let effect = |app: &App| respond(app.with(effect));
        self.0.answer(&Paystack, operation, subject, effect).await
    }
}

/// Paystack's way to answer.
struct Paystack;

impl Dialect for Paystack {
    /// A 500 comes from the gateway itself, in JSON; any other 5xx from a machine in front of it, in HTML.
    fn server_error(&self, status: u16) -> Response {
        if status == 500 {
            let next_step = "Try again later";
            return refused(&Refusal::unable(500, "unknown", "An error occurred", next_step));
        }
        proxy_error(status)
    }

    fn timed_out(&self) -> Response {
        proxy_error(504)
    }

    fn rate_limited(&self) -> Response {
        let next_step = "Wait a few minutes and try the API call again";
        let mut response = refused(&Refusal::unable(429, "rate_limited", "Rate limit exceeded!", next_step));
        for (name, value) in
            [("x-ratelimit-limit", "100"), ("x-ratelimit-remaining", "0"), ("x-ratelimit-reset", "60")]
        {
            response.headers_mut().insert(HeaderName::from_static(name), HeaderValue::from_static(value));
        }
        response
    }

    fn unauthorized(&self) -> Response {
        refused(&Refusal::bare(401, "Invalid key"))
    }
}

fn respond(answer: Answer) -> Response {
    match answer {
        Ok(reply) => (status(reply.status), Json(reply.body)).into_response(),
        Err(refusal) => refused(&refusal),
    }
}

/// The answer to a refused request.
pub fn refused(refusal: &Refusal) -> Response {
    (status(refusal.status), Json(refusal_body(refusal))).into_response()
}
