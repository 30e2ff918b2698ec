//! `payments-settle`.

use std::ops::Deref;

use crate::books::reconciliation::Finding;
use crate::orders::Order;
use crate::payments::{Charge, Payment};
use crate::steps::Plan;
use crate::wallet::Wallet;
use crate::{Refused, Timestamp};

/// How long after its orders' time to pay a payment without news is closed: they wait for an uncertain answer for an hour at most.
const CLOSED_AFTER_SECONDS: u64 = 2 * 60 * 60;

/// The gateway stands by a charge: it funds the orders of the payment, or goes back. `parts` are the orders, each with its
/// artisan's wallet, in the payment's order.
///
/// # Errors
/// When the amounts do not work out.
pub fn settle(
    payment: &Payment,
    charge: &Charge,
    parts: &[(impl Deref<Target = Order>, impl Deref<Target = Wallet>)],
    at: Timestamp,
) -> Result<Plan, Refused> {
    let current: Vec<_> =
        parts.iter().map(|(order, wallet)| (Order::clone(order), Wallet::clone(wallet))).collect();
    let Some(settlement) = payment.settle(charge, &current, at)? else { return Ok(Plan::nothing()) };
    let plan = Plan::nothing().change(payment, settlement.payment);
    let funded = current.iter().zip(settlement.funded);
    let plan = funded
        .fold(plan, |plan, ((order, wallet), (paid, held))| plan.change(order, paid).change(wallet, held));
    Ok(plan.create(settlement.refund))
}

/// The gateway says that the charge was paid and has gone back since: the payment is settled by that, and the `orders` that wait
/// for it are called off.
///
/// # Errors
/// When the amounts do not work out.
pub fn reverse(
    payment: &Payment,
    charge: &Charge,
    orders: &[impl Deref<Target = Order>],
    at: Timestamp,
) -> Result<Plan, Refused> {
    let current = || orders.iter().map(|order| &**order);
    let Some(reversal) = payment.reverse(charge, current(), at)? else { return Ok(Plan::nothing()) };
    let plan = Plan::nothing().change(payment, reversal.payment);
    Ok(current()
        .zip(reversal.called_off)
        .fold(plan, |plan, (order, called_off)| plan.change(order, called_off)))
}

/// What becomes of money that belongs to no order.
#[derive(Debug, Clone, PartialEq)]
pub enum Stray {
    /// This platform opened what was paid: it goes back.
    GiveBack(Plan),
    /// Whose it is, an operator finds out: another business may be paid at the same account, and its money is not ours to
    /// refund. The daily comparison finds the same difference.
    Unknown(Box<Finding>),
}

/// Money arrived under `reference` that belongs to no order. `transaction` names it at the gateway.
pub fn stray(charge: &Charge, gateway: &str, reference: &str, transaction: &str, at: Timestamp) -> Stray {
    if charge.is_ours(reference) {
        let refund = charge.give_back_stray(gateway, transaction, at);
        return Stray::GiveBack(Plan::nothing().create(Some(refund)));
    }
    Stray::Unknown(Box::new(Finding::of_unknown_charge(gateway, reference, charge)))
}

/// Nobody reported the payment, and the gateway has no news of it. Well after its orders have stopped waiting it is closed, should
/// nobody have done so before.
pub fn no_news(payment: &Payment, at: Timestamp) -> Plan {
    let later = payment.look_again(at);
    let over = payment.expires_at.plus_seconds(CLOSED_AFTER_SECONDS) <= at;
    match later.close().filter(|_| over) {
        Some(closed) => Plan::nothing().change(payment, Some(closed)),
        None => Plan::nothing().reschedule(Some(later)),
    }
}

/// What the gateway answers when the time to pay is over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LastAnswer {
    /// It was paid; the report is late, or lost.
    Paid(Charge),
    /// It was paid, and has gone back since.
    TakenBack(Charge),
    /// Nothing was paid.
    Unpaid,
    /// It is at work, or cannot be asked: what was paid in time may only be reported late.
    Uncertain,
}

/// The time to pay is over for orders of the payment, and the gateway was asked before they expire: they are funded, expire,
/// or wait a little. `parts` are the payment's orders, each with its artisan's wallet, in the payment's order. Those that do not
/// wait for the payment, or have time left, are as they were.
///
/// # Errors
/// When the amounts do not work out.
pub fn time_out(
    payment: &Payment,
    answer: &LastAnswer,
    parts: &[(impl Deref<Target = Order>, impl Deref<Target = Wallet>)],
    at: Timestamp,
) -> Result<Plan, Refused> {
    let orders = || parts.iter().map(|(order, _)| &**order);
    match answer {
        LastAnswer::Paid(charge) => {
            let settled = settle(payment, charge, parts, at)?;
            if settled.order().is_some() {
                return Ok(settled);
            }
            // What was paid is not what was due, and goes back.
            let expired = expire(orders(), |_| None, at)?;
            Ok(settled.into_writes().into_iter().chain(expired.into_writes()).collect())
        }
        LastAnswer::TakenBack(charge) => {
            let orders: Vec<_> = orders().collect();
            reverse(payment, charge, &orders, at)
        }
        LastAnswer::Unpaid => {
            let expired = expire(orders(), |_| None, at)?;
            let all = orders().all(|order| !order.awaits_payment() || is_due(order, at));
            Ok(if all { expired.change(payment, payment.close()) } else { expired })
        }
        LastAnswer::Uncertain => expire(orders(), |order| order.await_answer(at), at),
    }
}

fn is_due(order: &Order, at: Timestamp) -> bool {
    order.due().is_some_and(|due| due.at <= at)
}

fn expire<'a>(
    orders: impl Iterator<Item = &'a Order>,
    later: impl Fn(&Order) -> Option<Order>,
    at: Timestamp,
) -> Result<Plan, Refused> {
    let mut waiting = orders.filter(|order| order.awaits_payment() && is_due(order, at));
    waiting.try_fold(Plan::nothing(), |plan, order| {
        Ok(match later(order) {
            Some(later) => plan.reschedule(Some(later)),
            None => plan.change(order, order.time_out(at)?),
        })
    })
}

/// One of the payment's orders was cancelled before it was paid: the `orders` that can no longer be paid are called off, since they
/// are paid together, and the payment is closed.
///
/// # Errors
/// When the amounts do not work out.
pub fn call_off(
    payment: &Payment,
    orders: impl IntoIterator<Item = impl Deref<Target = Order>>,
    at: Timestamp,
) -> Result<Plan, Refused> {
    if payment.settled_at.is_some() {
        return Ok(Plan::nothing());
    }
    let why = "Another order of the same checkout was cancelled, and they are paid together.";
    orders.into_iter().try_fold(Plan::nothing().change(payment, payment.close()), |plan, order| {
        Ok(plan.change(&*order, order.call_off_with_payment(why, at)?))
    })
}
