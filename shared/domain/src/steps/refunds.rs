//! `refunds-send`: the books first, then the gateway, then its outcome.

use crate::orders::{Order, OrderStatus};
use crate::refunds::{Closing, Refund, RefundReport, RefundStatus};
use crate::steps::{Plan, Trigger};
use crate::wallet::Wallet;
use crate::{Decided, Refused, Timestamp};

/// Whether the order is to give back what it holds at all. Asked before its wallet is read.
pub fn concerns(order: &Order, trigger: Trigger) -> bool {
    trigger == Trigger::Closed || order.status() == OrderStatus::Cancelled
}

/// The order is cancelled: all that is held goes back, or is looked at again when something keeps it.
///
/// # Errors
/// When it is not cancelled, although [`Trigger::Closed`] says so.
pub fn give_back(order: &Order, wallet: &Wallet, trigger: Trigger, at: Timestamp) -> Result<Plan, Refused> {
    if !concerns(order, trigger) {
        return Ok(Plan::nothing());
    }
    Ok(match order.refund(wallet, at)? {
        Decided::Do((refunded, given_back, refund)) => {
            Plan::nothing().change(order, refunded).change(wallet, given_back).create(Some(refund))
        }
        Decided::NotNow => Plan::nothing().reschedule(order.look_again(at)),
        Decided::Done => Plan::nothing(),
    })
}

/// The refund was decided: it takes its money, or is looked at again when something keeps it.
///
/// # Errors
/// When there is not that much left of the order's money.
pub fn book(refund: &Refund, order: &Order, wallet: &Wallet, at: Timestamp) -> Result<Plan, Refused> {
    Ok(match order.book_refund(refund, wallet, at)? {
        Decided::Do((booked, balance, requested)) => {
            Plan::nothing().change(order, booked).change(wallet, balance).change(refund, requested)
        }
        Decided::NotNow => Plan::nothing().reschedule(refund.is_due(at).then(|| refund.look_again(at))),
        Decided::Done => Plan::nothing(),
    })
}

/// An operator has seen that the gateway refunded the payment already. Empty when the refund is processed.
///
/// # Errors
/// When the gateway does not say so, and has not been at work on it for long.
pub fn confirm(refund: &Refund, closing: Closing) -> Result<Plan, Refused> {
    Ok(Plan::nothing().change(refund, refund.confirm(closing)?))
}

/// Whether the refund has ended by an operator's word, and its order, if it is one of an order's, has not heard of that.
pub fn has_to_tell(refund: &Refund) -> bool {
    let ended = match refund.status {
        RefundStatus::PaidByHand | RefundStatus::Closed | RefundStatus::Processed => true,
        RefundStatus::Decided
        | RefundStatus::Requested
        | RefundStatus::Rerouted
        | RefundStatus::Sent
        | RefundStatus::NeedsAttention
        | RefundStatus::Failed
        | RefundStatus::PaidTwice => false,
    };
    ended && refund.due.is_some()
}

/// An operator settled or closed the refund: its order hears of it once.
pub fn tell_order(refund: &Refund, order: Option<&Order>) -> Plan {
    if !has_to_tell(refund) {
        return Plan::nothing();
    }
    arrived(Plan::nothing().reschedule(Some(refund.order_told())), refund, order)
}

/// Claims a refund before the gateway is asked for it: moves its timer, so that of two deliveries only one asks. Empty when
/// it is not its turn. It `begins` with the event of its request; after that, its timer says when.
pub fn claim(refund: &Refund, begins: bool, at: Timestamp) -> Plan {
    let first = begins && refund.attempts == 0 && refund.status != RefundStatus::Sent;
    let turn = match refund.status {
        RefundStatus::Requested | RefundStatus::Rerouted | RefundStatus::Sent => first || refund.is_due(at),
        RefundStatus::Decided
        | RefundStatus::Processed
        | RefundStatus::Failed
        | RefundStatus::NeedsAttention
        | RefundStatus::PaidByHand
        | RefundStatus::Closed
        | RefundStatus::PaidTwice => false,
    };
    Plan::nothing().reschedule(turn.then(|| refund.look_again(at)))
}

/// Whether the refund's order hears of it when the gateway says `report`: the buyer has the money, and had it not before. Asked
/// before the order is read.
pub fn tells_order(refund: &Refund, report: RefundReport) -> bool {
    let arrived = match report {
        RefundReport::Processed => true,
        RefundReport::Pending
        | RefundReport::Failed
        | RefundReport::NeedsAttention
        | RefundReport::RefundedAlready => false,
    };
    arrived && !matches!(refund.status, RefundStatus::Processed | RefundStatus::PaidTwice)
}

/// What the gateway says of the refund, and what went wrong there. `order` is the refund's, if it [hears](tells_order) of that.
///
/// # Errors
/// When its amounts do not work out.
pub fn report(
    refund: &Refund,
    order: Option<&Order>,
    report: RefundReport,
    gateway_refund_id: &str,
    error: Option<String>,
    at: Timestamp,
) -> Result<Plan, Refused> {
    let Some(mut reported) = refund.report(report, gateway_refund_id, at)? else {
        return Ok(Plan::nothing().change(refund, refund.delay(at)));
    };
    reported.entity.last_error = error;
    let plan = Plan::nothing().change(refund, reported);
    Ok(match report {
        RefundReport::Processed => arrived(plan, refund, order),
        RefundReport::Pending
        | RefundReport::Failed
        | RefundReport::NeedsAttention
        | RefundReport::RefundedAlready => plan,
    })
}

/// The gateway did not take the bank account that was named.
pub fn refuse_account(refund: &Refund, why: &str, at: Timestamp) -> Plan {
    Plan::nothing().change(refund, refund.refuse_account(why, at))
}

fn arrived(plan: Plan, refund: &Refund, order: Option<&Order>) -> Plan {
    match order {
        Some(order) => plan.change(order, order.refund_arrived(refund.id)),
        None => plan,
    }
}
