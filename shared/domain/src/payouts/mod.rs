//! Payouts to artisans: how much, and on its way.

pub mod events;
pub(crate) mod notices;
pub mod payable;
mod payout;

pub use payout::*;
