//! An order while its parties disagree: its money is frozen and its clocks stand still, until it goes on or is divided.

use serde::{Deserialize, Serialize};

use crate::escrow::Split;
use crate::orders::clock::due;
use crate::orders::events::{EscrowDivided, OrderEvent};
use crate::orders::refund::OrderRefund;
use crate::orders::{Order, OrderStatus, Party};
use crate::refunds::Refund;
use crate::wallet::Wallet;
use crate::{Decided, Decision, DisputeId, Money, Outcome, Reason, RefundId, Refused, Timestamp, TypedId};

/// How often each side can dispute one order: a dispute that is withdrawn can be opened again, but not for ever. What one side
/// opened is never counted against the other, which would lose its say in what becomes of the money.
pub const DISPUTES_MAX: u8 = 3;
/// Seconds that are left at least until an order's last deadline when a dispute about it is withdrawn.
pub const RESUMED_SECONDS_LEAST: u64 = 48 * 60 * 60;

/// A disputed order, its artisan's wallet, and the refund if the buyer gets something, changed together.
pub type Divided = (Outcome<Order>, Outcome<Wallet>, Option<Outcome<Refund>>);

/// The disputes about an order.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Disputes {
    /// The last one.
    pub(super) last: Option<DisputeId>,
    /// How often each side opened one.
    pub(super) opened: DisputesOpened,
    /// How the order stood when the last one was opened, while it is open.
    pub(super) before: Option<BeforeDispute>,
}

/// How often each side disputed an order.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct DisputesOpened {
    buyer: u8,
    artisan: u8,
}

impl DisputesOpened {
    /// With one more by `by`, unless that is more than a side may open.
    fn one_more(self, by: Party) -> Option<Self> {
        let more = match by {
            Party::Buyer(_) => Self { buyer: self.buyer + 1, ..self },
            Party::Artisan(_) => Self { artisan: self.artisan + 1, ..self },
        };
        (more.buyer <= DISPUTES_MAX && more.artisan <= DISPUTES_MAX).then_some(more)
    }
}

/// What a disputed order goes back to when the dispute is withdrawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct BeforeDispute {
    /// How far it was.
    pub(super) status: OrderStatus,
    /// When its clocks stopped.
    pub(super) at: Timestamp,
}

impl Order {
    /// One side disputes the order: its money is frozen, and its clocks stand still until the dispute is over. Each may
    /// once it was sent, for as long as the money is held; the buyer also when delivery is late.
    pub fn open_dispute(
        &self,
        by: Party,
        dispute: DisputeId,
        at: Timestamp,
    ) -> Result<Outcome<Self>, Refused> {
        match (self.status, by) {
            (OrderStatus::Shipped | OrderStatus::Delivered, Party::Buyer(_) | Party::Artisan(_)) => {
                self.freeze(by, dispute, at)
            }
            (OrderStatus::Accepted, Party::Buyer(_)) if self.is_late(at) => self.freeze(by, dispute, at),
            (OrderStatus::Accepted, Party::Buyer(_)) => Err(self.not_late(self.refused(&format!(
                "is being worked on. You can dispute it once it was sent, or if it has not been delivered by {}",
                self.late_at().map(|at| at.to_string()).unwrap_or_default()
            )))),
            (OrderStatus::Accepted, Party::Artisan(_)) => {
                Err(self.refused("has not been sent yet; send it, or cancel it"))
            }
            (OrderStatus::PendingPayment, _) => {
                Err(self.refused("has not been paid yet; there is nothing to dispute"))
            }
            (OrderStatus::Paid, _) => Err(self.refused("has not been accepted yet; cancel it instead")),
            (OrderStatus::Disputed, _) => Err(self.disputed()),
            (
                OrderStatus::Completed
                | OrderStatus::Expired
                | OrderStatus::Cancelled
                | OrderStatus::Refunded
                | OrderStatus::ChargedBack,
                _,
            ) => Err(self.refused("is closed; none of its money is held any more")),
        }
    }

    fn freeze(&self, by: Party, dispute: DisputeId, at: Timestamp) -> Result<Outcome<Self>, Refused> {
        let Some(opened) = self.disputes.opened.one_more(by) else {
            let refused = self.refused(&format!(
                "can be disputed {DISPUTES_MAX} times by each side, and you have. Write to support if something is wrong"
            ));
            return Err(refused.because(Reason::DisputeLimit));
        };
        if self.refund_to_book().is_some() {
            return Err(self.being_booked());
        }
        let escrow = self.escrow.freeze()?.ok_or_else(|| self.disputed())?.escrow;
        let mut order = self.clone().with_timer(None);
        order.status = OrderStatus::Disputed;
        order.escrow = escrow;
        order.returns.offer = None;
        order.disputes =
            Disputes { last: Some(dispute), opened, before: Some(BeforeDispute { status: self.status, at }) };
        Ok(order.outcome(OrderEvent::Disputed))
    }

