//! What holds in a world at any moment, and what holds at its end.

use std::collections::BTreeMap;

use domain::books::audit::{self, Fault};
use domain::disputes::{Dispute, DisputeStatus};
use domain::escrow::EscrowStatus;
use domain::ledger::{self, Account};
use domain::orders::refund::RefundStage;
use domain::orders::{ANSWER_SECONDS_MOST, DISPUTES_MAX, Line, Order, OrderStatus, Side};
use domain::payments::PaymentState;
use domain::payouts::{Payout, PayoutStatus};
use domain::refunds::{Refund, RefundStatus};
use domain::wallet::Wallet;
use domain::{Currency, DisputeId, Step, Totals, TypedId};

use crate::world::{LIMITS, PIECES, World, paystack};

/// Whether the goods of an order are not on the shelf: it goes on, or somebody has them, or they were paid for. What a bank
/// took the money of stays reserved, since the order goes on when the bank gives it back.
fn keeps_its_goods(order: &Order) -> bool {
    order.closed_at().is_none()
        || order.shipped_at().is_some()
        || matches!(order.status(), OrderStatus::Completed | OrderStatus::ChargedBack)
}

impl World {
    /// Every invariant that holds at any moment.
    pub(crate) fn check(&self) {
        let balances = ledger::balances(self.journal.iter());
        let of = |currency, account| balances.get(&(currency, account)).copied().unwrap_or(0);
        let kobo = |account| of(Currency::NGN, account);

        let mut sums: BTreeMap<Currency, i64> = BTreeMap::new();
        for ((currency, _), balance) in &balances {
            *sums.entry(*currency).or_insert(0) += balance;
        }
        assert!(sums.values().all(|sum| *sum == 0), "the balances of a currency sum to zero: {sums:?}");

        self.check_lines();
        self.check_stock();
        self.check_timers();
        self.check_the_right_to_dispute();
        self.check_what_expired();
        for order in self.orders.values() {
            self.check_escrow(order);
            assert_eq!(
                kobo(Account::Escrow(order.escrow().id)),
                -order.escrow().held.amount,
                "{}",
                order.id()
            );
        }
        for wallet in self.wallets.values() {
            let artisan = wallet.artisan_id;
            let held: i64 = self
                .orders
                .values()
                .filter(|o| o.artisan_id() == artisan)
                .map(|o| o.escrow().held.amount)
                .sum();
            assert_eq!(wallet.held, held);
            assert_eq!(wallet.available, -kobo(Account::Available(artisan)));
            assert_eq!(wallet.in_transit, -kobo(Account::Transit(artisan)));
            assert_eq!(wallet.debt, kobo(Account::Debt(artisan)));
            let amounts = [wallet.held, wallet.available, wallet.in_transit, wallet.paid_out, wallet.debt];
            assert!(amounts.iter().all(|amount| *amount >= 0), "{wallet:?}");
            let paid =
                |payout: &&Payout| payout.artisan_id == artisan && payout.status == PayoutStatus::Succeeded;
            let paid_out: i64 = self.payouts.values().filter(paid).map(|payout| payout.amount.amount).sum();
            assert_eq!(wallet.paid_out, paid_out);
            assert!(wallet.debt == 0 || wallet.available == 0, "who owes has nothing available: {wallet:?}");
            self.check_day(wallet);
        }
        for payment in self.payments.values() {
            let funded = payment.parts.iter().filter(|part| self.orders[&part.order_id].paid_at().is_some());
            let all = if payment.status == PaymentState::Succeeded { payment.parts.len() } else { 0 };
            assert_eq!(funded.count(), all, "together or not at all: {payment:?}");
        }
        for refund in self.refunds.values() {
            let waiting = match refund.status {
                RefundStatus::Decided
                | RefundStatus::Processed
                | RefundStatus::PaidByHand
                | RefundStatus::Closed => 0,
                RefundStatus::PaidTwice => -refund.amount.amount,
                RefundStatus::Requested
                | RefundStatus::Sent
                | RefundStatus::Rerouted
                | RefundStatus::NeedsAttention
                | RefundStatus::Failed => refund.amount.amount,
            };
            assert_eq!(of(refund.amount.currency, Account::Refund(refund.id)), -waiting, "{refund:?}");
        }
        for currency in sums.keys() {
            let refunds = self.refunds.values().filter(|refund| refund.amount.currency == *currency);
            let by_hand: i64 = refunds.map(by_hand).sum();
            assert_eq!(
                of(*currency, Account::Operations),
                by_hand,
                "what operators paid and got back by hand"
            );
        }
        for currency in sums.keys() {
            let lost = self.chargebacks.values().filter_map(|chargeback| chargeback.uncovered);
            let losses: i64 = lost.filter(|lost| lost.currency == *currency).map(|lost| lost.amount).sum();
            let covered = self.chargebacks.values().flat_map(|chargeback| &chargeback.covered);
            let undone: i64 = covered
                .filter(|covered| covered.amount.currency == *currency)
                .map(|covered| covered.amount.amount)
                .sum();
            assert_eq!(of(*currency, Account::Losses), losses - undone, "what no order had any more");
        }
        for (note, sent) in &self.gateway.refunds {
            assert_eq!(sent.len(), 1, "{note} was sent more than once");
        }
        for currency in sums.keys() {
            assert_eq!(of(*currency, Account::Suspense), 0, "nothing stays in suspense");
            let told = self.told.get(currency).copied().unwrap_or(0);
            assert_eq!(of(*currency, paystack()), told, "what came in less what went out");
        }
    }

