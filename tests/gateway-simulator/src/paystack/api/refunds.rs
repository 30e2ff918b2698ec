//! `/refund`: create, fetch, list, retry with the customer's bank details.

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
        rules::{refunds::Refund, refusal::Refusal},
        wire::{
            envelope::{Page, Reply},
            refunds as wire,
        },
    },
};

pub(super) fn routes() -> Router<Arc<App>> {
    Router::new()
        .route("/refund", post(create).get(list))
        .route("/refund/{id}", get(fetch))
        .route("/refund/retry_with_customer_details/{id}", post(retry))
}

async fn create(call: Call, Body(body): Body) -> Response {
    let subject = call.subject_of_new_refund(&body);
    call.answer(Operation::RefundCreate, subject, |world, now| {
        let refund = world.create_refund(&body, now)?;
        let transaction = world.paystack.transaction(&refund.transaction_reference)?;
        Ok(Reply::ok("Refund has been queued for processing", wire::created(&refund, transaction)))
    })
    .await
}

async fn fetch(Path(id): Path<String>, call: Call) -> Response {
    let id = id.parse().unwrap_or(0);
    let subject = call.subject_of_refund(id);
    call.answer(Operation::RefundFetch, subject, |world, _| {
        let refund = world.paystack.refund(id)?;
        Ok(Reply::ok("Refund retrieved", wire::fetched(refund, world.paystack.domain)))
    })
    .await
}

async fn retry(Path(id): Path<String>, call: Call, Body(body): Body) -> Response {
    let id = id.parse().unwrap_or(0);
    let subject = call.subject_of_refund(id);
    call.answer(Operation::RefundRetry, subject, |world, now| {
        let refund = world.retry_refund(id, &body, now)?;
        let data = wire::retried(&refund, world.paystack.domain);
        Ok(Reply::ok("Refund retried and has been queued for processing", data))
    })
    .await
}

/// The filters of the list.
#[derive(Debug, Deserialize)]
struct Filters {
    page: Option<String>,
    #[serde(rename = "perPage")]
    per_page: Option<String>,
    transaction: Option<String>,
    currency: Option<String>,
    from: Option<String>,
    to: Option<String>,
}

async fn list(Query(filters): Query<Filters>, call: Call) -> Response {
    call.answer(Operation::RefundList, Subject::default(), |world, _| {
        let transaction_id = match &filters.transaction {
            None => None,
            Some(id) => Some(id.parse().map_err(|_| Refusal::params("Transaction ID should be numeric."))?),
        };
        let newest_first = world.paystack.refunds.values().rev();
        let found: Vec<&Refund> =
            newest_first.filter(|refund| filters.take(refund, transaction_id)).collect();
        let page = Page::read(filters.page.as_deref(), filters.per_page.as_deref());
        let domain = world.paystack.domain;
        let data = page.of(&found).iter().map(|refund| wire::listed(refund, domain)).collect();
        Ok(Reply::ok("Refunds retrieved", data).with_meta(page.meta(found.len())))
    })
    .await
}

impl Filters {
    fn take(&self, refund: &Refund, transaction_id: Option<u64>) -> bool {
        transaction_id.is_none_or(|id| id == refund.transaction_id)
            && self.currency.as_deref().is_none_or(|currency| currency == refund.currency)
            && Span::read(self.from.as_deref(), self.to.as_deref()).covers(refund.created_at)
    }
}
