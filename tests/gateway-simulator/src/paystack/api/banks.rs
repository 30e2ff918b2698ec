//! `/bank`: the list of banks and the name behind an account number.

use std::sync::Arc;

use axum::{Router, extract::Query, response::Response, routing::get};
use serde::Deserialize;
use serde_json::{Value, json};

use super::call::Call;
use crate::{
    app::App,
    faults::{Operation, Subject},
    paystack::{
        rules::{banks::BANKS, refusal::Refusal},
        wire::{
            banks as wire,
            envelope::{Page, Reply},
        },
    },
};

pub(super) fn routes() -> Router<Arc<App>> {
    Router::new().route("/bank", get(list)).route("/bank/resolve", get(resolve))
}

/// The filters of the list. Only Nigerian banks are simulated: any other country or currency has none.
#[derive(Debug, Deserialize)]
struct Filters {
    country: Option<String>,
    currency: Option<String>,
    #[serde(rename = "perPage")]
    per_page: Option<String>,
    next: Option<String>,
}

async fn list(Query(filters): Query<Filters>, call: Call) -> Response {
    call.answer(Operation::BankList, Subject::default(), |_, _| {
        let foreign =
            filters.country.as_deref().is_some_and(|country| !country.eq_ignore_ascii_case("nigeria"))
                || filters.currency.as_deref().is_some_and(|currency| currency != "NGN");
        let banks = if foreign { &[] } else { BANKS };
        let start = filters.next.as_deref().and_then(position).unwrap_or(0).min(banks.len());
        let page = Page::read(None, filters.per_page.as_deref());
        let end = (start + page.size).min(banks.len());
        let data = banks[start..end].iter().map(wire::listed).collect();
        let next = if end < banks.len() { json!(cursor(end)) } else { Value::Null };
        let meta = json!({"next": next, "previous": null, "perPage": page.size});
        Ok(Reply::ok("Banks retrieved", data).with_meta(meta))
    })
    .await
}

/// Cursors are opaque to the merchant.
fn cursor(position: usize) -> String {
    hex::encode(format!("bank:{position}"))
}

fn position(cursor: &str) -> Option<usize> {
    let text = String::from_utf8(hex::decode(cursor).ok()?).ok()?;
    text.strip_prefix("bank:")?.parse().ok()
}

/// What is to be resolved.
#[derive(Debug, Deserialize)]
struct Wanted {
    account_number: Option<String>,
    bank_code: Option<String>,
}

async fn resolve(Query(wanted): Query<Wanted>, call: Call) -> Response {
    let subject = Subject { account: wanted.account_number.clone(), ..Subject::default() };
    call.answer(Operation::BankResolve, subject, |world, _| {
        let account_number = wanted.account_number.as_deref().filter(|number| !number.is_empty());
        let account_number = account_number.ok_or_else(|| Refusal::missing("Account number is required"))?;
        let bank_code = wanted.bank_code.as_deref().filter(|code| !code.is_empty());
        let bank_code = bank_code.ok_or_else(|| Refusal::missing("bank_code is required"))?;
        let account_name = world.paystack.account_name(bank_code, account_number)?;
        Ok(Reply::ok("Account number resolved", wire::resolved(account_number, account_name)))
    })
    .await
}

#[cfg(test)]
mod tests {
    use super::{cursor, position};

    #[test]
    fn a_cursor_leads_back_to_its_position() {
        assert_eq!(position(&cursor(20)), Some(20));
        assert_eq!(position("zz"), None);
    }
}
