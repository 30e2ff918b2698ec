//! Sending: to the topic of all events, and straight to a step's queue.

use aws_sdk_sns::types::{MessageAttributeValue, PublishBatchRequestEntry};
use aws_sdk_sqs::types::SendMessageBatchRequestEntry;
use futures::future::LocalBoxFuture;

use crate::{Error, Event, Result};

/// Entries of one batch, by SNS and SQS alike.
const BATCH_MAX: usize = 10;

/// The topic of all events.
#[derive(Debug, Clone)]
pub struct Topic {
    client: aws_sdk_sns::Client,
    arn: String,
}

impl Topic {
    /// The topic of `EVENTS_TOPIC_ARN`.
    ///
    /// # Panics
    /// When the variable is missing.
    pub fn from_env() -> Self {
        Self {
            client: aws_sdk_sns::Client::new(&aws::config_for("sns")),
            arn: aws::required("EVENTS_TOPIC_ARN"),
        }
    }

    /// Publishes all events, with `type` and `subject_kind` as attributes for the queues' filters.
    ///
    /// # Errors
    /// When any was not taken: the caller repeats all, and the consumers know a repeat by its id.
    pub fn publish<'a>(&'a self, events: &'a [Event]) -> LocalBoxFuture<'a, Result> {
        Box::pin(async move {
            for batch in events.chunks(BATCH_MAX) {
                let entries = batch
                    .iter()
                    .enumerate()
                    .map(|(index, event)| {
                        let entry = PublishBatchRequestEntry::builder()
                            .id(index.to_string())
                            .message(serde_json::to_string(event).map_err(Error::other)?)
                            .message_attributes("type", text(&event.kind)?)
                            .message_attributes("subject_kind", text(event.subject_kind())?);
                        entry.build().map_err(Error::other)
                    })
                    .collect::<Result<_>>()?;
                let answer = self
                    .client
                    .publish_batch()
                    .topic_arn(&self.arn)
                    .set_publish_batch_request_entries(Some(entries))
                    .send()
                    .await
                    .map_err(Error::sdk)?;
                if let Some(failed) = answer.failed().first() {
                    let why = failed.message().unwrap_or("no reason given");
                    return Err(Error::other(format!("SNS refused {} events: {why}", answer.failed().len())));
                }
            }
            Ok(())
        })
    }
}

/// A step's queue.
#[derive(Debug, Clone)]
pub struct Queue {
    client: aws_sdk_sqs::Client,
    url: String,
}

impl Queue {
    /// The queue whose URL is in the environment variable `name`.
    ///
    /// # Panics
    /// When the variable is missing.
    pub fn from_env(name: &str) -> Self {
        Self { client: aws_sdk_sqs::Client::new(&aws::config_for("sqs")), url: aws::required(name) }
    }

    /// Sends all events.
    ///
    /// # Errors
    /// When any was not taken.
    pub async fn send(&self, events: &[Event]) -> Result {
        self.send_later(events, 0).await
    }

    /// Sends all events, to be delivered after `seconds`, of which there are at most 900.
    ///
    /// # Errors
    /// When any was not taken.
    pub fn send_later<'a>(&'a self, events: &'a [Event], seconds: i32) -> LocalBoxFuture<'a, Result> {
        Box::pin(async move {
            for batch in events.chunks(BATCH_MAX) {
                let entries = batch
                    .iter()
                    .enumerate()
                    .map(|(index, event)| {
                        let body = serde_json::to_string(event).map_err(Error::other)?;
                        SendMessageBatchRequestEntry::builder()
                            .id(index.to_string())
                            .message_body(body)
                            .set_delay_seconds((seconds > 0).then_some(seconds))
                            .build()
                            .map_err(Error::other)
                    })
                    .collect::<Result<_>>()?;
                let answer = self
                    .client
                    .send_message_batch()
                    .queue_url(&self.url)
                    .set_entries(Some(entries))
                    .send()
                    .await
                    .map_err(Error::sdk)?;
                if let Some(failed) = answer.failed().first() {
                    let why = failed.message().unwrap_or("no reason given");
                    return Err(Error::other(format!(
                        "SQS refused {} messages: {why}",
                        answer.failed().len()
                    )));
                }
            }
            Ok(())
        })
    }
}

fn text(value: &str) -> Result<MessageAttributeValue> {
    MessageAttributeValue::builder().data_type("String").string_value(value).build().map_err(Error::other)
}
