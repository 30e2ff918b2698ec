//! `/dispute`: list, fetch, answer with evidence.

use std::sync::Arc;

use axum::{
    Router,
    extract::{Path, Query},
    response::Response,
    routing::{get, post, put},
};
use serde::Deserialize;
use serde_json::Value;

use super::call::{Body, Call};
use crate::{
    app::App,
    clock::Span,
    faults::{Operation, Subject},
    paystack::{
        rules::{
            customers::Customer, disputes::Dispute, integration::Integration, refusal::Refusal,
            transactions::Transaction,
        },
        wire::{
            disputes as wire,
            envelope::{Page, Reply},
        },
    },
};

pub(super) fn routes() -> Router<Arc<App>> {
    Router::new()
        .route("/dispute", get(list))
        .route("/dispute/{id}", get(fetch))
        .route("/dispute/transaction/{id}", get(of_transaction))
        .route("/dispute/{id}/resolve", put(resolve))
        .route("/dispute/{id}/evidence", post(add_evidence))
        .route("/dispute/{id}/upload_url", get(upload_url))
}

/// The filters of the list.
#[derive(Debug, Deserialize)]
struct Filters {
    page: Option<String>,
    #[serde(rename = "perPage")]
    per_page: Option<String>,
    status: Option<String>,
    transaction: Option<u64>,
    from: Option<String>,
    to: Option<String>,
}

async fn list(Query(filters): Query<Filters>, call: Call) -> Response {
    call.answer(Operation::DisputeList, Subject::default(), |world, _| {
        let newest_first = world.paystack.disputes.values().rev();
        let found: Vec<&Dispute> = newest_first.filter(|dispute| filters.take(dispute)).collect();
        let page = Page::read(filters.page.as_deref(), filters.per_page.as_deref());
        let data =
            page.of(&found).iter().map(|dispute| shown(dispute, &world.paystack, wire::listed)).collect();
        Ok(Reply::ok("Disputes retrieved", data).with_meta(page.meta(found.len())))
    })
    .await
}

impl Filters {
    fn take(&self, dispute: &Dispute) -> bool {
        self.status.as_deref().is_none_or(|status| status == dispute.status.as_str())
            && self.transaction.is_none_or(|id| id == dispute.transaction_id)
            && Span::read(self.from.as_deref(), self.to.as_deref()).covers(dispute.created_at)
    }
}

async fn fetch(Path(id): Path<String>, call: Call) -> Response {
    let id = id.parse().unwrap_or(0);
    let subject = call.subject_of_dispute(id);
    call.answer(Operation::DisputeFetch, subject, |world, _| {
        let dispute = world.paystack.dispute(id)?;
        Ok(Reply::ok("Dispute retrieved", shown(dispute, &world.paystack, wire::fetched)))
    })
    .await
}

/// The newest dispute of a transaction: the answer holds one.
async fn of_transaction(Path(id): Path<String>, call: Call) -> Response {
    let id: u64 = id.parse().unwrap_or(0);
    call.answer(Operation::DisputeOfTransaction, Subject::default(), |world, _| {
        let mut newest_first = world.paystack.disputes.values().rev();
        let dispute = newest_first.find(|dispute| dispute.transaction_id == id);
        let dispute = dispute.ok_or_else(|| Refusal::bare(404, "Dispute not found"))?;
        let data = shown(dispute, &world.paystack, wire::of_transaction);
        Ok(Reply::ok("Dispute retrieved successfully", data))
    })
    .await
}

async fn resolve(Path(id): Path<String>, call: Call, Body(body): Body) -> Response {
    let id = id.parse().unwrap_or(0);
    let subject = call.subject_of_dispute(id);
    call.answer(Operation::DisputeResolve, subject, |world, now| {
        let dispute = world.answer_dispute(id, &body, now)?;
        Ok(Reply::ok("Dispute successfully resolved", shown(&dispute, &world.paystack, wire::resolved)))
    })
    .await
}

async fn add_evidence(Path(id): Path<String>, call: Call, Body(body): Body) -> Response {
    let id = id.parse().unwrap_or(0);
    let subject = call.subject_of_dispute(id);
    call.answer(Operation::DisputeEvidence, subject, |world, now| {
        let evidence = world.paystack.add_evidence(id, &body, now)?;
        Ok(Reply::ok("Evidence created", wire::evidence(id, &evidence)))
    })
    .await
}

/// The file to be uploaded.
#[derive(Debug, Deserialize)]
struct Upload {
    upload_filename: Option<String>,
}

/// An address to upload a file to, which nothing answers: what was uploaded does not matter here.
async fn upload_url(Path(id): Path<String>, Query(upload): Query<Upload>, call: Call) -> Response {
    let id = id.parse().unwrap_or(0);
    let subject = call.subject_of_dispute(id);
    let public_url = call.public_url();
    call.answer(Operation::DisputeUploadUrl, subject, |world, _| {
        world.paystack.dispute(id)?;
        if upload.upload_filename.as_deref().unwrap_or_default().is_empty() {
            return Err(Refusal::missing("upload_filename is required"));
        }
        let file_name = world.paystack.ids.code("", 20);
        Ok(Reply::ok("Upload url generated", wire::upload_url(&public_url, &file_name)))
    })
    .await
}

fn shown(
    dispute: &Dispute,
    integration: &Integration,
    form: fn(&Dispute, &Transaction, &Customer) -> Value,
) -> Value {
    let transaction = integration.transaction_by_id(dispute.transaction_id);
    let parties = transaction.and_then(|found| Some((found, integration.customer(&found.email)?)));
    parties.map(|(transaction, customer)| form(dispute, transaction, customer)).unwrap_or_default()
}
