//! The gateway as functions reach it: through here, so that their calls to it are known and can fail.

use std::sync::Arc;
use std::time::Instant;

use axum::body::{Body, Bytes};
use axum::http::{HeaderMap, Method, StatusCode, header};
use axum::response::{IntoResponse, Response};
use futures::stream;
use serde_json::Value;

use crate::capacity::Capacity;
use crate::cloud::Inner;
use crate::fault::{Callee, Effect, die};
use crate::process::{Call, Desk};

/// Headers that belong to one connection.
const OF_THE_CONNECTION: [header::HeaderName; 4] =
    [header::CONNECTION, header::CONTENT_LENGTH, header::HOST, header::TRANSFER_ENCODING];

/// Where the process `id` reaches the gateway.
pub(crate) fn address(endpoint: &str, id: &str) -> String {
    format!("{endpoint}/_gateway/{id}")
}

/// Passes a call of the process behind `desk` on, and its answer back.
pub(crate) async fn serve(
    inner: &Arc<Inner>,
    desk: &Desk,
    method: Method,
    path: &str,
    headers: &HeaderMap,
    body: Bytes,
) -> Response {
    let started = Instant::now();
    let action = format!("gateway:{method} /{path}");
    let effect = desk
        .call_begins(Callee::Gateway)
        .and_then(|call| inner.fault_for(&desk.function.name, Callee::Gateway, call));
    match effect {
        Some(Effect::DieBefore) => return die(desk).await,
        Some(Effect::Trouble) => return StatusCode::SERVICE_UNAVAILABLE.into_response(),
        _ => {}
    }
    let answer = forward(inner, method, path, headers, body).await;
    let succeeded = effect.is_none() && answer.as_ref().is_ok_and(|answer| answer.status().is_success());
    let (request, capacity) = (Value::Null, Capacity::default());
    desk.call_ended(Call { action, started, ended: Instant::now(), succeeded, request, capacity });
    match (effect, answer) {
        (Some(Effect::DieAfter), _) => die(desk).await,
        (Some(Effect::LoseAnswer), _) | (_, Err(_)) => broken(),
        (_, Ok(answer)) => answer,
    }
}

async fn forward(
    inner: &Inner,
    method: Method,
    path: &str,
    headers: &HeaderMap,
    body: Bytes,
) -> Result<Response, reqwest::Error> {
    let url = format!("{}/{path}", inner.gateway_url);
    let mut request = inner.http.request(method, url).body(body);
    for (name, value) in headers.iter().filter(|(name, _)| !OF_THE_CONNECTION.contains(name)) {
        request = request.header(name, value);
    }
    let answer = request.send().await?;
    let (status, headers) = (answer.status(), answer.headers().clone());
    let mut response = (status, answer.bytes().await?).into_response();
    for (name, value) in headers.iter().filter(|(name, _)| !OF_THE_CONNECTION.contains(name)) {
        response.headers_mut().insert(name, value.clone());
    }
    Ok(response)
}

/// The connection breaks before anybody can read an answer from it.
fn broken() -> Response {
    let lost = stream::iter([Err::<Bytes, _>(std::io::Error::other("on request"))]);
    Body::from_stream(lost).into_response()
}
