//! Flutterwave's adapter.

mod client;
mod fixtures;
mod webhook;

/// A key of the test mode.
pub(crate) const SECRET: &str = "FLWSECK_TEST-00000000000000000000000000000000-X";
/// The secret hash of the signature vectors.
const HASH: &str = "flw-secret-hash-fixture";
const REFERENCE: &str = "esc-7f3c2a9e-01h8z4q2";
const TRANSACTION: &str = "8415006";
const TRANSFER_REFERENCE: &str = "pay-01h8z4q2k7-bkg01j9z8";
