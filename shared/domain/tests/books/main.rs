//! The books balance, whatever buyers, artisans, strangers, clocks and gateways do.
//!
//! [`world`] applies the plans of the steps, beside a gateway that keeps books of its own; [`timers`] hands what is due to its
//! step; [`checks`] says what holds. [`properties`] drives it at random, as often as [`many`] says; [`cases_that_hurt`] plays
//! the cases that the design names; [`tampered`] and [`broken_plans`] show that the checks see what is wrong.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod broken_plans;
mod cases_that_hurt;
mod checks;
mod gateway;
mod many;
mod properties;
mod shared;
mod tampered;
mod timers;
mod world;
