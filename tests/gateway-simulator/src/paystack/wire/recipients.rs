//! Transfer recipients on the wire. `details.account_name` is there at creation and null everywhere else.

use serde_json::{Value, json};

use crate::paystack::rules::{
    integration::{Domain, INTEGRATION_ID},
    recipients::Recipient,
};

/// `data` of `POST /transferrecipient`.
pub fn created(recipient: &Recipient, domain: Domain) -> Value {
    let created_at = recipient.created_at.rfc3339();
    json!({
        "active": true,
        "createdAt": created_at,
        "currency": recipient.currency,
        "domain": domain.as_str(),
        "id": recipient.id,
        "integration": INTEGRATION_ID,
        "name": recipient.name,
        "recipient_code": recipient.code,
        "type": "nuban",
        "updatedAt": created_at,
        "is_deleted": false,
        "details": details(recipient, Some(&recipient.account_name)),
    })
}

/// The recipient inside a transfer, with dates in camel case.
pub fn nested(recipient: &Recipient, domain: Domain) -> Value {
    let mut body = undated(recipient, domain);
    body["createdAt"] = json!(recipient.created_at.rfc3339());
    body["updatedAt"] = json!(recipient.created_at.rfc3339());
    body
}

/// The recipient inside the older webhooks, with dates in snake case.
pub fn nested_older(recipient: &Recipient, domain: Domain) -> Value {
    let mut body = undated(recipient, domain);
    body["created_at"] = json!(recipient.created_at.rfc3339());
    body["updated_at"] = json!(recipient.created_at.rfc3339());
    body
}

fn undated(recipient: &Recipient, domain: Domain) -> Value {
    json!({
        "active": true,
        "currency": recipient.currency,
        "description": recipient.description,
        "domain": domain.as_str(),
        "email": null,
        "id": recipient.id,
        "integration": INTEGRATION_ID,
        "metadata": recipient.metadata,
        "name": recipient.name,
        "recipient_code": recipient.code,
        "type": "nuban",
        "is_deleted": false,
        "details": details(recipient, None),
    })
}

fn details(recipient: &Recipient, account_name: Option<&str>) -> Value {
    json!({
        "authorization_code": null,
        "account_number": recipient.account_number,
        "account_name": account_name,
        "bank_code": recipient.bank_code,
        "bank_name": recipient.bank_name,
    })
}
