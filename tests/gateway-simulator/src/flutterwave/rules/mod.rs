//! What Flutterwave does with money and references, without HTTP, clock or randomness of its own.

pub mod amounts;
pub mod banks;
pub mod beneficiaries;
pub mod cards;
pub mod charges;
pub mod fees;
pub mod fields;
pub mod links;
pub mod merchant;
pub mod refunds;
pub mod refusal;
pub mod transfers;
