//! `POST /webhooks/flutterwave`: Flutterwave reports something. Its secret hash, or its signature of the bytes as they came,
//! is checked, the report is stored and queued by the same write, and nothing is believed: the steps ask the gateway.
//!
//! Reads nothing; writes G1. Emits `gateway.charge_reported`, `gateway.transfer_reported`, `gateway.refund_reported` or
//! `gateway.report_not_understood`, for an operator. Safe to repeat: a report with the same bytes is stored once. Where Flutterwave is not configured, everything is refused.

mod report;

use payments::flutterwave::webhook;
use serde_json::json;
use store::Table;
use web::{Problem, Request, Response, Stop, ok, problem};

/// Names the secret that holds the hash.
const HASH_ARN: &str = "FLUTTERWAVE_WEBHOOK_SECRET_ARN";

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), web::Error> {
    let table = Table::from_env();
    let secret = match aws::variable(HASH_ARN) {
        Some(_) => secrets::from_env(HASH_ARN).await?,
        None => String::new(),
    };
    web::serve(async |request| receive(&table, &secret, request).await).await
}

async fn receive(table: &Table, secret: &str, request: Request) -> Result<Response, Stop> {
    let raw = request.raw_body()?;
    let (hash, signature) = (request.header(webhook::HASH_HEADER), request.header(webhook::SIGNATURE_HEADER));
    if let Err(error) = webhook::verify_sender(secret, raw, hash, signature) {
        tracing::warn!(%error, source_ip = request.source_ip(), "a webhook was not sent by Flutterwave");
        return Err(
            Problem::new(problem::SIGNATURE_INVALID, "The hash or the signature is not right.").into()
        );
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
