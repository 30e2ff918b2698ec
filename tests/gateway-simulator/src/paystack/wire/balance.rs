//! Balance and balance ledger on the wire.

use serde_json::{Value, json};

use crate::{
    books::{Books, Entry, EntryKind},
    paystack::rules::integration::{Domain, INTEGRATION_ID},
};

/// `data` of `GET /balance`. There is always a balance in NGN.
pub fn balances(books: &Books) -> Value {
    let naira = json!({"currency": "NGN", "balance": books.balance("NGN")});
    let others = books
        .balances()
        .iter()
        .filter(|(currency, _)| *currency != "NGN")
        .map(|(currency, balance)| json!({"currency": currency, "balance": balance}));
    std::iter::once(naira).chain(others).collect()
}

/// An item of `GET /balance/ledger`.
pub fn listed(entry: &Entry, domain: Domain) -> Value {
    let at = entry.at.rfc3339();
    json!({
        "integration": INTEGRATION_ID,
        "domain": domain.as_str(),
        "balance": entry.balance,
        "currency": entry.currency,
        "difference": entry.difference,
        "reason": entry.reason,
        "model_responsible": model(entry.kind),
        "model_row": entry.subject_id,
        "id": entry.ledger_id,
        "createdAt": at,
        "updatedAt": at,
    })
}

const fn model(kind: EntryKind) -> &'static str {
    match kind {
        EntryKind::TopUp => "TopUp",
        EntryKind::Charge => "Transaction",
        EntryKind::Refund | EntryKind::RefundReturned => "Refund",
        EntryKind::Chargeback => "Dispute",
        EntryKind::Transfer
        | EntryKind::TransferFee
        | EntryKind::TransferReturned
        | EntryKind::TransferFeeReturned => "Transfer",
    }
}
