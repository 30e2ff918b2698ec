//! Transactions and customers on the wire.

use serde_json::{Value, json};

use crate::{
    clock::Moment,
    paystack::rules::{
        cards::Card,
        customers::Customer,
        transactions::{Method, Transaction, TransactionStatus},
    },
};

/// Where all simulated customers sit: an address of the range kept for documentation.
const IP_ADDRESS: &str = "203.0.113.24";

/// `data` of `POST /transaction/initialize`.
pub fn initialized(transaction: &Transaction, public_url: &str) -> Value {
    json!({
        "authorization_url": page_url(transaction, public_url),
        "access_code": transaction.access_code,
        "reference": transaction.reference,
    })
}

/// The address of the payment page.
pub fn page_url(transaction: &Transaction, public_url: &str) -> String {
    format!("{public_url}/pay/{}", transaction.access_code)
}

/// `data` of `GET /transaction/verify/{reference}`. `paid_at` and `paidAt` are both there.
pub fn verified(transaction: &Transaction, customer: &Customer) -> Value {
    let paid_at = transaction.paid_at.map(Moment::rfc3339);
    let created_at = transaction.created_at.rfc3339();
    json!({
        "id": transaction.id,
        "domain": transaction.domain.as_str(),
        "status": transaction.status.as_str(),
        "reference": transaction.reference,
        "receipt_number": null,
        "amount": transaction.amount,
        "message": null,
        "gateway_response": transaction.gateway_response,
        "paid_at": paid_at,
        "created_at": created_at,
        "channel": channel(transaction),
        "currency": transaction.currency,
        "ip_address": IP_ADDRESS,
        "metadata": transaction.metadata,
        "log": log(transaction),
        "fees": transaction.fees,
        "fees_split": null,
        "authorization": authorization(transaction),
        "customer": customer_json(customer),
        "plan": null,
        "split": {},
        "order_id": null,
        "paidAt": paid_at,
        "createdAt": created_at,
        "requested_amount": transaction.requested_amount,
        "pos_transaction_data": null,
        "source": null,
        "fees_breakdown": null,
        "connect": null,
        "transaction_date": created_at,
        "plan_object": {},
        "subaccount": {},
    })
}

/// An item of `GET /transaction`: fewer fields, and `metadata` is null when there is none.
pub fn listed(transaction: &Transaction, customer: &Customer) -> Value {
    let paid_at = transaction.paid_at.map(Moment::rfc3339);
    let created_at = transaction.created_at.rfc3339();
    let metadata = if transaction.metadata == "" { &Value::Null } else { &transaction.metadata };
    json!({
        "id": transaction.id,
        "domain": transaction.domain.as_str(),
        "status": transaction.status.as_str(),
        "reference": transaction.reference,
        "amount": transaction.amount,
        "message": null,
        "gateway_response": transaction.gateway_response,
        "paid_at": paid_at,
        "created_at": created_at,
        "channel": channel(transaction),
        "currency": transaction.currency,
        "ip_address": IP_ADDRESS,
        "metadata": metadata,
        "log": log(transaction),
        "fees": transaction.fees,
        "fees_split": null,
        "customer": customer_json(customer),
        "authorization": authorization(transaction),
        "plan": {},
        "split": {},
        "subaccount": {},
        "order_id": null,
        "paidAt": paid_at,
        "createdAt": created_at,
        "requested_amount": transaction.requested_amount,
        "source": null,
    })
}

