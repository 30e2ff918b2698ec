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
        let mut response = self.0.get(url).call().with_context(|| format!("no answer from {url}"))?;
        let text = response.body_mut().read_to_string()?;
        Ok(Answer { status: response.status().as_u16(), text })
    }
}
