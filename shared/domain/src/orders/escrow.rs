//! The money of a closed order: to the artisan when it is completed, back to the buyer when it was called off.

use crate::orders::events::{EscrowRefunded, EscrowReleased, OrderEvent};
use crate::orders::refund::OrderRefund;
use crate::orders::{Order, OrderStatus};
use crate::refunds::Refund;
use crate::wallet::{Credited, Wallet};
use crate::{Decided, Money, Outcome, Proceeds, RefundId, Refused, Timestamp, TypedId};

/// A completed order and its artisan's wallet, changed together.
pub type Release = (Outcome<Order>, Outcome<Wallet>);
/// A cancelled order, its artisan's wallet and the refund, changed together.
pub type GivenBack = (Outcome<Order>, Outcome<Wallet>, Outcome<Refund>);

impl Order {
    /// What is held, or will be once it is paid, as its release would divide it: before what the artisan owes. `None` when nothing is
    /// held any more.
    pub fn proceeds(&self) -> Option<Proceeds> {
        let gross = if self.awaits_payment() { self.total() } else { self.escrow.held };
        gross.is_positive().then(|| self.terms().fee.proceeds(gross))
    }

    /// Gives the artisan the money of a completed order. Not now while the buyer's bank asks for it, or a refund has to be
    /// booked, which is taken from what is held and comes first.
    pub fn release(&self, wallet: &Wallet, at: Timestamp) -> Result<Decided<Release>, Refused> {
        if self.status != OrderStatus::Completed {
            return Err(self.refused("is not completed"));
        }
        if self.escrow.status.is_terminal() {
            return Ok(Decided::Done);
        }
        if self.refund_to_book().is_some() || !self.chargebacks.open.is_empty() {
            return Ok(Decided::NotNow);
        }
        let gross = self.escrow.held;
        let Some(moved) = self.escrow.release(self.sale.artisan_id, self.sale.terms.fee, wallet.debt())?
        else {
            return Ok(Decided::Done);
        };
        let net = moved.net;
        let Credited { outcome: wallet, recovered } = wallet.credit(self.id, gross, net, at)?;
        let order = Self { escrow: moved.escrow, ..self.clone() }.with_timer(None);
        let released = |order| OrderEvent::EscrowReleased(EscrowReleased { order, gross, net, recovered });
        Ok(Decided::Do((Outcome { postings: moved.postings, ..order.outcome(released) }, wallet)))
    }

    /// Gives the buyer of a cancelled order the money back: the books first, the gateway after. Not now while the buyer's
    /// bank asks for it, or while all of it waits to be booked for a refund that was decided before.
    pub fn refund(&self, wallet: &Wallet, at: Timestamp) -> Result<Decided<GivenBack>, Refused> {
        if self.status != OrderStatus::Cancelled {
            return Err(self.refused("is not cancelled"));
        }
        if self.escrow.status.is_terminal() {
            return Ok(Decided::Done);
        }
        if !self.chargebacks.open.is_empty() {
            return Ok(Decided::NotNow);
        }
        // What was decided before has refunds of its own.
        let decided =
            self.refund_to_book().map_or(Money::zero(self.sale.total.currency), |refund| refund.amount);
        let amount = self.escrow.held.minus(decided)?;
        if amount.is_zero() {
            return Ok(Decided::NotNow);
        }
        let id = RefundId::derived(at, &format!("order:{}", self.id));
        let Some(moved) = self.escrow.refund(amount, id)? else { return Ok(Decided::Done) };
        let wallet = wallet.give_back(self.id, amount)?;
        let reason = self.progress.reason.clone().unwrap_or_else(|| "The order was cancelled.".to_owned());
        let refund = Refund::request(id, self.refund_request(amount, reason), Vec::new(), at);
        let order = Self { escrow: moved.escrow, ..self.clone() }.with_timer(None);
        let order = order.with_refund(OrderRefund::booked(id, amount));
        let refunded = |order| OrderEvent::EscrowRefunded(EscrowRefunded { order, taken_amount: None });
        let outcome = Outcome { postings: moved.postings, ..order.outcome(refunded) };
        Ok(Decided::Do((outcome, wallet, refund)))
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::DomainEvent;
    use crate::escrow::EscrowStatus;
    use crate::orders::PaymentStatus;
    use crate::samples::*;

    #[test]
    fn only_a_completed_order_is_released_and_only_a_cancelled_one_is_refunded() {
        for status in OrderStatus::ALL {
            let order = order_in(status);
            let wallet = wallet_holding(&order);
            let released = matches!(order.release(&wallet, start()), Ok(Decided::Do(_)));
            let refunded = matches!(order.refund(&wallet, start()), Ok(Decided::Do(_)));
            assert_eq!(released, status == OrderStatus::Completed, "{status:?}");
            assert_eq!(refunded, status == OrderStatus::Cancelled, "{status:?}");
        }
    }

    #[test]
    fn a_release_gives_the_artisan_all_but_the_fee_once() {
        let order = order_in(OrderStatus::Completed);
        let (order, wallet) = moved(order.release(&wallet_holding(&order), start()));
        assert_eq!(order.event.facts()["net"], json!(naira(9_500)));
        assert_eq!((wallet.entity.held, wallet.entity.available), (0, 950_000));
        assert_eq!(order.entity.escrow.fees, naira(500));
        assert_eq!(order.entity.release(&wallet.entity, start()), Ok(Decided::Done));
    }

    #[test]
    fn a_refund_gives_the_buyer_everything_once() {
        let order = order_in(OrderStatus::Cancelled);
        let (order, wallet, refund) = moved(order.refund(&wallet_holding(&order), start()));
        assert_eq!((order.entity.payment_status, wallet.entity.held), (PaymentStatus::Refunding, 0));
        assert_eq!((refund.entity.amount, refund.entity.buyer_id), (naira(10_000), Some(buyer_id())));
        assert_eq!(refund.entity.reason, "Out of wood");
        assert_eq!(order.entity.refund(&wallet.entity, start().plus_seconds(DAY)), Ok(Decided::Done));
    }

    #[test]
    fn an_order_that_was_never_paid_has_nothing_to_refund() {
        let pending = order_in(OrderStatus::PendingPayment);
        let cancelled = done(pending.cancel(as_buyer(&pending), "Too slow".to_owned(), start())).entity;
        assert_eq!(cancelled.escrow.status, EscrowStatus::Void);
        assert_eq!(cancelled.refund(&wallet_holding(&cancelled), start()), Ok(Decided::Done));
        assert_eq!(cancelled.fund("paystack", start()).unwrap_err().problem, "order-state");
    }

    #[test]
    fn only_its_own_refund_ends_the_refunding_of_an_order() {
        let cancelled = order_in(OrderStatus::Cancelled);
        let (order, _, refund) = moved(cancelled.refund(&wallet_holding(&cancelled), start()));
        let of_too_much = RefundId::new(start(), [77; 10]);
        assert_eq!(order.entity.refund_arrived(of_too_much), None, "it belongs to the payment");
        let refunded = order.entity.refund_arrived(refund.entity.id).unwrap().entity;
        assert_eq!(refunded.payment_status, PaymentStatus::Refunded);
        assert_eq!(refunded.refund_arrived(refund.entity.id), None, "once");
    }
}
