//! What happens to an order and its escrow.

use serde::{Deserialize, Serialize};

use crate::event::events;
use crate::orders::{OrderStatus, PaymentStatus};
use crate::{ArtisanId, Money, OrderId, PaymentId, RefundId, Timestamp, UserId};

/// What each event of an order carries.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrderFacts {
    /// Which order.
    pub order_id: OrderId,
    /// Who buys.
    pub buyer_id: UserId,
    /// Who sells.
    pub artisan_id: ArtisanId,
    /// The payment that funds it.
    pub payment_id: PaymentId,
    /// What it costs.
    pub total: Money,
    /// What the escrow holds after the event.
    pub held: Money,
    /// The title of its first product.
    pub title: String,
    /// How many products it is of.
    pub lines: usize,
    /// How far it is after the event.
    pub status: OrderStatus,
    /// The buyer's side of the money after the event.
    pub payment_status: PaymentStatus,
    /// Why it was called off, if it was.
    pub reason: Option<String>,
    /// When something happens automatically if neither party acts.
    pub due_at: Option<Timestamp>,
    /// When the money goes to the artisan if the buyer stays silent; only of a delivered order.
    pub release_at: Option<Timestamp>,
}

/// What [`OrderEvent::EscrowReleased`] carries.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EscrowReleased {
    /// The order.
    #[serde(flatten)]
    pub order: OrderFacts,
    /// What was held.
    pub gross: Money,
    /// The artisan's share, less the fee.
    pub net: Money,
    /// What of the share was kept for a debt.
    pub recovered: Money,
}

/// What [`OrderEvent::EscrowDivided`] carries.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EscrowDivided {
    /// The order.
    #[serde(flatten)]
    pub order: OrderFacts,
    /// The buyer's part.
    pub to_buyer: Money,
    /// The artisan's part, before the fee.
    pub to_artisan: Money,
    /// The artisan's part, less the fee.
    pub net: Money,
    /// What of it was kept for a debt.
    pub recovered: Money,
}

/// What [`OrderEvent::EscrowRefunded`] carries.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EscrowRefunded {
    /// The order.
    #[serde(flatten)]
    pub order: OrderFacts,
    /// What the artisan has less in escrow, of a refund that was decided; absent where a cancelled order gives all back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub taken_amount: Option<Money>,
}

/// What an event carries by which money was taken from an artisan again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrderTaken {
    /// The order.
    #[serde(flatten)]
    pub order: OrderFacts,
    /// What was taken, of what was held and of what was the artisan's.
    pub taken_amount: Money,
    /// What of it was not in the wallet and is owed.
    pub taken_owed: Money,
}

/// What [`OrderEvent::ChargeRestored`] carries.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChargeRestored {
    /// The order.
    #[serde(flatten)]
    pub order: OrderFacts,
    /// What is held again.
    pub restored_held: Money,
    /// What is the artisan's again, before a debt is recovered.
    pub restored_net: Money,
}

/// What an event about an agreed or ordered refund carries.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrderRefundFacts {
    /// The order.
    #[serde(flatten)]
    pub order: OrderFacts,
    /// Which refund it becomes or is.
    pub refund_id: RefundId,
    /// How much.
    pub refund_amount: Money,
    /// Why, for people.
    pub refund_reason: String,
}

events! {
    /// What happens to an order and its escrow.
    pub enum OrderEvent {
        /// It waits for its payment.
        Placed(OrderFacts) = "order.placed",
        /// Its payment was verified.
        Paid(OrderFacts) = "order.paid",
        /// The artisan took it on.
        Accepted(OrderFacts) = "order.accepted",
        /// The artisan sent it off.
        Shipped(OrderFacts) = "order.shipped",
        /// The artisan says anew how it travels.
        TrackingChanged(OrderFacts) = "order.tracking_changed",
        /// The artisan says that it arrived.
        Delivered(OrderFacts) = "order.delivered",
        /// The artisan added to what shows that it arrived.
        ProofAdded(OrderFacts) = "order.proof_added",
        /// The buyer was reminded to confirm.
        Reminded(OrderFacts) = "order.reminded",
        /// A wrong release code was entered.
        ReleaseCodeRefused(OrderFacts) = "order.release_code_refused",
        /// The buyer has what was promised.
        Completed(OrderFacts) = "order.completed",
        /// It was never paid.
        Expired(OrderFacts) = "order.expired",
        /// One side, or a deadline, called it off.
        Cancelled(OrderFacts) = "order.cancelled",
        /// A dispute froze its money.
        Disputed(OrderFacts) = "order.disputed",
        /// Its dispute was withdrawn.
        Resumed(OrderFacts) = "order.resumed",
        /// The artisan offers to give something back.
        RefundOffered(OrderRefundFacts) = "order.refund_offered",
        /// The buyer took the offer.
        RefundAccepted(OrderRefundFacts) = "order.refund_accepted",
        /// The buyer declined the offer.
        RefundDeclined(OrderRefundFacts) = "order.refund_declined",
        /// The artisan took the offer back.
        RefundWithdrawn(OrderRefundFacts) = "order.refund_withdrawn",
        /// An administrator gives something back.
        RefundOrdered(OrderRefundFacts) = "order.refund_ordered",
        /// The buyer has one refund; others, or a part of the price, are left.
        RefundArrived(OrderFacts) = "order.refund_arrived",
        /// The buyer has everything back.
        Refunded(OrderFacts) = "order.refunded",
        /// The buyer's bank asks for the money.
        ChargeDisputed(OrderFacts) = "order.charge_disputed",
        /// The bank does not ask any more.
        ChargeStands(OrderFacts) = "order.charge_stands",
        /// The bank took the money.
        ChargedBack(OrderTaken) = "order.charged_back",
        /// The bank gave back what it had taken.
        ChargeRestored(ChargeRestored) = "order.charge_restored",
        /// The money of a completed order is the artisan's.
        EscrowReleased(EscrowReleased) = "escrow.released",
        /// A dispute divided the money.
        EscrowDivided(EscrowDivided) = "escrow.divided",
        /// Money that was held is on its way back to the buyer.
        EscrowRefunded(EscrowRefunded) = "escrow.refunded",
        /// Money that had been released is on its way back to the buyer.
        EscrowTakenBack(OrderTaken) = "escrow.taken_back",
    }
}

impl OrderEvent {
    /// The order after the event.
    pub fn order(&self) -> &OrderFacts {
        match self {
            Self::Placed(order)
            | Self::Paid(order)
            | Self::Accepted(order)
            | Self::Shipped(order)
            | Self::TrackingChanged(order)
            | Self::Delivered(order)
            | Self::ProofAdded(order)
            | Self::Reminded(order)
            | Self::ReleaseCodeRefused(order)
            | Self::Completed(order)
            | Self::Expired(order)
            | Self::Cancelled(order)
            | Self::Disputed(order)
            | Self::Resumed(order)
            | Self::RefundArrived(order)
            | Self::Refunded(order)
            | Self::ChargeDisputed(order)
            | Self::ChargeStands(order) => order,
            Self::RefundOffered(event)
            | Self::RefundAccepted(event)
            | Self::RefundDeclined(event)
            | Self::RefundWithdrawn(event)
            | Self::RefundOrdered(event) => &event.order,
            Self::ChargedBack(event) | Self::EscrowTakenBack(event) => &event.order,
            Self::ChargeRestored(event) => &event.order,
            Self::EscrowReleased(event) => &event.order,
            Self::EscrowDivided(event) => &event.order,
            Self::EscrowRefunded(event) => &event.order,
        }
    }
}
