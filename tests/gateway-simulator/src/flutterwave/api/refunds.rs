//! `/v3/refunds`: fetch and list. They are made under `/v3/transactions`.

use std::sync::Arc;

use axum::{
    Router,
    extract::{Path, Query},
    response::Response,
    routing::get,
};
use serde::Deserialize;

use super::call::{Call, about_nothing};
use crate::{
    app::App,
    clock::Span,
    faults::Operation,
    flutterwave::{
        rules::refunds::Refund,
        wire::{
            envelope::{Page, listed, success},
            refunds as wire,
        },
    },
};

/// How many refunds a page has; the answer says so.
const PAGE_SIZE: usize = 20;

pub(super) fn routes() -> Router<Arc<App>> {
    Router::new().route("/v3/refunds", get(list)).route("/v3/refunds/{id}", get(fetch))
}

async fn fetch(Path(id): Path<String>, call: Call) -> Response {
    let id = id.parse().unwrap_or(0);
    let subject = call.subject_of_refund(id);
    call.answer(Operation::RefundFetch, subject, |world, _| {
        Ok(success("Refund details fetched", wire::shown(world.flutterwave.refund(id)?)))
    })
    .await
}

/// The filters of the list. Dates are days; `id` is the transaction's.
#[derive(Debug, Deserialize)]
struct Filters {
    page: Option<String>,
    from: Option<String>,
    to: Option<String>,
    status: Option<String>,
    currency: Option<String>,
    flw_ref: Option<String>,
    id: Option<String>,
}

async fn list(Query(filters): Query<Filters>, call: Call) -> Response {
    call.answer(Operation::RefundList, about_nothing(), |world, _| {
        let newest_first = world.flutterwave.refunds.values().rev();
        let found: Vec<&Refund> = newest_first.filter(|refund| filters.take(refund)).collect();
        let page = Page::read(filters.page.as_deref(), PAGE_SIZE);
        let items = page.of(&found).iter().map(|refund| wire::shown(refund)).collect();
        let mut body = listed("Refunds fetched", items, page, found.len());
        body["meta"]["page_info"]["page_size"] = PAGE_SIZE.into();
        Ok(body)
    })
    .await
}

impl Filters {
    fn take(&self, refund: &Refund) -> bool {
        let is = |wanted: &Option<String>, is: &str| wanted.as_deref().is_none_or(|wanted| wanted == is);
        is(&self.status, refund.wire_status())
            && is(&self.currency, &refund.currency)
            && is(&self.flw_ref, &refund.flw_ref)
            && is(&self.id, &refund.charge_id.to_string())
            && Span::read(self.from.as_deref(), self.to.as_deref()).covers(refund.created_at)
    }
}
