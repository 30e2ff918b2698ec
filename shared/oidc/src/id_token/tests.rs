use ring::rand::SystemRandom;
use ring::signature::{RSA_PKCS1_SHA256, RsaKeyPair, RsaPublicKeyComponents};
use serde_json::{Value, json};

use super::*;

const CLIENT: &str = "1234987819200.apps.googleusercontent.com";
const NONCE: &str = "0394852-3190485-2490358";

/// What Google documents that a token says.
const CLAIMS: &str = include_str!("../../../../tests/fixtures/gateways/google_oidc_id_token_claims.json");

/// A key pair of the tests, which protects nothing.
fn pair(text: &str) -> RsaKeyPair {
    let der = base64::engine::general_purpose::STANDARD.decode(text.trim()).unwrap();
    RsaKeyPair::from_pkcs8(&der).unwrap()
}

pub(crate) fn one() -> RsaKeyPair {
    pair(include_str!("../../../../tests/fixtures/oidc/key-1.pkcs8.base64"))
}

pub(crate) fn other() -> RsaKeyPair {
    pair(include_str!("../../../../tests/fixtures/oidc/key-2.pkcs8.base64"))
}

/// The key set that has the public part of `pair` as `id`.
pub(crate) fn key_set(id: &str, pair: &RsaKeyPair) -> Value {
    let RsaPublicKeyComponents::<Vec<u8>> { n, e } = pair.public().into();
    let [n, e] = [n, e].map(|number| URL_SAFE_NO_PAD.encode(number));
    json!({ "keys": [{ "kty": "RSA", "use": "sig", "alg": "RS256", "kid": id, "n": n, "e": e }] })
}

fn keys() -> Keys {
    Keys::parse(key_set("k1", &one()).to_string().as_bytes(), None, at()).unwrap()
}

fn at() -> Timestamp {
    Timestamp::from_millis(1_796_119_210_000)
}

fn claims() -> Value {
    serde_json::from_str(CLAIMS).unwrap()
}

fn with(claim: &str, value: Value) -> Value {
    let mut claims = claims();
    claims[claim] = value;
    claims
}

pub(crate) fn signed(header: &Value, claims: &Value, pair: &RsaKeyPair) -> String {
    let [header, claims] = [header, claims].map(|part| URL_SAFE_NO_PAD.encode(part.to_string()));
    let message = format!("{header}.{claims}");
    let mut signature = vec![0; pair.public().modulus_len()];
    pair.sign(&RSA_PKCS1_SHA256, &SystemRandom::new(), message.as_bytes(), &mut signature).unwrap();
    format!("{message}.{}", URL_SAFE_NO_PAD.encode(signature))
}

fn good(claims: &Value) -> String {
    signed(&json!({ "alg": "RS256", "kid": "k1", "typ": "JWT" }), claims, &one())
}

fn verify_at(token: &str, at: Timestamp) -> Result<Vouched, Untrusted> {
    let issuers = ["https://accounts.google.com".to_owned(), "accounts.google.com".to_owned()];
    let (provider, issuers) = (Provider::Google, &issuers[..]);
    let expected = Expected { provider, issuers, client_id: CLIENT, nonce: NONCE, at };
    Unverified::parse(token)?.verify(&keys(), &expected)
}

fn verify(token: &str) -> Result<Vouched, Untrusted> {
    verify_at(token, at())
}

#[test]
fn what_google_documents_is_believed() {
    let vouched = verify(&good(&claims())).unwrap();
    assert_eq!(vouched.subject.as_str(), "10769150350006150715113082367");
    assert_eq!(vouched.email.unwrap().as_str(), "ngozi.eze@example.com");
    assert_eq!(vouched.name.as_deref(), Some("Ngozi Eze"));
    assert!(verify(&good(&with("iss", json!("accounts.google.com")))).is_ok(), "both occur");
}

#[test]
fn an_address_counts_only_where_the_provider_is_sure_of_it() {
    let email = |claims: &Value| verify(&good(claims)).unwrap().email;
    assert!(email(&with("email_verified", json!("true"))).is_some());
    for unsure in [json!(false), json!("false"), json!(1), Value::Null] {
        assert_eq!(email(&with("email_verified", unsure)), None);
    }
    for none in [Value::Null, json!("ngozi"), json!("")] {
        assert_eq!(email(&with("email", none)), None);
    }
    let mut silent = claims();
    silent.as_object_mut().unwrap().remove("email_verified");
    assert_eq!(email(&silent), None);
}

