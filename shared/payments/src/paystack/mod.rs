//! Paystack: amounts in integer kobo, refunds without an idempotency key, transfers idempotent by reference.
//!
//! [`webhook`] reads what Paystack sends; the client behind the cargo feature `http` speaks to its API.

#[cfg(feature = "http")]
mod client;
mod fields;
pub mod webhook;
#[cfg(feature = "http")]
mod wire;

#[cfg(feature = "http")]
pub use client::Paystack;

/// The provider's name in the ledger, the history and configuration.
pub const NAME: &str = "paystack";
