//! `/transfer`: initiate, finalise with an OTP, verify by reference, fetch, list.

use std::sync::Arc;

use axum::{
    Router,
    extract::{Path, Query},
    response::Response,
    routing::{get, post},
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
            fields,
            integration::Integration,
            transfers::{Transfer, TransferStatus, invalid_code},
        },
        wire::{
            envelope::{Page, Reply},
            transfers as wire,
        },
    },
};

pub(super) fn routes() -> Router<Arc<App>> {
    Router::new()
        .route("/transfer", post(initiate).get(list))
        .route("/transfer/finalize_transfer", post(finalize))
        .route("/transfer/verify/{reference}", get(verify))
        .route("/transfer/{id_or_code}", get(fetch))
}

async fn initiate(call: Call, Body(body): Body) -> Response {
    let subject = call.subject_of_transfer(&body);
    call.answer(Operation::TransferCreate, subject, |world, now| {
        let transfer = world.create_transfer(&body, now)?;
        Ok(queued(&transfer, &world.paystack))
    })
    .await
}

async fn finalize(call: Call, Body(body): Body) -> Response {
    let code = fields::text(&body, "transfer_code").unwrap_or_default();
    let subject = call.subject_of_transfer_code(code);
    call.answer(Operation::TransferFinalize, subject, |world, now| {
        let transfer = world.finalize_transfer(&body, now)?;
        Ok(queued(&transfer, &world.paystack))
    })
    .await
}

fn queued(transfer: &Transfer, integration: &Integration) -> Reply {
    let awaits_otp = transfer.status == TransferStatus::Otp;
    let message = if awaits_otp { "Transfer requires OTP to continue" } else { "Transfer has been queued" };
    Reply::ok(message, wire::initiated(transfer, integration.domain))
}

async fn verify(Path(reference): Path<String>, call: Call) -> Response {
    call.answer(Operation::TransferVerify, Subject::of(&reference), |world, now| {
        let transfer = world.paystack.transfer(&reference, now)?;
        Ok(Reply::ok("Transfer retrieved", shown(transfer, &world.paystack)))
    })
    .await
}

async fn fetch(Path(id_or_code): Path<String>, call: Call) -> Response {
    let subject = call.subject_of_transfer_code(&id_or_code);
    call.answer(Operation::TransferFetch, subject, |world, now| {
        let reference =
            world.paystack.transfer_by_id_or_code(&id_or_code).map(|found| found.reference.clone());
        let transfer = world.paystack.transfer(&reference.ok_or_else(invalid_code)?, now)?;
        Ok(Reply::ok("Transfer retrieved", shown(transfer, &world.paystack)))
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
    recipient: Option<u64>,
    from: Option<String>,
    to: Option<String>,
}

async fn list(Query(filters): Query<Filters>, call: Call) -> Response {
    call.answer(Operation::TransferList, Subject::default(), |world, _| {
        let mut found: Vec<&Transfer> =
            world.paystack.transfers.values().filter(|transfer| filters.take(transfer)).collect();
        found.sort_by_key(|transfer| std::cmp::Reverse(transfer.id));
        let page = Page::read(filters.page.as_deref(), filters.per_page.as_deref());
        let data = page.of(&found).iter().map(|transfer| shown(transfer, &world.paystack)).collect();
        Ok(Reply::ok("Transfers retrieved", data).with_meta(page.meta(found.len())))
    })
    .await
}

impl Filters {
    fn take(&self, transfer: &Transfer) -> bool {
        self.status.as_deref().is_none_or(|status| status == transfer.status.as_str())
            && self.recipient.is_none_or(|id| id == transfer.recipient_id)
            && Span::read(self.from.as_deref(), self.to.as_deref()).covers(transfer.created_at)
    }
}

fn shown(transfer: &Transfer, integration: &Integration) -> Value {
    let recipient = integration.recipient_by_id(transfer.recipient_id);
    recipient.map(|recipient| wire::verified(transfer, recipient, integration.domain)).unwrap_or_default()
}
