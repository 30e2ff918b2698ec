//! `/simulator/disputes`: a customer disputes a payment, and a bank decides.

use std::sync::Arc;

use axum::{
    Json, Router,
    extract::{Path, Query, State},
    http::StatusCode,
    routing::{get, post},
};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::{Misuse, Wanted, books::About};
use crate::{
    app::App,
    paystack::rules::disputes::{Dispute, Resolution},
    world::DisputeOrder,
};

/// The endpoints of this file.
pub fn routes() -> Router<Arc<App>> {
    Router::new()
        .route("/simulator/disputes", get(list).post(open))
        .route("/simulator/disputes/{id}", post(decide))
}

async fn list(State(app): State<Arc<App>>, Query(about): Query<About>) -> Json<Value> {
    Json(app.read(|world, _| {
        let all = world.paystack.disputes.values();
        let found: Vec<&Dispute> =
            all.filter(|dispute| about.takes(&dispute.transaction_reference)).collect();
        json!({"disputes": found})
    }))
}

/// A payment to be disputed. All fields but `reference` may be absent.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct DisputeRequest {
    /// The payment's reference.
    pub reference: String,
    /// How much the customer wants back, in minor units; absent: all that he paid.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub amount: Option<i64>,
    /// `chargeback` (default), `fraud`, …
    #[serde(skip_serializing_if = "Option::is_none")]
    pub category: Option<String>,
    /// The customer's words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
    /// The bank looks at a refusal: it stays `awaiting-bank-feedback` until it is decided by hand.
    #[serde(skip_serializing_if = "is_false")]
    pub reviewed: bool,
    /// After how many real milliseconds it is accepted for a silent merchant; absent: after a simulated day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub due_after_ms: Option<u32>,
}

fn is_false(value: &bool) -> bool {
    !value
}

async fn open(
    State(app): State<Arc<App>>,
    Wanted(wanted): Wanted<DisputeRequest>,
) -> Result<(StatusCode, Json<Dispute>), Misuse> {
    if wanted.reference.is_empty() {
        return Err(Misuse::unclear("`reference` says which payment is disputed"));
    }
    let complaint = "Customer complained about debit without value";
    let order = DisputeOrder {
        amount: wanted.amount,
        category: wanted.category.unwrap_or_else(|| "chargeback".to_owned()),
        message: wanted.message.unwrap_or_else(|| complaint.to_owned()),
        reviewed: wanted.reviewed,
        due_after_ms: wanted.due_after_ms,
    };
    let opened = app.change(|world, now| world.open_dispute(&wanted.reference, order, now))?;
    Ok((StatusCode::CREATED, Json(opened)))
}

/// What becomes of a dispute.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum DisputeOutcome {
    Remind,
    Won,
    Lost,
    AutoAccepted,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct DisputeMove {
    outcome: DisputeOutcome,
}

async fn decide(
    State(app): State<Arc<App>>,
    Path(id): Path<u64>,
    Wanted(wanted): Wanted<DisputeMove>,
) -> Result<Json<Value>, Misuse> {
    app.change(|world, now| {
        let changed = match wanted.outcome {
            DisputeOutcome::Remind => world.remind_of_dispute(id, now)?,
            DisputeOutcome::Won => world.resolve_dispute(id, Resolution::Declined, now)?,
            DisputeOutcome::Lost => world.resolve_dispute(id, Resolution::MerchantAccepted, now)?,
            DisputeOutcome::AutoAccepted => world.resolve_dispute(id, Resolution::AutoAccepted, now)?,
        };
        let dispute = world.paystack.disputes.get(&id).ok_or_else(|| Misuse::not_found("dispute"))?;
        let (status, resolution) = (dispute.status, dispute.resolution);
        Ok(Json(json!({"id": id, "status": status, "resolution": resolution, "changed": changed})))
    })
}
