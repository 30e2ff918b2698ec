//! Payment gateways: the one crate that knows a provider.
//!
//! [`Gateway`] is what the rest of the system sees: collect a payment on a hosted page, ask what became of it, refund
//! it, look up bank accounts, pay out. Amounts are [`domain::Money`] in integer minor units on this side; each adapter
//! converts at its own boundary, exactly.
//!
//! Three rules every adapter keeps:
//!
//! - A call that may have had its effect says so ([`GatewayError::may_have_happened`]); the caller then asks by
//!   reference and never assumes. Nothing that moves money is repeated by the adapter itself.
//! - What a provider reports is matched status by status. A status nobody documented is kept as `Unknown` and decides
//!   nothing.
//! - A webhook only tells where to look. Its signature is checked over the raw bytes, and the truth is then asked for
//!   with [`Gateway::verify`], [`Gateway::find_transfer`] or [`Gateway::find_refunds`].
//!
//! The HTTP adapter is behind the cargo feature `http`; the webhook parser ([`paystack::webhook`]) is always there and
//! links no HTTP client.

mod gateway;
pub mod paystack;

pub use gateway::*;
