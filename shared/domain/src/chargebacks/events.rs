//! What happens to a chargeback.

use serde::{Deserialize, Serialize};

use crate::chargebacks::ChargebackStatus;
use crate::event::events;
use crate::{ChargebackId, Money, OrderId, PaymentId, Timestamp};

/// What each event of a chargeback carries.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChargebackFacts {
    /// Which chargeback.
    pub chargeback_id: ChargebackId,
    /// The payment, when it is one of ours.
    pub payment_id: Option<PaymentId>,
    /// The orders whose money is asked back.
    pub order_ids: Vec<OrderId>,
    /// What is asked back, or was taken.
    pub amount: Money,
    /// How far it is after the event.
    pub status: ChargebackStatus,
    /// Until when it can be answered.
    pub answer_by: Option<Timestamp>,
}

events! {
    /// What happens to a chargeback.
    pub enum ChargebackEvent {
        /// The gateway shows it for the first time.
        Opened(ChargebackFacts) = "chargeback.opened",
        /// An operator answered; the gateway is to be told.
        AnswerDecided(ChargebackFacts) = "chargeback.answer_decided",
        /// The gateway did not take the answer.
        AnswerRefused(ChargebackFacts) = "chargeback.answer_refused",
        /// The bank looks at the answer.
        Answered(ChargebackFacts) = "chargeback.answered",
        /// The money stays.
        Won(ChargebackFacts) = "chargeback.won",
        /// The money is gone.
        Lost(ChargebackFacts) = "chargeback.lost",
        /// A refund of the same money was closed without paying.
        RefundClosed(ChargebackFacts) = "chargeback.refund_closed",
        /// The bank gave back what it had taken.
        Reversed(ChargebackFacts) = "chargeback.reversed",
    }
}
