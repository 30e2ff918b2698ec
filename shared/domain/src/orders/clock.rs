//! The clock of an order: its next deadline, and what happens when nobody acts before it.

use crate::change::LOST_EVENT_SECONDS;
use crate::orders::events::OrderEvent;
use crate::orders::{CancelledBy, Order, OrderStatus, PaymentStatus};
use crate::{Decision, Due, Outcome, Reason, Refused, Step, Timestamp};

/// Seconds that an order whose time to pay is over waits before the gateway is asked again whether it was paid.
const ANSWER_WAIT_SECONDS: u64 = 5 * 60;
/// Seconds beyond its time to pay that an order waits at most for the gateway to say that it was not paid.
pub const ANSWER_SECONDS_MOST: u64 = 60 * 60;

/// The timer of an order, and what has moved it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Clock {
    /// The next deadline.
    pub(super) due: Option<Due>,
    /// How often the buyer was reminded to confirm.
    pub(super) reminders: u8,
    /// Seconds that its deadlines have moved by because its clock stood still; the release clock starts without any.
    pub(super) paused_seconds: u64,
}

impl Clock {
    /// One that has just been set for the first time.
    pub(super) const fn until(due: Option<Due>) -> Self {
        Self { due, reminders: 0, paused_seconds: 0 }
    }
}

impl Order {
    /// The time to pay is over, and the gateway has not said that nothing was paid: when it is asked again. `None` when the
    /// order does not wait, or has waited for [`ANSWER_SECONDS_MOST`] and expires without that word. Not a change worth a
    /// line of history.
    pub fn await_answer(&self, at: Timestamp) -> Option<Self> {
        let window = self.sale.terms.payment_window_seconds;
        let last = self.sale.created_at.plus_seconds(window + ANSWER_SECONDS_MOST);
        let next = at.plus_seconds(ANSWER_WAIT_SECONDS);
        (self.awaits_payment() && next <= last).then(|| self.clone().with_timer(unpaid(next)))
    }

    /// A deadline passed. Answers `None` when it has not, or when nothing depends on it any more.
    pub fn time_out(&self, at: Timestamp) -> Decision<Self> {
        if self.due().is_none_or(|due| due.at > at) {
            return Ok(None);
        }
        match self.status {
            OrderStatus::PendingPayment => self.expire(at).map(Some),
            OrderStatus::Paid => {
                let reason = "The artisan did not accept the order in time.".to_owned();
                self.call_off(CancelledBy::Platform, reason, at).map(Some)
            }
            OrderStatus::Accepted | OrderStatus::Shipped => {
                let reason = "The order was not delivered in time.".to_owned();
                self.call_off(CancelledBy::Platform, reason, at).map(Some)
            }
            OrderStatus::Delivered if self.clock.reminders < 2 => {
                let clock = Clock { reminders: self.clock.reminders + 1, ..self.clock };
                let order = Self { clock, ..self.clone() }.with_next_reminder();
                Ok(Some(order.outcome(OrderEvent::Reminded)))
            }
            OrderStatus::Delivered => Ok(Some(self.complete(at))),
            OrderStatus::Completed
            | OrderStatus::Expired
            | OrderStatus::Cancelled
            | OrderStatus::Disputed
            | OrderStatus::Refunded
            | OrderStatus::ChargedBack => Ok(None),
        }
    }

    fn expire(&self, at: Timestamp) -> Result<Outcome<Self>, Refused> {
        let mut order = self.clone();
        if let Some(moved) = self.escrow.void()? {
            order.escrow = moved.escrow;
        }
        order.status = OrderStatus::Expired;
        order.payment_status = PaymentStatus::Void;
        order.progress.reason = Some("The order was not paid in time.".to_owned());
        order.progress.closed_at = Some(at);
        order.clock.due = None;
        Ok(order.outcome(OrderEvent::Expired))
    }

    /// It is delivered: its timer is the next reminder, or the release when the buyer had both.
    pub(super) fn with_next_reminder(self) -> Self {
        let Some(delivered_at) = self.progress.delivered_at else { return self };
        let terms = self.sale.terms;
        let wait = match self.clock.reminders {
            0 => terms.first_reminder_seconds,
            1 => terms.second_reminder_seconds,
            _ => terms.confirm_within_seconds,
        };
        let until = delivered_at.plus_seconds(wait + self.clock.paused_seconds);
        self.with_timer(due(until))
    }

    /// The same with this timer.
    pub(super) fn with_timer(self, due: Option<Due>) -> Self {
        Self { clock: Clock { due, ..self.clock }, ..self }
    }

    /// When it ends by itself, if nobody acts until then.
    pub(super) fn last_deadline(&self) -> Option<Timestamp> {
        match self.progress.delivered_at {
            Some(_) => self.release_at(),
            None => {
                let wait = self.sale.terms.deliver_at_latest_seconds + self.clock.paused_seconds;
                self.progress.accepted_at.map(|at| at.plus_seconds(wait))
            }
        }
    }

