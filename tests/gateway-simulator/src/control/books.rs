//! `/simulator/books` and what shows the rest of the state: for comparing it with the platform's ledger.

use std::{collections::BTreeMap, sync::Arc};

use axum::{
    Json, Router,
    extract::{Query, State},
    routing::{get, post},
};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::{Misuse, Wanted};
use crate::{
    app::App,
    books::{Books, Entry, Totals},
    flutterwave::rules::fields as flutterwave,
    gateway::Gateway,
    paystack::rules::fields,
    world::World,
};

/// The endpoints of this file.
pub fn routes() -> Router<Arc<App>> {
    Router::new()
        .route("/simulator/books", get(books))
        .route("/simulator/top-up", post(top_up))
        .route("/simulator/payments", get(payments))
        .route("/simulator/transfers", get(transfers))
        .route("/simulator/refunds", get(refunds))
        .route("/simulator/requests", get(requests).delete(forget_requests))
        .route("/simulator/idle", get(idle))
}

/// The whole books, as `GET /simulator/books` answers them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BooksView {
    /// Which gateway's.
    pub gateway: String,
    /// What is left, by currency, in minor units.
    pub balances: BTreeMap<String, i64>,
    /// Sums over all entries, by currency.
    pub totals: BTreeMap<String, Totals>,
    /// All entries, oldest first; with `?reference=`, those of one reference.
    pub entries: Vec<Entry>,
}

/// Which items are wanted: of a gateway, Paystack's if none is named, and perhaps of one reference.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct About {
    reference: Option<String>,
    #[serde(default)]
    gateway: Gateway,
}

impl About {
    /// Whether an item about this reference is meant.
    pub(super) fn takes(&self, reference: &str) -> bool {
        self.reference.as_deref().is_none_or(|wanted| wanted == reference)
    }
}

async fn books(State(app): State<Arc<App>>, Query(about): Query<About>) -> Json<BooksView> {
    Json(app.read(|world, _| view(world, &about)))
}

fn view(world: &World, about: &About) -> BooksView {
    let books = books_of(world, about.gateway);
    BooksView {
        gateway: about.gateway.name().to_owned(),
        balances: books.balances().clone(),
        totals: books.totals(),
        entries: books.entries().iter().filter(|entry| about.takes(&entry.reference)).cloned().collect(),
    }
}

fn books_of(world: &World, gateway: Gateway) -> &Books {
    match gateway {
        Gateway::Paystack => &world.paystack.books,
        Gateway::Flutterwave => &world.flutterwave.books,
    }
}

/// Money to be paid in.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TopUp {
    amount: i64,
    currency: Option<String>,
    #[serde(default)]
    gateway: Gateway,
}

async fn top_up(State(app): State<Arc<App>>, Wanted(top_up): Wanted<TopUp>) -> Result<Json<Value>, Misuse> {
    let currency = top_up.currency.as_deref().unwrap_or("NGN");
    let is_taken = match top_up.gateway {
        Gateway::Paystack => fields::minimum(currency).is_some(),
        Gateway::Flutterwave => flutterwave::is_currency(currency),
    };
    if !is_taken {
        return Err(Misuse::unclear(format!("`{currency}` is not a currency of this gateway")));
    }
    if !(1..=fields::AMOUNT_MAX).contains(&top_up.amount) {
        return Err(Misuse::unclear("`amount` is a positive number of minor units"));
    }
    let balance = app.change(|world, now| {
        match top_up.gateway {
            Gateway::Paystack => world.paystack.top_up(top_up.amount, currency, now),
            Gateway::Flutterwave => world.flutterwave.top_up(top_up.amount, currency, now),
        }
        books_of(world, top_up.gateway).balance(currency)
    });
    Ok(Json(json!({"currency": currency, "balance": balance})))
}

async fn payments(State(app): State<Arc<App>>, Query(about): Query<About>) -> Json<Value> {
    Json(app.read(|world, _| {
        let found: Value = match about.gateway {
            Gateway::Paystack => {
                let all = world.paystack.transactions.values();
                all.filter(|found| about.takes(&found.reference)).map(|found| json!(found)).collect()
            }
            Gateway::Flutterwave => {
                let all = world.flutterwave.charges.values();
                all.filter(|found| about.takes(&found.tx_ref)).map(|found| json!(found)).collect()
            }
        };
        json!({"payments": found})
    }))
}

async fn transfers(State(app): State<Arc<App>>, Query(about): Query<About>) -> Json<Value> {
    Json(app.read(|world, _| {
        let found: Value = match about.gateway {
            Gateway::Paystack => {
                let all = world.paystack.transfers.values();
                all.filter(|found| about.takes(&found.reference)).map(|found| json!(found)).collect()
            }
            Gateway::Flutterwave => {
                let all = world.flutterwave.transfers.values();
                all.filter(|found| about.takes(&found.reference)).map(|found| json!(found)).collect()
            }
        };
        json!({"transfers": found})
    }))
}

async fn refunds(State(app): State<Arc<App>>, Query(about): Query<About>) -> Json<Value> {
    Json(app.read(|world, _| {
        let found: Value = match about.gateway {
            Gateway::Paystack => {
                let all = world.paystack.refunds.values();
                all.filter(|found| about.takes(&found.transaction_reference))
                    .map(|found| json!(found))
                    .collect()
            }
            Gateway::Flutterwave => {
                let all = world.flutterwave.refunds.values();
                all.filter(|found| about.takes(&found.tx_ref)).map(|found| json!(found)).collect()
            }
        };
        json!({"refunds": found})
    }))
}

async fn requests(State(app): State<Arc<App>>, Query(about): Query<About>) -> Json<Value> {
    let about_it = |reference: &Option<String>| {
        about.reference.is_none() || reference.as_deref().is_some_and(|reference| about.takes(reference))
    };
    let found: Vec<_> = app.requests().into_iter().filter(|request| about_it(&request.reference)).collect();
    Json(json!({"requests": found}))
}

async fn forget_requests(State(app): State<Arc<App>>) -> Json<Value> {
    app.forget_requests();
    Json(json!({"requests": []}))
}

async fn idle(State(app): State<Arc<App>>) -> Json<Value> {
    Json(app.read(|world, _| json!(world.movement())))
}
