//! What happens to a payment.

use serde::{Deserialize, Serialize};

use crate::event::events;
use crate::payments::PaymentState;
use crate::{Money, OrderId, PaymentId, Timestamp, UserId};

/// What each event of a payment carries.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PaymentFacts {
    /// Which payment.
    pub payment_id: PaymentId,
    /// Who pays.
    pub buyer_id: UserId,
    /// The orders that it funds.
    pub order_ids: Vec<OrderId>,
    /// What is due.
    pub amount: Money,
    /// Until when the orders wait for it.
    pub expires_at: Timestamp,
    /// How far it is after the event.
    pub status: PaymentState,
    /// Why it goes back, if it does.
    pub reason: Option<String>,
}

events! {
    /// What happens to a payment.
    pub enum PaymentEvent {
        /// It waits for its buyer.
        Initialised(PaymentFacts) = "payment.initialised",
        /// No order waits for it any more.
        Closed(PaymentFacts) = "payment.closed",
        /// It was verified, and its orders are funded.
        Succeeded(PaymentFacts) = "payment.succeeded",
        /// It was verified, and fits no open order: the money goes back.
        Suspended(PaymentFacts) = "payment.suspended",
        /// The money came and had gone back before we heard of it.
        Reversed(PaymentFacts) = "payment.reversed",
    }
}
