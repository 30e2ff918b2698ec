//! `/transaction`: initialise, verify, list.

use std::sync::Arc;

use axum::{
    Router,
    extract::{Path, Query},
    response::Response,
    routing::{get, post},
};
use serde::Deserialize;

use super::call::{Body, Call};
use crate::{
    app::App,
    clock::Span,
    faults::{Operation, Subject},
    paystack::{
        rules::{fields, transactions::Transaction},
        wire::{
            envelope::{Page, Reply},
            transactions as wire,
        },
    },
};

pub(super) fn routes() -> Router<Arc<App>> {
    Router::new()
        .route("/transaction/initialize", post(initialize))
        .route("/transaction/verify/{reference}", get(verify))
        .route("/transaction", get(list))
}

async fn initialize(call: Call, Body(body): Body) -> Response {
    let reference = fields::text(&body, "reference").map(str::to_owned);
    let subject = Subject { reference, ..Subject::default() };
    let public_url = call.public_url();
    call.answer(Operation::TransactionInitialize, subject, |world, now| {
        let transaction = world.paystack.initialize(&body, now)?;
        Ok(Reply::ok("Authorization URL created", wire::initialized(transaction, &public_url)))
    })
    .await
}

async fn verify(Path(reference): Path<String>, call: Call) -> Response {
    call.answer(Operation::TransactionVerify, Subject::of(&reference), |world, _| {
        let transaction = world.paystack.transaction(&reference)?;
        let customer = world.paystack.customer(&transaction.email);
        let data = customer.map(|customer| wire::verified(transaction, customer));
        Ok(Reply::ok("Verification successful", data.unwrap_or_default()))
    })
    .await
}

/// The filters of the list.
#[derive(Debug, Deserialize)]
struct Filters {
    page: Option<String>,
    #[serde(rename = "perPage")]
    per_page: Option<String>,
    status: Option<String>,
    customer: Option<u64>,
    amount: Option<i64>,
    from: Option<String>,
    to: Option<String>,
}

async fn list(Query(filters): Query<Filters>, call: Call) -> Response {
    call.answer(Operation::TransactionList, Subject::default(), |world, _| {
        let paystack = &world.paystack;
        let mut found: Vec<&Transaction> =
            paystack.transactions.values().filter(|transaction| filters.take(transaction)).collect();
        found.retain(|transaction| {
            let customer = paystack.customer(&transaction.email);
            filters.customer.is_none_or(|id| customer.is_some_and(|customer| customer.id == id))
        });
        found.sort_by_key(|transaction| std::cmp::Reverse(transaction.id));
        let page = Page::read(filters.page.as_deref(), filters.per_page.as_deref());
        let data = page
            .of(&found)
            .iter()
            .filter_map(|found| Some(wire::listed(found, paystack.customer(&found.email)?)))
            .collect();
        Ok(Reply::ok("Transactions retrieved", data).with_meta(page.meta(found.len())))
    })
    .await
}

impl Filters {
    fn take(&self, transaction: &Transaction) -> bool {
        self.status.as_deref().is_none_or(|status| status == transaction.status.as_str())
            && self.amount.is_none_or(|amount| amount == transaction.amount)
            && Span::read(self.from.as_deref(), self.to.as_deref()).covers(transaction.created_at)
    }
}
