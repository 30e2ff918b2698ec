//! `POST /simulator/pay/{reference}`: a customer pays without a browser.

use std::sync::Arc;

use axum::{
    Json, Router,
    extract::{Path, State},
    routing::post,
};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::{Misuse, Wanted};
use crate::{
    app::App,
    paystack::rules::{
        cards::Card,
        fields,
        transactions::{Method, Outcome, TransactionStatus},
    },
    world::PayOrder,
};

/// The endpoints of this file.
pub fn routes() -> Router<Arc<App>> {
    Router::new().route("/simulator/pay/{reference}", post(pay))
}

/// How a customer pays. All fields may be absent: then the faults in force decide, else the payment succeeds.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct PayRequest {
    /// `success`, `declined`, `abandoned`, `ongoing`, `pending`, `processing` or `queued`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub outcome: Option<String>,
    /// What is paid, in minor units.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub amount: Option<i64>,
    /// What it is paid in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub currency: Option<String>,
    /// `card` or `bank_transfer`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub method: Option<String>,
    /// The number of a documented test card.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub card: Option<String>,
    /// The bank's words when it declines.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
    /// An unfinished payment succeeds by itself after so many real milliseconds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub then_success_after_ms: Option<u32>,
}

async fn pay(
    State(app): State<Arc<App>>,
    Path(reference): Path<String>,
    Wanted(wanted): Wanted<PayRequest>,
) -> Result<Json<Value>, Misuse> {
    let order = wanted.order().map_err(Misuse::unclear)?;
    app.change(|world, now| {
        let changed = world.pay(&reference, order, now)?;
        let paid = world.paystack.transactions.get(&reference).ok_or_else(|| Misuse::not_found("payment"))?;
        Ok(Json(json!({
            "reference": paid.reference,
            "status": paid.status,
            "amount": paid.amount,
            "requested_amount": paid.requested_amount,
            "currency": paid.currency,
            "fees": paid.fees,
            "webhook_queued": changed,
        })))
    })
}

impl PayRequest {
    fn order(&self) -> Result<PayOrder, String> {
        if self.amount.is_some_and(|amount| !(1..=fields::AMOUNT_MAX).contains(&amount)) {
            return Err("`amount` is a positive number of minor units".to_owned());
        }
        if let Some(currency) = &self.currency
            && fields::minimum(currency).is_none()
        {
            return Err(format!("`{currency}` is not a currency of this gateway"));
        }
        Ok(PayOrder {
            outcome: self.outcome.as_deref().map(|outcome| self.outcome(outcome)).transpose()?,
            method: self.method()?,
            amount: self.amount,
            currency: self.currency.clone(),
        })
    }

    fn outcome(&self, outcome: &str) -> Result<Outcome, String> {
        let unfinished = |status| Outcome::Unfinished {
            status,
            succeeds_after: self.then_success_after_ms.map(i64::from),
        };
        match outcome {
            "success" => Ok(Outcome::Success),
            "declined" => {
                Ok(Outcome::Declined(self.message.clone().unwrap_or_else(|| "Declined".to_owned())))
            }
            "abandoned" => Ok(unfinished(TransactionStatus::Abandoned)),
            "ongoing" => Ok(unfinished(TransactionStatus::Ongoing)),
            "pending" => Ok(unfinished(TransactionStatus::Pending)),
            "processing" => Ok(unfinished(TransactionStatus::Processing)),
            "queued" => Ok(unfinished(TransactionStatus::Queued)),
            other => Err(format!(
                "`outcome` is `{other}`; it can be success, declined, abandoned, ongoing, pending, processing, queued"
            )),
        }
    }

    fn method(&self) -> Result<Option<Method>, String> {
        match (self.method.as_deref(), self.card.as_deref()) {
            (None | Some("card"), Some(number)) => {
                let card =
                    Card::by_number(number).ok_or("that is no documented test card; GET / lists them")?;
                Ok(Some(Method::Card(card)))
            }
            (Some("card"), None) => Ok(Some(Method::Card(Card::Visa))),
            (Some("bank_transfer"), None) => Ok(Some(Method::BankTransfer)),
            (None, None) => Ok(None),
            (Some(_), _) => Err("`method` is card or bank_transfer; only card goes with `card`".to_owned()),
        }
    }
}
