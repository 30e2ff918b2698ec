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
    courses::AttemptRefused,
    flutterwave::{
        acts::PayOrder as FlutterwaveOrder,
        rules::{
            cards::Card as FlutterwaveCard,
            charges::{Method as FlutterwaveMethod, Outcome as FlutterwaveOutcome},
            fields::is_currency,
        },
    },
    gateway::Gateway,
    paystack::rules::{
        cards::Card,
        fields,
        transactions::{Method, Outcome, TransactionStatus},
    },
    world::{PayOrder, World},
};

/// The endpoints of this file.
pub fn routes() -> Router<Arc<App>> {
    Router::new().route("/simulator/pay/{reference}", post(pay))
}

/// How a customer pays. All fields may be absent: then the faults in force decide, else the payment succeeds.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct PayRequest {
    /// Where; absent: where the reference is known, Paystack first.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gateway: Option<Gateway>,
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
    app.change(|world, now| {
        let is_at_flutterwave = !world.paystack.transactions.contains_key(&reference)
            && world.flutterwave.links.contains_key(&reference);
        let found = if is_at_flutterwave { Gateway::Flutterwave } else { Gateway::Paystack };
        match wanted.gateway.unwrap_or(found) {
            Gateway::Paystack => {
                let order = wanted.order().map_err(Misuse::unclear)?;
                let told = world.pay(&reference, order, now)?;
                paid_at_paystack(world, &reference, told)
            }
            Gateway::Flutterwave => {
                let order = wanted.flutterwave_order().map_err(Misuse::unclear)?;
                let told = world.pay_at_flutterwave(&reference, order, now)?;
                paid_at_flutterwave(world, &reference, told)
            }
        }
    })
}

fn paid_at_paystack(world: &World, reference: &str, told: bool) -> Result<Json<Value>, Misuse> {
    let paid = world.paystack.transactions.get(reference).ok_or(AttemptRefused::NotFound)?;
    Ok(Json(json!({
        "gateway": Gateway::Paystack,
        "id": paid.id,
        "reference": paid.reference,
        "status": paid.status,
        "amount": paid.amount,
        "requested_amount": paid.requested_amount,
        "currency": paid.currency,
        "fees": paid.fees,
        "webhook_queued": told,
    })))
}

/// Nobody who only left has a number or a status.
fn paid_at_flutterwave(world: &World, reference: &str, told: bool) -> Result<Json<Value>, Misuse> {
    let link = world.flutterwave.links.get(reference).ok_or(AttemptRefused::NotFound)?;
    let paid = world.flutterwave.latest_charge(reference).ok();
    Ok(Json(json!({
        "gateway": Gateway::Flutterwave,
        "id": paid.map(|paid| paid.id),
        "reference": link.tx_ref,
        "status": paid.map(|paid| paid.status),
        "amount": paid.map_or(link.amount, |paid| paid.amount),
        "requested_amount": link.amount,
        "currency": paid.map_or(&link.currency, |paid| &paid.currency),
        "fees": paid.map(|paid| paid.kept),
        "webhook_queued": told,
    })))
}

impl PayRequest {
    /// Whether the amount and the currency could be paid at a gateway that takes such currencies.
    fn check(&self, is_taken: impl Fn(&str) -> bool) -> Result<(), String> {
        if self.amount.is_some_and(|amount| !(1..=fields::AMOUNT_MAX).contains(&amount)) {
            return Err("`amount` is a positive number of minor units".to_owned());
        }
        match self.currency.as_deref().filter(|currency| !is_taken(currency)) {
            Some(currency) => Err(format!("`{currency}` is not a currency of this gateway")),
            None => Ok(()),
        }
    }

    fn order(&self) -> Result<PayOrder, String> {
        self.check(|currency| fields::minimum(currency).is_some())?;
        Ok(PayOrder {
            outcome: self.outcome.as_deref().map(|outcome| self.outcome(outcome)).transpose()?,
            method: self.method()?,
            amount: self.amount,
            currency: self.currency.clone(),
        })
    }

    fn flutterwave_order(&self) -> Result<FlutterwaveOrder, String> {
        self.check(is_currency)?;
        let outcome = match self.outcome.as_deref() {
            None => None,
            Some("success") => Some(FlutterwaveOutcome::Successful),
            Some("declined") => {
                let words = self.message.clone().unwrap_or_else(|| "Do Not Honour".to_owned());
                Some(FlutterwaveOutcome::Failed(words))
            }
            Some("abandoned") => Some(FlutterwaveOutcome::Left),
            Some("pending") => Some(FlutterwaveOutcome::Pending(self.then_success_after_ms.map(i64::from))),
            Some(other) => {
                return Err(format!(
                    "`outcome` is `{other}`; at Flutterwave it can be success, declined, abandoned, pending"
                ));
            }
        };
        let method = match (self.method.as_deref(), self.card.as_deref()) {
            (None | Some("card"), Some(number)) => {
                let card = FlutterwaveCard::by_number(number);
                let card = card.ok_or("that is no documented test card; GET / lists them")?;
                Some(FlutterwaveMethod::Card(card))
            }
            (Some("card"), None) => Some(FlutterwaveMethod::Card(FlutterwaveCard::Mastercard)),
            (Some("bank_transfer"), None) => Some(FlutterwaveMethod::BankTransfer),
            (None, None) => None,
            (Some(_), _) => {
                return Err("`method` is card or bank_transfer; only card goes with `card`".to_owned());
            }
        };
        Ok(FlutterwaveOrder { outcome, method, amount: self.amount, currency: self.currency.clone() })
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
