//! What `POST /webhooks/paystack` does with a body and its signature, up to the event that it stores: whatever the bytes,
//! nothing panics, nothing passes that is not signed, and what passes is read the same each time.

#![no_main]

use domain::DomainEvent as _;
use domain::payments::reports::GatewayReport;
use hmac::{Hmac, KeyInit, Mac};
use libfuzzer_sys::fuzz_target;
use payments::paystack::webhook::{SignatureError, parse, verify_signature};
use sha2::Sha512;

#[allow(dead_code, reason = "telling operators is no matter of bytes")]
#[path = "../../functions/payments/webhook-paystack/src/report.rs"]
mod report;

const SECRET: &str = "sk_test_fuzz";
const OTHER_SECRET: &str = "sk_test_other";

fuzz_target!(|body: &[u8]| {
    let signature = sign(SECRET, body);
    assert_eq!(verify_signature(SECRET, body, Some(&signature)), Ok(()));
    // The bytes as a header of their own, another key's signature, and none.
    let nonsense = String::from_utf8_lossy(body);
    for wrong in [nonsense.as_ref(), &sign(OTHER_SECRET, body), &signature[1..]] {
        assert!(verify_signature(SECRET, body, Some(wrong)).is_err(), "{wrong}");
    }
    assert_eq!(verify_signature(SECRET, body, None), Err(SignatureError::MissingHeader));
    assert_eq!(verify_signature("", body, Some(&signature)), Err(SignatureError::MissingSecret));

    match (parse(body), parse(body)) {
        (Ok(event), Ok(again)) => {
            assert_eq!(event, again);
            assert_eq!(event.deduplication_key(), again.deduplication_key());
            if let Some(report) = report::of(event) {
                // The event is written as JSON, and read again by the steps.
                let facts = serde_json::to_string(&report.facts()).expect("facts are JSON");
                let facts = serde_json::from_str(&facts).expect("facts are JSON");
                assert_eq!(GatewayReport::read(report.action(), &facts).expect("a step reads it"), report);
            }
        }
        (Err(error), Err(_)) => assert!(!error.to_string().is_empty()),
        _ => panic!("read once, and not read once"),
    }
});

fn sign(secret: &str, body: &[u8]) -> String {
    let mut mac = Hmac::<Sha512>::new_from_slice(secret.as_bytes()).expect("a key of any length");
    mac.update(body);
    hex::encode(mac.finalize().into_bytes())
}
