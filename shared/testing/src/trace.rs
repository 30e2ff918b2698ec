//! What functions did, invocation by invocation, for whoever counts.

use serde_json::Value;

use crate::cloud::Cloud;
use crate::process::{Call, Invocation, lock};

/// One invocation of a function.
#[derive(Debug, Clone)]
pub struct Traced {
    /// Which function.
    pub function: String,
    /// Messages of a queue or records of the stream that it got; none for a request or a schedule.
    pub records: usize,
    /// Calls to the table that waited for each other.
    pub round_trips: usize,
    /// Size of the event.
    pub event_bytes: usize,
    /// Size of the answer; zero when it failed.
    pub answer_bytes: usize,
    /// What it logged, metrics included.
    pub log: String,
    /// Its calls to AWS and to the gateway.
    pub calls: Vec<Call>,
}

impl Traced {
    pub(crate) fn of(function: &str, event: &Value, invocation: &Invocation, log: String) -> Self {
        Self {
            function: function.to_owned(),
            records: event["Records"].as_array().map_or(0, Vec::len),
            round_trips: invocation.round_trips(),
            event_bytes: event.to_string().len(),
            answer_bytes: invocation.answer.as_ref().map_or(0, |answer| answer.to_string().len()),
            log,
            calls: invocation.calls.clone(),
        }
    }
}

impl Cloud {
    /// Keeps what functions do from now on, until [`Cloud::take_trace`].
    pub fn trace(&self) {
        *lock(&self.inner.trace) = Some(Vec::new());
    }

    /// What functions did since [`Cloud::trace`], in the order in which they ended; nothing is kept any more.
    pub fn take_trace(&self) -> Vec<Traced> {
        lock(&self.inner.trace).take().unwrap_or_default()
    }
}
