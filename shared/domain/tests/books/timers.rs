//! What has a timer, the sweep that hands what is due to its step, and how everything ends by timers alone.

use domain::artisans::PayoutMode;
use domain::chargebacks::ChargebackReport;
use domain::payouts::{PayoutStatus, TransferReport};
use domain::refunds::RefundStatus;
use domain::wallet::PAYOUT_FAILURES_MAX;
use domain::{
    ArtisanId, Currency, DisputeId, Due, Money, OrderId, PaymentId, PayoutId, RefundId, Step, TypedId,
};

use crate::gateway::{Network, TRANSFER_FEE};
use crate::world::{ARTISANS, DAY, Done, World, artisan};

/// Rounds in which everything ends: a payout a day of what several orders brought is what takes longest.
const ROUNDS_MAX: usize = 300;
/// How late the sweep comes by while everything ends.
const SWEEP_SECONDS: u64 = 3 * DAY;

/// What has a timer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Timed {
    Order(OrderId),
    Dispute(DisputeId),
    Refund(RefundId),
    Payment(PaymentId),
    /// By its payment.
    Chargeback(PaymentId),
    Payout(PayoutId),
    Wallet(ArtisanId),
}

impl World {
    pub(crate) fn due_of(&self, what: Timed) -> Option<Due> {
        match what {
            Timed::Order(id) => self.orders[&id].due(),
            Timed::Dispute(id) => self.disputes[&id].due,
            Timed::Refund(id) => self.refunds[&id].due,
            Timed::Payment(id) => self.payments[&id].due,
            Timed::Chargeback(payment) => self.chargebacks[&payment].due,
            Timed::Payout(id) => self.payouts[&id].due,
            Timed::Wallet(artisan) => self.wallets[&artisan].due,
        }
    }

    /// All timers.
    fn timers(&self) -> impl Iterator<Item = (Due, Timed)> {
        let orders = self.orders.values().map(|order| (order.due(), Timed::Order(order.id())));
        let disputes = self.disputes.values().map(|dispute| (dispute.due, Timed::Dispute(dispute.id)));
        let refunds = self.refunds.values().map(|refund| (refund.due, Timed::Refund(refund.id)));
        let payments = self.payments.values().map(|payment| (payment.due, Timed::Payment(payment.id)));
        let chargebacks = self
            .chargebacks
            .iter()
            .map(|(payment, chargeback)| (chargeback.due, Timed::Chargeback(*payment)));
        let payouts = self.payouts.values().map(|payout| (payout.due, Timed::Payout(payout.id)));
        let wallets = self.wallets.values().map(|wallet| (wallet.due, Timed::Wallet(wallet.artisan_id)));
        let all = orders.chain(disputes).chain(refunds).chain(payments).chain(chargebacks);
        all.chain(payouts).chain(wallets).filter_map(|(due, what)| Some((due?, what)))
    }

    /// The sweep hands it to the step that its timer names, if it is due. The step takes it, and moves the timer or stops it.
    pub(crate) fn fire(&mut self, what: Timed, network: Network) -> Done {
        let Some(due) = self.due_of(what).filter(|due| due.at <= self.now) else { return Ok(false) };
        let done = match (due.step, what) {
            (Step::OrdersTimeOut, Timed::Order(id)) => self.time_out(id),
            (Step::EscrowRelease, Timed::Order(id)) => self.release(id),
            (Step::RefundsSend, Timed::Order(id)) => self.give_back(id),
            (Step::DisputesTimeOut, Timed::Dispute(id)) => self.time_out_dispute(id),
            (Step::EscrowDivide, Timed::Dispute(id)) => self.divide(id),
            (Step::RefundsSend, Timed::Refund(id)) => match self.refunds[&id].status {
                RefundStatus::Decided
                | RefundStatus::PaidByHand
                | RefundStatus::Closed
                | RefundStatus::Processed => self.book_refund(id),
                _ => self.ask_for_refund(id, false, network),
            },
            (Step::PaymentsSettle, Timed::Payment(id)) => self.poll(id),
            (Step::PaymentsSettle, Timed::Order(id)) => self.expire(id, network),
            (Step::ChargebacksSettle, Timed::Chargeback(payment)) => {
                self.ask_about_chargeback(payment, false, network)
            }
            (Step::PayoutsSend, Timed::Payout(id)) => self.send_payout(id, network),
            (Step::PayoutsSettle, Timed::Payout(id)) => self.ask_for_payout(id, network),
            (Step::PayoutsSend, Timed::Wallet(artisan)) => self.start_payout(artisan),
            (step, what) => panic!("{step:?} knows nothing of {what:?}"),
        };
        assert!(done.is_ok(), "a step takes what is due: {done:?}, {what:?}");
        assert_ne!(self.due_of(what), Some(due), "what was looked at stays due: {what:?}");
        done
    }

