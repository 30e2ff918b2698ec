//! Search by both engines: the embedded one, and the service, for which a server stands that speaks its protocol.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod attributes;
mod judged;
mod market;
mod opensearch;
