//! Calls to the service: signed, with a time to answer in, and once more where that may help.

use std::time::{Duration, SystemTime};

use aws::Signer;
use serde_json::Value;

use crate::Error;

/// The name that signatures have for the service.
const NAME: &str = "es";
/// How long an answer may take.
const WITHIN: Duration = Duration::from_secs(10);
/// How often something is asked: an idle connection that the other side has closed shows when it is used. All that is asked here may
/// be asked twice.
const ATTEMPTS_MAX: u32 = 2;
/// Of what is cited of an answer that is none.
const CITED_CHARACTERS: usize = 200;

pub(super) const JSON: &str = "application/json";
pub(super) const LINES: &str = "application/x-ndjson";

#[derive(Debug, Clone)]
pub(super) struct Service {
    /// Without a slash at its end.
    endpoint: String,
    signer: Signer,
    within: Duration,
}

/// What the service answered that is no failure of its own: also that it does not have something, or does not take it.
#[derive(Debug)]
pub(super) struct Answer {
    pub(super) status: u16,
    pub(super) body: Value,
}

impl Service {
    pub(super) fn new(endpoint: &str, region: &str, credentials: aws::Credentials) -> Self {
        let signer = Signer::new(NAME, region, credentials);
        Self { endpoint: endpoint.trim_end_matches('/').to_owned(), signer, within: WITHIN }
    }

    pub(super) fn within(self, within: Duration) -> Self {
        Self { within, ..self }
    }

    /// Asks `method` at `path` with a `body` of JSON.
    pub(super) async fn json(&self, method: &str, path: &str, body: &Value) -> Result<Answer, Error> {
        let body = if body.is_null() { Vec::new() } else { body.to_string().into_bytes() };
        self.call(method, path, JSON, body).await
    }

    /// # Errors
    /// [`Error::Unavailable`] without an answer and when the service fails or has too much to do; [`Error::Index`] for an answer that
    /// cannot be read.
    pub(super) async fn call(
        &self,
        method: &str,
        path: &str,
        media_type: &str,
        body: Vec<u8>,
    ) -> Result<Answer, Error> {
        let mut attempt = 1;
        loop {
            let outcome = self.attempt(method, path, media_type, body.clone()).await;
            match outcome {
                Err(Failed::NoAnswer(cause)) if attempt == ATTEMPTS_MAX => {
                    return Err(Error::Unavailable(format!("{method} {path}: {cause}")));
                }
                Err(Failed::NoAnswer(cause)) => tracing::debug!(method, path, cause, "asked again"),
                Err(Failed::Busy(status)) => {
                    return Err(Error::Unavailable(format!("{method} {path} was answered {status}")));
                }
                Err(Failed::Unreadable(cause)) => {
                    return Err(Error::index(format!("{method} {path}: {cause}")));
                }
                Ok(answer) => return Ok(answer),
            }
            attempt += 1;
        }
    }

    async fn attempt(
        &self,
        method: &str,
        path: &str,
        media_type: &str,
        body: Vec<u8>,
    ) -> Result<Answer, Failed> {
        let url = format!("{}{path}", self.endpoint);
        let request = self.signer.request(method, &url, media_type, body, SystemTime::now());
        let request = request.map_err(|error| Failed::Unreadable(error.to_string()))?;
        let answer = aws::send(request, self.within).await;
        let answer = answer.map_err(|error| Failed::NoAnswer(error.to_string()))?;
        if answer.status == 429 || answer.status >= 500 {
            return Err(Failed::Busy(answer.status));
        }
        match serde_json::from_slice(&answer.body) {
            Ok(body) => Ok(Answer { status: answer.status, body }),
            Err(_) => {
                let text = String::from_utf8_lossy(&answer.body);
                let cited: String = text.chars().take(CITED_CHARACTERS).collect();
                Err(Failed::Unreadable(format!("was answered {} with no JSON: {cited}", answer.status)))
            }
        }
    }
}

enum Failed {
    NoAnswer(String),
    Busy(u16),
    Unreadable(String),
}

impl Answer {
    /// The body, if what was asked for was done.
    pub(super) fn done(self) -> Result<Value, Error> {
        if (200..300).contains(&self.status) { Ok(self.body) } else { Err(self.refused()) }
    }

    /// The same, or `None` when what it is about is not there.
    pub(super) fn found(self) -> Result<Option<Value>, Error> {
        if self.status == 404 { Ok(None) } else { self.done().map(Some) }
    }

    /// The kind of the service's refusal, such as `resource_already_exists_exception`.
    pub(super) fn kind(&self) -> &str {
        self.body["error"]["type"].as_str().unwrap_or_default()
    }

    pub(super) fn refused(&self) -> Error {
        let reason = self.body["error"]["reason"].as_str().or(self.body["message"].as_str());
        let (status, kind) = (self.status, self.kind());
        Error::index(format!("the service refused: {status} {kind} {}", reason.unwrap_or_default()))
    }
}