#[test]
fn another_algorithm_is_never_taken_whatever_the_token_names() {
    let public = key_set("k1", &one())["keys"][0]["n"].as_str().unwrap().to_owned();
    for alg in ["none", "None", "HS256", "ES256", "RS512", "PS256", "rs256", ""] {
        let token = signed(&json!({ "alg": alg, "kid": "k1" }), &claims(), &one());
        assert_eq!(verify(&token), Err(Untrusted::Algorithm), "{alg}");
        let (message, _) = token.rsplit_once('.').unwrap();
        assert_eq!(verify(&format!("{message}.")), Err(Untrusted::Algorithm), "{alg}, unsigned");
        let key = ring::hmac::Key::new(ring::hmac::HMAC_SHA256, public.as_bytes());
        let tag = URL_SAFE_NO_PAD.encode(ring::hmac::sign(&key, message.as_bytes()));
        assert_eq!(
            verify(&format!("{message}.{tag}")),
            Err(Untrusted::Algorithm),
            "{alg}, with the public key"
        );
    }
    let critical = signed(&json!({ "alg": "RS256", "kid": "k1", "crit": ["b64"] }), &claims(), &one());
    assert_eq!(verify(&critical), Err(Untrusted::Algorithm));
}

#[test]
fn a_signature_by_another_key_or_of_something_else_is_refused() {
    let header = json!({ "alg": "RS256", "kid": "k1" });
    assert_eq!(verify(&signed(&header, &claims(), &other())), Err(Untrusted::Signature));
    let unknown = signed(&json!({ "alg": "RS256", "kid": "k9" }), &claims(), &one());
    assert_eq!(verify(&unknown), Err(Untrusted::Key));
    assert_eq!(verify(&signed(&json!({ "alg": "RS256" }), &claims(), &one())), Err(Untrusted::Key));
    let token = good(&claims());
    let parts: Vec<&str> = token.split('.').collect();
    let forged = URL_SAFE_NO_PAD.encode(with("sub", json!("1")).to_string());
    assert_eq!(verify(&format!("{}.{forged}.{}", parts[0], parts[2])), Err(Untrusted::Signature));
    assert_eq!(verify(&format!("{}.{}.", parts[0], parts[1])), Err(Untrusted::Signature));
    let mut bytes = URL_SAFE_NO_PAD.decode(parts[2]).unwrap();
    bytes[17] ^= 1;
    let altered = format!("{}.{}.{}", parts[0], parts[1], URL_SAFE_NO_PAD.encode(bytes));
    assert_eq!(verify(&altered), Err(Untrusted::Signature));
}

#[test]
fn a_token_of_another_issuer_client_or_sign_in_is_refused() {
    for (claim, value, wrong) in [
        ("iss", json!("https://accounts.google.com/"), Untrusted::Issuer),
        ("iss", json!("https://evil.example"), Untrusted::Issuer),
        ("aud", json!("another"), Untrusted::Audience),
        ("aud", json!([]), Untrusted::Audience),
        ("aud", json!(["another"]), Untrusted::Audience),
        ("azp", json!("another"), Untrusted::Audience),
        ("nonce", json!("another"), Untrusted::Nonce),
        ("nonce", json!(""), Untrusted::Nonce),
        ("nonce", Value::Null, Untrusted::Nonce),
        ("sub", json!(""), Untrusted::Malformed),
        ("sub", json!("a".repeat(256)), Untrusted::Malformed),
        ("exp", json!("never"), Untrusted::Malformed),
        ("exp", Value::Null, Untrusted::Malformed),
    ] {
        assert_eq!(verify(&good(&with(claim, value.clone()))), Err(wrong), "{claim} {value}");
    }
}

#[test]
fn of_several_audiences_one_is_ours_and_we_are_who_asked() {
    let mut several = with("aud", json!([CLIENT, "another"]));
    assert!(verify(&good(&several)).is_ok());
    several["azp"] = json!("another");
    assert_eq!(verify(&good(&several)), Err(Untrusted::Audience));
    several.as_object_mut().unwrap().remove("azp");
    assert_eq!(verify(&good(&several)), Err(Untrusted::Audience));
    several["aud"] = json!([CLIENT]);
    assert!(verify(&good(&several)).is_ok());
}

#[test]
fn a_token_is_good_from_when_it_was_made_until_it_expires_but_for_a_minute() {
    let now = at().seconds();
    for (claim, ok, wrong) in [
        ("exp", now - 59, now - 60),
        ("iat", now + 60, now + 61),
        ("iat", now - 660, now - 661),
        ("nbf", now + 60, now + 61),
    ] {
        assert!(verify(&good(&with(claim, json!(ok)))).is_ok(), "{claim} {ok}");
        assert_eq!(verify(&good(&with(claim, json!(wrong)))), Err(Untrusted::Time), "{claim} {wrong}");
    }
}

#[test]
fn what_is_no_token_is_refused_without_a_panic() {
    let token = good(&claims());
    let long = format!("{token}{}", "A".repeat(TOKEN_MAX));
    for wrong in ["", ".", "..", "a.b.c", "e30.e30.", "e30.e30.e30.e30", &token.replace('.', ""), &long] {
        assert_eq!(verify(wrong), Err(Untrusted::Malformed), "{wrong}");
    }
    for end in 0..token.len() {
        assert!(verify(&token[..end]).is_err());
    }
}
