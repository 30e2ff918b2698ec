//! What moves by itself: the stream to the relay, events to the queues, messages to their steps.

use std::collections::BTreeSet;
use std::time::Duration;

use serde_json::{Value, json};

use crate::aws::{DeadLetter, SentMessage};
use crate::cloud::Cloud;
use crate::process::lock;
use crate::template::pattern;

/// How long the gateway may go on by itself before a test fails.
const GATEWAY_IDLE_WITHIN: Duration = Duration::from_secs(20);
/// Rounds after which a platform that never rests fails the test.
const ROUNDS_MAX: usize = 500;
/// Failures in a row after which a batch of the stream, or a run of a schedule, fails the test.
const ATTEMPTS_MAX: usize = 5;

/// How messages reach their steps. Queues promise no more than that each message arrives at least once, at some time.
#[derive(Debug, Clone, Default)]
pub struct Delivery {
    /// How often each message is delivered.
    pub copies: Copies,
    /// Mixes the order of a queue's messages, by this seed.
    pub shuffle: Option<u64>,
    /// Steps whose messages wait.
    pub held: BTreeSet<String>,
}

/// How often each message is delivered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Copies {
    /// Once.
    #[default]
    One,
    /// Again when it has been handled.
    TwoInTurn,
    /// To two processes at the same time.
    TwoAtOnce,
}

impl Cloud {
    /// From now on messages are delivered so.
    pub fn deliver(&self, delivery: Delivery) {
        *lock(&self.delivery) = delivery;
    }

    /// Messages of `step` wait from now on.
    pub fn hold(&self, step: &str) {
        lock(&self.delivery).held.insert(step.to_owned());
    }

    /// Messages of `step` are delivered again.
    pub fn resume(&self, step: &str) {
        lock(&self.delivery).held.remove(step);
    }

    /// Lets everything happen that is under way, the gateway included, until nothing moves any more.
    ///
    /// # Panics
    /// When a message went to the dead letters, or the platform does not come to rest.
    pub async fn drain(&self) {
        self.rest().await;
        let dead = self.dead_letters();
        assert!(dead.is_empty(), "{} messages were given up on: {dead:#?}", dead.len());
    }

    /// As [`Cloud::drain`], where dead letters are expected.
    ///
    /// # Panics
    /// When the platform does not come to rest.
    pub async fn rest(&self) {
        for _ in 0..ROUNDS_MAX {
            let mut moved = self.relay().await > 0;
            for step in self.inner.queues.steps() {
                if !lock(&self.delivery).held.contains(&step) {
                    moved |= self.run_step(&step).await > 0;
                }
            }
            if !moved {
                self.gateway().wait_until_idle(GATEWAY_IDLE_WITHIN).await.expect("the gateway comes to rest");
                if self.relay().await == 0 {
                    return;
                }
            }
        }
        panic!("still moving after {ROUNDS_MAX} rounds; waiting: {:#?}", self.waiting_everywhere());
    }

    /// Gives the stream's new records to the function that relays them; answers how many it took.
    ///
    /// # Panics
    /// When the function fails again and again.
    pub async fn relay(&self) -> usize {
        let reader = &self.inner.deployment.stream;
        let records: Vec<Value> = self
            .inner
            .dynamo
            .new_records()
            .into_iter()
            .filter(|record| reader.filters.iter().any(|filter| pattern::fits(filter, record)))
            .collect();
        for batch in records.chunks(reader.batch_size) {
            let event = json!({ "Records": batch });
            let mut attempt = 1;
            // The stream repeats a batch that failed before it goes on.
            while let Err(error) = self.inner.invoke(&reader.function, &event).await.answer {
                assert!(attempt < ATTEMPTS_MAX, "{} failed {attempt} times: {error}", reader.function);
                attempt += 1;
            }
        }
        records.len()
    }

    /// Delivers what waits for `step` now; answers how many messages that were.
    pub async fn run_step(&self, step: &str) -> usize {
        let delivery = lock(&self.delivery).clone();
        let (arn, queue) = self.inner.queues.of_step(step);
        let mut messages = self.inner.queues.take(arn);
        if let Some(seed) = delivery.shuffle {
            shuffle(&mut messages, seed);
        }
        let count = messages.len();
        for batch in messages.chunks(queue.batch_size) {
            match delivery.copies {
                Copies::One => self.deliver_batch(step, batch, true).await,
                Copies::TwoInTurn => {
                    self.deliver_batch(step, batch, true).await;
                    self.deliver_batch(step, batch, false).await;
                }
                Copies::TwoAtOnce => {
                    both(self.deliver_batch(step, batch, true), self.deliver_batch(step, batch, false)).await
                }
            }
        }
        count
    }

