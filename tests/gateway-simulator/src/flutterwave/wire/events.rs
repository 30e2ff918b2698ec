//! Webhook bodies: `{event, data}` as documented, or the older flat ones. None has a number of its own.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::{charges, refunds, transfers};
use crate::{
    flutterwave::rules::{
        charges::{Charge, Method},
        merchant::{Happening, Merchant},
        transfers::Transfer,
    },
    gateway::Gateway,
    webhooks::Event,
};

/// Which bodies payments and transfers are told in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Bodies {
    /// `{event, data}`.
    #[default]
    Enveloped,
    /// The older ones, without an event.
    Flat,
}

/// How the merchant is told.
#[derive(Clone, Copy, Debug, Default)]
pub struct Manner {
    /// Which bodies.
    pub bodies: Bodies,
    /// Whether refunds are told at all; one has to ask for it.
    pub refunds: bool,
    /// Whether fees show their third decimal.
    pub exact_fees: bool,
}

/// The webhook that tells of something, if Flutterwave tells of it at all.
pub fn event(happening: &Happening, merchant: &Merchant, manner: Manner) -> Option<Event> {
    match happening {
        Happening::Charged(charge) => {
            let body = charge_body(charge, merchant, manner)?;
            Some(written("charge.completed", &charge.tx_ref, &body))
        }
        Happening::Transferred(transfer) => {
            let body = transfer_body(transfer, manner);
            Some(written("transfer.completed", &transfer.reference, &body))
        }
        Happening::Refunded(refund) if manner.refunds && refund.status.is_final() => {
            Some(written("refund.completed", &refund.tx_ref, &refunds::told(refund)))
        }
        Happening::Refunded(_) => None,
    }
}

/// Only a bank transfer's envelope has the merchant's `meta_data` and the kind of event.
fn charge_body(charge: &Charge, merchant: &Merchant, manner: Manner) -> Option<Value> {
    let link = merchant.links.get(&charge.tx_ref)?;
    let customer = merchant.customer(&link.email)?;
    let shown = charges::Shown { charge, link, customer, exact_fees: manner.exact_fees };
    Some(match (manner.bodies, charge.method) {
        (Bodies::Flat, _) => charges::completed_flat(shown),
        (Bodies::Enveloped, Method::Card(_)) => {
            json!({"event": "charge.completed", "data": charges::completed(shown)})
        }
        (Bodies::Enveloped, Method::BankTransfer) => json!({
            "event": "charge.completed",
            "data": charges::completed(shown),
            "meta_data": charges::meta_data(link),
            "event.type": "BANK_TRANSFER_TRANSACTION",
        }),
    })
}

fn transfer_body(transfer: &Transfer, manner: Manner) -> Value {
    match manner.bodies {
        Bodies::Flat => transfers::completed_flat(transfer, manner.exact_fees),
        Bodies::Enveloped => json!({
            "event": "transfer.completed",
            "event.type": "Transfer",
            "data": transfers::completed(transfer, manner.exact_fees),
        }),
    }
}

fn written(name: &str, reference: &str, body: &Value) -> Event {
    Event {
        gateway: Gateway::Flutterwave,
        name: name.to_owned(),
        reference: reference.to_owned(),
        body: body.to_string(),
    }
}