/// `data` of the webhook `charge.success`: no `createdAt`, `plan` an object, and a `source`.
pub fn charged(transaction: &Transaction, customer: &Customer) -> Value {
    let paid_at = transaction.paid_at.map(Moment::rfc3339);
    let response = match transaction.method {
        Some(Method::BankTransfer) => "Approved",
        Some(Method::Card(_)) | None => "Approved by Financial Institution",
    };
    json!({
        "id": transaction.id,
        "domain": transaction.domain.as_str(),
        "status": TransactionStatus::Success.as_str(),
        "reference": transaction.reference,
        "amount": transaction.amount,
        "message": null,
        "gateway_response": response,
        "paid_at": paid_at,
        "created_at": transaction.created_at.rfc3339(),
        "channel": channel(transaction),
        "currency": transaction.currency,
        "ip_address": IP_ADDRESS,
        "metadata": transaction.metadata,
        "fees_breakdown": null,
        "log": log(transaction),
        "fees": transaction.fees,
        "fees_split": null,
        "authorization": authorization(transaction),
        "customer": customer_json(customer),
        "plan": {},
        "subaccount": {},
        "split": {},
        "order_id": null,
        "paidAt": paid_at,
        "requested_amount": transaction.requested_amount,
        "pos_transaction_data": null,
        "source": {
            "type": "api",
            "source": "merchant_api",
            "entry_point": "transaction_initialize",
            "identifier": null,
        },
    })
}

/// The customer inside a transaction.
fn customer_json(customer: &Customer) -> Value {
    json!({
        "id": customer.id,
        "first_name": customer.first_name,
        "last_name": customer.last_name,
        "email": customer.email,
        "customer_code": customer.code,
        "phone": customer.phone,
        "metadata": null,
        "risk_action": "default",
        "international_format_phone": customer.phone,
    })
}

fn channel(transaction: &Transaction) -> &'static str {
    transaction.method.map_or("card", Method::channel)
}

/// Whether the bank was asked: only then is there a log and an authorization.
fn was_attempted(transaction: &Transaction) -> bool {
    match transaction.status {
        TransactionStatus::Success | TransactionStatus::Reversed | TransactionStatus::Failed => true,
        TransactionStatus::Abandoned
        | TransactionStatus::Ongoing
        | TransactionStatus::Pending
        | TransactionStatus::Processing
        | TransactionStatus::Queued => false,
    }
}

fn log(transaction: &Transaction) -> Value {
    let by_card = matches!(transaction.method, Some(Method::Card(_)));
    if !by_card || !was_attempted(transaction) {
        return Value::Null;
    }
    let paid = transaction.status.is_paid();
    let (kind, message) =
        if paid { ("success", "Successfully paid with card") } else { ("error", "Error: Declined") };
    json!({
        "start_time": transaction.created_at.millis() / 1_000,
        "time_spent": 9,
        "attempts": 1,
        "errors": i32::from(!paid),
        "success": paid,
        "mobile": false,
        "input": [],
        "history": [
            {"type": "action", "message": "Attempted to pay with card", "time": 8},
            {"type": kind, "message": message, "time": 9},
        ],
    })
}

fn authorization(transaction: &Transaction) -> Value {
    match transaction.method {
        Some(Method::Card(card)) if was_attempted(transaction) => card_authorization(transaction, card),
        Some(Method::BankTransfer) if was_attempted(transaction) => transfer_authorization(transaction),
        Some(_) | None => json!({}),
    }
}

fn card_authorization(transaction: &Transaction, card: Card) -> Value {
    let number = card.number();
    json!({
        "authorization_code": format!("AUTH_{}", &transaction.access_code[..10]),
        "bin": &number[..6],
        "last4": &number[number.len() - 4..],
        "exp_month": "12",
        "exp_year": "2030",
        "channel": "card",
        // The trailing blank is Paystack's.
        "card_type": format!("{} ", card.brand()),
        "bank": "TEST BANK",
        "country_code": "NG",
        "brand": card.brand(),
        "reusable": true,
        "signature": format!("SIG_{}", transaction.access_code),
        "account_name": null,
    })
}

fn transfer_authorization(transaction: &Transaction) -> Value {
    json!({
        "authorization_code": format!("AUTH_{}", &transaction.access_code[..10]),
        "bin": "044XXX",
        "last4": "X412",
        "exp_month": "11",
        "exp_year": "2026",
        "channel": "bank_transfer",
        "card_type": "transfer",
        "bank": null,
        "country_code": "NG",
        "brand": "Managed Account",
        "reusable": false,
        "signature": null,
        "account_name": null,
        "sender_country": "NG",
        "sender_bank": null,
        "sender_bank_account_number": "XXXXXXX412",
        "sender_name": "SIMULATED SENDER",
        "narration": transaction.reference,
    })
}
