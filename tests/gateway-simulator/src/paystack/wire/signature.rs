//! `x-paystack-signature`: lower-case hex HMAC-SHA512 of the raw body, keyed with the secret key.

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha512;

/// The header that carries the signature.
pub const SIGNATURE_HEADER: &str = "x-paystack-signature";

/// Signs a body.
pub fn sign(secret: &str, body: &[u8]) -> String {
    let mut mac = Hmac::<Sha512>::new_from_slice(secret.as_bytes()).expect("HMAC takes keys of any length");
    mac.update(body);
    hex::encode(mac.finalize().into_bytes())
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::sign;

    #[test]
    fn signatures_equal_the_recorded_vectors() {
        let folder = "../fixtures/gateways";
        let vectors = std::fs::read(format!("{folder}/signature_vectors.json")).expect("the vectors");
        let vectors: Value = serde_json::from_slice(&vectors).expect("JSON");
        let secret = vectors["paystack"]["secret_key"].as_str().expect("a key");
        let cases = vectors["paystack"]["cases"].as_object().expect("cases");
        assert!(cases.len() >= 9);
        for (name, digest) in cases {
            let body = std::fs::read(format!("{folder}/{name}.json")).expect("the fixture");
            assert_eq!(Some(sign(secret, &body).as_str()), digest.as_str(), "{name}");
        }
    }
}
