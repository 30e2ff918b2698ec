//! The deployed stack, through its HTTP API, its queues and the gateway simulator. One stack for all tests; each brings its
//! own people. `cargo xtask test --only e2e` deploys it and runs them.
#![allow(clippy::unwrap_used, reason = "in a test, what is missing is a failure")]

mod books;
mod described;
mod disputes;
mod gateways;
mod happy;
mod identity;
mod money_back;
mod payouts;
mod races;
mod refunds;
mod restart;
mod search;
mod timers;
mod webhooks;
mod world;
