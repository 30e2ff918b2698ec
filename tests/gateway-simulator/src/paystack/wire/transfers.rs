//! Transfers on the wire. `recipient` is a number in the answer to a new transfer and an object everywhere
//! else.

use serde_json::{Value, json};

use super::recipients;
use crate::{
    clock::Moment,
    paystack::rules::{
        integration::{Domain, INTEGRATION_ID, Integration},
        recipients::Recipient,
        transfers::{Transfer, TransferStatus},
    },
};

/// `data` of `POST /transfer`; shorter when an OTP is awaited.
pub fn initiated(transfer: &Transfer, domain: Domain) -> Value {
    let mut body = json!({
        "reference": transfer.reference,
        "integration": INTEGRATION_ID,
        "domain": domain.as_str(),
        "amount": transfer.amount,
        "currency": transfer.currency,
        "source": "balance",
        "reason": transfer.reason,
        "recipient": transfer.recipient_id,
        "status": transfer.status.as_str(),
        "transfer_code": transfer.code,
        "id": transfer.id,
        "createdAt": transfer.created_at.rfc3339(),
        "updatedAt": transfer.updated_at.rfc3339(),
    });
    if transfer.status != TransferStatus::Otp {
        body["transfersessionid"] = json!([]);
        body["transfertrials"] = json!([]);
        body["source_details"] = Value::Null;
        body["failures"] = Value::Null;
        body["titan_code"] = Value::Null;
        body["transferred_at"] = Value::Null;
        body["request"] = json!(request_id(transfer));
    }
    body
}

/// `data` of `GET /transfer/verify/{reference}` and `GET /transfer/{id_or_code}`. Its recipient says twice
/// that it is not deleted.
pub fn verified(transfer: &Transfer, recipient: &Recipient, domain: Domain) -> Value {
    let mut recipient = recipients::nested(recipient, domain);
    recipient["isDeleted"] = json!(false);
    json!({
        "amount": transfer.amount,
        "createdAt": transfer.created_at.rfc3339(),
        "currency": transfer.currency,
        "domain": domain.as_str(),
        "failures": null,
        "id": transfer.id,
        "integration": INTEGRATION_ID,
        "reason": transfer.reason,
        "reference": transfer.reference,
        "source": "balance",
        "source_details": null,
        "status": transfer.status.as_str(),
        "titan_code": null,
        "transfer_code": transfer.code,
        "request": request_id(transfer),
        "transferred_at": null,
        "updatedAt": transfer.updated_at.rfc3339(),
        "recipient": recipient,
        "session": {"provider": null, "id": null},
        "fee_charged": transfer.fee,
        "fees_breakdown": null,
        "gateway_response": null,
    })
}

/// `data` of a `transfer.*` webhook: `transfer.success` has the shape of 2025, the others an older one.
pub fn moved(transfer: &Transfer, recipient: &Recipient, integration: &Integration) -> Value {
    if transfer.status == TransferStatus::Success {
        succeeded(transfer, recipient, integration)
    } else {
        ended_otherwise(transfer, recipient, integration)
    }
}

fn succeeded(transfer: &Transfer, recipient: &Recipient, integration: &Integration) -> Value {
    let mut body = common(transfer, integration.domain);
    body["createdAt"] = json!(transfer.created_at.rfc3339());
    body["updatedAt"] = json!(transfer.updated_at.rfc3339());
    body["transferred_at"] = Value::Null;
    body["integration"] = merchant(integration);
    body["integration"]["logo_path"] = json!("https://example.com/logo.png");
    body["recipient"] = recipients::nested(recipient, integration.domain);
    body["session"] = json!({"provider": null, "id": null});
    body["fee_charged"] = json!(transfer.fee);
    body["gateway_response"] = Value::Null;
    body
}

fn ended_otherwise(transfer: &Transfer, recipient: &Recipient, integration: &Integration) -> Value {
    let mut body = common(transfer, integration.domain);
    body["created_at"] = json!(transfer.created_at.rfc3339());
    body["updated_at"] = json!(transfer.updated_at.rfc3339());
    body["transferred_at"] = json!(transfer.succeeded_at.map(Moment::rfc3339));
    body["integration"] = merchant(integration);
    body["recipient"] = recipients::nested_older(recipient, integration.domain);
    body["session"] = json!({"provider": "nip", "id": format!("{:030}", transfer.id)});
    body
}

fn common(transfer: &Transfer, domain: Domain) -> Value {
    json!({
        "amount": transfer.amount,
        "currency": transfer.currency,
        "domain": domain.as_str(),
        "failures": null,
        "id": transfer.id,
        "reason": transfer.reason,
        "reference": transfer.reference,
        "source": "balance",
        "source_details": null,
        "status": transfer.status.as_str(),
        "titan_code": null,
        "transfer_code": transfer.code,
    })
}

fn merchant(integration: &Integration) -> Value {
    json!({
        "id": INTEGRATION_ID,
        "is_live": integration.domain == Domain::Live,
        "business_name": integration.business_name,
    })
}

/// Paystack's number of the API request that made the transfer.
const fn request_id(transfer: &Transfer) -> u64 {
    transfer.id + 256_000_000
}
