//! ID tokens, right ones and wrong ones, and the keys that they are signed with.

use base64::{
    Engine,
    engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD},
};
use ring::{
    hmac,
    rand::SystemRandom,
    signature::{RSA_PKCS1_SHA256, RsaKeyPair, RsaPublicKeyComponents},
};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::{CLIENT_ID, Person};

/// Who Google says that it is.
pub(super) const ISSUER: &str = "https://accounts.google.com";
/// Key pairs that protect nothing.
const PAIRS: [&str; 2] = [
    include_str!("../../../fixtures/oidc/key-1.pkcs8.base64"),
    include_str!("../../../fixtures/oidc/key-2.pkcs8.base64"),
];

/// What is wrong with an answer of the token endpoint.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Wrong {
    /// Another issuer.
    Issuer,
    /// For another client.
    Audience,
    /// Asked for by another client.
    Party,
    /// Not signed, and it says so.
    Unsigned,
    /// "Signed" with the public key as if it were a secret.
    Symmetric,
    /// It expired an hour ago.
    Expired,
    /// It is of in an hour.
    Early,
    /// Of another sign-in.
    Nonce,
    /// By a key that is not published.
    UnknownKey,
    /// Changed after it was signed.
    Altered,
    /// It comes late.
    Slow,
    /// It does not come.
    Unavailable,
    /// It does not end.
    Huge,
}

/// What a token is to say.
pub(super) struct Said<'a> {
    pub(super) person: &'a Person,
    pub(super) subject: String,
    pub(super) nonce: &'a str,
}

pub(super) fn base64url(bytes: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}

/// The key pair in use after so many changes, with its name.
fn pair(rotations: usize) -> (String, RsaKeyPair) {
    let der = STANDARD.decode(PAIRS[rotations % PAIRS.len()].trim()).expect("the fixture is base64");
    (format!("key-{rotations}"), RsaKeyPair::from_pkcs8(&der).expect("the fixture is a key pair"))
}

/// As Google publishes its keys: the one in use, and the next one.
pub(super) fn key_set(rotations: usize) -> Value {
    let keys = [rotations, rotations + 1].map(|rotations| {
        let (name, pair) = pair(rotations);
        let RsaPublicKeyComponents::<Vec<u8>> { n, e } = pair.public().into();
        let [n, e] = [n, e].map(|number| base64url(&number));
        json!({ "kty": "RSA", "use": "sig", "alg": "RS256", "kid": name, "n": n, "e": e })
    });
    json!({ "keys": keys })
}

/// A token that says `said` at `at`, in seconds, but for what is `wrong`.
pub(super) fn made(said: &Said<'_>, wrong: Option<Wrong>, rotations: usize, at: i64) -> String {
    let (name, pair) = pair(rotations);
    let issued = match wrong {
        Some(Wrong::Expired) => at - 7_200,
        Some(Wrong::Early) => at + 3_600,
        _ => at,
    };
    let mut claims = json!({
        "iss": if wrong == Some(Wrong::Issuer) { "https://accounts.example" } else { ISSUER },
        "aud": if wrong == Some(Wrong::Audience) { "another.apps.googleusercontent.com" } else { CLIENT_ID },
        "azp": if wrong == Some(Wrong::Party) { "another.apps.googleusercontent.com" } else { CLIENT_ID },
        "sub": said.subject,
        "nonce": if wrong == Some(Wrong::Nonce) { "another" } else { said.nonce },
        "iat": issued,
        "exp": issued + 3_600,
    });
    if !said.person.email.is_empty() {
        claims["email"] = json!(said.person.email);
        claims["email_verified"] = json!(said.person.email_verified);
    }
    if !said.person.name.is_empty() {
        claims["name"] = json!(said.person.name);
    }
    let (algorithm, key) = match wrong {
        Some(Wrong::Unsigned) => ("none", name.as_str()),
        Some(Wrong::Symmetric) => ("HS256", name.as_str()),
        Some(Wrong::UnknownKey) => ("RS256", "key-unknown"),
        _ => ("RS256", name.as_str()),
    };
    let header = json!({ "alg": algorithm, "kid": key, "typ": "JWT" });
    let [header, body] = [&header, &claims].map(|part| base64url(part.to_string().as_bytes()));
    let message = format!("{header}.{body}");
    let signature = match wrong {
        Some(Wrong::Unsigned) => Vec::new(),
        Some(Wrong::Symmetric) => {
            let public = key_set(rotations)["keys"][0]["n"].as_str().unwrap_or_default().to_owned();
            hmac::sign(&hmac::Key::new(hmac::HMAC_SHA256, public.as_bytes()), message.as_bytes())
                .as_ref()
                .to_vec()
        }
        _ => signed(&pair, &message),
    };
    let message = match wrong {
        Some(Wrong::Altered) => {
            claims["sub"] = json!("1");
            format!("{header}.{}", base64url(claims.to_string().as_bytes()))
        }
        _ => message,
    };
    format!("{message}.{}", base64url(&signature))
}

fn signed(pair: &RsaKeyPair, message: &str) -> Vec<u8> {
    let mut signature = vec![0; pair.public().modulus_len()];
    pair.sign(&RSA_PKCS1_SHA256, &SystemRandom::new(), message.as_bytes(), &mut signature)
        .expect("a key pair signs");
    signature
}
