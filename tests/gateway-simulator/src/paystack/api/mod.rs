//! Paystack's endpoints, one file per resource.

use std::sync::Arc;

use axum::{
    Router,
    extract::{Request, State},
    http::{HeaderMap, header::AUTHORIZATION},
    middleware::{self, Next},
    response::{IntoResponse, Response},
};

use crate::{app::App, paystack::rules::refusal::Refusal};

mod balance;
mod banks;
mod call;
mod disputes;
mod recipients;
mod refunds;
mod transactions;
mod transfers;

pub use call::refused;

/// All endpoints, behind the secret key.
pub fn routes(app: &Arc<App>) -> Router<Arc<App>> {
    Router::new()
        .merge(transactions::routes())
        .merge(refunds::routes())
        .merge(disputes::routes())
        .merge(banks::routes())
        .merge(recipients::routes())
        .merge(transfers::routes())
        .merge(balance::routes())
        .route_layer(middleware::from_fn_with_state(Arc::clone(app), check_key))
}

/// What Paystack answers to an address it does not know.
pub async fn unknown_endpoint() -> Response {
    refused(&Refusal::bare(404, "Endpoint not found"))
}

async fn check_key(State(app): State<Arc<App>>, request: Request, next: Next) -> Response {
    match check(request.headers(), &app.secret) {
        Ok(()) => next.run(request).await,
        Err(refusal) => refused(&refusal).into_response(),
    }
}

fn check(headers: &HeaderMap, secret: &str) -> Result<(), Refusal> {
    let Some(header) = headers.get(AUTHORIZATION) else {
        return Err(Refusal::bare(401, "No Authorization Header was found"));
    };
    match header.to_str().ok().and_then(|header| header.strip_prefix("Bearer ")) {
        None => Err(Refusal::bare(401, "Format is Authorization Bearer [secret key]")),
        Some(key) if key == secret => Ok(()),
        Some(_) => Err(Refusal::bare(401, "Invalid key")),
    }
}
