//! What happens to a refund.

use serde::{Deserialize, Serialize};

use crate::event::events;
use crate::refunds::RefundStatus;
use crate::{Money, OrderId, PaymentId, RefundId, UserId};

/// What each event of a refund carries.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RefundFacts {
    /// Which refund.
    pub refund_id: RefundId,
    /// The payment, when it is one of ours.
    pub payment_id: Option<PaymentId>,
    /// The order, if there is one.
    pub order_id: Option<OrderId>,
    /// Who gets it; nobody, for money that belongs to no order.
    pub buyer_id: Option<UserId>,
    /// How much.
    pub amount: Money,
    /// Why, for people.
    pub reason: String,
    /// How far it is after the event.
    pub status: RefundStatus,
}

events! {
    /// What happens to a refund.
    pub enum RefundEvent {
        /// It was decided; the money is still where it was.
        Decided(RefundFacts) = "refund.decided",
        /// Its money has been moved: the gateway is next.
        Requested(RefundFacts) = "refund.requested",
        /// The gateway is working on it.
        Sent(RefundFacts) = "refund.sent",
        /// The buyer has the money.
        Processed(RefundFacts) = "refund.processed",
        /// The gateway gave up.
        Failed(RefundFacts) = "refund.failed",
        /// The gateway wants the buyer's bank details.
        NeedsAttention(RefundFacts) = "refund.needs_attention",
        /// An operator sends it again.
        Retried(RefundFacts) = "refund.retried",
        /// The gateway did not take the account that an operator named.
        AccountRefused(RefundFacts) = "refund.account_refused",
        /// An operator paid the buyer in another way.
        PaidByHand(RefundFacts) = "refund.paid_by_hand",
        /// The gateway has been at work on it for too long.
        Delayed(RefundFacts) = "refund.delayed",
        /// An operator has seen that the gateway refunded it already.
        Confirmed(RefundFacts) = "refund.confirmed",
        /// An operator closed it without paying: the buyer has the money from their bank.
        Closed(RefundFacts) = "refund.closed",
        /// The bank decided anew: what it was closed for is owed again.
        Reopened(RefundFacts) = "refund.reopened",
        /// The gateway paid what an operator had paid already.
        PaidTwice(RefundFacts) = "refund.paid_twice",
        /// An operator got back one of the two.
        Recovered(RefundFacts) = "refund.recovered",
    }
}
