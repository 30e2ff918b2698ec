//! `/simulator/webhooks`: what was sent, sending it again, and sending what never happened.

use std::sync::Arc;

use axum::{
    Json, Router,
    extract::{Path, Query, State},
    http::StatusCode,
    routing::{get, post},
};
use serde::Deserialize;
use serde_json::{Value, json};

use super::{Misuse, Wanted};
use crate::{
    app::App,
    clock::Moment,
    flutterwave::{
        rules::{
            charges::ChargeStatus, merchant::Happening as HappeningAtFlutterwave,
            transfers::TransferStatus as TransferAtFlutterwave,
        },
        wire::events as flutterwave,
    },
    gateway::Gateway,
    paystack::{
        rules::{
            integration::{Happening, Integration},
            refunds::RefundStatus,
            transfers::TransferStatus,
        },
        wire::events,
    },
    webhooks::{Delivery, Event, Signing, Webhook},
    world::World,
};

/// The endpoints of this file.
pub fn routes() -> Router<Arc<App>> {
    Router::new()
        .route("/simulator/webhooks", get(list).post(send))
        .route("/simulator/webhooks/resend", post(resend_matching))
        .route("/simulator/webhooks/{id}/resend", post(resend))
}

/// Which webhooks are meant; what is absent fits all.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Which {
    gateway: Option<Gateway>,
    reference: Option<String>,
    event: Option<String>,
    state: Option<Delivery>,
}

impl Which {
    fn takes(&self, webhook: &Webhook) -> bool {
        self.gateway.is_none_or(|gateway| gateway == webhook.gateway)
            && self.reference.as_ref().is_none_or(|reference| *reference == webhook.reference)
            && self.event.as_ref().is_none_or(|event| *event == webhook.event)
            && self.state.is_none_or(|state| state == webhook.state)
    }
}

async fn list(State(app): State<Arc<App>>, Query(which): Query<Which>) -> Json<Value> {
    Json(app.read(|world, _| {
        let found: Vec<&Webhook> =
            world.webhooks.list().iter().filter(|webhook| which.takes(webhook)).collect();
        json!({"webhooks": found})
    }))
}

async fn resend(State(app): State<Arc<App>>, Path(id): Path<u64>) -> Result<Json<Value>, Misuse> {
    let sent = app.change(|world, now| world.webhooks.resend(id, now));
    sent.map(|sent| Json(json!({"webhooks": [sent]}))).ok_or_else(|| Misuse::not_found("webhook"))
}

async fn resend_matching(
    State(app): State<Arc<App>>,
    Wanted(which): Wanted<Which>,
) -> Result<Json<Value>, Misuse> {
    let sent = app.change(|world, now| {
        let found: Vec<u64> = world.webhooks.list().iter().filter(|w| which.takes(w)).map(|w| w.id).collect();
        found.into_iter().filter_map(|id| world.webhooks.resend(id, now)).collect::<Vec<u64>>()
    });
    if sent.is_empty() { Err(Misuse::not_found("webhook")) } else { Ok(Json(json!({"webhooks": sent}))) }
}

/// A webhook to be sent although nothing happened: either `event` and `reference`, which claim something
/// about a payment, transfer or refund that exists, or a `body` of one's own.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct SendRequest {
    gateway: Gateway,
    event: Option<String>,
    status: Option<String>,
    reference: Option<String>,
    body: Option<Value>,
    raw_body: Option<String>,
    signature: Option<Signing>,
    retried: bool,
}

async fn send(
    State(app): State<Arc<App>>,
    Wanted(wanted): Wanted<SendRequest>,
) -> Result<(StatusCode, Json<Webhook>), Misuse> {
    app.change(|world, now| {
        let event = wanted.event(world, now)?;
        let queued = world.webhooks.queue(&event, wanted.signature.unwrap_or(Signing::Valid), now);
        queued.retried = wanted.retried;
        Ok((StatusCode::CREATED, Json(queued.clone())))
    })
}

