//! Payments of buyers, and whether a gateway takes new ones.

mod charge;
pub mod circuit;
mod payment;

pub use charge::Charge;
pub use payment::*;
