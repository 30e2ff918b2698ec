//! One request to a gateway's API: the faults that hit it, and the answer. What an answer looks like is the gateway's.

use std::{sync::Arc, time::Duration};

use axum::{
    extract::{ConnectInfo, FromRequestParts},
    http::{StatusCode, header::CONTENT_TYPE, request::Parts},
    response::{IntoResponse, Response},
};

use crate::{
    app::{App, RequestLine},
    clock::Moment,
    connection::Connection,
    faults::{Operation, RequestFault, Subject},
};

/// How a gateway answers when it does not do what it is asked.
pub trait Dialect {
    /// 5xx.
    fn server_error(&self, status: u16) -> Response;

    /// What a caller who waited in vain gets in the end.
    fn timed_out(&self) -> Response;

    /// 429.
    fn rate_limited(&self) -> Response;

    /// 401, as after a key was rotated.
    fn unauthorized(&self) -> Response;
}

/// A request in progress.
#[derive(Debug)]
pub struct Call {
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

impl Call {
    /// The running simulator.
    pub fn app(&self) -> &App {
        &self.app
    }

    /// Has an effect, unless a fault prevents it, and answers, unless a fault prevents that.
    pub async fn answer(
        self,
        dialect: &impl Dialect,
        operation: Operation,
        subject: Subject,
        effect: impl FnOnce(&App) -> Response,
    ) -> Response {
        let fault = self.app.with(|world, _| world.faults.hit_request(operation, &subject));
        let effect = || {
            let response = effect(&self.app);
            if !operation.is_read() {
                self.app.announce_change();
            }
            response
        };
        let (response, is_cut) = match fault {
            None => (effect(), false),
            Some(RequestFault::Error(status)) => (dialect.server_error(status), false),
            Some(RequestFault::ErrorAfter(status)) => {
                effect();
                (dialect.server_error(status), false)
            }
            Some(RequestFault::Hang(millis)) => {
                self.wait(millis).await;
                (dialect.timed_out(), false)
            }
            Some(RequestFault::HangAfter(millis)) => {
                effect();
                self.wait(millis).await;
                (dialect.timed_out(), false)
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
            Some(RequestFault::RateLimit) => (dialect.rate_limited(), false),
            Some(RequestFault::Unauthorized) => (dialect.unauthorized(), false),
        };
        self.app.log(RequestLine {
            at: Moment::now().rfc3339(),
            gateway: subject.gateway,
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

    /// Whatever is answered after this is not written any more.
    fn close(&self) -> Response {
        self.connection.cut();
        StatusCode::BAD_GATEWAY.into_response()
    }
}

/// The answer of a machine in front of the gateway: HTML.
pub fn proxy_error(code: u16) -> Response {
    let page = format!("<html><head><title>{code}</title></head><body><h1>{code}</h1></body></html>");
    (status(code), [(CONTENT_TYPE, "text/html")], page).into_response()
}

/// A status that is a number.
pub fn status(code: u16) -> StatusCode {
    StatusCode::from_u16(code).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
}