impl SendRequest {
    fn event(&self, world: &World, now: Moment) -> Result<Event, Misuse> {
        let gateway = self.gateway;
        let reference = self.reference.clone().unwrap_or_default();
        match (&self.event, &self.body, &self.raw_body) {
            (Some(name), None, None) => match gateway {
                Gateway::Paystack => claim(name, &reference, &world.paystack, now),
                Gateway::Flutterwave => self.claim_at_flutterwave(name, &reference, world, now),
            },
            (None, Some(body), None) => {
                let name = body.get("event").and_then(Value::as_str).unwrap_or("unknown").to_owned();
                Ok(Event { gateway, name, reference, body: body.to_string() })
            }
            (None, None, Some(raw)) => {
                Ok(Event { gateway, name: "raw".to_owned(), reference, body: raw.clone() })
            }
            _ => Err(Misuse::unclear("send `event` with `reference`, or `body`, or `raw_body`")),
        }
    }
}

impl SendRequest {
    /// What Flutterwave would tell if something had happened. Nothing happens: the API still tells the truth.
    fn claim_at_flutterwave(
        &self,
        name: &str,
        reference: &str,
        world: &World,
        now: Moment,
    ) -> Result<Event, Misuse> {
        let is_bad = self.status.as_deref().is_some_and(|status| status.eq_ignore_ascii_case("failed"));
        let merchant = &world.flutterwave;
        let happening = match name {
            "charge.completed" => {
                let status = if is_bad { ChargeStatus::Failed } else { ChargeStatus::Successful };
                let link = merchant.links.get(reference).ok_or_else(|| Misuse::not_found("payment"))?;
                let charge = match merchant.latest_charge(reference) {
                    Ok(charge) => charge.claimed(status),
                    Err(_) => link.claimed(1, status, now),
                };
                HappeningAtFlutterwave::Charged(Box::new(charge))
            }
            "transfer.completed" => {
                let found = merchant.transfers.get(reference).ok_or_else(|| Misuse::not_found("transfer"))?;
                let mut transfer = found.clone();
                transfer.status =
                    if is_bad { TransferAtFlutterwave::Failed } else { TransferAtFlutterwave::Successful };
                HappeningAtFlutterwave::Transferred(Box::new(transfer))
            }
            _ => return Err(Misuse::unclear(format!("`{name}` cannot be claimed; send it as `body`"))),
        };
        flutterwave::event(&happening, merchant, world.settings.manner())
            .ok_or_else(|| Misuse::unclear(format!("the gateway never sends `{name}`")))
    }
}

/// The webhook that would be sent if something had happened. Nothing happens: the API still tells the truth.
fn claim(name: &str, reference: &str, integration: &Integration, now: Moment) -> Result<Event, Misuse> {
    let (kind, status) = name.split_once('.').unwrap_or((name, ""));
    let happening = match kind {
        "charge" if status == "success" => claimed_charge(reference, integration, now),
        "transfer" => claimed_transfer(reference, status, integration, now),
        "refund" => claimed_refund(reference, status, integration, now),
        _ => return Err(Misuse::unclear(format!("`{name}` cannot be claimed; send it as `body`"))),
    };
    let happening =
        happening.ok_or_else(|| Misuse::not_found("payment, transfer or refund, or no such status"))?;
    events::event(&happening, integration)
        .ok_or_else(|| Misuse::unclear(format!("the gateway never sends `{name}`")))
}

fn claimed_charge(reference: &str, integration: &Integration, now: Moment) -> Option<Happening> {
    let mut transaction = integration.transactions.get(reference)?.clone();
    if !transaction.status.is_paid() {
        let (amount, currency) = (transaction.amount, transaction.currency.clone());
        transaction.pay(amount, currency, now);
    }
    Some(Happening::Charged(Box::new(transaction)))
}

fn claimed_transfer(
    reference: &str,
    status: &str,
    integration: &Integration,
    now: Moment,
) -> Option<Happening> {
    let mut transfer = integration.transfers.get(reference)?.clone();
    let status: TransferStatus = serde_json::from_value(json!(status)).ok()?;
    if transfer.status != status {
        transfer.status = status;
        transfer.updated_at = now;
    }
    Some(Happening::TransferMoved(Box::new(transfer)))
}

/// About the newest refund of a transaction.
fn claimed_refund(
    reference: &str,
    status: &str,
    integration: &Integration,
    now: Moment,
) -> Option<Happening> {
    let mut of_transaction = integration.refunds.values().rev();
    let mut refund = of_transaction.find(|refund| refund.transaction_reference == reference)?.clone();
    let status: RefundStatus = serde_json::from_value(json!(status)).ok()?;
    if refund.status != status {
        refund.status = status;
        refund.updated_at = now;
    }
    Some(Happening::RefundMoved(refund))
}