    /// Time passes until its timer runs out, if it has one, and the sweep comes by.
    pub(crate) fn await_timer(&mut self, what: Timed) -> Done {
        self.now = self.due_of(what).map_or(self.now, |due| self.now.max(due.at));
        self.fire(what, Network::Fine)
    }

    /// The sweep comes by, and all that is due is handed to its step.
    pub(crate) fn sweep(&mut self, network: Network) -> Done {
        let due: Vec<_> = self.timers().filter(|(due, _)| due.at <= self.now).map(|(_, what)| what).collect();
        for what in &due {
            self.fire(*what, network)?;
        }
        Ok(!due.is_empty())
    }

    /// From now on every event is lost: what happens is by timers, by what the gateway does and reports once more, and by
    /// operators. It has ended when no timer is left.
    pub(crate) fn let_everything_end(&mut self) {
        for round in 0..ROUNDS_MAX {
            self.gateway_goes_on(round > 1);
            self.operators_go_on();
            self.check();
            let Some(next) = self.timers().map(|(due, _)| due.at).min() else { return };
            self.now = self.now.max(next).plus_seconds(SWEEP_SECONDS);
            self.sweep(Network::Fine).unwrap();
        }
        panic!("it never ends: {:?}", self.timers().collect::<Vec<_>>());
    }

    /// What the gateway has goes on there; what no timer would ask about is reported. A bank takes a while to decide.
    fn gateway_goes_on(&mut self, bank_decides: bool) {
        for reference in self.strays.iter().cloned().collect::<Vec<_>>() {
            self.settle_stray(&reference).unwrap();
        }
        for (payment, order) in
            self.payments.values().map(|p| (p.id, p.parts[0].order_id)).collect::<Vec<_>>()
        {
            self.settle(order).unwrap();
            if bank_decides && self.chargebacks.get(&payment).is_some_and(|known| !known.status.is_decided())
            {
                self.gateway.decide_dispute(&payment.reference(), ChargebackReport::Won);
            }
            self.hear_of_chargeback(order).unwrap();
        }
        for (id, status) in self.refunds.values().map(|refund| (refund.id, refund.status)).collect::<Vec<_>>()
        {
            self.gateway.finish_refund(&self.refunds[&id].note());
            if matches!(
                status,
                RefundStatus::PaidByHand | RefundStatus::Closed | RefundStatus::NeedsAttention
            ) {
                self.report_refund(id, usize::MAX).unwrap();
            }
        }
        for (id, status) in self.payouts.values().map(|payout| (payout.id, payout.status)).collect::<Vec<_>>()
        {
            let fee = Some(Money::new(TRANSFER_FEE, Currency::NGN));
            self.gateway.move_transfer(&id.reference(), &TransferReport::Succeeded { fee });
            if status == PayoutStatus::Succeeded {
                self.report_payout(id, usize::MAX).unwrap();
            }
        }
    }

    /// What waits for an operator or for the artisan.
    fn operators_go_on(&mut self) {
        for (id, status) in self.refunds.values().map(|refund| (refund.id, refund.status)).collect::<Vec<_>>()
        {
            match status {
                RefundStatus::Failed if self.close_refund(id).is_ok() => true,
                RefundStatus::Failed if self.refunds[&id].refunded_there => self.confirm_refund(id).unwrap(),
                RefundStatus::Failed => self.retry_refund(id, false).unwrap(),
                RefundStatus::NeedsAttention => self.retry_refund(id, true).unwrap(),
                RefundStatus::PaidTwice => self.mark_refund_paid(id).unwrap(),
                _ => false,
            };
        }
        for artisan in (0..ARTISANS).map(artisan) {
            if self.wallets[&artisan].payout_failures >= PAYOUT_FAILURES_MAX {
                self.set_account(artisan, 0).unwrap();
            }
            self.set_mode(artisan, PayoutMode::Automatic).unwrap();
        }
    }
}
