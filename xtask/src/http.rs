//! A small HTTP client for what runs on this machine.

use std::time::Duration;

use anyhow::{Context as _, Result};
use serde_json::Value;

/// An answer, whatever its status.
#[derive(Debug)]
pub(crate) struct Answer {
    /// The status code.
    pub(crate) status: u16,
    /// The body as text.
    pub(crate) text: String,
}

impl Answer {
    /// The body as JSON; null when it is none.
    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.text).unwrap_or(Value::Null)
    }
}

/// Sends requests; keeps connections.
#[derive(Clone)]
pub(crate) struct Client(ureq::Agent);

impl Client {
    /// A client whose requests take at most `limit`.
    pub(crate) fn new(limit: Duration) -> Self {
        let config = ureq::Agent::config_builder()
            .timeout_global(Some(limit))
            .http_status_as_error(false)
            // What runs here is never reached through a proxy.
            .proxy(None)
            .build();
        Self(config.into())
    }

    /// Gets `url`.
    ///
    /// # Errors
    /// When there is no answer.
    pub(crate) fn get(&self, url: &str) -> Result<Answer> {
        self.send(ureq::http::Request::get(url), None)
    }

    /// Sends `body` as JSON, or no body, to `url` with `method` and `headers`.
    ///
    /// # Errors
    /// When there is no answer.
    pub(crate) fn call(
        &self,
        method: &str,
        url: &str,
        headers: &[(&str, &str)],
        body: Option<&Value>,
    ) -> Result<Answer> {
        let mut request = ureq::http::Request::builder().method(method).uri(url);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        if body.is_some() {
            request = request.header("content-type", "application/json");
        }
        self.send(request, body)
    }

    fn send(&self, request: ureq::http::request::Builder, body: Option<&Value>) -> Result<Answer> {
        let body = body.map_or_else(String::new, Value::to_string);
        let request = request.body(body)?;
        let url = request.uri().to_string();
        let mut response = self.0.run(request).with_context(|| format!("no answer from {url}"))?;
        let text = response.body_mut().read_to_string()?;
        Ok(Answer { status: response.status().as_u16(), text })
    }
}
