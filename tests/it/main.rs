//! The functions as processes, on an embedded table, with the gateway's simulator: every step's happy and unhappy ends.
//! A test is named after what holds.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod artisans;
mod bodies;
mod books;
mod cart;
mod catalogue;
mod chargebacks;
mod disputes;
mod escrow;
mod events;
mod faults;
mod identity;
mod market;
mod messages;
mod offers;
mod orders;
mod pages;
mod payments;
mod payouts;
mod refunds;
mod reports;
mod reviews;
mod routes;
mod search;
mod start;
mod store;
mod timers;
mod uploads;
mod users;
mod wallet;
