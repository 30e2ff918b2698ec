//! Opaque tokens: who they are for, and a secret. Only the secret's hash is stored, so that whoever reads the table can
//! use none of them.

use std::fmt;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use domain::{SessionId, TypedId, UserId};
use ring::hmac;
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;
use ulid::Ulid;

const SECRET_BYTES: usize = 32;

#[derive(Clone, PartialEq, Eq)]
struct Secret(String);

impl Secret {
    fn new() -> Self {
        Self(URL_SAFE_NO_PAD.encode(crate::random::<SECRET_BYTES>()))
    }

    fn parse(text: &str) -> Option<Self> {
        let bytes = URL_SAFE_NO_PAD.decode(text).ok()?;
        (bytes.len() == SECRET_BYTES).then(|| Self(text.to_owned()))
    }

    fn hash(&self) -> String {
        hex::encode(Sha256::digest(&self.0))
    }

    /// The secret that follows from this one and `salt`. Who has only one of the two knows nothing of it.
    fn successor(&self, salt: &str) -> Self {
        let key = hmac::Key::new(hmac::HMAC_SHA256, salt.as_bytes());
        Self(URL_SAFE_NO_PAD.encode(hmac::sign(&key, self.0.as_bytes())))
    }

    fn matches(&self, stored_hash: &str) -> bool {
        self.hash().as_bytes().ct_eq(stored_hash.as_bytes()).into()
    }
}

fn ulid(text: &str) -> Option<Ulid> {
    Ulid::from_string(text).ok().filter(|ulid| ulid.to_string() == text)
}

/// What a session makes its next refresh token with, beside the last one: as hard to guess as a secret.
pub fn new_salt() -> String {
    Secret::new().0
}

/// What a device keeps to get new access tokens: `{user ULID}.{session ULID}.{secret}`. Good for one use.
#[derive(Clone, PartialEq, Eq)]
pub struct RefreshToken {
    /// Whose session.
    pub user_id: UserId,
    /// Which session.
    pub session_id: SessionId,
    secret: Secret,
}

impl RefreshToken {
    /// A new token for a session.
    pub fn new(user_id: UserId, session_id: SessionId) -> Self {
        Self { user_id, session_id, secret: Secret::new() }
    }

    /// The token that follows on this one: the same for the same salt.
    pub fn successor(&self, salt: &str) -> Self {
        Self { secret: self.secret.successor(salt), ..self.clone() }
    }

    /// The token that `text` spells; `None` if it is none.
    pub fn parse(text: &str) -> Option<Self> {
        let (user, rest) = text.split_once('.')?;
        let (session, secret) = rest.split_once('.')?;
        Some(Self {
            user_id: UserId::from_ulid(ulid(user)?),
            session_id: SessionId::from_ulid(ulid(session)?),
            secret: Secret::parse(secret)?,
        })
    }

    /// The token as the device gets it. Goes into an answer, and nowhere else.
    pub fn reveal(&self) -> String {
        format!("{}.{}.{}", self.user_id.ulid(), self.session_id.ulid(), self.secret.0)
    }

    /// What is stored: SHA-256 of the secret, in hexadecimal. The secret has 256 random bits, so it needs no salt.
    pub fn hash(&self) -> String {
        self.secret.hash()
    }

    /// Whether it is the token that `stored_hash` was made from. Takes the same time in any case.
    pub fn matches(&self, stored_hash: &str) -> bool {
        self.secret.matches(stored_hash)
    }
}

impl fmt::Debug for RefreshToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "RefreshToken({}, {}, …)", self.user_id, self.session_id)
    }
}

/// A secret that names its user, `{user ULID}.{secret}`: what the link in a mail carries, and what a device is known again by.
#[derive(Clone, PartialEq, Eq)]
pub struct PersonalToken {
    /// Whose address.
    pub user_id: UserId,
    secret: Secret,
}

impl PersonalToken {
    /// A new token for a user.
    pub fn new(user_id: UserId) -> Self {
        Self { user_id, secret: Secret::new() }
    }

    /// The token that `text` spells; `None` if it is none.
    pub fn parse(text: &str) -> Option<Self> {
        let (user, secret) = text.split_once('.')?;
        Some(Self { user_id: UserId::from_ulid(ulid(user)?), secret: Secret::parse(secret)? })
    }

    /// The token as it stands in the link. Goes into the mail, and nowhere else.
    pub fn reveal(&self) -> String {
        format!("{}.{}", self.user_id.ulid(), self.secret.0)
    }

    /// What is stored: SHA-256 of the secret, in hexadecimal.
    pub fn hash(&self) -> String {
        self.secret.hash()
    }

    /// Whether it is the token that `stored_hash` was made from. Takes the same time in any case.
    pub fn matches(&self, stored_hash: &str) -> bool {
        self.secret.matches(stored_hash)
    }
}

impl fmt::Debug for PersonalToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PersonalToken({}, …)", self.user_id)
    }
}

#[cfg(test)]
mod tests {
    use domain::Timestamp;

    use super::*;

    fn ids() -> (UserId, SessionId) {
        let at = Timestamp::from_millis(1_795_342_676_123);
        (UserId::new(at, [1; 10]), SessionId::new(at, [2; 10]))
    }

    #[test]
    fn a_refresh_token_comes_back_from_its_text_and_matches_its_hash_only() {
        let (user, session) = ids();
        let token = RefreshToken::new(user, session);
        let back = RefreshToken::parse(&token.reveal()).unwrap();
        assert_eq!(back, token);
        assert_eq!(back.hash().len(), 64);
        assert!(back.matches(&token.hash()));
        assert!(!back.matches(&RefreshToken::new(user, session).hash()));
        assert!(!back.matches(""));
    }

    #[test]
    fn a_successor_follows_from_token_and_salt_and_from_neither_alone() {
        let (user, session) = ids();
        let (token, salt) = (RefreshToken::new(user, session), new_salt());
        let next = token.successor(&salt);
        assert_eq!(next, RefreshToken::parse(&token.reveal()).unwrap().successor(&salt));
        assert_eq!(RefreshToken::parse(&next.reveal()), Some(next.clone()));
        assert_ne!(next, token);
        assert_ne!(next, token.successor(&new_salt()));
        assert_ne!(next, RefreshToken::new(user, session).successor(&salt));
    }

    #[test]
    fn a_verification_token_comes_back_from_its_text() {
        let token = PersonalToken::new(ids().0);
        let back = PersonalToken::parse(&token.reveal()).unwrap();
        assert_eq!(back, token);
        assert!(back.matches(&token.hash()));
    }

    #[test]
    fn a_damaged_token_is_none() {
        let (user, session) = ids();
        let text = RefreshToken::new(user, session).reveal();
        let (head, _) = text.rsplit_once('.').unwrap();
        for wrong in
            ["", ".", "..", head, &text.to_lowercase(), &format!("{text}A"), &format!("{head}.c2hvcnQ")]
        {
            assert_eq!(RefreshToken::parse(wrong), None, "{wrong}");
        }
        assert_eq!(PersonalToken::parse(&text), None);
    }

    #[test]
    fn the_secret_is_never_shown_by_accident() {
        let (user, session) = ids();
        let token = RefreshToken::new(user, session);
        let shown = format!("{token:?}");
        assert!(!shown.contains(&token.secret.0) && !shown.contains(&token.hash()), "{shown}");
    }
}