    /// Whatever the artisan does, a buyer whose order was sent can stop its money until it is theirs.
    fn check_the_right_to_dispute(&self) {
        let sent = |order: &&Order| matches!(order.status(), OrderStatus::Shipped | OrderStatus::Delivered);
        for order in self.orders.values().filter(sent).filter(|order| order.refund_to_book().is_none()) {
            let by_buyer =
                |dispute: &&Dispute| dispute.order_id == order.id() && dispute.opened_by == Side::Buyer;
            let opened = self.disputes.values().filter(by_buyer).count();
            let buyer = order.as_party(order.buyer_id()).unwrap();
            let disputed = order.open_dispute(buyer, DisputeId::new(self.now, [0; 10]), self.now);
            assert_eq!(disputed.is_ok(), opened < usize::from(DISPUTES_MAX), "{order:?}");
        }
    }

    /// What was paid as due in time does not expire, unless the gateway could not be asked for long.
    fn check_what_expired(&self) {
        let expired = |order: &&Order| order.status() == OrderStatus::Expired;
        for order in self.orders.values().filter(expired) {
            let (payment, closed) = (&self.payments[&order.payment_id()], order.closed_at().unwrap());
            let Some(charge) = self.gateway.charges.get(&payment.reference) else { continue };
            let as_due = charge.amount.currency == payment.amount.currency
                && charge.amount.amount >= payment.amount.amount;
            let asked_for = payment.expires_at.plus_seconds(ANSWER_SECONDS_MOST - 5 * 60);
            // With an order that was called off, the others of its payment go.
            let together =
                payment.parts.iter().all(|part| self.orders[&part.order_id].status() == order.status());
            let late = self.gateway.is_reversed(&payment.reference)
                || charge.paid_at >= closed
                || closed > asked_for;
            assert!(!as_due || !together || late, "{order:?} {charge:?}");
        }
    }

    /// What an order costs is what its lines cost.
    fn check_lines(&self) {
        for order in self.orders.values() {
            let lines = order.lines().iter().map(|line| line.total().unwrap().amount);
            assert_eq!(lines.sum::<i64>(), order.total().amount, "{order:?}");
        }
    }

    /// Each piece is on the shelf, in an order that goes on, or with whoever got it.
    fn check_stock(&self) {
        for (product, on_the_shelf) in self.stock.iter() {
            let lines =
                self.orders.values().filter(|order| keeps_its_goods(order)).flat_map(|order| order.lines());
            let products = lines.filter_map(Line::product);
            let away =
                products.filter(|line| line.product_id == *product).map(|line| i64::from(line.quantity));
            assert_eq!(on_the_shelf + away.sum::<i64>(), PIECES, "pieces of {product}");
        }
    }

