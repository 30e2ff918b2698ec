//! `/balance`: what is left, and how it came to be.

use std::sync::Arc;

use axum::{Router, extract::Query, response::Response, routing::get};
use serde::Deserialize;

use super::call::Call;
use crate::{
    app::App,
    books::Entry,
    clock::Span,
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

/// The filters of the ledger.
#[derive(Debug, Deserialize)]
struct Filters {
    page: Option<String>,
    #[serde(rename = "perPage")]
    per_page: Option<String>,
    from: Option<String>,
    to: Option<String>,
}

async fn ledger(Query(filters): Query<Filters>, call: Call) -> Response {
    call.answer(Operation::BalanceLedger, Subject::default(), |world, _| {
        let span = Span::read(filters.from.as_deref(), filters.to.as_deref());
        let newest_first = world.paystack.books.entries().iter().rev();
        let found: Vec<&Entry> = newest_first.filter(|entry| span.covers(entry.at)).collect();
        let page = Page::read(filters.page.as_deref(), filters.per_page.as_deref());
        let domain = world.paystack.domain;
        let data = page.of(&found).iter().map(|entry| wire::listed(entry, domain)).collect();
        Ok(Reply::ok("Balance ledger retrieved", data).with_meta(page.meta(found.len())))
    })
    .await
}
