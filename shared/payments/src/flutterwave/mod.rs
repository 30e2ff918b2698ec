//! Flutterwave, version 3: amounts in naira with decimals, refunds without an idempotency key, transfers idempotent by
//! reference.
//!
//! [`webhook`] reads what Flutterwave sends; the client behind the cargo feature `http` speaks to its API. What differs
//! from other providers, and what follows from it here:
//!
//! - **Amounts** are decimal numbers in major units. They are read from the text of the number, exactly; one that is finer
//!   than the minor unit is no amount. A *fee* may be finer: it is rounded up to the minor unit, once for each charge and
//!   each transfer, since what the platform can spend is whole kobo.
//! - **A test mode** is named nowhere but in the key, so the key alone is checked against the configured mode.
//! - **A reference of a payment** names a hosted page on which the buyer may try several times. Each attempt is a
//!   transaction of its own; by reference the latest one is found, by its id exactly one.
//! - **A refund** is ordered by the transaction's id and says no currency: it is in the transaction's. Our note goes into
//!   its comment. `completed` only means that it was taken on; `completed-…` with the way it went is the end.
//! - **A recipient** is a *beneficiary*, by its id.
//! - **A transfer** that somebody retried at the dashboard carries our reference with `_RETRY_n` behind it, and in test mode
//!   `_PMCK…` behind it says how it is to end. Both are ours.

#[cfg(feature = "http")]
mod amount;
#[cfg(feature = "http")]
mod client;
pub mod webhook;
#[cfg(feature = "http")]
mod wire;

#[cfg(feature = "http")]
pub use client::Flutterwave;

/// The provider's name in the ledger, the history and configuration.
pub const NAME: &str = "flutterwave";

/// Our reference in what Flutterwave calls the reference of a transfer: what stands before the suffixes that it, or its
/// test mode, puts behind it. Our own references have no capitals and no underscore.
fn own_reference(reference: &str) -> &str {
    let suffixes = ["_RETRY_", "_PMCK"];
    let end = suffixes.iter().filter_map(|suffix| reference.find(suffix)).min();
    &reference[..end.unwrap_or(reference.len())]
}
