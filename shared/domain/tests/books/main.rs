//! The books balance, whatever buyers, artisans, strangers, clocks and gateways do.
//!
//! [`world`] applies decisions as the steps do, beside a gateway that keeps books of its own; [`properties`] drives it at
//! random, as often as [`many`] says; [`cases_that_hurt`] plays the cases that the design names; [`tampered`] shows that
//! the checks see what is wrong.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod cases_that_hurt;
mod gateway;
mod many;
mod properties;
mod shared;
mod tampered;
mod world;
