//! Disputes on the wire. The API writes `createdAt`, the webhooks `created_at`; the transaction inside lacks a field or
//! two in each place.

use serde_json::{Value, json};

use crate::{
    clock::Moment,
    paystack::rules::{
        customers::Customer,
        disputes::{Dispute, Evidence},
        integration::INTEGRATION_ID,
        transactions::{Method, Transaction},
    },
};

/// Who answers for the merchant, as Paystack shows it.
const ANSWERED_BY: &str = "operations@homify.example";

/// `data` of a `charge.dispute.*` webhook.
pub fn told(dispute: &Dispute, transaction: &Transaction, customer: &Customer) -> Value {
    let mut body = common(dispute, transaction, customer);
    body["transaction"]["requested_amount"] = json!(transaction.requested_amount);
    body["transaction"]["pos_transaction_data"] = Value::Null;
    body["customer"]["metadata"] = json!({});
    body["attachments"] = json!(dispute.attachment);
    body["created_at"] = json!(dispute.created_at.rfc3339());
    body["updated_at"] = json!(dispute.updated_at.rfc3339());
    body
}

/// An item of `GET /dispute`: the transaction has no customer.
pub fn listed(dispute: &Dispute, transaction: &Transaction, customer: &Customer) -> Value {
    let mut body = shown(dispute, transaction, customer);
    body["transaction"]["customer"] = Value::Null;
    body["transaction"]["pos_transaction_data"] = Value::Null;
    body
}

/// `data` of `GET /dispute/{id}`.
pub fn fetched(dispute: &Dispute, transaction: &Transaction, customer: &Customer) -> Value {
    let mut body = shown(dispute, transaction, customer);
    body["transaction"]["requested_amount"] = json!(transaction.requested_amount);
    body
}

/// An item of `GET /dispute/transaction/{id}`: history and messages have numbers, the customer is missing.
pub fn of_transaction(dispute: &Dispute, transaction: &Transaction, customer: &Customer) -> Value {
    let mut body = fetched(dispute, transaction, customer);
    for (index, list) in ["history", "messages"].into_iter().enumerate() {
        for entry in body[list].as_array_mut().into_iter().flatten() {
            entry["id"] = json!(dispute.id + index as u64 + 1);
            entry["dispute"] = json!(dispute.id);
            entry["updatedAt"] = entry["createdAt"].clone();
        }
    }
    for message in body["messages"].as_array_mut().into_iter().flatten() {
        message["is_deleted"] = json!(0);
    }
    body["merchant_transaction_reference"] = Value::Null;
    body["integration"] = json!(INTEGRATION_ID);
    body["created_by"] = Value::Null;
    if let Some(fields) = body.as_object_mut() {
        fields.remove("customer");
    }
    body
}

/// `data` of `PUT /dispute/{id}/resolve`: the merchant's message instead of all that was said.
pub fn resolved(dispute: &Dispute, transaction: &Transaction, customer: &Customer) -> Value {
    let mut body = fetched(dispute, transaction, customer);
    body["merchant_transaction_reference"] = Value::Null;
    body["created_by"] = json!(30);
    body["attachments"] = json!(dispute.attachment);
    body["message"] = dispute.answer.as_ref().map_or(Value::Null, |answer| {
        let at = answer.at.rfc3339();
        json!({
            "dispute": dispute.id,
            "sender": ANSWERED_BY,
            "body": answer.message,
            "id": answer.id,
            "createdAt": at,
            "updatedAt": at,
        })
    });
    if let Some(fields) = body.as_object_mut() {
        for absent in ["history", "messages", "customer"] {
            fields.remove(absent);
        }
    }
    body
}

