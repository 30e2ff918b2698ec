//! Banks and resolved accounts on the wire.

use serde_json::{Value, json};

use crate::paystack::rules::banks::Bank;

/// An item of `GET /bank`.
pub fn listed(bank: &Bank) -> Value {
    json!({
        "name": bank.name,
        "slug": slug(bank.name),
        "code": bank.code,
        "longcode": "",
        "gateway": null,
        "pay_with_bank": false,
        "active": true,
        "is_deleted": false,
        "country": "Nigeria",
        "currency": "NGN",
        "type": "nuban",
        "id": bank.id,
        "createdAt": "2016-07-14T10:04:29.000Z",
        "updatedAt": "2026-01-05T09:00:00.000Z",
    })
}

/// `data` of `GET /bank/resolve`.
pub fn resolved(account_number: &str, account_name: &str) -> Value {
    json!({"account_number": account_number, "account_name": account_name})
}

fn slug(name: &str) -> String {
    let words: Vec<String> = name
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    words.join("-")
}
