//! Orders: one buyer, one artisan, and the escrow that holds the money; refunds and chargebacks as an order sees them.

pub mod chargeback;
pub mod events;
pub(crate) mod notices;
mod order;
pub mod refund;

pub use order::*;
