//! An order from one buyer to one artisan, and what anybody may read of it. Its parts are closed: what changes one is a rule in
//! the file of the part.

use serde::{Deserialize, Serialize};

use crate::escrow::Escrow;
use crate::event::Entity;
use crate::orders::chargeback::Chargebacks;
use crate::orders::clock::{Clock, unpaid};
use crate::orders::code::Code;
use crate::orders::dispute::Disputes;
use crate::orders::events::{OrderEvent, OrderFacts};
use crate::orders::progress::{CancelledBy, Progress, Proof, Tracking};
use crate::orders::refund::{OrderRefund, RefundOffer, Returns};
use crate::orders::written::Written;
use crate::orders::{Line, OrderBuyer, OrderStatus, PaymentStatus, ProductLine, Terms};
use crate::pace::Pace;
use crate::{
    ArtisanId, ChargebackId, DisputeId, Due, Money, OrderId, Outcome, PaymentId, Refused, Step, Timestamp,
    UserId,
};

/// An order, in parts. Written as one flat item, see [`Written`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Written", into = "Written")]
pub struct Order {
    pub(super) id: OrderId,
    pub(super) sale: Sale,
    pub(super) status: OrderStatus,
    pub(super) payment_status: PaymentStatus,
    pub(super) escrow: Escrow,
    pub(super) progress: Progress,
    pub(super) code: Code,
    pub(super) clock: Clock,
    pub(super) returns: Returns,
    pub(super) disputes: Disputes,
    pub(super) chargebacks: Chargebacks,
    /// How often the artisan had the buyer told something lately.
    pub(super) artisan_pace: Option<Pace>,
}

/// What was agreed when the order was placed. Nothing changes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Sale {
    pub(super) buyer_id: UserId,
    pub(super) artisan_id: ArtisanId,
    pub(super) payment_id: PaymentId,
    pub(super) gateway: String,
    pub(super) lines: Vec<Line>,
    pub(super) total: Money,
    pub(super) terms: Terms,
    pub(super) created_at: Timestamp,
}

impl Entity for Order {
    type Event = OrderEvent;
}

/// What an order is placed with; the rest follows.
#[derive(Debug, Clone)]
pub struct Placement {
    /// The new order's identifier.
    pub id: OrderId,
    /// Who buys.
    pub buyer_id: UserId,
    /// Who sells.
    pub artisan_id: ArtisanId,
    /// The payment that will fund it.
    pub payment_id: PaymentId,
    /// The gateway that the payment is made at.
    pub gateway: String,
    /// What is bought: at least one product, none twice; and how it gets to the buyer, where that was chosen.
    pub lines: Vec<Line>,
    /// The sum of the lines.
    pub total: Money,
    /// Deadlines and fee.
    pub terms: Terms,
    /// Six random digits.
    pub release_code: String,
}

impl Order {
    /// A new order that waits for its payment.
    pub fn place(placement: Placement, at: Timestamp) -> Outcome<Self> {
        let order = Self {
            id: placement.id,
            sale: Sale {
                buyer_id: placement.buyer_id,
                artisan_id: placement.artisan_id,
                payment_id: placement.payment_id,
                gateway: placement.gateway,
                lines: placement.lines,
                total: placement.total,
                terms: placement.terms,
                created_at: at,
            },
            status: OrderStatus::PendingPayment,
            payment_status: PaymentStatus::Pending,
            escrow: Escrow::open(placement.id.escrow(), placement.total),
            progress: Progress::default(),
            code: Code::new(placement.release_code),
            clock: Clock::until(unpaid(at.plus_seconds(placement.terms.payment_window_seconds))),
            returns: Returns::default(),
            artisan_pace: None,
            disputes: Disputes::default(),
            chargebacks: Chargebacks::default(),
        };
        order.outcome(OrderEvent::Placed)
    }

    /// The order's identifier.
    pub const fn id(&self) -> OrderId {
        self.id
    }

    /// Who buys.
    pub const fn buyer_id(&self) -> UserId {
        self.sale.buyer_id
    }

    /// Who sells.
    pub const fn artisan_id(&self) -> ArtisanId {
        self.sale.artisan_id
    }

    /// The payment that funds it.
    pub const fn payment_id(&self) -> PaymentId {
        self.sale.payment_id
    }

    /// The gateway that the payment is made at.
    pub fn gateway(&self) -> &str {
        &self.sale.gateway
    }

    /// What is bought.
    pub fn lines(&self) -> &[Line] {
        &self.sale.lines
    }

    /// The title of the first product, and how many products there are.
    pub fn goods(&self) -> (&str, usize) {
        (self.products().next().map_or("", |line| &line.title), self.products().count())
    }

    /// The products among it.
    pub fn products(&self) -> impl Iterator<Item = &ProductLine> {
        self.sale.lines.iter().filter_map(Line::product)
    }

    /// What it costs.
    pub const fn total(&self) -> Money {
        self.sale.total
    }

    /// The deadlines and the fee that it was placed under.
    pub const fn terms(&self) -> Terms {
        self.sale.terms
    }

    /// When it was placed.
    pub const fn created_at(&self) -> Timestamp {
        self.sale.created_at
    }

    /// How far it is.
    pub const fn status(&self) -> OrderStatus {
        self.status
    }

