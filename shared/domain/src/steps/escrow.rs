//! `escrow-release` and `escrow-divide`.

use crate::disputes::Dispute;
use crate::orders::{Order, OrderStatus};
use crate::steps::{Plan, Trigger};
use crate::wallet::Wallet;
use crate::{Decided, Refused, Timestamp};

/// Whether a release is asked of the order at all. Asked before its wallet is read.
pub fn concerns(order: &Order, trigger: Trigger) -> bool {
    trigger == Trigger::Closed || order.status() == OrderStatus::Completed
}

/// The order is completed: its money becomes the artisan's, or is looked at again when something keeps it.
///
/// # Errors
/// When it is not completed, although [`Trigger::Closed`] says so.
pub fn release(order: &Order, wallet: &Wallet, trigger: Trigger, at: Timestamp) -> Result<Plan, Refused> {
    if !concerns(order, trigger) {
        return Ok(Plan::nothing());
    }
    Ok(match order.release(wallet, at)? {
        Decided::Do((released, credited)) => Plan::nothing().change(order, released).change(wallet, credited),
        Decided::NotNow => Plan::nothing().reschedule(order.look_again(at)),
        Decided::Done => Plan::nothing(),
    })
}

/// The dispute is over: a resolved one divides the order's money, a withdrawn one lets the order go on.
///
/// # Errors
/// When it is not over.
pub fn divide(dispute: &Dispute, order: &Order, wallet: &Wallet, at: Timestamp) -> Result<Plan, Refused> {
    Ok(match dispute.conclude(order, wallet, at)? {
        Decided::Do(conclusion) => {
            let plan = Plan::nothing().change(order, conclusion.order).change(wallet, conclusion.wallet);
            plan.create(conclusion.refund).reschedule(Some(conclusion.dispute))
        }
        Decided::NotNow => Plan::nothing().reschedule(dispute.look_again(at)),
        Decided::Done => Plan::nothing().reschedule(dispute.stop_looking()),
    })
}
