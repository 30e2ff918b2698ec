//! Escrow: money that is held until it is settled between buyer and artisan, and how it is split.

mod account;
mod split;

pub use account::*;
pub use split::Split;