    /// Nothing that time or a step has to end waits without a timer.
    fn check_timers(&self) {
        for order in self.orders.values() {
            let looks = match (order.closed_at(), order.escrow().status) {
                (None, EscrowStatus::Frozen) => None,
                (None, EscrowStatus::Pending) => Some(Step::PaymentsSettle),
                (None, _) => Some(Step::OrdersTimeOut),
                // The timer of a refund that waits to be booked goes on with it.
                (Some(_), EscrowStatus::Held) if order.refund_to_book().is_some() => continue,
                (Some(_), EscrowStatus::Held) if order.status() == OrderStatus::Cancelled => {
                    Some(Step::RefundsSend)
                }
                (Some(_), EscrowStatus::Held) => Some(Step::EscrowRelease),
                (Some(_), _) => None,
            };
            assert_eq!(order.due().map(|due| due.step), looks, "{order:?}");
        }
        for dispute in self.disputes.values() {
            let order = &self.orders[&dispute.order_id];
            let over = matches!(dispute.status, DisputeStatus::Resolved | DisputeStatus::Withdrawn);
            let back = matches!(dispute.status, DisputeStatus::AwaitingReturn | DisputeStatus::ReturnSent);
            assert_eq!(dispute.returning().is_some(), back, "{dispute:?}");
            let disputed = order.status() == OrderStatus::Disputed && order.dispute_id() == Some(dispute.id);
            assert!(dispute.due.is_some() || (over && !disputed), "{dispute:?}");
        }
        for refund in self.refunds.values() {
            let waits = match refund.status {
                RefundStatus::Decided
                | RefundStatus::Requested
                | RefundStatus::Sent
                | RefundStatus::Rerouted => true,
                // Its order may know already.
                RefundStatus::PaidByHand | RefundStatus::Closed => continue,
                RefundStatus::Processed if refund.closing.is_some() => continue,
                RefundStatus::Processed
                | RefundStatus::Failed
                | RefundStatus::NeedsAttention
                | RefundStatus::PaidTwice => false,
            };
            assert_eq!(refund.due.is_some(), waits, "{refund:?}");
        }
        for payout in self.payouts.values() {
            let looks = match payout.status {
                PayoutStatus::Requested => Some(Step::PayoutsSend),
                PayoutStatus::Sent => Some(Step::PayoutsSettle),
                PayoutStatus::Succeeded | PayoutStatus::Failed | PayoutStatus::Reversed => None,
            };
            assert_eq!(payout.due.map(|due| due.step), looks, "{payout:?}");
        }
        for chargeback in self.chargebacks.values() {
            assert_eq!(chargeback.due.is_some(), !chargeback.status.is_decided(), "{chargeback:?}");
        }
    }

    /// The wallet counts what started today and did not come back.
    fn check_day(&self, wallet: &Wallet) {
        let tomorrow = self.now.next_day(LIMITS.zone);
        let counts = |payout: &&Payout| {
            payout.artisan_id == wallet.artisan_id
                && payout.created_at.next_day(LIMITS.zone) == tomorrow
                && !matches!(payout.status, PayoutStatus::Failed | PayoutStatus::Reversed)
        };
        let total: i64 = self.payouts.values().filter(counts).map(|payout| payout.amount.amount).sum();
        assert_eq!(wallet.started_on_day_of(self.now), total, "{wallet:?}");
    }

    /// What the audit of the books would find: nothing, whatever happened.
    pub(crate) fn check_the_audit(&self) {
        let history = |subject: String| self.histories.get(&subject).cloned().unwrap_or_default();
        let mut faults: Vec<Fault> = self
            .histories
            .values()
            .filter_map(|entries| audit::chain("any", entries, entries.last()?.seq, &entries.last()?.hash))
            .collect();
        for entry in self.histories.values().flat_map(|history| history.iter()) {
            faults.extend(audit::entry(&entry.subject, entry));
            for (artisan, currency) in audit::artisans(entry) {
                faults.extend(audit::mirrored(entry, artisan, currency, &history(artisan.to_string()), true));
            }
        }
        for order in self.orders.values() {
            faults.extend(audit::escrow(order, &history(order.id().to_string())));
        }
        for refund in self.refunds.values() {
            let order = refund.order_id.map(|id| history(id.to_string()));
            let payment = refund.payment_id.map(|id| history(id.to_string()));
            let parts = [Some(history(refund.id.to_string())), order, payment];
            let entries: Vec<_> =
                parts.iter().flatten().flat_map(|history| history.iter().cloned()).collect();
            faults.extend(audit::refund(refund, &entries));
        }
        for wallet in self.wallets.values() {
            faults.extend(audit::wallet(wallet, history(wallet.artisan_id.to_string()).last()));
        }
        faults.extend(audit::totals("all", &Totals::of(self.journal.iter())));
        assert_eq!(faults, []);
    }

    fn check_escrow(&self, order: &Order) {
        let escrow = order.escrow();
        let parts = [escrow.held, escrow.released, escrow.fees, escrow.refunded, escrow.charged_back()];
        let parts = parts.map(|part| part.amount);
        let funded = order.paid_at().map_or(0, |_| order.total().amount);
        assert_eq!(parts.iter().sum::<i64>(), funded, "{escrow:?}");
        assert!(parts.iter().all(|part| *part >= 0), "{escrow:?}");
        assert!(!escrow.status.is_terminal() || escrow.held.is_zero(), "{escrow:?}");
        // Each refund after the release may round once, and what a bank takes and gives back likewise.
        let fee = order.terms().fee.of(escrow.released.plus(escrow.fees).unwrap()).amount;
        let by_bank = if self.chargebacks.contains_key(&order.payment_id()) { 3 } else { 0 };
        let rounded = i64::try_from(order.refunds().len()).unwrap() + by_bank;
        let as_agreed = (escrow.fees.amount - fee).abs() <= rounded;
        assert!(escrow.status != EscrowStatus::Released || as_agreed, "{escrow:?}");
        let moved = order.refunds().iter().filter(|refund| refund.stage != RefundStage::Decided);
        let refunded: i64 = moved.map(|refund| refund.amount.amount).sum();
        assert_eq!(refunded, escrow.refunded.amount, "{order:?}");
        for refund in order.refunds() {
            let decided = self.refunds[&refund.id].status == RefundStatus::Decided;
            assert_eq!(refund.stage == RefundStage::Decided, decided, "{refund:?}");
        }
        let disputed = order.status() == OrderStatus::Disputed;
        assert_eq!(escrow.status == EscrowStatus::Frozen, disputed, "{escrow:?}");
        assert!(!disputed || (order.due().is_none() && order.dispute_id().is_some()));
        if let Ok(dispute) = self.dispute_of(order.id()) {
            self.check_dispute(order, &dispute);
        }
    }

