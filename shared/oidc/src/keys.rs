//! A provider's public keys (RFC 7517), and how long they are kept for.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use domain::Timestamp;
use ring::signature::{RSA_PKCS1_2048_8192_SHA256, RsaPublicKeyComponents};
use serde::Deserialize;

/// Seconds that keys are kept for, whatever the provider says: at least, and at most.
const KEPT_SECONDS: std::ops::RangeInclusive<u64> = 300..=86_400;
/// Seconds between two looks for a key that is not there: anybody can send a token that names one.
const LOOK_AGAIN_SECONDS: u64 = 120;

/// The keys as they were fetched.
#[derive(Debug)]
pub(crate) struct Keys {
    keys: Vec<Rsa>,
    fetched_at: Timestamp,
    kept_until: Timestamp,
}

#[derive(Debug)]
struct Rsa {
    id: String,
    modulus: Vec<u8>,
    exponent: Vec<u8>,
}

#[derive(Deserialize)]
struct Set {
    keys: Vec<Jwk>,
}

/// What is of another kind has other members, and is passed over.
#[derive(Deserialize)]
struct Jwk {
    kid: Option<String>,
    kty: String,
    alg: Option<String>,
    #[serde(rename = "use")]
    purpose: Option<String>,
    n: Option<String>,
    e: Option<String>,
}

impl Jwk {
    fn rsa(self) -> Option<Rsa> {
        let signs = self.purpose.is_none_or(|purpose| purpose == "sig");
        let fits = self.kty == "RSA" && signs && self.alg.is_none_or(|alg| alg == "RS256");
        let decode = |text: Option<String>| URL_SAFE_NO_PAD.decode(text?).ok();
        let key = Rsa { id: self.kid?, modulus: decode(self.n)?, exponent: decode(self.e)? };
        fits.then_some(key)
    }
}

impl Keys {
    /// The keys in `json`, fetched at `at`, with what `Cache-Control` said about them; `None` if it is no set or has none that is used here.
    pub(crate) fn parse(json: &[u8], cache_control: Option<&str>, at: Timestamp) -> Option<Self> {
        let set: Set = serde_json::from_slice(json).ok()?;
        let keys: Vec<Rsa> = set.keys.into_iter().filter_map(Jwk::rsa).collect();
        let said = cache_control.and_then(max_age).unwrap_or(*KEPT_SECONDS.start());
        let kept_until = at.plus_seconds(said.clamp(*KEPT_SECONDS.start(), *KEPT_SECONDS.end()));
        (!keys.is_empty()).then_some(Self { keys, fetched_at: at, kept_until })
    }

    /// Whether they are to be fetched anew before a token is checked that names `key_id`: they are old, or have no such key and were not
    /// fetched a moment ago.
    pub(crate) fn are_old_for(&self, key_id: &str, at: Timestamp) -> bool {
        let lacks = self.keys.iter().all(|key| key.id != key_id);
        self.kept_until <= at || (lacks && self.fetched_at.plus_seconds(LOOK_AGAIN_SECONDS) <= at)
    }

    /// Whether the key `key_id` signed `message` with RS256; `None` where there is no such key.
    pub(crate) fn signed(&self, key_id: &str, message: &[u8], signature: &[u8]) -> Option<bool> {
        let key = self.keys.iter().find(|key| key.id == key_id)?;
        let public = RsaPublicKeyComponents { n: &key.modulus, e: &key.exponent };
        Some(public.verify(&RSA_PKCS1_2048_8192_SHA256, message, signature).is_ok())
    }
}

fn max_age(cache_control: &str) -> Option<u64> {
    cache_control.split(',').find_map(|part| part.trim().strip_prefix("max-age=")?.parse().ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at() -> Timestamp {
        Timestamp::from_millis(1_795_342_676_123)
    }

    fn keys(cache_control: Option<&str>) -> Keys {
        let json = br#"{"keys":[{"kty":"EC","kid":"e","crv":"P-256","x":"AA","y":"AA"},{"kty":"RSA","kid":"r","alg":"RS256","use":"sig","n":"AQAB","e":"AQAB"}]}"#;
        Keys::parse(json, cache_control, at()).unwrap()
    }

    #[test]
    fn keys_are_kept_as_long_as_the_provider_says_within_reason() {
        for (said, seconds) in [
            (Some("public, max-age=21000, must-revalidate"), 21_000),
            (Some("max-age=0"), 300),
            (Some("max-age=999999999"), 86_400),
            (Some("no-store"), 300),
            (None, 300),
        ] {
            let keys = keys(said);
            assert!(!keys.are_old_for("r", at().plus_seconds(seconds - 1)), "{said:?}");
            assert!(keys.are_old_for("r", at().plus_seconds(seconds)), "{said:?}");
        }
    }

    #[test]
    fn a_key_that_is_not_there_is_looked_for_once_in_two_minutes() {
        let keys = keys(Some("max-age=21000"));
        assert!(!keys.are_old_for("new", at().plus_seconds(LOOK_AGAIN_SECONDS - 1)));
        assert!(keys.are_old_for("new", at().plus_seconds(LOOK_AGAIN_SECONDS)));
        assert_eq!(keys.signed("new", b"", b""), None);
        assert_eq!(keys.signed("e", b"", b""), None, "a key of another kind is none");
    }

    #[test]
    fn what_is_no_set_of_keys_is_none() {
        let symmetric = r#"{"keys":[{"kty":"oct","kid":"k","k":"AA"}]}"#;
        let to_encrypt = r#"{"keys":[{"kty":"RSA","use":"enc","kid":"k","n":"AQAB","e":"AQAB"}]}"#;
        for wrong in ["", "[]", "{}", r#"{"keys":[]}"#, symmetric, to_encrypt, "<html>"] {
            assert!(Keys::parse(wrong.as_bytes(), None, at()).is_none(), "{wrong}");
        }
    }
}
