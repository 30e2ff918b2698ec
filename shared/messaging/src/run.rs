//! The runners: they own batches, partial failure, repetition after a conflict, and the log line of each outcome.

use std::time::{SystemTime, UNIX_EPOCH};

use aws_lambda_events::event::dynamodb;
use aws_lambda_events::event::sqs::{BatchItemFailure, SqsBatchResponse, SqsEvent, SqsMessage};
use domain::Timestamp;
use domain::history::Entry;
use futures::future::LocalBoxFuture;
use lambda_runtime::{LambdaEvent, service_fn};
use serde_json::Value;
use telemetry::Unit;

use crate::{Event, Message};

/// How often a message is handled anew when another change was faster, before it goes back to the queue.
const CONFLICTS_MAX: u32 = 4;

/// Why a message was not handled. It comes again, and after several deliveries goes to the dead-letter queue.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The table.
    #[error(transparent)]
    Store(store::Error),
    /// The rules: an event that contradicts what has happened.
    #[error(transparent)]
    Refused(#[from] domain::Refused),
    /// The message is not what this step takes.
    #[error("malformed message: {0}")]
    Malformed(String),
    /// Anything else.
    #[error("{0}")]
    Other(String),
}

/// What a step answers.
pub type Result<T = ()> = std::result::Result<T, Error>;

impl From<store::Error> for Error {
    fn from(error: store::Error) -> Self {
        match error {
            // A message about nothing: whoever sent it would have made it first.
            store::Error::NotFound(_) => Self::Malformed(error.to_string()),
            store::Error::Conflict
            | store::Error::Answered(_)
            | store::Error::KeyReused
            | store::Error::OutOfStock { .. }
            | store::Error::ProductChanged { .. }
            | store::Error::ArtisanNotVerified
            | store::Error::ArtisanAway { .. }
            | store::Error::DeliveryNotChosen { .. }
            | store::Error::Blocked { .. }
            | store::Error::EmailTaken
            | store::Error::ProviderLinked
            | store::Error::BadCursor
            | store::Error::Unavailable(_)
            | store::Error::Invalid(_) => Self::Store(error),
        }
    }
}

impl Error {
    /// Any other error.
    pub fn other(error: impl std::fmt::Display) -> Self {
        Self::Other(error.to_string())
    }

    pub(crate) fn sdk<E, R>(error: aws_sdk_sqs::error::SdkError<E, R>) -> Self
    where
        E: std::error::Error + Send + Sync + 'static,
        R: std::fmt::Debug + Send + Sync + 'static,
    {
        Self::Other(aws_sdk_sqs::error::DisplayErrorContext(error).to_string())
    }
}

/// Runs a step on its queue: `handle` gets one message at a time. What fails is reported back alone, so that the rest of
/// the batch is done.
///
/// # Errors
/// When the runtime cannot be reached.
pub async fn serve<F>(handle: F) -> std::result::Result<(), lambda_runtime::Error>
where
    F: AsyncFn(Message) -> Result,
{
    serve_messages(&|message| Box::pin(handle(message))).await
}

/// What a step does, its type forgotten, so that the runtime's code is compiled with this crate and not again for each
/// function.
type Handle<'a, T> = dyn Fn(T) -> LocalBoxFuture<'a, Result> + 'a;
/// A function until Lambda stops it.
type Running<'a> = LocalBoxFuture<'a, std::result::Result<(), lambda_runtime::Error>>;

fn serve_messages<'a>(handle: &'a Handle<'a, Message>) -> Running<'a> {
    Box::pin(async move {
        telemetry::init();
        aws::warm_up().await;
        lambda_runtime::run(service_fn(async move |invocation: LambdaEvent<SqsEvent>| {
            let mut response = SqsBatchResponse::default();
            for record in invocation.payload.records {
                let id = record.message_id.clone().unwrap_or_default();
                if let Err(error) = handle_record(handle, record).await {
                    report(&mut response, id, &error);
                }
            }
            Ok::<_, lambda_runtime::Error>(response)
        }))
        .await
    })
}

/// How a step reads what a message asks for.
type ReadOne<'a, T> = dyn Fn(&Message) -> Result<T> + 'a;
/// What a step does with what it read of a batch.
type HandleAll<'a, T> = dyn Fn(Vec<T>, Timestamp) -> LocalBoxFuture<'a, Result> + 'a;

/// Runs a step on its queue to which many messages at once cost little more than one: `read` says what a message asks for, and
/// `handle` gets what those of a batch do. What cannot be read is reported alone; the rest comes again together.
///
/// # Errors
/// When the runtime cannot be reached.
pub async fn serve_batches<T, F>(
    read: impl Fn(&Message) -> Result<T>,
    handle: F,
) -> std::result::Result<(), lambda_runtime::Error>
where
    T: Clone,
    F: AsyncFn(Vec<T>, Timestamp) -> Result,
{
    telemetry::init();
    aws::warm_up().await;
    let read: &ReadOne<'_, T> = &read;
    let handle: &HandleAll<'_, T> = &|wanted, at| Box::pin(handle(wanted, at));
    lambda_runtime::run(service_fn(async move |invocation: LambdaEvent<SqsEvent>| {
        Ok::<_, lambda_runtime::Error>(handle_batch(read, handle, invocation.payload.records).await)
    }))
    .await
}

