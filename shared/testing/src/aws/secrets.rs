//! Secrets Manager: the secrets that the stack's parameters name.

use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};

use super::Refusal;
use crate::cloud::Inner;

pub(super) fn serve(inner: &Inner, body: &Value) -> Response {
    let arn = body["SecretId"].as_str().unwrap_or_default();
    match inner.secrets.get(arn) {
        Some(secret) => {
            let answer = json!({
                "ARN": arn,
                "Name": arn.rsplit(':').next(),
                "SecretString": secret,
                "VersionId": "00000000-0000-0000-0000-000000000001",
                "VersionStages": ["AWSCURRENT"],
            });
            answer.to_string().into_response()
        }
        None => Refusal {
            status: StatusCode::BAD_REQUEST,
            code: "ResourceNotFoundException",
            message: "Secrets Manager can't find the specified secret.".to_owned(),
        }
        .into_response(),
    }
}
