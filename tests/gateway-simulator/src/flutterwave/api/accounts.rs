//! Banks, accounts, beneficiaries and balances.

use std::sync::Arc;

use axum::{
    Router,
    extract::{Path, Query},
    response::Response,
    routing::{get, post},
};
use serde::Deserialize;

use super::call::{Body, Call, about_nothing};
use crate::{
    app::App,
    faults::{Operation, Subject},
    flutterwave::{
        rules::{banks::BANKS, beneficiaries::Beneficiary, fields, refusal::Refusal},
        wire::{
            accounts as wire,
            envelope::{Page, listed, success},
        },
    },
};

/// How many beneficiaries a page has.
const PAGE_SIZE: usize = 10;

pub(super) fn routes() -> Router<Arc<App>> {
    Router::new()
        .route("/v3/banks/{country}", get(banks))
        .route("/v3/accounts/resolve", post(resolve))
        .route("/v3/beneficiaries", post(keep).get(list))
        .route("/v3/beneficiaries/{id}", get(fetch))
        .route("/v3/balances", get(balances))
        .route("/v3/balances/{currency}", get(balance))
}

/// Only Nigerian banks are simulated: any other country has none.
async fn banks(Path(country): Path<String>, call: Call) -> Response {
    call.answer(Operation::BankList, about_nothing(), |_, _| {
        let banks = if country == "NG" { BANKS } else { &[] };
        Ok(success("Banks fetched successfully", banks.iter().map(wire::bank).collect()))
    })
    .await
}

async fn resolve(call: Call, Body(body): Body) -> Response {
    let account = fields::text(&body, "account_number").map(str::to_owned);
    let subject = Subject { account, ..about_nothing() };
    call.answer(Operation::BankResolve, subject, |world, _| {
        let account_number = fields::required(&body, "account_number")?;
        let name = world.flutterwave.resolve(account_number, fields::required(&body, "account_bank")?)?;
        Ok(success("Account details fetched", wire::resolved(account_number, name)))
    })
    .await
}

async fn keep(call: Call, Body(body): Body) -> Response {
    let account = fields::text(&body, "account_number").map(str::to_owned);
    let subject = Subject { account, ..about_nothing() };
    call.answer(Operation::RecipientCreate, subject, |world, now| {
        let kept = world.flutterwave.keep_beneficiary(&body, now)?;
        // The message is Flutterwave's.
        Ok(success("Banks fetched successfully", wire::beneficiary(&kept)))
    })
    .await
}

async fn fetch(Path(id): Path<String>, call: Call) -> Response {
    let id = id.parse().unwrap_or(0);
    call.answer(Operation::RecipientFetch, about_nothing(), |world, _| {
        Ok(success("Payout beneficiary fetched", wire::beneficiary(world.flutterwave.beneficiary(id)?)))
    })
    .await
}

/// The page wanted.
#[derive(Debug, Deserialize)]
struct Paging {
    page: Option<String>,
}

async fn list(Query(paging): Query<Paging>, call: Call) -> Response {
    call.answer(Operation::RecipientList, about_nothing(), |world, _| {
        let found: Vec<&Beneficiary> = world.flutterwave.beneficiaries.values().rev().collect();
        let page = Page::read(paging.page.as_deref(), PAGE_SIZE);
        let items = page.of(&found).iter().map(|kept| wire::listed_beneficiary(kept)).collect();
        Ok(listed("Payout beneficiaries fetched", items, page, found.len()))
    })
    .await
}

async fn balance(Path(currency): Path<String>, call: Call) -> Response {
    call.answer(Operation::BalanceFetch, about_nothing(), |world, _| {
        if !fields::is_currency(&currency) {
            return Err(Refusal::bad("currency is not supported"));
        }
        Ok(success("Wallet balance fetched", wire::balance(&world.flutterwave.books, &currency)))
    })
    .await
}

async fn balances(call: Call) -> Response {
    call.answer(Operation::BalanceFetch, about_nothing(), |world, _| {
        Ok(success("Wallet balances fetched", wire::balances(&world.flutterwave.books)))
    })
    .await
}