/// `data` of `POST /dispute/{id}/evidence`.
pub fn evidence(dispute_id: u64, evidence: &Evidence) -> Value {
    let mut body = json!({
        "customer_email": evidence.customer_email,
        "customer_name": evidence.customer_name,
        "customer_phone": evidence.customer_phone,
        "service_details": evidence.service_details,
        "delivery_address": evidence.delivery_address,
        "dispute": dispute_id,
        "id": evidence.id,
        "createdAt": evidence.created_at.rfc3339(),
        "updatedAt": evidence.updated_at.rfc3339(),
    });
    if let Some(date) = &evidence.delivery_date {
        body["delivery_date"] = json!(date);
    }
    body
}

/// `data` of `GET /dispute/{id}/upload_url`.
pub fn upload_url(public_url: &str, file_name: &str) -> Value {
    json!({"signedUrl": format!("{public_url}/uploads/{file_name}"), "fileName": file_name})
}

fn shown(dispute: &Dispute, transaction: &Transaction, customer: &Customer) -> Value {
    let mut body = common(dispute, transaction, customer);
    body["transaction"]["createdAt"] = json!(transaction.created_at.rfc3339());
    body["attachments"] = match &dispute.attachment {
        Some(file) => json!(file),
        None => json!("[]"),
    };
    body["createdAt"] = json!(dispute.created_at.rfc3339());
    body["updatedAt"] = json!(dispute.updated_at.rfc3339());
    body
}

fn common(dispute: &Dispute, transaction: &Transaction, customer: &Customer) -> Value {
    let (bin, last4) = card_digits(transaction);
    let created_at = dispute.created_at.rfc3339();
    json!({
        "id": dispute.id,
        "refund_amount": dispute.refund_amount,
        "currency": dispute.currency,
        "status": dispute.status.as_str(),
        "resolution": dispute.resolution.map(|resolution| resolution.as_str()),
        "domain": transaction.domain.as_str(),
        "transaction": disputed_transaction(transaction),
        "transaction_reference": null,
        "category": dispute.category,
        "customer": {
            "id": customer.id,
            "first_name": customer.first_name,
            "last_name": customer.last_name,
            "email": customer.email,
            "customer_code": customer.code,
            "phone": customer.phone,
            "metadata": null,
            "risk_action": "default",
            "international_format_phone": customer.phone,
        },
        "bin": bin,
        "last4": last4,
        "dueAt": dispute.due_at.rfc3339(),
        "resolvedAt": dispute.resolved_at.map(Moment::rfc3339),
        "evidence": dispute.evidence.as_ref().map(|said| evidence(dispute.id, said)),
        "note": null,
        "history": [{"status": "pending", "by": customer.email, "createdAt": created_at}],
        "messages": [{"sender": customer.email, "body": dispute.complaint, "createdAt": created_at}],
    })
}

/// The transaction inside a dispute, as it is now: a lost one is `reversed`.
fn disputed_transaction(transaction: &Transaction) -> Value {
    let paid_at = transaction.paid_at.map(Moment::rfc3339);
    json!({
        "id": transaction.id,
        "domain": transaction.domain.as_str(),
        "status": transaction.status.as_str(),
        "reference": transaction.reference,
        "amount": transaction.amount,
        "message": null,
        "gateway_response": transaction.gateway_response,
        "paid_at": paid_at,
        "created_at": transaction.created_at.rfc3339(),
        "channel": transaction.method.map_or("card", Method::channel),
        "currency": transaction.currency,
        "ip_address": null,
        "metadata": "",
        "log": null,
        "fees": transaction.fees,
        "fees_split": null,
        "authorization": {},
        "customer": {"international_format_phone": null},
        "plan": {},
        "subaccount": {},
        "split": {},
        "order_id": null,
        "paidAt": paid_at,
    })
}

/// `bin` and `last4` of the card that paid.
fn card_digits(transaction: &Transaction) -> (Value, Value) {
    match transaction.method {
        Some(Method::Card(card)) => {
            let number = card.number();
            (json!(number[..6]), json!(number[number.len() - 4..]))
        }
        Some(Method::BankTransfer) | None => (Value::Null, Value::Null),
    }
}