    /// The dispute was withdrawn: the order goes on as it stood. Its clocks stood still, and its last deadline is
    /// [`RESUMED_SECONDS_LEAST`] away at least, so that nobody loses the time to act. `None` when it went on already.
    pub(crate) fn resume(&self, dispute: DisputeId, at: Timestamp) -> Decision<Self> {
        let stands = self.status == OrderStatus::Disputed && self.disputes.last == Some(dispute);
        let Some(before) = self.disputes.before.filter(|_| stands) else { return Ok(None) };
        let mut order = self.clone();
        if let Some(moved) = self.escrow.thaw()? {
            order.escrow = moved.escrow;
        }
        order.status = before.status;
        order.disputes.before = None;
        order.clock.paused_seconds += at.since(before.at).as_secs();
        let least = at.plus_seconds(RESUMED_SECONDS_LEAST);
        let missing = order.last_deadline().map_or(0, |last| least.seconds_since(last));
        order.clock.paused_seconds += missing;
        let order = if order.status == OrderStatus::Delivered {
            order.with_next_reminder()
        } else {
            let last = order.last_deadline().and_then(due);
            order.with_timer(last)
        };
        Ok(Some(order.outcome(OrderEvent::Resumed)))
    }

    /// The dispute is resolved: divides what is held between buyer and artisan, in the books first. Done when the order is
    /// no longer disputed by it; not now while the buyer's bank asks for the money.
    pub(crate) fn divide(
        &self,
        dispute: DisputeId,
        split: Split,
        wallet: &Wallet,
        at: Timestamp,
    ) -> Result<Decided<Divided>, Refused> {
        let disputed = self.disputes.last.ok_or_else(|| self.refused("is not disputed"))?;
        if disputed != dispute || self.status != OrderStatus::Disputed {
            return Ok(Decided::Done);
        }
        if !self.chargebacks.open.is_empty() {
            return Ok(Decided::NotNow);
        }
        let held = self.escrow.held;
        let split = split.of_rest(held)?;
        let id = RefundId::derived(at, &format!("dispute:{dispute}"));
        let (fee, debt) = (self.sale.terms.fee, wallet.debt());
        let Some(moved) = self.escrow.divide(split.to_buyer, id, self.sale.artisan_id, fee, debt)? else {
            return Ok(Decided::Done);
        };
        split.check(held)?;
        let net = moved.net;
        let (wallet, recovered) = if split.to_artisan.is_zero() {
            (wallet.give_back(self.id, held)?, Money::zero(net.currency))
        } else {
            let credited = wallet.credit(self.id, held, net, at)?;
            (credited.outcome, credited.recovered)
        };
        let refund = split.to_buyer.is_positive().then(|| {
            let reason = "This is your part of the order that was disputed.".to_owned();
            let request = self.refund_request(split.to_buyer, reason);
            Refund::request(id, request, Vec::new(), at)
        });
        let all_back = split.to_artisan.is_zero();
        let mut order = self.clone().with_timer(None);
        order.status = if all_back { OrderStatus::Refunded } else { OrderStatus::Completed };
        order.escrow = moved.escrow;
        order.disputes.before = None;
        order.progress.closed_at = Some(at);
        let order = match &refund {
            Some(refund) => order.with_refund(OrderRefund::booked(id, refund.entity.amount)),
            None => order,
        };
        let Split { to_buyer, to_artisan } = split;
        let divided =
            |order| OrderEvent::EscrowDivided(EscrowDivided { order, to_buyer, to_artisan, net, recovered });
        Ok(Decided::Do((Outcome { postings: moved.postings, ..order.outcome(divided) }, wallet, refund)))
    }

