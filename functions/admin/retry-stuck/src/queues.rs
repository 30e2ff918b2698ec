//! The queue of each step that something can be due for.

use domain::Step;
use messaging::Queue;

pub(crate) struct Queues {
    timers_fire: Queue,
    payments_settle: Queue,
    escrow_release: Queue,
    escrow_refund: Queue,
    escrow_settle: Queue,
    payouts_send: Queue,
    payouts_settle: Queue,
    chargebacks_settle: Queue,
}

impl Queues {
    pub(crate) fn from_env() -> Self {
        Self {
            timers_fire: Queue::from_env("TIMERS_FIRE_QUEUE_URL"),
            payments_settle: Queue::from_env("PAYMENTS_SETTLE_QUEUE_URL"),
            escrow_release: Queue::from_env("ESCROW_RELEASE_QUEUE_URL"),
            escrow_refund: Queue::from_env("ESCROW_REFUND_QUEUE_URL"),
            escrow_settle: Queue::from_env("ESCROW_SETTLE_QUEUE_URL"),
            payouts_send: Queue::from_env("PAYOUTS_SEND_QUEUE_URL"),
            payouts_settle: Queue::from_env("PAYOUTS_SETTLE_QUEUE_URL"),
            chargebacks_settle: Queue::from_env("CHARGEBACKS_SETTLE_QUEUE_URL"),
        }
    }

    pub(crate) fn of(&self, step: Step) -> &Queue {
        match step {
            Step::TimersFire => &self.timers_fire,
            Step::PaymentsSettle => &self.payments_settle,
            Step::EscrowRelease => &self.escrow_release,
            Step::EscrowRefund => &self.escrow_refund,
            Step::EscrowSettle => &self.escrow_settle,
            Step::PayoutsSend => &self.payouts_send,
            Step::PayoutsSettle => &self.payouts_settle,
            Step::ChargebacksSettle => &self.chargebacks_settle,
        }
    }
}
