//! What functions used, added up from what they did.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value;
use testing::template::Deployment;
use testing::{Dynamo, Traced, Units};

use crate::prices::Assumed;

/// The table's operations that write.
const WRITES: [&str; 2] = ["dynamodb:PutItem", "dynamodb:TransactWriteItems"];
/// What SNS and SQS count as one request.
const MESSAGE_CHUNK: usize = 64 * 1024;
/// What CloudWatch Logs adds to each line.
const LOG_LINE_BYTES: usize = 26;

/// Something that is used, and counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Measure {
    /// Runs of functions.
    Invocations,
    /// Calls to the table that wait for each other.
    RoundTrips,
    /// Read capacity.
    ReadUnits,
    /// Write capacity, indexes included.
    WriteUnits,
    /// The part of it that indexes take.
    IndexWriteUnits,
    /// Events published, and messages that steps got.
    Messages,
    /// Requests to the HTTP API.
    ApiRequests,
    /// Requests to SNS, as it bills them.
    TopicRequests,
    /// Requests to SQS, as it bills them: sent, received, deleted.
    QueueRequests,
    /// Records of the stream that the relay got.
    StreamRecords,
    /// Mails.
    Mails,
    /// Calls to the payment gateway.
    GatewayCalls,
    /// What functions got.
    EventBytes,
    /// What functions answered.
    AnswerBytes,
    /// Items written, without copies in indexes.
    ItemBytes,
    /// Logs, as CloudWatch bills them.
    LogBytes,
    /// Memory by time, as Lambda bills it, by assumed durations.
    MegabyteMilliseconds,
}

impl Measure {
    /// In words.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Invocations => "invocations",
            Self::RoundTrips => "round trips",
            Self::ReadUnits => "read units",
            Self::WriteUnits => "write units",
            Self::IndexWriteUnits => "of them indexes",
            Self::Messages => "messages",
            Self::ApiRequests => "API requests",
            Self::TopicRequests => "SNS requests",
            Self::QueueRequests => "SQS requests",
            Self::StreamRecords => "stream records",
            Self::Mails => "mails",
            Self::GatewayCalls => "gateway calls",
            Self::EventBytes => "bytes in",
            Self::AnswerBytes => "bytes out",
            Self::ItemBytes => "bytes written",
            Self::LogBytes => "bytes logged",
            Self::MegabyteMilliseconds => "MB·ms",
        }
    }
}

/// How much of what was used. What is not named was not.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Usage(BTreeMap<Measure, Units>);

impl Usage {
    pub(crate) fn of(&self, measure: Measure) -> Units {
        self.0.get(&measure).copied().unwrap_or_default()
    }

    /// Only these measures.
    fn only(&self, measures: &[Measure]) -> Self {
        let kept = self.0.iter().filter(|(measure, _)| measures.contains(measure));
        Self(kept.map(|(measure, units)| (*measure, *units)).collect())
    }

    pub(crate) fn add(&mut self, other: &Self) {
        for (measure, units) in &other.0 {
            *self.0.entry(*measure).or_default() += *units;
        }
    }

    fn count(&mut self, measure: Measure, units: Units) {
        if units > Units::ZERO {
            *self.0.entry(measure).or_default() += units;
        }
    }

    fn count_whole(&mut self, measure: Measure, number: usize) {
        self.count(measure, Units::whole(u64::try_from(number).unwrap_or(u64::MAX)));
    }
}

/// What a journey used, by function.
pub(crate) type ByFunction = BTreeMap<String, Usage>;

/// The sum over all functions.
pub(crate) fn total(functions: &ByFunction) -> Usage {
    let mut total = Usage::default();
    functions.values().for_each(|usage| total.add(usage));
    total
}

/// Only these measures of each function.
pub(crate) fn only(functions: ByFunction, measures: &[Measure]) -> ByFunction {
    functions.into_iter().map(|(function, usage)| (function, usage.only(measures))).collect()
}

