//! `/simulator/settle` and moving one transfer or refund by hand.

use std::sync::Arc;

use axum::{
    Json, Router,
    extract::{Path, State},
    routing::post,
};
use serde::{Deserialize, de::DeserializeOwned};
use serde_json::{Value, json};

use super::{Misuse, Wanted};
use crate::{
    app::App,
    flutterwave::rules::{refunds::RefundStatus as RefundAtFlutterwave, transfers as flutterwave},
    gateway::Gateway,
    paystack::rules::{refunds::RefundStatus, transfers::TransferStatus},
};

/// The endpoints of this file.
pub fn routes() -> Router<Arc<App>> {
    Router::new()
        .route("/simulator/settle", post(settle))
        .route("/simulator/transfers/{reference}", post(move_transfer))
        .route("/simulator/refunds/{id}", post(move_refund))
}

async fn settle(State(app): State<Arc<App>>) -> Json<Value> {
    let steps = app.change(|world, now| world.settle(now));
    Json(json!({"steps": steps}))
}

/// Where a transfer is to go, and at which gateway; absent: where it is known, Paystack first.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Move {
    outcome: String,
    gateway: Option<Gateway>,
}

async fn move_transfer(
    State(app): State<Arc<App>>,
    Path(reference): Path<String>,
    Wanted(wanted): Wanted<Move>,
) -> Result<Json<Value>, Misuse> {
    app.change(|world, now| {
        let is_at_flutterwave = !world.paystack.transfers.contains_key(&reference)
            && world.flutterwave.transfers.contains_key(&reference);
        let (status, changed) = match wanted.gateway.unwrap_or(at(is_at_flutterwave)) {
            Gateway::Paystack => {
                let to: TransferStatus = status(&wanted.outcome)?;
                (json!(to), world.move_transfer(&reference, to, now)?)
            }
            Gateway::Flutterwave => {
                let to = flutterwave_transfer(&wanted.outcome)?;
                (json!(to), world.move_flutterwave_transfer(&reference, to, now)?)
            }
        };
        Ok(Json(json!({"reference": reference, "status": status, "changed": changed})))
    })
}

async fn move_refund(
    State(app): State<Arc<App>>,
    Path(id): Path<u64>,
    Wanted(wanted): Wanted<Move>,
) -> Result<Json<Value>, Misuse> {
    app.change(|world, now| {
        let is_at_flutterwave =
            !world.paystack.refunds.contains_key(&id) && world.flutterwave.refunds.contains_key(&id);
        let (status, changed) = match wanted.gateway.unwrap_or(at(is_at_flutterwave)) {
            Gateway::Paystack => {
                let to: RefundStatus = status(&wanted.outcome)?;
                (json!(to), world.move_refund(id, to, now)?)
            }
            Gateway::Flutterwave => {
                let to = flutterwave_refund(&wanted.outcome)?;
                (json!(to), world.move_flutterwave_refund(id, to, now)?)
            }
        };
        Ok(Json(json!({"id": id, "status": status, "changed": changed})))
    })
}

const fn at(is_at_flutterwave: bool) -> Gateway {
    if is_at_flutterwave { Gateway::Flutterwave } else { Gateway::Paystack }
}

fn status<T: DeserializeOwned>(outcome: &str) -> Result<T, Misuse> {
    serde_json::from_value(json!(outcome)).map_err(|error| Misuse::unclear(format!("`outcome`: {error}")))
}

/// Flutterwave's own words are understood, and Paystack's for the same.
fn flutterwave_transfer(outcome: &str) -> Result<flutterwave::TransferStatus, Misuse> {
    match outcome.to_ascii_lowercase().as_str() {
        "success" | "successful" => Ok(flutterwave::TransferStatus::Successful),
        "failed" => Ok(flutterwave::TransferStatus::Failed),
        "pending" => Ok(flutterwave::TransferStatus::Pending),
        _ => Err(Misuse::unclear("`outcome` of a transfer at Flutterwave is successful, failed or pending")),
    }
}

fn flutterwave_refund(outcome: &str) -> Result<RefundAtFlutterwave, Misuse> {
    match outcome {
        "processed" | "done" => Ok(RefundAtFlutterwave::Done),
        "processing" => Ok(RefundAtFlutterwave::Processing),
        "failed" => Ok(RefundAtFlutterwave::Failed),
        _ => Err(Misuse::unclear("`outcome` of a refund at Flutterwave is processed, processing or failed")),
    }
}
