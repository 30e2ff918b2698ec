//! Payments of buyers, and whether a gateway takes new ones.

mod charge;
pub mod circuit;
pub mod events;
pub(crate) mod notices;
mod payment;
pub mod reports;

pub use charge::Charge;
pub use payment::*;
