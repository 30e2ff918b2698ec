//! What Paystack does with money and references, without HTTP, clock or randomness of its own.

pub mod banks;
pub mod cards;
pub mod customers;
pub mod disputes;
pub mod fees;
pub mod fields;
pub mod integration;
pub mod recipients;
pub mod references;
pub mod refunds;
pub mod refusal;
pub mod transactions;
pub mod transfers;
