//! The one address that functions know: AWS's services, the gateway, Lambda's runtime API, and the HTTP API for those
//! outside.

use std::sync::Arc;

use axum::Router;
use axum::body::Bytes;
use axum::extract::{DefaultBodyLimit, Path, State};
use axum::http::{HeaderMap, Method, StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use axum::routing::{any, get, post};
use serde_json::{Value, json};

use crate::aws;
use crate::cloud::Inner;
use crate::gateway;
use crate::http::ApiRequest;
use crate::process::FunctionError;

/// DynamoDB's own limit.
const BODY_BYTES_MAX: usize = 16 * 1024 * 1024;

pub(crate) fn routes(inner: Arc<Inner>) -> Router {
    let runtime = "/_lambda/{process}/2018-06-01/runtime";
    Router::new()
        .route(&format!("{runtime}/invocation/next"), get(next))
        .route(&format!("{runtime}/invocation/{{request}}/response"), post(answered))
        .route(&format!("{runtime}/invocation/{{request}}/error"), post(failed))
        .route(&format!("{runtime}/init/error"), post(not_started))
        .route("/_api/{*path}", any(api))
        .route("/_gateway/{process}/{*path}", any(call_gateway))
        .fallback(any_service)
        .layer(DefaultBodyLimit::max(BODY_BYTES_MAX))
        .with_state(inner)
}

async fn next(State(inner): State<Arc<Inner>>, Path(process): Path<String>) -> Response {
    let Some(desk) = inner.desk(&process) else { return StatusCode::NOT_FOUND.into_response() };
    desk.ask();
    let Some(job) = desk.jobs.lock().await.recv().await else { return StatusCode::GONE.into_response() };
    let (request_id, event, deadline_ms) = desk.begin(job);
    let headers = [
        ("content-type", "application/json".to_owned()),
        ("lambda-runtime-aws-request-id", request_id),
        ("lambda-runtime-deadline-ms", deadline_ms.to_string()),
        ("lambda-runtime-invoked-function-arn", format!("arn:aws:lambda:us-east-1:0:function:{process}")),
        ("lambda-runtime-trace-id", "Root=1-00000000-000000000000000000000000".to_owned()),
    ];
    (headers, event).into_response()
}

async fn answered(
    State(inner): State<Arc<Inner>>,
    Path((process, _request)): Path<(String, String)>,
    body: Bytes,
) -> Response {
    if let Some(desk) = inner.desk(&process) {
        desk.end(Ok(serde_json::from_slice(&body).unwrap_or(Value::Null)));
    }
    accepted()
}

async fn failed(
    State(inner): State<Arc<Inner>>,
    Path((process, _request)): Path<(String, String)>,
    body: Bytes,
) -> Response {
    if let Some(desk) = inner.desk(&process) {
        desk.end(Err(error(&body)));
    }
    accepted()
}

async fn not_started(State(inner): State<Arc<Inner>>, Path(process): Path<String>, body: Bytes) -> Response {
    if let Some(desk) = inner.desk(&process) {
        desk.end(Err(error(&body)));
    }
    accepted()
}

async fn api(
    State(inner): State<Arc<Inner>>,
    method: Method,
    uri: Uri,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let path = uri.path_and_query().map(ToString::to_string).unwrap_or_default();
    let path = path.strip_prefix("/_api").unwrap_or_default();
    let mut request = ApiRequest::new(&inner, method, path).bytes(&body);
    for (name, value) in &headers {
        request = request.header(name.as_str(), value.to_str().unwrap_or_default());
    }
    let reply = request.send().await;
    let mut response =
        (StatusCode::from_u16(reply.status).unwrap_or(StatusCode::BAD_GATEWAY), reply.text).into_response();
    for (name, value) in reply.headers {
        if let (Ok(name), Ok(value)) = (http::HeaderName::try_from(name), http::HeaderValue::try_from(value))
        {
            response.headers_mut().insert(name, value);
        }
    }
    for cookie in reply.cookies {
        if let Ok(cookie) = http::HeaderValue::try_from(cookie) {
            response.headers_mut().append("set-cookie", cookie);
        }
    }
    response
}

async fn call_gateway(
    State(inner): State<Arc<Inner>>,
    method: Method,
    uri: Uri,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    // As it came: an extracted path would be decoded.
    let path = uri.path_and_query().map(ToString::to_string).unwrap_or_default();
    let (process, path) =
        path.strip_prefix("/_gateway/").and_then(|path| path.split_once('/')).unwrap_or_default();
    let Some(desk) = inner.desk(process) else { return StatusCode::NOT_FOUND.into_response() };
    gateway::serve(&inner, &desk, method, path, &headers, body).await
}

async fn any_service(
    State(inner): State<Arc<Inner>>,
    method: Method,
    uri: Uri,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    aws::serve(&inner, &method, &uri, &headers, body).await
}

fn accepted() -> Response {
    (StatusCode::ACCEPTED, axum::Json(json!({ "status": "OK" }))).into_response()
}

fn error(body: &[u8]) -> FunctionError {
    let body: Value = serde_json::from_slice(body).unwrap_or_default();
    let text = |name: &str| body[name].as_str().unwrap_or_default().to_owned();
    FunctionError { kind: text("errorType"), message: text("errorMessage") }
}