    /// The bodies of the messages that wait for `step`.
    pub fn waiting(&self, step: &str) -> Vec<Value> {
        let (arn, _) = self.inner.queues.of_step(step);
        let waiting = self.inner.queues.waiting(arn);
        waiting.iter().map(|message| serde_json::from_str(&message.body).unwrap_or_default()).collect()
    }

    /// Loses the messages that wait for `step`, as an emptied queue does; answers how many that were.
    pub fn lose(&self, step: &str) -> usize {
        let (arn, _) = self.inner.queues.of_step(step);
        self.inner.queues.take(arn).len()
    }

    /// Puts a message into the queue of `step`.
    pub fn send(&self, step: &str, event: &Value) {
        let (arn, _) = self.inner.queues.of_step(step);
        self.inner.queues.send(arn, event.to_string());
    }

    /// Runs a scheduled function, as its schedule does: again when it fails.
    ///
    /// # Panics
    /// When it fails again and again.
    pub async fn run_schedule(&self, function: &str) {
        assert!(self.inner.function(function).scheduled, "{function} has no schedule");
        let mut attempt = 1;
        while let Err(error) = self.inner.invoke(function, &json!({})).await.answer {
            assert!(attempt < ATTEMPTS_MAX, "{function} failed {attempt} times: {error}");
            attempt += 1;
        }
    }

    /// Runs every sweep and poll, and lets happen what follows. What checks the books or the search index has tests of its own.
    pub async fn run_schedules(&self) {
        let moves = |name: &str| !name.starts_with("books-") && name != "search-audit";
        let all = self.inner.deployment.functions.values();
        let scheduled = all.filter(|function| function.scheduled && moves(&function.name));
        for function in scheduled {
            self.run_schedule(&function.name).await;
        }
        self.drain().await;
    }

    /// Delivers a batch once. What fails comes again, unless this is a copy, whose failure is the queue's business only
    /// once.
    async fn deliver_batch(&self, step: &str, batch: &[SentMessage], original: bool) {
        let (arn, queue) = self.inner.queues.of_step(step);
        let records: Vec<Value> = batch.iter().map(|message| record(arn, message)).collect();
        let invocation = self.inner.invoke(step, &json!({ "Records": records })).await;
        if !original {
            return;
        }
        let failed = |message: &SentMessage| match &invocation.answer {
            Ok(answer) => {
                let failures = answer["batchItemFailures"].as_array().into_iter().flatten();
                failures
                    .into_iter()
                    .any(|failure| failure["itemIdentifier"] == json!(message.id))
                    .then(String::new)
            }
            Err(error) => Some(error.to_string()),
        };
        for message in batch {
            let Some(why) = failed(message) else { continue };
            let message = SentMessage { deliveries: message.deliveries + 1, ..message.clone() };
            if message.deliveries < queue.deliveries_max {
                self.inner.queues.put_back(arn, message);
            } else {
                let why = if why.is_empty() { self.inner.last_log(step) } else { why };
                lock(&self.inner.queues.dead).push(DeadLetter {
                    step: step.to_owned(),
                    body: message.body,
                    why,
                });
            }
        }
    }

    fn waiting_everywhere(&self) -> Vec<(String, Vec<Value>)> {
        let steps = self.inner.queues.steps();
        steps
            .into_iter()
            .map(|step| (step.clone(), self.waiting(&step)))
            .filter(|(_, all)| !all.is_empty())
            .collect()
    }
}

/// Runs two deliveries at the same time.
async fn both(one: impl Future<Output = ()>, other: impl Future<Output = ()>) {
    tokio::join!(one, other);
}

fn record(arn: &str, message: &SentMessage) -> Value {
    json!({
        "messageId": message.id,
        "receiptHandle": message.id,
        "body": message.body,
        "attributes": {
            "ApproximateReceiveCount": (message.deliveries + 1).to_string(),
            "SentTimestamp": "1795342620000",
            "SenderId": "AIDA",
            "ApproximateFirstReceiveTimestamp": "1795342620001",
        },
        "messageAttributes": {},
        "md5OfBody": "",
        "eventSource": "aws:sqs",
        "eventSourceARN": arn,
        "awsRegion": "us-east-1",
    })
}

/// Mixes by a seed, so that a failure can be repeated (xorshift; Fisher and Yates).
fn shuffle<T>(items: &mut [T], seed: u64) {
    let mut state = seed | 1;
    for last in (1..items.len()).rev() {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        let other = usize::try_from(state % (u64::try_from(last).unwrap_or(u64::MAX) + 1)).unwrap_or(0);
        items.swap(last, other);
    }
}
