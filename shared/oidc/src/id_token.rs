//! What an ID token says, and whether that is to be believed (OpenID Connect Core 1.0, 3.1.3.7).

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use domain::Timestamp;
use domain::identity::provider::{Provider, SIGN_IN_SECONDS, Subject, Vouched};
use identity::GivenEmail;
use serde::{Deserialize, Deserializer};
use subtle::ConstantTimeEq;

use crate::keys::Keys;

/// The one algorithm that is taken: the one that the provider documents, whatever a token names.
const ALGORITHM: &str = "RS256";
/// Seconds by which the provider's clock may differ from ours.
const SKEW_SECONDS: u64 = 60;
/// Bytes of a token at most; Google's have about a thousand.
const TOKEN_MAX: usize = 16 * 1024;

/// Why a token is not believed. For the log: who sent it is told only that it is not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Untrusted {
    /// It is no token.
    #[error("it is no signed token")]
    Malformed,
    /// It names another algorithm, or none.
    #[error("its algorithm is not {ALGORITHM}")]
    Algorithm,
    /// It names a key that the provider does not publish.
    #[error("its key is not among the provider's")]
    Key,
    /// The signature is not of what it says.
    #[error("its signature does not fit")]
    Signature,
    /// Somebody else issued it.
    #[error("it is of another issuer")]
    Issuer,
    /// It is for somebody else.
    #[error("it is for another client")]
    Audience,
    /// It is not of now.
    #[error("it has expired, or is not of now")]
    Time,
    /// It is of another sign-in.
    #[error("it is of another sign-in")]
    Nonce,
}

/// What a token has to say to be believed.
pub(crate) struct Expected<'a> {
    pub(crate) provider: Provider,
    pub(crate) issuers: &'a [String],
    pub(crate) client_id: &'a str,
    pub(crate) nonce: &'a str,
    pub(crate) at: Timestamp,
}

/// A token in its three parts, read and not believed.
pub(crate) struct Unverified<'a> {
    /// Which key it says that it is signed with.
    pub(crate) key_id: String,
    signed: &'a str,
    claims: &'a str,
    signature: Vec<u8>,
}

#[derive(Deserialize)]
struct Header {
    alg: String,
    kid: Option<String>,
    /// Extensions that have to be understood, and are not (RFC 7515, 4.1.11).
    crit: Option<serde_json::Value>,
}

#[derive(Deserialize)]
struct Claims {
    iss: String,
    sub: Subject,
    aud: Audience,
    azp: Option<String>,
    exp: i64,
    iat: i64,
    nbf: Option<i64>,
    nonce: Option<String>,
    email: Option<String>,
    #[serde(default, deserialize_with = "truth")]
    email_verified: bool,
    name: Option<String>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Audience {
    One(String),
    Several(Vec<String>),
}

/// Some providers write the words.
fn truth<'de, D: Deserializer<'de>>(deserializer: D) -> Result<bool, D::Error> {
    let value = serde_json::Value::deserialize(deserializer)?;
    Ok(value.as_bool().or_else(|| Some(value.as_str()? == "true")).unwrap_or(false))
}

impl<'a> Unverified<'a> {
    /// The token that `text` is.
    ///
    /// # Errors
    /// [`Untrusted::Malformed`]; [`Untrusted::Algorithm`].
    pub(crate) fn parse(text: &'a str) -> Result<Self, Untrusted> {
        let (signed, signature) = text.rsplit_once('.').ok_or(Untrusted::Malformed)?;
        let (header, claims) = signed.split_once('.').ok_or(Untrusted::Malformed)?;
        if text.len() > TOKEN_MAX || claims.contains('.') {
            return Err(Untrusted::Malformed);
        }
        let header: Header = read(header).ok_or(Untrusted::Malformed)?;
        if header.alg != ALGORITHM || header.crit.is_some() {
            return Err(Untrusted::Algorithm);
        }
        let signature = URL_SAFE_NO_PAD.decode(signature).map_err(|_| Untrusted::Malformed)?;
        let key_id = header.kid.ok_or(Untrusted::Key)?;
        Ok(Self { key_id, signed, claims, signature })
    }

    /// What it says, once its signature and all that is `expected` of it were checked.
    ///
    /// # Errors
    /// What is wrong with it.
    pub(crate) fn verify(&self, keys: &Keys, expected: &Expected<'_>) -> Result<Vouched, Untrusted> {
        match keys.signed(&self.key_id, self.signed.as_bytes(), &self.signature) {
            None => return Err(Untrusted::Key),
            Some(false) => return Err(Untrusted::Signature),
            Some(true) => {}
        }
        let claims: Claims = read(self.claims).ok_or(Untrusted::Malformed)?;
        if !expected.issuers.contains(&claims.iss) {
            return Err(Untrusted::Issuer);
        }
        if !claims.is_for(expected.client_id) {
            return Err(Untrusted::Audience);
        }
        if !claims.is_of(expected.at) {
            return Err(Untrusted::Time);
        }
        let nonce = claims.nonce.as_deref().unwrap_or_default();
        if !bool::from(nonce.as_bytes().ct_eq(expected.nonce.as_bytes())) {
            return Err(Untrusted::Nonce);
        }
        let sure = claims.email.filter(|_| claims.email_verified);
        let email = sure.and_then(|email| GivenEmail::try_from(email).ok()).map(GivenEmail::into_inner);
        Ok(Vouched { provider: expected.provider, subject: claims.sub, email, name: claims.name })
    }
}

impl Claims {
    /// One that is for several names among them the one that asked for it.
    fn is_for(&self, client_id: &str) -> bool {
        let asked_by_us = self.azp.as_deref().map(|azp| azp == client_id);
        match &self.aud {
            Audience::One(aud) => aud == client_id && asked_by_us != Some(false),
            Audience::Several(all) => {
                let alone = all.len() == 1 && asked_by_us != Some(false);
                all.iter().any(|aud| aud == client_id) && (alone || asked_by_us == Some(true))
            }
        }
    }

    /// Whether it is good at `at`, and was made for a sign-in that may still end then.
    fn is_of(&self, at: Timestamp) -> bool {
        let (now, skew) = (at.seconds(), i64::try_from(SKEW_SECONDS).unwrap_or(0));
        let oldest = now - i64::try_from(SIGN_IN_SECONDS).unwrap_or(0) - skew;
        self.exp > now - skew
            && (oldest..=now + skew).contains(&self.iat)
            && self.nbf.is_none_or(|nbf| nbf <= now + skew)
    }
}

fn read<T: serde::de::DeserializeOwned>(part: &str) -> Option<T> {
    serde_json::from_slice(&URL_SAFE_NO_PAD.decode(part).ok()?).ok()
}

#[cfg(test)]
pub(crate) mod tests;