/// Adds up what was traced. A schedule runs for all orders together: `schedules` says whether its runs count, or only what
/// they send.
pub(crate) fn by_function(
    deployment: &Deployment,
    assumed: &Assumed,
    traces: &[Traced],
    schedules: bool,
) -> ByFunction {
    let mut functions = ByFunction::new();
    for traced in traces {
        let scheduled = deployment.functions[&traced.function].scheduled;
        let mut usage = of_calls(traced);
        if scheduled && !schedules {
            usage = usage.only(&[Measure::QueueRequests, Measure::Messages]);
        } else {
            usage.add(&of_run(deployment, assumed, traced));
        }
        functions.entry(traced.function.clone()).or_default().add(&usage);
    }
    functions
}

/// What an invocation used by being one.
fn of_run(deployment: &Deployment, assumed: &Assumed, traced: &Traced) -> Usage {
    let function = &deployment.functions[&traced.function];
    let mut usage = Usage::default();
    usage.count_whole(Measure::Invocations, 1);
    // A sweep asks all shards at once; the table here answers the first before the last has arrived, so that how many
    // seem to wait for each other is chance.
    let round_trips = if function.scheduled { 1 } else { traced.round_trips };
    usage.count_whole(Measure::RoundTrips, round_trips);
    usage.count_whole(Measure::EventBytes, traced.event_bytes);
    usage.count_whole(Measure::AnswerBytes, traced.answer_bytes);
    let logged = traced.log.len() + traced.log.lines().count() * LOG_LINE_BYTES;
    usage.count_whole(Measure::LogBytes, logged + assumed.log_bytes + assumed.log_lines * LOG_LINE_BYTES);
    let billed = Units::whole(function.memory * assumed.milliseconds(traced, round_trips));
    usage.count(Measure::MegabyteMilliseconds, billed);
    if !function.routes.is_empty() {
        usage.count_whole(Measure::ApiRequests, 1);
    } else if traced.function == deployment.stream.function {
        usage.count_whole(Measure::StreamRecords, traced.records);
    } else if !function.scheduled {
        usage.count_whole(Measure::Messages, traced.records);
        // A batch is received by one request and deleted by another.
        usage.count_whole(Measure::QueueRequests, 2);
    }
    usage
}

/// What an invocation used by its calls.
fn of_calls(traced: &Traced) -> Usage {
    let mut usage = Usage::default();
    for call in &traced.calls {
        let service = call.action.split(':').next().unwrap_or_default();
        let chunks = call.request.to_string().len().div_ceil(MESSAGE_CHUNK);
        match service {
            "dynamodb" if WRITES.contains(&call.action.as_str()) => {
                usage.count(Measure::WriteUnits, call.capacity.total());
                usage.count(Measure::IndexWriteUnits, call.capacity.indexes.values().copied().sum());
                let sizes = puts(&call.request).map(Dynamo::bytes_of);
                usage.count_whole(Measure::ItemBytes, sizes.sum());
            }
            "dynamodb" => usage.count(Measure::ReadUnits, call.capacity.total()),
            "sns" => {
                usage.count_whole(Measure::TopicRequests, chunks);
                usage.count_whole(Measure::Messages, published(&call.request));
            }
            "sqs" => usage.count_whole(Measure::QueueRequests, chunks),
            "ses" => usage.count_whole(Measure::Mails, 1),
            "gateway" => usage.count_whole(Measure::GatewayCalls, 1),
            _ => {}
        }
    }
    usage
}

/// The items that a transaction puts, or a put alone.
fn puts(request: &Value) -> impl Iterator<Item = &Value> {
    let actions = request["TransactItems"].as_array().into_iter().flatten();
    let puts = actions.filter_map(|action| action.get("Put"));
    puts.chain([request]).filter_map(|put| put.get("Item"))
}

/// Entries of a batch that is published.
fn published(request: &Value) -> usize {
    let fields = request.as_object().into_iter().flatten();
    fields.filter(|(name, _)| name.ends_with(".Message")).count()
}
