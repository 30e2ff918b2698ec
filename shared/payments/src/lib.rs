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
//! A function that deals with something uses the gateway that this names ([`Gateways::named`]). A further provider is one
//! more folder here and one more line in [`AnyGateway`]; `docs/adding-a-gateway.md` has the rest.
//!
//! The HTTP adapters are behind the cargo feature `http`; the webhook parsers ([`paystack::webhook`],
//! [`flutterwave::webhook`]) are always there and link no HTTP client.

mod fields;
pub mod flutterwave;
mod gateway;
#[cfg(feature = "http")]
mod gateways;
#[cfg(feature = "http")]
mod http;
pub mod paystack;

pub use gateway::*;
#[cfg(feature = "http")]
pub use gateways::{AnyGateway, Gateways};

/// Every provider that there is an adapter for.
pub const NAMES: [&str; 2] = [paystack::NAME, flutterwave::NAME];
