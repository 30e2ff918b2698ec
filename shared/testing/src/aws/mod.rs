//! AWS as the functions see it: one address, each service known by how its requests look.

mod dynamodb;
mod s3;
mod secrets;
mod ses;
mod sns;
mod sqs;

use std::sync::Arc;
use std::time::Instant;

use axum::body::Bytes;
use axum::http::{HeaderMap, Method, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};

pub use dynamodb::Dynamo;
pub use s3::PICTURE;
pub use ses::Mail;
pub use sqs::DeadLetter;

pub(crate) use s3::Objects;
pub(crate) use sqs::{Queues, SentMessage};

use crate::capacity::Capacity;
use crate::cloud::Inner;
use crate::fault::{Callee, Effect, die};
use crate::process::Call;

/// The access key of the tests themselves: they may do anything.
pub(crate) const TESTER: &str = "tester";

/// A request to a service, understood as far as every service needs.
struct Request {
    /// `dynamodb`
    service: &'static str,
    /// `GetItem`
    operation: String,
    /// JSON, or the fields of a form as JSON.
    body: Value,
}

/// What a caller is not allowed, or what is wrong with the request.
pub(crate) struct Refusal {
    status: StatusCode,
    code: &'static str,
    message: String,
}

/// Answers a request to any service.
pub(crate) async fn serve(
    inner: &Arc<Inner>,
    method: &Method,
    uri: &Uri,
    headers: &HeaderMap,
    raw: Bytes,
) -> Response {
    let caller = s3::caller(uri).unwrap_or_else(|| caller(headers));
    let desk = inner.desk(&caller);
    let understood = s3::understand(method, uri).map_or_else(|| understand(uri, headers, &raw), Ok);
    let request = match understood {
        Ok(request) => request,
        Err(refusal) => return refusal.into_response(),
    };
    let started = Instant::now();
    let needed = permissions(inner, &request);
    if let Some(desk) = &desk
        && let Some((action, arn)) = needed.iter().find(|(action, arn)| !desk.function.may(action, arn))
    {
        let who = &desk.function.name;
        inner.complain(format!(
            "{who} may not {action} on {arn}: its policy in the template does not allow it"
        ));
        return Refusal {
            status: StatusCode::BAD_REQUEST,
            code: "AccessDeniedException",
            message: format!("{who} is not authorized to perform: {action} on resource: {arn}"),
        }
        .into_response();
    }
    let effect = desk
        .as_ref()
        .and_then(|desk| inner.fault_for(&desk.function.name, Callee::Aws, desk.call_begins(Callee::Aws)?));
    match (effect, &desk) {
        (Some(Effect::DieBefore), Some(desk)) => return die(desk).await,
        (Some(Effect::Trouble), _) => {
            return Refusal {
                status: StatusCode::INTERNAL_SERVER_ERROR,
                code: "InternalServerError",
                message: "on request".to_owned(),
            }
            .into_response();
        }
        _ => {}
    }
    let mut capacity = Capacity::default();
    let answer = match request.service {
        "dynamodb" if inner.is_traced() => {
            let (answer, consumed) = inner.dynamo.forward_counted(headers, &request.body).await;
            capacity = consumed;
            answer
        }
        "dynamodb" => inner.dynamo.forward(headers, raw).await,
        "s3" => s3::serve(inner, &request, headers, raw),
        "secretsmanager" => secrets::serve(inner, &request.body),
        "sns" => sns::serve(inner, &request.body),
        "sqs" => sqs::serve(inner, &request.operation, &request.body),
        _ => ses::serve(inner, &request.body),
    };
    if let Some(desk) = &desk {
        let action = format!("{}:{}", request.service, request.operation);
        let succeeded = answer.status().is_success() && effect.is_none();
        let (ended, request) = (Instant::now(), request.body);
        desk.call_ended(Call { action, started, ended, succeeded, request, capacity });
        match effect {
            Some(Effect::DieAfter) => return die(desk).await,
            // No status and no body is what a client makes of a connection that breaks.
            Some(Effect::LoseAnswer) => return StatusCode::GATEWAY_TIMEOUT.into_response(),
            _ => {}
        }
    }
    answer
}

/// The access key of the signature.
fn caller(headers: &HeaderMap) -> String {
    let authorization =
        headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let (_, credential) = authorization.split_once("Credential=").unwrap_or_default();
    credential.split('/').next().unwrap_or_default().to_owned()
}

fn understand(uri: &Uri, headers: &HeaderMap, raw: &[u8]) -> Result<Request, Refusal> {
    let target = headers.get("x-amz-target").and_then(|value| value.to_str().ok());
    let read_json = || serde_json::from_slice(raw).map_err(|error| Refusal::of_request(error.to_string()));
    if let Some((service, operation)) = target.and_then(|target| target.split_once('.')) {
        let service = match service {
            "DynamoDB_20120810" => "dynamodb",
            "secretsmanager" => "secretsmanager",
            "AmazonSQS" => "sqs",
            other => return Err(Refusal::of_request(format!("there is no service {other} here"))),
        };
        return Ok(Request { service, operation: operation.to_owned(), body: read_json()? });
    }
    if uri.path() == "/v2/email/outbound-emails" {
        return Ok(Request { service: "ses", operation: "SendEmail".to_owned(), body: read_json()? });
    }
    let form: serde_json::Map<String, Value> = form_urlencoded::parse(raw)
        .map(|(name, value)| (name.into_owned(), Value::String(value.into_owned())))
        .collect();
    match form.get("Action").and_then(Value::as_str) {
        Some("PublishBatch") => {
            Ok(Request { service: "sns", operation: "PublishBatch".to_owned(), body: Value::Object(form) })
        }
        action => Err(Refusal::of_request(format!("there is no {} {action:?} here", uri.path()))),
    }
}

/// What the caller's role has to allow, and on what.
fn permissions(inner: &Inner, request: &Request) -> Vec<(String, String)> {
    let text = |name: &str| request.body[name].as_str().unwrap_or_default().to_owned();
    match request.service {
        "dynamodb" => dynamodb::permissions(&request.operation, &request.body),
        "s3" => vec![(format!("s3:{}", request.operation), format!("arn:aws:s3:::{}", text("name")))],
        "secretsmanager" => vec![("secretsmanager:GetSecretValue".to_owned(), text("SecretId"))],
        "sns" => vec![("sns:Publish".to_owned(), text("TopicArn"))],
        "sqs" => vec![("sqs:SendMessage".to_owned(), inner.queues.arn_of(&text("QueueUrl")))],
        _ => vec![("ses:SendEmail".to_owned(), ses::identity_arn(&request.body))],
    }
}

impl Refusal {
    fn of_request(message: String) -> Self {
        Self { status: StatusCode::BAD_REQUEST, code: "ValidationException", message }
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        let body = json!({ "__type": self.code, "code": self.code, "message": self.message, "Message": self.message });
        let kind = [(header::CONTENT_TYPE, "application/x-amz-json-1.0"), (ERROR_TYPE, self.code)];
        (self.status, kind, body.to_string()).into_response()
    }
}

const ERROR_TYPE: header::HeaderName = header::HeaderName::from_static("x-amzn-errortype");
