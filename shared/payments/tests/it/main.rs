//! The adapters against the recorded shapes, a server that misbehaves, and arbitrary JSON.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on may stop")]

mod client;
mod fixtures;
mod flutterwave;
mod gateways;
mod server;
mod webhook;

use std::{fs, path::PathBuf};

use domain::{Currency, Money};

/// The key of the signature vectors.
const SECRET: &str = "sk_test_fixture_0000000000000000000000000000";

fn fixtures_folder() -> PathBuf {
    // Tests run in their package's folder.
    PathBuf::from("../../tests/fixtures/gateways")
}

/// The exact bytes of a fixture, as text.
fn fixture(name: &str) -> String {
    let path = fixtures_folder().join(format!("{name}.json"));
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn naira(kobo: i64) -> Money {
    Money::new(kobo, Currency::NGN)
}
