//! Refunds on the wire. Each place shows a different shape: `transaction` is an object or a number, amounts
//! are numbers or strings, `fully_deducted` is a boolean or 1.

use serde_json::{Value, json};

use crate::{
    clock::Moment,
    paystack::rules::{
        customers::Customer,
        integration::{Domain, INTEGRATION_ID},
        refunds::{Refund, RefundStatus},
        transactions::{Method, Transaction},
    },
};

/// Who asks for refunds through the API, as Paystack shows it.
const REFUNDED_BY: &str = "operations@homify.example";

/// Nine days: when Paystack expects the customer to have the money.
const EXPECTED_AFTER_MILLIS: i64 = 9 * 24 * 60 * 60 * 1_000;

/// `data` of `POST /refund`: `transaction` is an object, nothing is deducted yet.
pub fn created(refund: &Refund, transaction: &Transaction) -> Value {
    let paid_at = transaction.paid_at.map(Moment::rfc3339);
    json!({
        "transaction": {
            "id": transaction.id,
            "domain": transaction.domain.as_str(),
            "reference": transaction.reference,
            "amount": transaction.amount,
            "paid_at": paid_at,
            "channel": transaction.method.map_or("card", Method::channel),
            "currency": transaction.currency,
            "authorization": {"exp_month": null, "exp_year": null, "account_name": null},
            "customer": {"international_format_phone": null},
            "plan": {},
            "subaccount": {"currency": null},
            "split": {},
            "order_id": null,
            "paidAt": paid_at,
            "pos_transaction_data": null,
            "source": null,
            "fees_breakdown": null,
        },
        "integration": INTEGRATION_ID,
        "deducted_amount": 0,
        "channel": null,
        "merchant_note": refund.merchant_note,
        "customer_note": refund.customer_note,
        "status": refund.status.as_str(),
        "refunded_by": REFUNDED_BY,
        "expected_at": expected_at(refund),
        "currency": refund.currency,
        "domain": transaction.domain.as_str(),
        "amount": refund.amount,
        "fully_deducted": false,
        "id": refund.id,
        "createdAt": refund.created_at.rfc3339(),
        "updatedAt": refund.updated_at.rfc3339(),
    })
}

/// `data` of `GET /refund/{id}`: `transaction` is a number.
pub fn fetched(refund: &Refund, domain: Domain) -> Value {
    let mut body = common(refund, domain);
    body["fully_deducted"] = json!(deducted(refund) == refund.amount);
    body["createdAt"] = json!(refund.created_at.rfc3339());
    body["updatedAt"] = json!(refund.updated_at.rfc3339());
    body
}

/// An item of `GET /refund`: `fully_deducted` is 1 or 0, and the dates are in snake case.
pub fn listed(refund: &Refund, domain: Domain) -> Value {
    let mut body = common(refund, domain);
    body["fully_deducted"] = json!(i32::from(deducted(refund) == refund.amount));
    body["created_at"] = json!(refund.created_at.rfc3339());
    body["updated_at"] = json!(refund.updated_at.rfc3339());
    body
}

/// `data` of `POST /refund/retry_with_customer_details/{id}`.
pub fn retried(refund: &Refund, domain: Domain) -> Value {
    json!({
        "integration": INTEGRATION_ID,
        "transaction": refund.transaction_id,
        "dispute": null,
        "settlement": null,
        "id": refund.id,
        "domain": domain.as_str(),
        "currency": refund.currency,
        "amount": refund.amount,
        "status": refund.status.as_str(),
        "refunded_at": null,
        "expected_at": expected_at(refund),
        "channel": "isw_3ds",
        "refunded_by": REFUNDED_BY,
        "customer_note": refund.customer_note,
        "merchant_note": refund.merchant_note,
        "deducted_amount": deducted(refund),
        "fully_deducted": true,
        "bank_reference": null,
        "reason": "PROCESSING",
        "customer": null,
        "initiated_by": REFUNDED_BY,
        "reversed_at": null,
        "session_id": null,
    })
}

/// `data` of a `refund.*` webhook. The amount is a string while all goes well and a number when it does not;
/// only `needs-attention` has an `id`, as a string, and no `processor`.
pub fn moved(refund: &Refund, customer: &Customer, domain: Domain) -> Value {
    let mut body = json!({
        "status": refund.status.as_str(),
        "transaction_reference": refund.transaction_reference,
        "refund_reference": refund.refund_reference,
        "currency": refund.currency,
        "customer": {
            "first_name": customer.first_name,
            "last_name": customer.last_name,
            "email": customer.email,
        },
        "integration": INTEGRATION_ID,
        "domain": domain.as_str(),
    });
    match refund.status {
        RefundStatus::Pending | RefundStatus::Processing => {
            body["amount"] = json!(refund.amount.to_string());
            body["processor"] = json!("instant-transfer");
        }
        RefundStatus::Processed => {
            body["amount"] = json!(refund.amount.to_string());
            body["processor"] = json!("mpgs_zen");
        }
        RefundStatus::Failed => {
            body["amount"] = json!(refund.amount);
            body["processor"] = json!("instant-transfer");
        }
        RefundStatus::NeedsAttention => {
            body["amount"] = json!(refund.amount);
            body["id"] = json!(refund.id.to_string());
            body["customer_note"] = json!(refund.customer_note);
            body["merchant_note"] = json!(refund.merchant_note);
        }
    }
    body
}

fn common(refund: &Refund, domain: Domain) -> Value {
    let refunded_at = (refund.status == RefundStatus::Processed).then(|| refund.updated_at.rfc3339());
    json!({
        "integration": INTEGRATION_ID,
        "transaction": refund.transaction_id,
        "dispute": null,
        "settlement": null,
        "domain": domain.as_str(),
        "amount": refund.amount,
        "deducted_amount": deducted(refund),
        "currency": refund.currency,
        "channel": "migs",
        "status": refund.status.as_str(),
        "refunded_by": REFUNDED_BY,
        "refunded_at": refunded_at,
        "expected_at": expected_at(refund),
        "customer_note": refund.customer_note,
        "merchant_note": refund.merchant_note,
        "id": refund.id,
    })
}

const fn deducted(refund: &Refund) -> i64 {
    match refund.status {
        RefundStatus::Failed => 0,
        RefundStatus::Pending
        | RefundStatus::Processing
        | RefundStatus::Processed
        | RefundStatus::NeedsAttention => refund.amount,
    }
}

fn expected_at(refund: &Refund) -> String {
    refund.created_at.plus(EXPECTED_AFTER_MILLIS).rfc3339()
}
