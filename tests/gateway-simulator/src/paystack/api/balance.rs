//! `/balance`: what is left, and how it came to be.

use std::sync::Arc;

use axum::{Router, extract::Query, response::Response, routing::get};
use serde::Deserialize;

use super::call::Call;
use crate::{
    app::App,
    books::Entry,
    faults::{Operation, Subject},
    paystack::wire::{
        balance as wire,
        envelope::{Page, Reply},
    },
};

pub(super) fn routes() -> Router<Arc<App>> {
    Router::new().route("/balance", get(fetch)).route("/balance/ledger", get(ledger))
}

async fn fetch(call: Call) -> Response {
    call.answer(Operation::BalanceFetch, Subject::default(), |world, _| {
        Ok(Reply::ok("Balances retrieved", wire::balances(&world.paystack.books)))
    })
    .await
}

/// The page wanted.
#[derive(Debug, Deserialize)]
struct Paging {
    page: Option<String>,
    #[serde(rename = "perPage")]
    per_page: Option<String>,
}

async fn ledger(Query(paging): Query<Paging>, call: Call) -> Response {
    call.answer(Operation::BalanceLedger, Subject::default(), |world, _| {
        let newest_first: Vec<&Entry> = world.paystack.books.entries().iter().rev().collect();
        let page = Page::read(paging.page.as_deref(), paging.per_page.as_deref());
        let domain = world.paystack.domain;
        let data = page.of(&newest_first).iter().map(|entry| wire::listed(entry, domain)).collect();
        Ok(Reply::ok("Balance ledger retrieved", data).with_meta(page.meta(newest_first.len())))
    })
    .await
}
