//! What `POST /webhooks/flutterwave` does with a body and its headers, up to the event that it stores: whatever the bytes,
//! nothing panics, nothing passes without the hash or a signature, and what passes is read the same each time.

#![no_main]

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use domain::DomainEvent as _;
use domain::payments::reports::GatewayReport;
use hmac::{Hmac, KeyInit, Mac};
use libfuzzer_sys::fuzz_target;
use payments::flutterwave::webhook::{SenderError, parse, verify_sender};
use sha2::Sha256;

#[allow(dead_code, reason = "telling operators is no matter of bytes")]
#[path = "../../functions/payments/webhook-flutterwave/src/report.rs"]
mod report;

const SECRET: &str = "hash-of-the-fuzzer";
const OTHER_SECRET: &str = "hash-of-somebody-else";

fuzz_target!(|body: &[u8]| {
    let signature = sign(SECRET, body);
    assert_eq!(verify_sender(SECRET, body, None, Some(&signature)), Ok(()));
    assert_eq!(verify_sender(SECRET, body, Some(SECRET), None), Ok(()));
    // The bytes as a header of their own, and another's. A signature that is wrong is not made good by the hash.
    let nonsense = String::from_utf8_lossy(body);
    if nonsense != SECRET {
        assert!(verify_sender(SECRET, body, Some(&nonsense), None).is_err(), "{nonsense}");
    }
    assert_eq!(verify_sender(SECRET, body, Some(OTHER_SECRET), None), Err(SenderError::Mismatch));
    for wrong in [sign(OTHER_SECRET, body), signature[1..].to_owned()] {
        let both = verify_sender(SECRET, body, Some(SECRET), Some(&wrong));
        assert_eq!(both, Err(SenderError::Mismatch), "{wrong}");
    }
    assert_eq!(verify_sender(SECRET, body, None, None), Err(SenderError::MissingHeader));
    assert_eq!(verify_sender("", body, Some(""), Some(&signature)), Err(SenderError::MissingSecret));

    match (parse(body), parse(body)) {
        (Ok(event), Ok(again)) => {
            assert_eq!(event, again);
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
    let mut mac = Hmac::<Sha256>::new_from_slice(secret.as_bytes()).expect("a key of any length");
    mac.update(body);
    STANDARD.encode(mac.finalize().into_bytes())
}
