//! Banks, accounts, beneficiaries and balances on the wire.

use serde_json::{Value, json};

use super::amounts::of_kobo;
use crate::{
    books::Books,
    flutterwave::rules::{banks::Bank, beneficiaries::Beneficiary},
};

/// An item of `GET /v3/banks/NG`.
pub fn bank(bank: &Bank) -> Value {
    json!({"id": bank.id, "code": bank.code, "name": bank.name})
}

/// `data` of `POST /v3/accounts/resolve`.
pub fn resolved(account_number: &str, account_name: &str) -> Value {
    json!({"account_number": account_number, "account_name": account_name})
}

/// `data` of `POST /v3/beneficiaries` and `GET /v3/beneficiaries/{id}`.
pub fn beneficiary(beneficiary: &Beneficiary) -> Value {
    json!({
        "id": beneficiary.id,
        "account_number": beneficiary.account_number,
        "bank_code": beneficiary.bank_code,
        "full_name": beneficiary.full_name,
        "created_at": beneficiary.created_at.rfc3339(),
        "bank_name": beneficiary.bank_name,
    })
}

/// An item of `GET /v3/beneficiaries`.
pub fn listed_beneficiary(kept: &Beneficiary) -> Value {
    let mut body = beneficiary(kept);
    body["meta"] = Value::Null;
    body
}

/// `data` of `GET /v3/balances/{currency}`. All that is collected can be spent at once.
pub fn balance(books: &Books, currency: &str) -> Value {
    let left = of_kobo(books.balance(currency));
    json!({"currency": currency, "available_balance": left, "ledger_balance": left})
}

/// `data` of `GET /v3/balances`. There is always a balance in NGN.
pub fn balances(books: &Books) -> Value {
    let others = books.balances().keys().map(String::as_str).filter(|currency| *currency != "NGN");
    std::iter::once("NGN").chain(others).map(|currency| balance(books, currency)).collect()
}
