//! Payments of buyers, and whether a gateway takes new ones.

mod charge;
pub mod circuit;
pub mod events;
mod payment;
pub mod reports;

pub use charge::Charge;
pub use payment::*;
