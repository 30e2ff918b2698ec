//! Flutterwave's JSON, quirks included, one file per resource.

pub mod accounts;
pub mod amounts;
pub mod charges;
pub mod envelope;
pub mod events;
pub mod refunds;
pub mod signature;
pub mod transfers;

/// Flutterwave's number of the merchant.
pub const ACCOUNT_ID: u64 = 20_937;
