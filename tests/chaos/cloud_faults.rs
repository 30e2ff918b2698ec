//! What fails between the functions and the cloud: the rules of `microburst`, and its addition for batches.

use std::cell::Cell;
use std::convert::Infallible;
use std::time::Duration;

use anyhow::{Context as _, Result, ensure};
use reqwest::{Client, Method};
use serde_json::{Value, json};

use crate::figures::Counts;

/// For so long calls fail now and then, …
const CALM: Duration = Duration::from_secs(16);
/// … and then so long most of them do, so that what the SDK repeats fails again and reaches the function.
const STORM: Duration = Duration::from_secs(4);
/// Longer than an attempt of the functions' SDK may take.
const HANGS_MS: u64 = 6_000;

/// The proxy.
pub(crate) struct CloudFaults {
    url: String,
    http: Client,
    on: Cell<bool>,
}

impl CloudFaults {
    /// The proxy at `url`.
    pub(crate) fn new(url: &str) -> Result<Self> {
        let http = Client::builder().timeout(Duration::from_secs(30)).no_proxy().build()?;
        Ok(Self { url: format!("{url}/_microburst"), http, on: Cell::new(false) })
    }

    /// Whether calls fail.
    pub(crate) fn on(&self) -> bool {
        self.on.get()
    }

    /// Calm and storm in turn, for ever.
    pub(crate) async fn come_and_go(&self) -> Result<Infallible> {
        self.on.set(true);
        self.ask(Method::PUT, "batches", &json!({ "refused": 0.05, "doubled": 0.05 })).await?;
        loop {
            self.ask(Method::POST, "rules", &calm()).await?;
            tokio::time::sleep(CALM).await;
            self.ask(Method::POST, "rules", &storm()).await?;
            tokio::time::sleep(STORM).await;
        }
    }

    /// Nothing fails any more.
    pub(crate) async fn stop(&self) -> Result<()> {
        self.on.set(false);
        self.ask(Method::PUT, "batches", &json!({ "refused": 0, "doubled": 0 })).await?;
        self.ask(Method::POST, "rules", &json!([])).await
    }

    /// How many calls the functions made.
    pub(crate) async fn calls(&self) -> Result<Counts> {
        let metrics = self.metrics().await?;
        let seen = metrics.lines().find_map(|line| line.strip_prefix("microburst_requests_total "));
        Ok(Counts::from([("seen by the proxy".to_owned(), seen.context("no count of calls")?.parse()?)]))
    }

    /// What failed, by service and kind.
    pub(crate) async fn fired(&self) -> Result<Counts> {
        let mut counts = Counts::new();
        for line in self.metrics().await?.lines() {
            let Some(rest) = line.strip_prefix("microburst_faults_total{") else { continue };
            let (labels, times) = rest.split_once("} ").context("a metric has labels and a value")?;
            let label = |name: &str| {
                labels.split_once(&format!("{name}=\"")).and_then(|(_, rest)| Some(rest.split_once('"')?.0))
            };
            let action = label("action").unwrap_or_default();
            // Each delay has its own length.
            let kind = if action.starts_with("latency:") { "latency" } else { action };
            let what = format!("{:<16} {kind}", label("service").unwrap_or_default());
            *counts.entry(what).or_default() += times.trim().parse::<u64>()?;
        }
        Ok(counts)
    }

    async fn metrics(&self) -> Result<String> {
        let answer = self.http.get(format!("{}/metrics", self.url)).send().await?;
        Ok(answer.error_for_status()?.text().await?)
    }

    async fn ask(&self, method: Method, path: &str, body: &Value) -> Result<()> {
        let answer = self.http.request(method, format!("{}/{path}", self.url)).json(body).send().await?;
        let status = answer.status();
        ensure!(status.is_success(), "the proxy answered {status}: {}", answer.text().await?);
        Ok(())
    }
}

/// One call in ten fails in some way, more or less; the first rule that fits counts.
fn calm() -> Value {
    json!([
        { "service": "dynamodb", "probability": 0.02,
          "error": { "code": "ProvisionedThroughputExceededException" } },
        { "service": "dynamodb", "probability": 0.01, "error": { "code": "ThrottlingException" } },
        { "service": "dynamodb", "probability": 0.01, "error": { "code": "InternalServerError" } },
        { "service": "sqs", "probability": 0.03, "error": { "code": "RequestThrottled" } },
        { "service": "sns", "probability": 0.03, "error": { "code": "Throttled" } },
        { "service": "ses", "probability": 0.03, "error": { "code": "TooManyRequestsException" } },
        { "service": "*", "probability": 0.01, "error": { "code": "ServiceUnavailable", "status": 503 } },
        { "service": "*", "probability": 0.02, "reset": true },
        // The call had its effect; its answer is lost on the way.
        { "service": "*", "probability": 0.02, "response": { "abort_frac": 0.5 } },
        { "service": "*", "probability": 0.002, "timeout_ms": HANGS_MS },
        { "service": "*", "probability": 0.03, "latency": { "min": 20, "max": 400 } }
    ])
}

fn storm() -> Value {
    json!([
        { "service": "dynamodb", "probability": 0.35,
          "error": { "code": "ProvisionedThroughputExceededException" } },
        { "service": "sqs", "probability": 0.35, "error": { "code": "RequestThrottled" } },
        { "service": "sns", "probability": 0.35, "error": { "code": "Throttled" } },
        { "service": "*", "probability": 0.1, "reset": true },
        { "service": "*", "probability": 0.1, "response": { "abort_frac": 0.5 } },
        { "service": "*", "probability": 0.1, "error": { "code": "ServiceUnavailable", "status": 503 } }
    ])
}