async fn handle_batch<T: Clone>(
    read: &ReadOne<'_, T>,
    handle: &HandleAll<'_, T>,
    records: Vec<SqsMessage>,
) -> SqsBatchResponse {
    let mut response = SqsBatchResponse::default();
    let (mut ids, mut wanted, mut messages) = (Vec::new(), Vec::new(), Vec::new());
    for record in records {
        let id = record.message_id.clone().unwrap_or_default();
        match message(record, now()).and_then(|message| Ok((read(&message)?, message))) {
            Ok((asked, message)) => {
                ids.push(id);
                wanted.push(asked);
                messages.push(message);
            }
            Err(error) => report(&mut response, id, &error),
        }
    }
    let (outcome, conflicts) = without_conflict(async || handle(wanted.clone(), now()).await).await;
    for message in &messages {
        age(message);
    }
    match outcome {
        Ok(()) => tracing::info!(count = messages.len(), conflicts, "handled"),
        Err(error) => ids.into_iter().for_each(|id| report(&mut response, id, &error)),
    }
    response
}

/// Has the message `id` come again, and says why.
fn report(response: &mut SqsBatchResponse, id: String, error: &Error) {
    tracing::error!(message_id = id, error = %error, "message failed");
    let mut failure = BatchItemFailure::default();
    failure.item_identifier = id;
    response.batch_item_failures.push(failure);
}

/// Does it again from the load, when somebody else was faster; answers how often that was.
async fn without_conflict(attempt: impl AsyncFn() -> Result) -> (Result, u32) {
    let mut conflicts = 0;
    loop {
        match attempt().await {
            Err(Error::Store(store::Error::Conflict)) if conflicts < CONFLICTS_MAX => conflicts += 1,
            outcome => return (outcome, conflicts),
        }
    }
}

/// The event in a record of the queue.
fn message(record: SqsMessage, at: Timestamp) -> Result<Message> {
    let body = record.body.unwrap_or_default();
    let event: Event = serde_json::from_str(&body).map_err(|error| Error::Malformed(error.to_string()))?;
    let deliveries =
        record.attributes.get("ApproximateReceiveCount").and_then(|count| count.parse().ok()).unwrap_or(1);
    Ok(Message { event, at, deliveries })
}

/// How long it took from the event to the end of its handling.
fn age(message: &Message) {
    let age = message.at.since(message.event.time);
    telemetry::metric("StepAge", u64::try_from(age.as_millis()).unwrap_or(u64::MAX), Unit::Milliseconds);
}

async fn handle_record(handle: &Handle<'_, Message>, record: SqsMessage) -> Result {
    let message = message(record, now())?;
    let (outcome, conflicts) = without_conflict(async || handle(message.clone()).await).await;
    age(&message);
    if outcome.is_ok() {
        tracing::info!(
            event_id = message.event.id,
            kind = message.kind(),
            subject = message.event.subject,
            correlation_id = message.correlation_id(),
            deliveries = message.deliveries,
            conflicts,
            "handled"
        );
    }
    outcome
}

/// Runs the outbox relay on the table's stream: `handle` gets the new history entries of a batch, in order. The whole
/// batch comes again when it fails.
///
/// # Errors
/// When the runtime cannot be reached.
pub async fn serve_stream<F>(handle: F) -> std::result::Result<(), lambda_runtime::Error>
where
    F: AsyncFn(Vec<Entry>) -> Result,
{
    telemetry::init();
    aws::warm_up().await;
    let handle = &handle;
    lambda_runtime::run(service_fn(async move |invocation: LambdaEvent<dynamodb::Event>| {
        let mut entries = Vec::new();
        for record in invocation.payload.records {
            let sort_key = record.change.keys.get("sk").map(|sk| matches!(sk, serde_dynamo::AttributeValue::S(sk) if sk.starts_with(store::history::PREFIX)));
            if record.event_name == "INSERT" && sort_key == Some(true) {
                entries.push(store::history::entry_from_stream(record.change.new_image)?);
            }
        }
        let count = entries.len();
        Box::pin(handle(entries)).await?;
        tracing::info!(count, "relayed");
        Ok::<_, lambda_runtime::Error>(())
    }))
    .await
}

/// Runs a scheduled function: `handle` gets the time.
///
/// # Errors
/// When the runtime cannot be reached.
pub async fn serve_schedule<F>(handle: F) -> std::result::Result<(), lambda_runtime::Error>
where
    F: AsyncFn(Timestamp) -> Result,
{
    serve_moments(&|at| Box::pin(handle(at))).await
}

fn serve_moments<'a>(handle: &'a Handle<'a, Timestamp>) -> Running<'a> {
    Box::pin(async move {
        telemetry::init();
        aws::warm_up().await;
        lambda_runtime::run(service_fn(async move |_: LambdaEvent<Value>| {
            handle(now()).await?;
            Ok::<_, lambda_runtime::Error>(())
        }))
        .await
    })
}

fn now() -> Timestamp {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    Timestamp::from_millis(i64::try_from(since.as_millis()).unwrap_or(i64::MAX))
}

#[cfg(test)]
mod tests {
    use domain::{OrderId, TypedId};
    use store::entities::order_key;

    use super::*;

    #[test]
    fn a_message_about_what_is_not_there_is_malformed_and_says_what() {
        let key = order_key(OrderId::derived(Timestamp::from_millis(0), "an order"));
        let partition = key.subject().to_owned();
        match Error::from(store::Error::NotFound(key)) {
            Error::Malformed(why) => assert_eq!(why, format!("there is no order in {partition}")),
            other => panic!("{other}"),
        }
        assert!(matches!(Error::from(store::Error::Conflict), Error::Store(store::Error::Conflict)));
    }
}
