//! Payments.

use domain::payments::{Payment, PaymentState};
use domain::{Money, OrderId, PaymentId, Timestamp};
use serde::Serialize;

/// A payment as its buyer sees it.
#[derive(Debug, Clone, Serialize)]
pub struct PaymentView<'a> {
    id: PaymentId,
    status: PaymentState,
    amount: Money,
    order_ids: Vec<OrderId>,
    /// The page to pay on; gone once it is of no use.
    payment_url: Option<&'a str>,
    /// Until when the orders wait.
    expires_at: Timestamp,
    created_at: Timestamp,
    settled_at: Option<Timestamp>,
}

impl<'a> PaymentView<'a> {
    /// As of `at`.
    pub fn new(payment: &'a Payment, at: Timestamp) -> Self {
        let payable = payment.status == PaymentState::Pending && at < payment.expires_at;
        Self {
            id: payment.id,
            status: payment.status,
            amount: payment.amount,
            order_ids: payment.parts.iter().map(|part| part.order_id).collect(),
            payment_url: payable.then_some(payment.payment_url.as_str()),
            expires_at: payment.expires_at,
            created_at: payment.created_at,
            settled_at: payment.settled_at,
        }
    }
}