    pub(super) fn disputed(&self) -> Refused {
        let dispute = self.disputes.last.map(|id| id.to_string()).unwrap_or_default();
        Refused::new(
            "order-disputed",
            format!(
                "This order is disputed: nothing else can be done to it until the dispute is over. See {dispute}."
            ),
        )
        .because(Reason::Disputed)
        .with("dispute_id", self.disputes.last)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::DomainEvent;
    use crate::escrow::EscrowStatus;
    use crate::samples::*;

    fn resumed(opened_at: Timestamp, withdrawn_at: Timestamp) -> Order {
        let order = delivered_and_reminded(1);
        let frozen = order.open_dispute(as_buyer(&order), dispute_id(), opened_at).unwrap().entity;
        done(frozen.resume(dispute_id(), withdrawn_at)).entity
    }

    #[test]
    fn a_withdrawn_dispute_leaves_the_order_the_time_that_it_had() {
        // Delivered at the start, reminded once, disputed on the fifth day and a half, for ten days.
        let (opened, withdrawn) =
            (start().plus_seconds(5 * DAY + 12 * HOUR), start().plus_seconds(15 * DAY + 12 * HOUR));
        let order = resumed(opened, withdrawn);
        assert_eq!((order.status(), order.escrow().status), (OrderStatus::Delivered, EscrowStatus::Held));
        assert_eq!(order.clock.paused_seconds, 10 * DAY + 12 * HOUR, "ten days, and half a day to have two");
        let fired = done(order.time_out(order.due().unwrap().at));
        assert_eq!((fired.event.action(), fired.entity.reminders()), ("order.reminded", 2));
        assert_eq!(fired.entity.due().unwrap().at, withdrawn.plus_seconds(48 * HOUR));
        let early = resumed(start().plus_seconds(5 * DAY), start().plus_seconds(6 * DAY));
        assert_eq!(early.clock.paused_seconds, DAY, "nothing is missing");
    }

    #[test]
    fn an_order_is_never_released_sooner_than_two_days_after_a_dispute_was_withdrawn() {
        let last_minute = start().plus_seconds(7 * DAY - 1);
        for order in [
            resumed(last_minute, last_minute),
            resumed(start().plus_seconds(9 * DAY), start().plus_seconds(9 * DAY)),
        ] {
            let mut order = order;
            let withdrawn = start().plus_seconds(7 * DAY - 1);
            while let Some(due) = order.due().filter(|_| order.status() == OrderStatus::Delivered) {
                order = done(order.time_out(due.at)).entity;
                if order.status() == OrderStatus::Completed {
                    assert!(due.at >= withdrawn.plus_seconds(48 * HOUR), "{}", due.at);
                }
            }
        }
    }

    #[test]
    fn an_order_that_goes_on_has_lost_no_time_and_knows_of_no_dispute() {
        // Six days to go when it is disputed, six days to go a day later.
        let order = resumed(start().plus_seconds(DAY), start().plus_seconds(2 * DAY));
        assert_eq!((order.clock.paused_seconds, order.disputes.before), (DAY, None));
    }

    #[test]
    fn the_time_to_deliver_stands_still_as_well() {
        let shipped = order_in(OrderStatus::Shipped);
        let opened = start().plus_seconds(20 * DAY);
        let frozen = shipped.open_dispute(as_artisan(&shipped), dispute_id(), opened).unwrap().entity;
        let order = done(frozen.resume(dispute_id(), opened.plus_seconds(5 * DAY))).entity;
        assert_eq!(order.due().unwrap().at, start().plus_seconds(27 * DAY), "two days from now");
        let cancel = |day| order.cancel(as_buyer(&order), "Late".to_owned(), start().plus_seconds(day * DAY));
        assert!(cancel(19).is_err() && cancel(20).is_ok());
    }

    #[test]
    fn what_stood_still_before_delivery_does_not_delay_the_release() {
        let shipped = order_in(OrderStatus::Shipped);
        let frozen = shipped.open_dispute(as_buyer(&shipped), dispute_id(), start()).unwrap().entity;
        let later = start().plus_seconds(10 * DAY);
        let resumed = done(frozen.resume(dispute_id(), later)).entity;
        let artisan = resumed.as_artisan(artisan_id().user()).unwrap();
        let delivered = done(resumed.deliver(artisan, proof(), later)).entity;
        assert_eq!(delivered.due().unwrap().at, later.plus_seconds(5 * DAY));
    }

    #[test]
    fn an_order_can_be_disputed_again_but_not_for_ever_and_neither_side_uses_up_the_others_right() {
        let artisan = as_artisan(&order_in(OrderStatus::Shipped));
        let buyer = as_buyer(&order_in(OrderStatus::Shipped));
        for (first, second) in [(artisan, buyer), (buyer, artisan)] {
            let mut order = order_in(OrderStatus::Shipped);
            for by in [[first; DISPUTES_MAX as usize], [second; DISPUTES_MAX as usize]].concat() {
                let frozen = order.open_dispute(by, dispute_id(), start()).unwrap().entity;
                order = done(frozen.resume(dispute_id(), start())).entity;
                assert_eq!(order.resume(dispute_id(), start()), Ok(None), "once");
            }
            for by in [first, second] {
                let refused = order.open_dispute(by, dispute_id(), start()).unwrap_err();
                assert_eq!(refused.problem, "order-state");
            }
        }
    }
}