    /// Nothing of what is disputed moves before the dispute is over, and then as it ended; but a bank takes what it takes.
    fn check_dispute(&self, order: &Order, dispute: &Dispute) {
        let escrow = order.escrow();
        let by_bank = self.chargebacks.contains_key(&order.payment_id());
        if order.status() == OrderStatus::Disputed {
            assert!(dispute.due.is_some(), "somebody or something ends it: {dispute:?}");
        }
        if by_bank {
            return;
        }
        let refunded_before = order.total().minus(dispute.held).unwrap();
        if order.status() == OrderStatus::Disputed {
            assert_eq!((escrow.held, escrow.refunded), (dispute.held, refunded_before));
        } else {
            assert!(matches!(dispute.status, DisputeStatus::Resolved | DisputeStatus::Withdrawn));
            assert_eq!(dispute.due, None);
        }
        if escrow.status == EscrowStatus::Divided {
            let split = dispute.resolution.unwrap().split;
            let refunded_then = refunded_before.plus(split.to_buyer).unwrap();
            let refunded_after = escrow.refunded.minus(refunded_then).unwrap();
            let given = escrow.released.plus(escrow.fees).unwrap();
            assert!(refunded_after.amount >= 0, "{escrow:?}");
            assert_eq!(given, split.to_artisan.minus(refunded_after).unwrap());
            assert!(!refunded_after.is_zero() || escrow.fees == order.terms().fee.of(given), "{escrow:?}");
            let all_back = order.status() == OrderStatus::Refunded;
            assert_eq!(split.to_artisan.is_zero(), all_back, "{:?}", order.status());
        }
    }

    /// Every invariant of a world in which everything has ended.
    pub(crate) fn check_the_end(&self) {
        self.check_the_audit();
        for order in self.orders.values() {
            let closed = [
                OrderStatus::Completed,
                OrderStatus::Cancelled,
                OrderStatus::Expired,
                OrderStatus::Refunded,
                OrderStatus::ChargedBack,
            ];
            assert!(order.refunds().iter().all(|refund| refund.stage == RefundStage::Arrived), "{order:?}");
            assert!(closed.contains(&order.status()) && order.closed_at().is_some(), "{:?}", order.status());
            assert!(order.escrow().status.is_terminal(), "{:?}", order.escrow());
        }
        let balances = ledger::balances(self.journal.iter());
        for ((currency, account), balance) in balances {
            match account {
                Account::Gateway(_) => {
                    let of_currency = self.of_others.values().filter(|money| money.currency == currency);
                    let others: i64 = of_currency.map(|money| money.amount).sum();
                    let fees = if currency == Currency::NGN { self.fees_not_told } else { 0 };
                    let missing = fees - others;
                    assert_eq!(
                        balance,
                        self.gateway.balance[&currency] + missing,
                        "our books and the gateway's"
                    );
                }
                Account::Escrow(_) | Account::Transit(_) | Account::Refund(_) | Account::Suspense => {
                    assert_eq!(balance, 0, "{account} of {currency}")
                }
                // What is less than the minimum waits for more.
                Account::Available(_) => assert!(-balance < LIMITS.minimum, "{account}: {balance}"),
                Account::Debt(_)
                | Account::Fees
                | Account::GatewayFees
                | Account::Losses
                | Account::Operations => {}
            }
        }
    }
}

/// What operators got back of what the buyer had from their bank and from the gateway, less what they paid the buyer without
/// the gateway.
fn by_hand(refund: &Refund) -> i64 {
    let closed = refund.closing.is_some();
    let paid = !closed && matches!(refund.status, RefundStatus::PaidByHand | RefundStatus::PaidTwice);
    let got_back = closed && refund.status == RefundStatus::Processed && refund.by_hand.is_some();
    (i64::from(got_back) - i64::from(paid)) * refund.amount.amount
}
