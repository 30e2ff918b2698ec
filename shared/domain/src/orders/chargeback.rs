//! Chargebacks of an order's payment: while the buyer's bank asks for it, none of the order's money moves; then it goes on
//! as before, or the bank takes it from wherever it is.

use crate::change::LOST_EVENT_SECONDS;
use crate::escrow::{EscrowStatus, Taken};
use crate::orders::clock::{due, still_held};
use crate::orders::events::{ChargeRestored, OrderEvent, OrderTaken};
use crate::orders::{Order, OrderStatus};
use crate::wallet::{Reclaimed, Wallet};
use crate::{ChargebackId, Due, Money, Outcome, Refused, Step, Timestamp};

/// How often a closed order whose money rests is looked at, besides when the chargeback ends.
pub(crate) const RESTING_SECONDS: u64 = 6 * 60 * 60;

/// An order and its artisan's wallet after a bank took something, with what it took and what was not there to take.
pub type OrderChargedBack = (Outcome<Order>, Outcome<Wallet>, Taken, Money);

/// The chargebacks of an order's payment.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Chargebacks {
    /// Those that are not decided: while there is one, none of the order's money moves.
    pub(super) open: Vec<ChargebackId>,
    /// What the order was when a lost one ended it.
    pub(super) ended_from: Option<OrderStatus>,
}

impl Order {
    /// The buyer's bank asks for the money: it rests. `None` when that is known, or nothing was ever paid.
    pub fn dispute_charge(&self, id: ChargebackId) -> Option<Outcome<Self>> {
        if self.chargebacks.open.contains(&id) || self.progress.paid_at.is_none() {
            return None;
        }
        let mut order = self.clone();
        order.chargebacks.open.push(id);
        Some(order.outcome(OrderEvent::ChargeDisputed))
    }

    /// The bank does not ask any more: the money moves as before.
    pub fn charge_stands(&self, id: ChargebackId, at: Timestamp) -> Option<Outcome<Self>> {
        self.chargebacks
            .open
            .contains(&id)
            .then(|| self.without_chargeback(id, at).outcome(OrderEvent::ChargeStands))
    }

    /// The bank took `amount`. An order that was still open and has nothing left ends; what a refund was decided for
    /// stays for it.
    pub fn charge_back(
        &self,
        id: ChargebackId,
        amount: Money,
        wallet: &Wallet,
        at: Timestamp,
    ) -> Result<OrderChargedBack, Refused> {
        let reserved = self.refund_to_book().map_or(Money::zero(amount.currency), |refund| refund.amount);
        let (artisan, available) = (self.sale.artisan_id, wallet.available());
        let back = self.escrow.charge_back(amount, reserved, &self.sale.gateway, artisan, available)?;
        let Reclaimed { outcome: wallet, owed } =
            wallet.charge_back(self.id, back.taken.held, back.taken.artisan)?;
        let ends = back.escrow.status == EscrowStatus::ChargedBack && self.is_open();
        let mut order = Self { escrow: back.escrow, ..self.clone() }.without_chargeback(id, at);
        if ends {
            order.status = OrderStatus::ChargedBack;
            order.chargebacks.ended_from = Some(self.status);
            order.returns.offer = None;
            order.progress.closed_at = Some(at);
            order.clock.due = None;
        }
        let taken_amount = back.taken.held.plus(back.taken.artisan)?;
        let charged_back =
            |order| OrderEvent::ChargedBack(OrderTaken { order, taken_amount, taken_owed: owed });
        let outcome = order.with_payment_status().outcome(charged_back);
        Ok((Outcome { postings: back.postings, ..outcome }, wallet, back.taken, back.uncovered))
    }

