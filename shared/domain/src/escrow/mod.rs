//! Escrow: money that is held until it is released, refunded or divided, and how it is split.

mod account;
mod split;

pub use account::*;
pub use split::Split;
