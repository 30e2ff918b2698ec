//! `chargebacks-settle`.

use std::ops::Deref;

use crate::chargebacks::{Chargeback, ChargebackChange, ShownChargeback};
use crate::orders::Order;
use crate::payments::Payment;
use crate::refunds::{Closing, Refund};
use crate::steps::Plan;
use crate::wallet::Wallet;
use crate::{Outcome, Refused, Timestamp};

/// The gateway shows a chargeback for the first time: the money of the payment's orders rests. `parts` are these, each with
/// its artisan's wallet.
pub fn open(
    gateway: &str,
    shown: &ShownChargeback,
    payment: Option<&Payment>,
    parts: &[(impl Deref<Target = Order>, impl Deref<Target = Wallet>)],
    at: Timestamp,
) -> Plan {
    let current = current(parts);
    let orders: Vec<Order> = current.iter().map(|(order, _)| order.clone()).collect();
    let opened = Chargeback::open(gateway, shown, payment, &orders, at);
    let ChargebackChange { chargeback, orders, wallets, reopened: _ } = opened;
    with_parts(Plan::nothing().create(Some(chargeback)), &current, orders, wallets)
}

/// What the gateway says of the chargeback, whose orders `parts` are, each with its artisan's wallet; `covered` are the refunds
/// that were closed without paying since it took their money.
///
/// # Errors
/// When the amounts do not work out.
pub fn report(
    chargeback: &Chargeback,
    shown: &ShownChargeback,
    parts: &[(impl Deref<Target = Order>, impl Deref<Target = Wallet>)],
    covered: &[impl Deref<Target = Refund>],
    at: Timestamp,
) -> Result<Plan, Refused> {
    let current = current(parts);
    let covered: Vec<Refund> = covered.iter().map(|refund| Refund::clone(refund)).collect();
    let Some(reported) = chargeback.report(shown, &current, &covered, at)? else {
        return Ok(Plan::nothing());
    };
    let ChargebackChange { chargeback: after, orders, wallets, reopened } = reported;
    let plan = with_parts(Plan::nothing().change(chargeback, after), &current, orders, wallets);
    let before = |refund: &Refund| covered.iter().find(|before| before.id == refund.id);
    Ok(reopened.into_iter().fold(plan, |plan, refund| match before(&refund.entity) {
        Some(before) => plan.change(before, refund),
        None => plan,
    }))
}

/// An operator closes a refund without paying it: the bank took its money. Empty when it is closed.
///
/// # Errors
/// When the bank did not take that money.
pub fn close_refund(chargeback: &Chargeback, refund: &Refund, closing: Closing) -> Result<Plan, Refused> {
    let Some((covering, closed)) = chargeback.cover(refund, closing)? else { return Ok(Plan::nothing()) };
    Ok(Plan::nothing().change(chargeback, covering).change(refund, closed))
}

/// Claims a chargeback before the gateway is told or asked: moves its timer, so that of two deliveries only one does it.
/// Empty when it is not its turn. It begins when an operator has `answered`; after that, its timer says when.
pub fn claim(chargeback: &Chargeback, answered: bool, at: Timestamp) -> Plan {
    let first = answered && chargeback.attempts == 0;
    let due = chargeback.due.is_some_and(|due| due.at <= at);
    let turn = !chargeback.status.is_decided() && (first || due);
    Plan::nothing().reschedule(turn.then(|| chargeback.look_again(at)))
}

/// The gateway did not take the answer: it waits for an operator again.
pub fn refuse_answer(chargeback: &Chargeback, why: &str, at: Timestamp) -> Plan {
    Plan::nothing().change(chargeback, chargeback.refuse_answer(why, at))
}

fn current(parts: &[(impl Deref<Target = Order>, impl Deref<Target = Wallet>)]) -> Vec<(Order, Wallet)> {
    parts.iter().map(|(order, wallet)| (Order::clone(order), Wallet::clone(wallet))).collect()
}

fn with_parts(
    plan: Plan,
    parts: &[(Order, Wallet)],
    orders: Vec<Option<Outcome<Order>>>,
    wallets: Vec<Option<Outcome<Wallet>>>,
) -> Plan {
    let changed = parts.iter().zip(orders).zip(wallets);
    changed.fold(plan, |plan, (((order, wallet), after), balance)| {
        plan.change(order, after).change(wallet, balance)
    })
}
