//! Paystack's JSON, quirks included, one file per resource.

pub mod balance;
pub mod banks;
pub mod disputes;
pub mod envelope;
pub mod events;
pub mod recipients;
pub mod refunds;
pub mod signature;
pub mod transactions;
pub mod transfers;
