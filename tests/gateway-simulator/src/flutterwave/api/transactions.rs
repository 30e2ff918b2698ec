//! `/v3/transactions`: verify, list, refund, tell again.

use std::sync::Arc;

use axum::{
    Router,
    extract::{Path, Query},
    response::Response,
    routing::{get, post},
};
use serde::Deserialize;
use serde_json::{Value, json};

use super::call::{Body, Call, about, about_nothing};
use crate::{
    app::App,
    clock::Span,
    faults::Operation,
    flutterwave::{
        rules::{
            charges::{Charge, charge_not_found},
            refusal::Refusal,
        },
        wire::{
            charges as wire,
            envelope::{Page, listed, success},
            refunds,
        },
    },
    world::World,
};

/// How many transactions a page has.
const PAGE_SIZE: usize = 10;

pub(super) fn routes() -> Router<Arc<App>> {
    Router::new()
        .route("/v3/transactions", get(list))
        .route("/v3/transactions/verify_by_reference", get(verify_by_reference))
        .route("/v3/transactions/{id}/verify", get(verify))
        .route("/v3/transactions/{id}/refund", post(refund))
        .route("/v3/transactions/{id}/resend-hook", post(resend_hook))
}

async fn verify(Path(id): Path<String>, call: Call) -> Response {
    let id = id.parse().unwrap_or(0);
    let subject = call.subject_of_charge(id);
    call.answer(Operation::TransactionVerify, subject, |world, _| {
        let data = shown(world, world.flutterwave.charge(id)?, wire::verified)?;
        Ok(success("Transaction fetched successfully", data))
    })
    .await
}

/// What is looked for.
#[derive(Debug, Deserialize)]
struct Wanted {
    tx_ref: Option<String>,
}

async fn verify_by_reference(Query(wanted): Query<Wanted>, call: Call) -> Response {
    let tx_ref = wanted.tx_ref.unwrap_or_default();
    call.answer(Operation::TransactionVerify, about(Some(&tx_ref)), |world, _| {
        let data = shown(world, world.flutterwave.latest_charge(&tx_ref)?, wire::verified)?;
        Ok(success("Transaction fetched successfully", data))
    })
    .await
}

/// The filters of the list. Dates are days.
#[derive(Debug, Deserialize)]
struct Filters {
    page: Option<String>,
    from: Option<String>,
    to: Option<String>,
    status: Option<String>,
    tx_ref: Option<String>,
    currency: Option<String>,
    customer_email: Option<String>,
}

async fn list(Query(filters): Query<Filters>, call: Call) -> Response {
    call.answer(Operation::TransactionList, about_nothing(), |world, _| {
        let newest_first = world.flutterwave.charges.values().rev();
        let found: Vec<&Charge> = newest_first.filter(|charge| filters.take(charge, world)).collect();
        let page = Page::read(filters.page.as_deref(), PAGE_SIZE);
        let items: Result<Value, Refusal> =
            page.of(&found).iter().map(|charge| shown(world, charge, wire::listed)).collect();
        Ok(listed("Transactions fetched", items?, page, found.len()))
    })
    .await
}

impl Filters {
    fn take(&self, charge: &Charge, world: &World) -> bool {
        let is = |wanted: &Option<String>, is: &str| wanted.as_deref().is_none_or(|wanted| wanted == is);
        let email = world.flutterwave.links.get(&charge.tx_ref).map_or("", |link| link.email.as_str());
        is(&self.status, charge.status.as_str())
            && is(&self.tx_ref, &charge.tx_ref)
            && is(&self.currency, &charge.currency)
            && is(&self.customer_email, email)
            && Span::read(self.from.as_deref(), self.to.as_deref()).covers(charge.created_at)
    }
}

async fn refund(Path(id): Path<String>, call: Call, Body(body): Body) -> Response {
    let id = id.parse().unwrap_or(0);
    let subject = call.subject_of_charge(id);
    call.answer(Operation::RefundCreate, subject, |world, now| {
        let refund = world.create_refund_at_flutterwave(id, &body, now)?;
        Ok(success("Transaction refund initiated", refunds::created(&refund)))
    })
    .await
}

async fn resend_hook(Path(id): Path<String>, call: Call) -> Response {
    let id = id.parse().unwrap_or(0);
    let subject = call.subject_of_charge(id);
    call.answer(Operation::TransactionResendHook, subject, |world, now| {
        world.resend_hook(id, now)?;
        Ok(success("hook sent successfully", json!("hook sent")))
    })
    .await
}

fn shown(world: &World, charge: &Charge, form: fn(wire::Shown<'_>) -> Value) -> Result<Value, Refusal> {
    let link = world.flutterwave.links.get(&charge.tx_ref).ok_or_else(charge_not_found)?;
    let customer = world.flutterwave.customer(&link.email).ok_or_else(charge_not_found)?;
    let exact_fees = world.settings.flutterwave_exact_fees;
    Ok(form(wire::Shown { charge, link, customer, exact_fees }))
}
