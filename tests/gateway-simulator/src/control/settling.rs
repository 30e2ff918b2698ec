//! `/simulator/settle` and moving one transfer or refund by hand.

use std::sync::Arc;

use axum::{
    Json, Router,
    extract::{Path, State},
    routing::post,
};
use serde::Deserialize;
use serde_json::{Value, json};

use super::{Misuse, Wanted};
use crate::{
    app::App,
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

/// Where a transfer is to go.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TransferMove {
    outcome: TransferStatus,
}

async fn move_transfer(
    State(app): State<Arc<App>>,
    Path(reference): Path<String>,
    Wanted(wanted): Wanted<TransferMove>,
) -> Result<Json<Value>, Misuse> {
    app.change(|world, now| {
        let changed = world.move_transfer(&reference, wanted.outcome, now)?;
        Ok(Json(json!({"reference": reference, "status": wanted.outcome, "changed": changed})))
    })
}

/// Where a refund is to go.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RefundMove {
    outcome: RefundStatus,
}

async fn move_refund(
    State(app): State<Arc<App>>,
    Path(id): Path<u64>,
    Wanted(wanted): Wanted<RefundMove>,
) -> Result<Json<Value>, Misuse> {
    app.change(|world, now| {
        let changed = world.move_refund(id, wanted.outcome, now)?;
        Ok(Json(json!({"id": id, "status": wanted.outcome, "changed": changed})))
    })
}
