//! SQS: the queues in memory, delivered by [`crate::Cloud::drain`].

use std::collections::{BTreeMap, VecDeque};
use std::sync::Mutex;

use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};

use super::Refusal;
use crate::cloud::Inner;
use crate::process::lock;
use crate::template::Queue;

/// A message that waits in a queue.
#[derive(Debug, Clone)]
pub(crate) struct SentMessage {
    /// The queue's own name for it.
    pub(crate) id: String,
    /// As it was sent.
    pub(crate) body: String,
    /// How often it was delivered before.
    pub(crate) deliveries: u32,
}

/// A message that a step failed on as often as its queue delivers.
#[derive(Debug, Clone)]
pub struct DeadLetter {
    /// Which step.
    pub step: String,
    /// As it was sent.
    pub body: String,
    /// What went wrong last.
    pub why: String,
}

/// All queues of a test, by ARN.
pub(crate) struct Queues {
    definitions: BTreeMap<String, Queue>,
    waiting: Mutex<BTreeMap<String, VecDeque<SentMessage>>>,
    sent: Mutex<u64>,
    pub(crate) dead: Mutex<Vec<DeadLetter>>,
}

impl Queues {
    pub(crate) fn new(definitions: BTreeMap<String, Queue>) -> Self {
        Self { definitions, waiting: Mutex::default(), sent: Mutex::default(), dead: Mutex::default() }
    }

    pub(crate) fn arn_of(&self, url: &str) -> String {
        let found = self.definitions.iter().find(|(_, queue)| queue.url == url);
        found.map_or_else(|| format!("no queue at {url}"), |(arn, _)| arn.clone())
    }

    pub(crate) fn of_step(&self, step: &str) -> (&str, &Queue) {
        let found = self.definitions.iter().find(|(_, queue)| queue.step == step);
        found
            .map(|(arn, queue)| (arn.as_str(), queue))
            .unwrap_or_else(|| panic!("no queue is read by {step}"))
    }

    pub(crate) fn steps(&self) -> Vec<String> {
        self.definitions.values().map(|queue| queue.step.clone()).collect()
    }

    pub(crate) fn send(&self, arn: &str, body: String) {
        let mut sent = lock(&self.sent);
        *sent += 1;
        let message = SentMessage { id: format!("message-{sent}"), body, deliveries: 0 };
        lock(&self.waiting).entry(arn.to_owned()).or_default().push_back(message);
    }

    pub(crate) fn put_back(&self, arn: &str, message: SentMessage) {
        lock(&self.waiting).entry(arn.to_owned()).or_default().push_back(message);
    }

    pub(crate) fn waiting(&self, arn: &str) -> Vec<SentMessage> {
        lock(&self.waiting).get(arn).into_iter().flatten().cloned().collect()
    }

    /// Takes all waiting messages of a queue.
    pub(crate) fn take(&self, arn: &str) -> Vec<SentMessage> {
        lock(&self.waiting).get_mut(arn).map(|queue| queue.drain(..).collect()).unwrap_or_default()
    }
}

pub(super) fn serve(inner: &Inner, operation: &str, body: &Value) -> Response {
    let arn = inner.queues.arn_of(body["QueueUrl"].as_str().unwrap_or_default());
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    match operation {
        "SendMessage" => {
            inner.queues.send(&arn, text(&body["MessageBody"]));
            json!({ "MessageId": "sent", "MD5OfMessageBody": "" }).to_string().into_response()
        }
        "SendMessageBatch" => {
            let entries = body["Entries"].as_array().cloned().unwrap_or_default();
            let taken: Vec<Value> = entries
                .iter()
                .map(|entry| {
                    inner.queues.send(&arn, text(&entry["MessageBody"]));
                    json!({ "Id": entry["Id"], "MessageId": "sent", "MD5OfMessageBody": "" })
                })
                .collect();
            json!({ "Successful": taken, "Failed": [] }).to_string().into_response()
        }
        other => Refusal {
            status: StatusCode::BAD_REQUEST,
            code: "InvalidAction",
            message: format!("there is no {other} here"),
        }
        .into_response(),
    }
}