    /// The buyer's side of the money.
    pub const fn payment_status(&self) -> PaymentStatus {
        self.payment_status
    }

    /// The money.
    pub const fn escrow(&self) -> &Escrow {
        &self.escrow
    }

    /// The six digits that only the buyer is shown; whoever tells them to the artisan has the goods.
    pub fn release_code(&self, _shown_to: OrderBuyer) -> &str {
        self.code.digits()
    }

    /// How often the buyer was reminded to confirm.
    pub const fn reminders(&self) -> u8 {
        self.clock.reminders
    }

    /// How it travels.
    pub const fn tracking(&self) -> Option<&Tracking> {
        self.progress.tracking.as_ref()
    }

    /// What shows that it arrived.
    pub const fn proof(&self) -> Option<&Proof> {
        self.progress.proof.as_ref()
    }

    /// Why it was called off.
    pub fn reason(&self) -> Option<&str> {
        self.progress.reason.as_deref()
    }

    /// Who called it off, where that is known.
    pub const fn cancelled_by(&self) -> Option<CancelledBy> {
        self.progress.cancelled_by
    }

    /// What the artisan offers to give back, until the buyer answers.
    pub const fn offer(&self) -> Option<&RefundOffer> {
        self.returns.offer.as_ref()
    }

    /// What was decided to go back to the buyer, oldest first.
    pub fn refunds(&self) -> &[OrderRefund] {
        &self.returns.refunds
    }

    /// Open chargebacks: while there is one, none of the order's money moves.
    pub fn chargebacks(&self) -> &[ChargebackId] {
        &self.chargebacks.open
    }

    /// When the payment was verified.
    pub const fn paid_at(&self) -> Option<Timestamp> {
        self.progress.paid_at
    }

    /// When the artisan accepted.
    pub const fn accepted_at(&self) -> Option<Timestamp> {
        self.progress.accepted_at
    }

    /// When it left.
    pub const fn shipped_at(&self) -> Option<Timestamp> {
        self.progress.shipped_at
    }

    /// When it arrived.
    pub const fn delivered_at(&self) -> Option<Timestamp> {
        self.progress.delivered_at
    }

    /// When it ended.
    pub const fn closed_at(&self) -> Option<Timestamp> {
        self.progress.closed_at
    }

    /// The dispute about it; of several the last.
    pub const fn dispute_id(&self) -> Option<DisputeId> {
        self.disputes.last
    }

    /// Its timer: the next deadline, or when to look after money that should have moved.
    pub const fn due(&self) -> Option<Due> {
        self.clock.due
    }

    /// When something happens by itself if neither party acts; `None` once it is closed.
    pub fn deadline(&self) -> Option<Timestamp> {
        self.due().filter(|due| due.step == Step::OrdersTimeOut || self.awaits_payment()).map(|due| due.at)
    }

    /// Whether a payment may still fund it.
    pub fn awaits_payment(&self) -> bool {
        self.status == OrderStatus::PendingPayment
    }

    /// Whether its goods are to be put back on the shelf: it ended before they left the artisan.
    pub fn returns_stock(&self) -> bool {
        matches!(self.status, OrderStatus::Expired | OrderStatus::Cancelled | OrderStatus::Refunded)
            && self.progress.shipped_at.is_none()
    }

    pub(super) fn refused(&self, why: &str) -> Refused {
        Refused::new("order-state", format!("This order {why}.")).because(self.standing())
    }

    pub(super) fn outcome(self, event: impl FnOnce(OrderFacts) -> OrderEvent) -> Outcome<Self> {
        let (title, lines) = self.goods();
        let facts = OrderFacts {
            order_id: self.id,
            buyer_id: self.sale.buyer_id,
            artisan_id: self.sale.artisan_id,
            payment_id: self.sale.payment_id,
            total: self.sale.total,
            held: self.escrow.held,
            title: title.to_owned(),
            lines,
            status: self.status,
            payment_status: self.payment_status,
            reason: self.progress.reason.clone(),
            due_at: self.deadline(),
            release_at: self.release_at(),
        };
        Outcome { entity: self, event: event(facts), postings: Vec::new() }
    }
}

/// What no rule does, for tests of other domains.
#[cfg(test)]
impl Order {
    /// The same order under another identifier.
    pub(crate) fn with_id(self, id: OrderId) -> Self {
        Self { id, ..self }
    }

    /// The order with money where no rule put it.
    pub(crate) const fn escrow_mut(&mut self) -> &mut Escrow {
        &mut self.escrow
    }

    /// The order as if no bank had asked for its money.
    pub(crate) fn without_chargebacks(self) -> Self {
        Self { chargebacks: Chargebacks::default(), ..self }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples::*;

    #[test]
    fn goods_that_have_left_do_not_go_back_on_the_shelf() {
        for status in OrderStatus::ALL {
            let returns = matches!(status, OrderStatus::Expired | OrderStatus::Cancelled);
            assert_eq!(order_in(status).returns_stock(), returns, "{status:?}");
        }
        let shipped = order_in(OrderStatus::Shipped);
        let lost = done(shipped.time_out(start().plus_seconds(21 * DAY))).entity;
        assert_eq!(lost.status, OrderStatus::Cancelled);
        assert!(!lost.returns_stock());
    }
}
