//! One request to the API: its body, the faults that hit it, and the answer.

use std::{sync::Arc, time::Duration};

use axum::{
    Json,
    extract::{ConnectInfo, FromRequest, FromRequestParts, Request},
    http::{HeaderName, HeaderValue, StatusCode, header::CONTENT_TYPE, request::Parts},
    response::{IntoResponse, Response},
};
use serde_json::Value;

use crate::{
    app::{App, RequestLine},
    clock::Moment,
    connection::Connection,
    faults::{Operation, RequestFault, Subject},
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
pub(super) struct Call {
    app: Arc<App>,
    connection: Connection,
}

impl FromRequestParts<Arc<App>> for Call {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, app: &Arc<App>) -> Result<Call, Response> {
        let connection = ConnectInfo::<Connection>::from_request_parts(parts, app).await;
        let ConnectInfo(connection) = connection.map_err(IntoResponse::into_response)?;
        Ok(Call { app: Arc::clone(app), connection })
    }
}

type Answer = Result<Reply, Refusal>;

impl Call {
    /// The address under which people reach the payment page.
    pub(super) fn public_url(&self) -> String {
        self.app.public_url.clone()
    }

    /// What a request about a refund is about: the refunded transaction.
    pub(super) fn subject_of_refund(&self, id: u64) -> Subject {
        let reference = self.app.read(|world, _| {
            world.paystack.refunds.get(&id).map(|refund| refund.transaction_reference.clone())
        });
        Subject { reference, ..Subject::default() }
    }

    /// What a new refund is about: the transaction it names by reference or number.
    pub(super) fn subject_of_new_refund(&self, body: &Value) -> Subject {
        let reference = self.app.read(|world, _| {
            world.paystack.refunded_transaction(body).ok().map(|transaction| transaction.reference.clone())
        });
        Subject { reference, ..Subject::default() }
    }

    /// What a request about a dispute is about: the disputed transaction.
    pub(super) fn subject_of_dispute(&self, id: u64) -> Subject {
        let reference = self.app.read(|world, _| {
            world.paystack.disputes.get(&id).map(|dispute| dispute.transaction_reference.clone())
        });
        Subject { reference, ..Subject::default() }
    }

    /// What a new transfer is about: its reference and the recipient's account.
    pub(super) fn subject_of_transfer(&self, body: &Value) -> Subject {
        let reference = fields::text(body, "reference").map(str::to_owned);
        let code = fields::text(body, "recipient").unwrap_or_default();
        let account = self.app.read(|world, _| {
            world.paystack.recipients.get(code).map(|recipient| recipient.account_number.clone())
        });
        Subject { reference, account, event: None }
    }

    /// What a request about an existing transfer is about: its reference.
    pub(super) fn subject_of_transfer_code(&self, id_or_code: &str) -> Subject {
        let reference = self.app.read(|world, _| {
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
        let fault = self.app.with(|world, _| world.faults.hit_request(operation, &subject));
        let effect = || {
            let response = respond(self.app.with(effect));
            if !operation.is_read() {
                self.app.announce_change();
            }
            response
        };
        let (response, is_cut) = match fault {
            None => (effect(), false),
            Some(RequestFault::Error(status)) => (server_error(status), false),
            Some(RequestFault::ErrorAfter(status)) => {
                effect();
                (server_error(status), false)
            }
            Some(RequestFault::Hang(millis)) => (self.hang(millis).await, false),
            Some(RequestFault::HangAfter(millis)) => {
                effect();
                (self.hang(millis).await, false)
            }
            Some(RequestFault::Close) => (self.close(), true),
            Some(RequestFault::CloseAfter) => {
                effect();
                (self.close(), true)
            }
            Some(RequestFault::Slow(millis)) => {
                let response = effect();
                self.wait(millis).await;
                (response, false)
            }
            Some(RequestFault::RateLimit) => (rate_limited(), false),
            Some(RequestFault::Unauthorized) => (refused(&Refusal::bare(401, "Invalid key")), false),
        };
        self.app.log(RequestLine {
            at: Moment::now().rfc3339(),
            operation: operation.name(),
            reference: subject.reference,
            status: (!is_cut).then(|| response.status().as_u16()),
            fault: fault.map(|fault| format!("{fault:?}")),
        });
        response
    }

    async fn wait(&self, millis: u32) {
        tokio::select! {
            () = tokio::time::sleep(Duration::from_millis(u64::from(millis))) => {}
            () = self.app.stopped() => {}
        }
    }

    async fn hang(&self, millis: u32) -> Response {
        self.wait(millis).await;
        server_error(504)
    }

    /// Whatever is answered after this is not written any more.
    fn close(&self) -> Response {
        self.connection.cut();
        StatusCode::BAD_GATEWAY.into_response()
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

/// A 500 comes from the gateway itself, in JSON; any other 5xx from a machine in front of it, in HTML.
fn server_error(code: u16) -> Response {
    if code == 500 {
        let next_step = "Try again later";
        return refused(&Refusal::unable(500, "unknown", "An error occurred", next_step));
    }
    let page = format!("<html><head><title>{code}</title></head><body><h1>{code}</h1></body></html>");
    (status(code), [(CONTENT_TYPE, "text/html")], page).into_response()
}

fn rate_limited() -> Response {
    let next_step = "Wait a few minutes and try the API call again";
    let mut response = refused(&Refusal::unable(429, "rate_limited", "Rate limit exceeded!", next_step));
    for (name, value) in
        [("x-ratelimit-limit", "100"), ("x-ratelimit-remaining", "0"), ("x-ratelimit-reset", "60")]
    {
        response.headers_mut().insert(HeaderName::from_static(name), HeaderValue::from_static(value));
    }
    response
}

fn status(code: u16) -> StatusCode {
    StatusCode::from_u16(code).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
}
