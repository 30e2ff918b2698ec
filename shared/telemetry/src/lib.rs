//! Logs as JSON lines and metrics in CloudWatch's embedded format.

use std::time::{SystemTime, UNIX_EPOCH};

use serde_json::json;
use tracing::Level;

/// Writes logs as JSON lines to standard output, at the level in `LOG_LEVEL` (`info` unless set). Called once, in init.
pub fn init() {
    let level = std::env::var("LOG_LEVEL").ok().and_then(|level| level.parse().ok()).unwrap_or(Level::INFO);
    // A second call in one process (tests) keeps the first subscriber.
    let _ = tracing_subscriber::fmt()
        .json()
        .flatten_event(true)
        .with_current_span(false)
        .with_target(false)
        .with_max_level(level)
        .try_init();
}

/// The unit of a metric, as CloudWatch names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// How many.
    Count,
    /// How long.
    Milliseconds,
}

/// Emits one value of the metric `name` in the namespace `Homify`, by the deployed function's name.
///
/// Format: <https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html>
pub fn metric(name: &str, value: u64, unit: Unit) {
    let function = std::env::var("AWS_LAMBDA_FUNCTION_NAME").unwrap_or_default();
    let unit = match unit {
        Unit::Count => "Count",
        Unit::Milliseconds => "Milliseconds",
    };
    let now = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_millis());
    let line = json!({
        "_aws": {
            "Timestamp": u64::try_from(now).unwrap_or(u64::MAX),
            "CloudWatchMetrics": [{
                "Namespace": "Homify",
                "Dimensions": [["Function"]],
                "Metrics": [{ "Name": name, "Unit": unit }],
            }],
        },
        "Function": function,
        name: value,
    });
    println!("{line}");
}
