//! Transfers on the wire. The holder is `full_name` in answers and `fullname` in webhooks.

use serde_json::{Value, json};

use super::amounts::{of_fee, of_kobo};
use crate::flutterwave::rules::{
    amounts::Mills,
    transfers::{Transfer, TransferStatus},
};

/// `data` of `POST /v3/transfers`.
pub fn queued(transfer: &Transfer, exact_fees: bool) -> Value {
    let mut body = common(transfer, exact_fees);
    body["full_name"] = json!(transfer.full_name);
    body
}

/// `data` of `GET /v3/transfers/{id}`, and an item of `GET /v3/transfers`.
pub fn shown(transfer: &Transfer, exact_fees: bool) -> Value {
    let mut body = queued(transfer, exact_fees);
    body["approver"] = Value::Null;
    body
}

/// `data` of the webhook `transfer.completed`.
pub fn completed(transfer: &Transfer, exact_fees: bool) -> Value {
    let mut body = common(transfer, exact_fees);
    body["fullname"] = json!(transfer.full_name);
    body["approver"] = Value::Null;
    if transfer.status == TransferStatus::Successful {
        body["complete_message"] = json!("Successful");
    }
    body
}

/// The older webhook: without an event.
pub fn completed_flat(transfer: &Transfer, exact_fees: bool) -> Value {
    let mut body = completed(transfer, exact_fees);
    body["date_created"] = body["created_at"].take();
    if let Some(fields) = body.as_object_mut() {
        fields.remove("created_at");
    }
    json!({"event.type": "Transfer", "transfer": body})
}

/// `data` of `GET /v3/transfers/fee`.
pub fn fee(fee: Mills, currency: &str, exact_fees: bool) -> Value {
    json!([{"currency": currency, "fee_type": "value", "fee": of_fee(fee, exact_fees)}])
}

fn common(transfer: &Transfer, exact_fees: bool) -> Value {
    json!({
        "id": transfer.id,
        "account_number": transfer.account_number,
        "bank_code": transfer.bank_code,
        "created_at": transfer.created_at.rfc3339(),
        "currency": transfer.currency,
        "debit_currency": transfer.currency,
        "amount": of_kobo(transfer.amount),
        "fee": of_fee(transfer.fee, exact_fees),
        "status": transfer.status.as_str(),
        "reference": transfer.reference,
        "meta": transfer.meta,
        "narration": transfer.narration,
        "complete_message": transfer.status.complete_message(),
        "requires_approval": 0,
        "is_approved": 1,
        "bank_name": transfer.bank_name,
    })
}