    /// When the money goes to the artisan if the buyer stays silent; the reminders come before.
    pub(super) fn release_at(&self) -> Option<Timestamp> {
        let delivered_at = self.progress.delivered_at.filter(|_| self.status == OrderStatus::Delivered)?;
        let wait = self.sale.terms.confirm_within_seconds + self.clock.paused_seconds;
        Some(delivered_at.plus_seconds(wait))
    }

    /// From when on its delivery is late.
    pub(super) fn late_at(&self) -> Option<Timestamp> {
        let wait = self.sale.terms.deliver_within_seconds + self.clock.paused_seconds;
        self.progress.accepted_at.map(|at| at.plus_seconds(wait))
    }

    /// By when the artisan promised to deliver it: from acceptance on exactly, before that if they take all their time to accept.
    /// `None` of an order that is not paid.
    pub fn deliver_by(&self) -> Option<Timestamp> {
        let terms = self.sale.terms;
        self.late_at().or_else(|| {
            let paid_at = self.progress.paid_at?;
            Some(paid_at.plus_seconds(terms.accept_within_seconds + terms.deliver_within_seconds))
        })
    }

    /// Refused because its delivery is not late yet.
    pub(super) fn not_late(&self, refused: Refused) -> Refused {
        refused.because(Reason::NotLate).with("possible_at", self.late_at())
    }

    pub(super) fn is_late(&self, at: Timestamp) -> bool {
        self.late_at().is_some_and(|late| late <= at)
    }
}

/// The timer of a closed order whose money is still held: should the event be lost, the money is not.
pub(super) fn still_held(step: Step, at: Timestamp) -> Option<Due> {
    Some(Due { at: at.plus_seconds(LOST_EVENT_SECONDS), step })
}

/// The timer of an open order.
pub(super) fn due(at: Timestamp) -> Option<Due> {
    Some(Due { at, step: Step::OrdersTimeOut })
}

/// The timer of an unpaid order: it expires only once the gateway was asked, by the step that asks it.
pub(super) fn unpaid(at: Timestamp) -> Option<Due> {
    Some(Due { at, step: Step::PaymentsSettle })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::DomainEvent;
    use crate::samples::*;

    #[test]
    fn nothing_fires_a_moment_too_early() {
        for status in OrderStatus::ALL {
            let order = order_in(status);
            if let Some(due) = order.due() {
                assert_eq!(
                    order.time_out(Timestamp::from_millis(due.at.millis() - 1)),
                    Ok(None),
                    "{status:?}"
                );
            }
        }
    }

    #[test]
    fn an_open_order_has_a_deadline_and_a_closed_one_waits_only_while_money_is_held() {
        for status in OrderStatus::ALL {
            let order = order_in(status);
            let open = matches!(
                status,
                OrderStatus::PendingPayment
                    | OrderStatus::Paid
                    | OrderStatus::Accepted
                    | OrderStatus::Shipped
                    | OrderStatus::Delivered
            );
            assert_eq!(order.deadline().is_some(), open, "{status:?}");
            let step = order.due().map(|due| due.step);
            match status {
                OrderStatus::Completed => {
                    assert_eq!(step, Some(Step::EscrowRelease), "its event may be lost")
                }
                OrderStatus::Cancelled => assert_eq!(step, Some(Step::RefundsSend), "its event may be lost"),
                _ => assert_eq!(step.is_some(), open, "{status:?}"),
            }
        }
        let completed = order_in(OrderStatus::Completed);
        let (released, wallet) = moved(completed.release(&wallet_holding(&completed), start()));
        assert_eq!(released.entity.due(), None);
        assert_eq!(wallet.entity.due.map(|due| due.step), Some(Step::PayoutsSend), "so may the release's");
        let cancelled = order_in(OrderStatus::Cancelled);
        let (refunded, ..) = moved(cancelled.refund(&wallet_holding(&cancelled), start()));
        assert_eq!(refunded.entity.due(), None);
    }

    #[test]
    fn the_release_clock_starts_at_delivery() {
        let accepted = order_in(OrderStatus::Accepted);
        let weeks_later = start().plus_seconds(20 * DAY);
        let delivered = done(accepted.deliver(artisan_of(&accepted), proof(), weeks_later));
        assert_eq!(delivered.entity.due().unwrap().at, weeks_later.plus_seconds(5 * DAY));
        assert_eq!(delivered.event.facts()["release_at"], json!(weeks_later.plus_seconds(7 * DAY)));
        assert_eq!(delivered.entity.shipped_at(), Some(weeks_later), "handed over in person");
    }

    #[test]
    fn a_silent_buyer_is_reminded_twice_before_the_release_even_when_the_sweep_comes_late() {
        let months_later = start().plus_seconds(90 * DAY);
        let mut order = order_in(OrderStatus::Delivered);
        let mut actions = Vec::new();
        while let Some(outcome) = order.time_out(months_later).unwrap() {
            actions.push(outcome.event.action());
            order = outcome.entity;
        }
        assert_eq!(actions, ["order.reminded", "order.reminded", "order.completed"]);
    }
}
