//! Refunds on the wire. Each place shows a different shape, and calls the merchant's note something else.

use serde_json::{Value, json};

use super::{ACCOUNT_ID, amounts::of_kobo};
use crate::flutterwave::rules::refunds::Refund;

/// Flutterwave's number of the merchant's wallet.
const WALLET_ID: u64 = 134_244;
const META: &str = "{\"source\":\"availablebalance\"}";

/// `data` of `POST /v3/transactions/{id}/refund`. `completed` means that it was taken; the note does not come back.
pub fn created(refund: &Refund) -> Value {
    json!({
        "id": refund.id,
        "account_id": ACCOUNT_ID,
        "tx_id": refund.charge_id,
        "flw_ref": refund.flw_ref,
        "wallet_id": WALLET_ID,
        "amount_refunded": of_kobo(refund.amount),
        "status": refund.wire_status(),
        "destination": "payment_source",
        "meta": {"source": "availablebalance"},
        "created_at": refund.created_at.rfc3339(),
    })
}

/// `data` of `GET /v3/refunds/{id}`, and an item of `GET /v3/refunds`: the note is `comment`, `meta` is text.
pub fn shown(refund: &Refund) -> Value {
    json!({
        "id": refund.id,
        "amount_refunded": of_kobo(refund.amount),
        "status": refund.wire_status(),
        "flw_ref": refund.flw_ref,
        "comment": refund.comments,
        "settlement_id": "NEW",
        "meta": META,
        "created_at": refund.created_at.rfc3339(),
        "account_id": ACCOUNT_ID,
        "transaction_id": refund.charge_id,
    })
}

/// The webhook, for merchants who asked for it: flat, in Pascal case, without an event; the note is `comments`.
pub fn told(refund: &Refund) -> Value {
    json!({
        "id": refund.id,
        "AmountRefunded": of_kobo(refund.amount),
        "status": refund.wire_status(),
        "FlwRef": refund.flw_ref,
        "destination": "payment_source",
        "comments": refund.comments,
        "settlement_id": "NEW",
        "meta": META,
        "createdAt": refund.created_at.rfc3339(),
        "updatedAt": refund.updated_at.rfc3339(),
        "walletId": WALLET_ID,
        "AccountId": ACCOUNT_ID,
        "TransactionId": refund.charge_id,
    })
}
