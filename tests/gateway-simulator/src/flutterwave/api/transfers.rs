//! `/v3/transfers`: create, fetch, list, and what one costs.

use std::sync::Arc;

use axum::{
    Router,
    extract::{Path, Query},
    response::Response,
    routing::{get, post},
};
use serde::Deserialize;

use super::call::{Body, Call, about, about_nothing};
use crate::{
    app::App,
    clock::Span,
    faults::{Operation, Subject},
    flutterwave::{
        rules::{amounts::kobo, fees, fields, refusal::Refusal, transfers::Transfer},
        wire::{
            envelope::{Page, listed, success},
            transfers as wire,
        },
    },
};

/// How many transfers a page has.
const PAGE_SIZE: usize = 10;

pub(super) fn routes() -> Router<Arc<App>> {
    Router::new()
        .route("/v3/transfers", post(create).get(list))
        .route("/v3/transfers/fee", get(fee))
        .route("/v3/transfers/{id}", get(fetch))
}

async fn create(call: Call, Body(body): Body) -> Response {
    let account = fields::text(&body, "account_number").map(str::to_owned);
    let subject = Subject { account, ..about(fields::text(&body, "reference")) };
    call.answer(Operation::TransferCreate, subject, |world, now| {
        let transfer = world.create_transfer_at_flutterwave(&body, now)?;
        let data = wire::queued(&transfer, world.settings.flutterwave_exact_fees);
        Ok(success("Transfer Queued Successfully", data))
    })
    .await
}

async fn fetch(Path(id): Path<String>, call: Call) -> Response {
    let id = id.parse().unwrap_or(0);
    let subject = call.subject_of_transfer(id);
    call.answer(Operation::TransferFetch, subject, |world, now| {
        let transfer = world.flutterwave.transfer(id, now)?;
        Ok(success("Transfer fetched", wire::shown(transfer, world.settings.flutterwave_exact_fees)))
    })
    .await
}

/// The filters of the list. Dates are days.
#[derive(Debug, Deserialize)]
struct Filters {
    page: Option<String>,
    status: Option<String>,
    reference: Option<String>,
    from: Option<String>,
    to: Option<String>,
}

async fn list(Query(filters): Query<Filters>, call: Call) -> Response {
    call.answer(Operation::TransferList, about(filters.reference.as_deref()), |world, now| {
        let all = world.flutterwave.transfers.values();
        let mut found: Vec<&Transfer> =
            all.filter(|transfer| transfer.shows(now) && filters.take(transfer)).collect();
        found.sort_by_key(|transfer| std::cmp::Reverse(transfer.id));
        let page = Page::read(filters.page.as_deref(), PAGE_SIZE);
        let exact_fees = world.settings.flutterwave_exact_fees;
        let items = page.of(&found).iter().map(|transfer| wire::shown(transfer, exact_fees)).collect();
        Ok(listed("Transfers fetched", items, page, found.len()))
    })
    .await
}

impl Filters {
    fn take(&self, transfer: &Transfer) -> bool {
        let status = transfer.status.as_str();
        self.status.as_deref().is_none_or(|wanted| wanted.eq_ignore_ascii_case(status))
            && self.reference.as_deref().is_none_or(|reference| reference == transfer.reference)
            && Span::read(self.from.as_deref(), self.to.as_deref()).covers(transfer.created_at)
    }
}

/// What is to be transferred.
#[derive(Debug, Deserialize)]
struct Planned {
    amount: Option<String>,
    currency: Option<String>,
}

async fn fee(Query(planned): Query<Planned>, call: Call) -> Response {
    call.answer(Operation::TransferFee, about_nothing(), |world, _| {
        let amount = planned.amount.as_deref().and_then(kobo);
        let amount = amount.ok_or_else(|| Refusal::bad("amount is required"))?;
        let currency = planned.currency.as_deref().unwrap_or("NGN");
        let fee = fees::transfer_fee(amount, currency);
        let data = wire::fee(fee, currency, world.settings.flutterwave_exact_fees);
        Ok(success("Transfer fee fetched", data))
    })
    .await
}
