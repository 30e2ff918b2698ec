//! What each step does between load and commit, in a module for each domain that functions have: functions of what was
//! loaded that answer a [`Plan`]. A step's function applies it to the table, the random histories of `tests/books` apply the
//! same to theirs, so that what is played is what runs.
//!
//! Here are the steps that decide about money, stock or a timer, and the routes that share what they do. They lie above the
//! rules: a plan names entities of several domains.

pub mod chargebacks;
pub mod disputes;
pub mod escrow;
pub mod orders;
pub mod payments;
pub mod payouts;
mod plan;
pub mod refunds;

pub use plan::{Plan, Planned, Returned, Write, Written};

/// Why a step looks at the money of a closed order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trigger {
    /// The order ended this way, or its timer says so: one that did not contradicts the message.
    Closed,
    /// Something that kept its money is over, however far the order is.
    Freed,
}
