//! Attempts to pay, as "transactions", on the wire.

use serde_json::{Value, json};

use super::{
    ACCOUNT_ID,
    amounts::{of_fee, of_kobo},
};
use crate::flutterwave::rules::{
    cards::Card,
    charges::{Charge, ChargeStatus, Method},
    links::{Customer, Link},
};

/// Where all simulated customers sit: an address of the range kept for documentation.
const IP_ADDRESS: &str = "203.0.113.24";

/// Everything a shape of a transaction is made of.
#[derive(Clone, Copy, Debug)]
pub struct Shown<'a> {
    /// The attempt.
    pub charge: &'a Charge,
    /// What was asked for.
    pub link: &'a Link,
    /// Who was asked.
    pub customer: &'a Customer,
    /// Whether fees show their third decimal.
    pub exact_fees: bool,
}

/// `data` of `POST /v3/payments`.
pub fn hosted(link: &Link, public_url: &str) -> Value {
    json!({"link": format!("{public_url}{}/pay/{}", crate::flutterwave::PREFIX, link.code)})
}

/// `data` of `GET /v3/transactions/{id}/verify` and of `…/verify_by_reference`.
pub fn verified(shown: Shown<'_>) -> Value {
    let mut body = common(shown);
    if let Method::Card(card) = shown.charge.method {
        let mut details = card_details(card, "NIGERIA NG");
        details["token"] = json!(format!("flw-t1nf-{}-m03k", shown.charge.id));
        body["card"] = details;
    }
    body["meta"] = meta(shown.link);
    body["amount_settled"] = settled(shown.charge);
    body["customer"] = customer(shown.customer, json!(shown.customer.phone.as_deref().unwrap_or("N/A")));
    body
}

/// An item of `GET /v3/transactions`: no `meta`, no token of the card.
pub fn listed(shown: Shown<'_>) -> Value {
    let mut body = common(shown);
    if let Method::Card(card) = shown.charge.method {
        body["card"] = card_details(card, "NIGERIA NG");
    }
    body["amount_settled"] = settled(shown.charge);
    body["customer"] = customer(shown.customer, json!(shown.customer.phone.as_deref().unwrap_or("N/A")));
    body
}

/// `data` of the webhook `charge.completed`: neither `meta` nor `amount_settled`, and no telephone number.
pub fn completed(shown: Shown<'_>) -> Value {
    let mut body = common(shown);
    if let Method::Card(card) = shown.charge.method {
        body["card"] = card_details(card, "NG");
    }
    body["customer"] = customer(shown.customer, Value::Null);
    body
}

/// The older webhook: flat, in camel case, without an event.
pub fn completed_flat(shown: Shown<'_>) -> Value {
    let Shown { charge, customer, exact_fees, .. } = shown;
    let at = charge.created_at.rfc3339();
    let (kind, entity) = match charge.method {
        Method::Card(card) => {
            let (first, last) = digits(card);
            let entity = json!({
                "card6": first, "card_last4": last, "card_country_iso": "NG", "createdAt": at,
            });
            ("CARD_TRANSACTION", entity)
        }
        Method::BankTransfer => {
            let entity = json!({
                "account_number": "0123456789", "first_name": "SIMULATED", "last_name": "SENDER", "createdAt": at,
            });
            ("BANK_TRANSFER_TRANSACTION", entity)
        }
    };
    json!({
        "id": charge.id,
        "txRef": charge.tx_ref,
        "flwRef": charge.flw_ref,
        "orderRef": format!("URF_{}_{}", charge.created_at.millis(), charge.id),
        "paymentPlan": null,
        "paymentPage": null,
        "createdAt": at,
        "amount": of_kobo(charge.amount),
        "charged_amount": of_kobo(charge.amount),
        "status": charge.status.as_str(),
        "IP": IP_ADDRESS,
        "currency": charge.currency,
        "appfee": of_fee(charge.app_fee, exact_fees),
        "merchantfee": 0,
        "merchantbearsfee": 1,
        "charge_type": "normal",
        "customer": {
            "id": customer.id,
            "phone": customer.phone,
            "fullName": name(customer),
            "customertoken": null,
            "email": customer.email,
            "createdAt": customer.created_at.rfc3339(),
            "updatedAt": customer.created_at.rfc3339(),
            "deletedAt": null,
            "AccountId": ACCOUNT_ID,
        },
        "entity": entity,
        "event.type": kind,
    })
}

/// `meta_data` beside `data` in the webhook of a bank transfer: what the merchant attached, and who sent the money.
pub fn meta_data(link: &Link) -> Value {
    let mut body = link.meta.as_object().cloned().unwrap_or_default();
    for (key, value) in [
        ("originatoraccountnumber", "012*******89"),
        ("originatorname", "SIMULATED SENDER"),
        ("bankname", "Access Bank"),
        ("originatoramount", "N/A"),
    ] {
        body.insert(key.to_owned(), json!(value));
    }
    Value::Object(body)
}

fn common(shown: Shown<'_>) -> Value {
    let Shown { charge, link, exact_fees, .. } = shown;
    let (fingerprint, auth_model, narration) = match charge.method {
        Method::Card(_) => ("2a4bf5d669b2a0cd4b684ffba8caaae8", "PIN", "CARD Transaction "),
        Method::BankTransfer => ("N/A", "AUTH", link.title.as_deref().unwrap_or("Payment")),
    };
    json!({
        "id": charge.id,
        "tx_ref": charge.tx_ref,
        "flw_ref": charge.flw_ref,
        "device_fingerprint": fingerprint,
        "amount": of_kobo(charge.amount),
        "currency": charge.currency,
        "charged_amount": of_kobo(charge.amount),
        "app_fee": of_fee(charge.app_fee, exact_fees),
        "merchant_fee": 0,
        "processor_response": charge.processor_response,
        "auth_model": auth_model,
        "ip": IP_ADDRESS,
        "narration": narration,
        "status": charge.status.as_str(),
        "payment_type": charge.method.payment_type(),
        "created_at": charge.created_at.rfc3339(),
        "account_id": ACCOUNT_ID,
    })
}

/// What is left after the fee and its VAT; nothing of a failure, and not known of what is under way.
fn settled(charge: &Charge) -> Value {
    match charge.status {
        ChargeStatus::Successful => of_kobo(charge.amount - charge.kept),
        ChargeStatus::Failed => json!(0),
        ChargeStatus::Pending => Value::Null,
    }
}

/// What the merchant attached, with an entry of Flutterwave's own; null if nothing was.
fn meta(link: &Link) -> Value {
    let Some(attached) = link.meta.as_object() else { return Value::Null };
    let mut body = attached.clone();
    let address = json!("https://checkout.flutterwave.com/v3/hosted/pay");
    body.insert("__CheckoutInitAddress".to_owned(), address);
    Value::Object(body)
}

fn customer(customer: &Customer, phone: Value) -> Value {
    json!({
        "id": customer.id,
        "name": name(customer),
        "phone_number": phone,
        "email": customer.email,
        "created_at": customer.created_at.rfc3339(),
    })
}

fn name(customer: &Customer) -> &str {
    customer.name.as_deref().unwrap_or("Anonymous customer")
}

fn card_details(card: Card, country: &str) -> Value {
    let (first, last) = digits(card);
    json!({
        "first_6digits": first,
        "last_4digits": last,
        "issuer": format!("{}  CREDIT", card.brand()),
        "country": country,
        "type": card.brand(),
        "expiry": "09/32",
    })
}

fn digits(card: Card) -> (&'static str, &'static str) {
    let number = card.number();
    (&number[..6], &number[number.len() - 4..])
}
