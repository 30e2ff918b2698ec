//! `POST /webhooks/paystack`: Paystack reports something. The signature is checked over the bytes as they came, the report
//! is stored and queued by the same write, and nothing is believed: the steps ask the gateway.
//!
//! Reads nothing; writes G1. Emits `gateway.charge_reported`, `gateway.transfer_reported`, `gateway.refund_reported`,
//! `gateway.dispute_reported` or `gateway.report_not_understood`, for an operator. Safe to repeat: a report with the same bytes is
//! stored once.

mod report;

use payments::paystack::webhook;
use serde_json::json;
use store::Table;
use web::{Problem, Request, Response, Stop, ok, problem};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), web::Error> {
    let table = Table::from_env();
    let secret = secrets::from_env("PAYSTACK_SECRET_ARN").await?;
    web::serve(async |request| receive(&table, &secret, request).await).await
}

async fn receive(table: &Table, secret: &str, request: Request) -> Result<Response, Stop> {
    let raw = request.raw_body()?;
    if let Err(error) = webhook::verify_signature(secret, raw, request.header(webhook::SIGNATURE_HEADER)) {
        tracing::warn!(%error, source_ip = request.source_ip(), "a webhook was not signed by Paystack");
        return Err(Problem::new(problem::SIGNATURE_INVALID, "The signature does not fit the body.").into());
    }
    let report = match webhook::parse(raw) {
        Ok(event) => report::of(event),
        Err(error) => Some(report::not_understood(&error)),
    };
    let Some(report) = report else {
        return Ok(ok(&json!({ "received": true })));
    };
    let body = String::from_utf8_lossy(raw);
    table.inbox().store(&report, &body, request.at(), request.correlation_id()).await?;
    Ok(ok(&json!({ "received": true })))
}
