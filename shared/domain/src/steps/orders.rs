//! `orders-time-out`, and the route `orders-cancel`.

use crate::orders::{Order, Party};
use crate::steps::Plan;
use crate::{Refused, Step, Timestamp};

/// One side calls the order off.
///
/// # Errors
/// When it cannot any more.
pub fn cancel(order: &Order, by: Party, reason: String, at: Timestamp) -> Result<Plan, Refused> {
    Ok(Plan::nothing().change(order, order.cancel(by, reason, at)?))
}

/// A deadline of the order has passed. The end of its time to pay is [another step's](crate::steps::payments::expire).
///
/// # Errors
/// When its amounts do not work out.
pub fn time_out(order: &Order, at: Timestamp) -> Result<Plan, Refused> {
    if order.due().is_none_or(|due| due.step != Step::OrdersTimeOut) {
        return Ok(Plan::nothing());
    }
    Ok(Plan::nothing().change(order, order.time_out(at)?))
}