    /// The bank gave back what it had taken. An order that ended by it goes on where it was, with its deadlines anew.
    pub fn restore_charge(
        &self,
        taken: &Taken,
        wallet: &Wallet,
        at: Timestamp,
    ) -> Result<(Outcome<Self>, Outcome<Wallet>), Refused> {
        let (artisan, fee) = (self.sale.artisan_id, self.sale.terms.fee);
        let back = self.escrow.restore(taken, &self.sale.gateway, artisan, fee, wallet.debt())?;
        let wallet = wallet.restore(self.id, back.to_held, back.net, at)?;
        let order = Self { escrow: back.escrow, ..self.clone() };
        let order = match self.chargebacks.ended_from.filter(|_| self.status == OrderStatus::ChargedBack) {
            Some(status) => order.reopened(status, at),
            None => order.with_money_timer(at),
        };
        let (restored_held, restored_net) = (back.to_held, back.net);
        let restored =
            |order| OrderEvent::ChargeRestored(ChargeRestored { order, restored_held, restored_net });
        let outcome = order.with_payment_status().outcome(restored);
        Ok((Outcome { postings: back.postings, ..outcome }, wallet))
    }

    /// It is closed and its money has to rest: when to look again. A bank takes long; a refund that comes first is booked
    /// soon, and its event may be lost. `None` while the timer lies ahead. Not a change worth a line of history.
    pub fn look_again(&self, at: Timestamp) -> Option<Self> {
        let due = self.due().filter(|due| due.step != Step::OrdersTimeOut && due.at <= at)?;
        let wait = if self.chargebacks.open.is_empty() { LOST_EVENT_SECONDS } else { RESTING_SECONDS };
        let later = Due { at: at.plus_seconds(wait), ..due };
        Some(self.clone().with_timer(Some(later)))
    }

    fn is_open(&self) -> bool {
        matches!(
            self.status,
            OrderStatus::Paid
                | OrderStatus::Accepted
                | OrderStatus::Shipped
                | OrderStatus::Delivered
                | OrderStatus::Disputed
        )
    }

    fn without_chargeback(&self, id: ChargebackId, at: Timestamp) -> Self {
        let mut order = self.clone();
        order.chargebacks.open.retain(|open| *open != id);
        order.with_money_timer(at)
    }

    /// Should the event be lost that says that its money may move again, a timer says it.
    fn with_money_timer(self, at: Timestamp) -> Self {
        let held = self.escrow.status == EscrowStatus::Held;
        let due = match self.status {
            OrderStatus::Completed if held => still_held(Step::EscrowRelease, at),
            OrderStatus::Cancelled if held => still_held(Step::RefundsSend, at),
            OrderStatus::Completed | OrderStatus::Cancelled => None,
            OrderStatus::PendingPayment
            | OrderStatus::Paid
            | OrderStatus::Accepted
            | OrderStatus::Shipped
            | OrderStatus::Delivered
            | OrderStatus::Expired
            | OrderStatus::Disputed
            | OrderStatus::Refunded
            | OrderStatus::ChargedBack => self.due(),
        };
        self.with_timer(due)
    }

    fn reopened(mut self, status: OrderStatus, at: Timestamp) -> Self {
        self.status = status;
        self.chargebacks.ended_from = None;
        self.progress.closed_at = None;
        self.disputes.before = None;
        self.clock.paused_seconds = 0;
        let terms = self.sale.terms;
        match status {
            OrderStatus::Paid => self.with_timer(due(at.plus_seconds(terms.accept_within_seconds))),
            OrderStatus::Accepted | OrderStatus::Shipped => {
                self.progress.accepted_at = Some(at);
                self.with_timer(due(at.plus_seconds(terms.deliver_at_latest_seconds)))
            }
            // A dispute between the parties is over; the buyer can open another.
            OrderStatus::Disputed if self.progress.delivered_at.is_none() => {
                self.reopened(OrderStatus::Accepted, at)
            }
            OrderStatus::Delivered | OrderStatus::Disputed => {
                self.status = OrderStatus::Delivered;
                self.clock.reminders = 0;
                self.progress.delivered_at = Some(at);
                self.with_next_reminder()
            }
            OrderStatus::PendingPayment
            | OrderStatus::Completed
            | OrderStatus::Expired
            | OrderStatus::Cancelled
            | OrderStatus::Refunded
            | OrderStatus::ChargedBack => self,
        }
    }
}
