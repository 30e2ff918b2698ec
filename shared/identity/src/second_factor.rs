//! The second factor at the edge: its key, codes as they are typed, codes on paper.

use std::fmt;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use domain::identity::second_factor::{AppSecret, Checked, RECOVERY_CODES, SecondFactor, Typed};
use domain::{Timestamp, UserId};
use ring::aead::{AES_256_GCM, Aad, LessSafeKey, NONCE_LEN, Nonce, UnboundKey};
use ring::hmac;
use serde::Deserialize;

use crate::TotpSecret;

const KEY_BYTES: usize = 32;
/// Letters of a code on paper: of these 32, 60 bits.
const RECOVERY_LETTERS: usize = 12;
const LETTERS: &[u8; 32] = b"abcdefghjkmnpqrstuvwxyz123456789";

/// The key of second factors cannot be used; the function does not start without.
#[derive(Debug, thiserror::Error)]
pub enum InvalidFactorKey {
    /// It cannot be read.
    #[error("the key of second factors: {0}")]
    Secret(#[from] secrets::Error),
    /// It is none. Never says what it is.
    #[error("the key of second factors is not 32 bytes in hexadecimal: make one with `openssl rand -hex 32`")]
    NotAKey,
}

/// Seals the secrets of apps and hashes codes on paper, with a key that the table does not have: whoever reads the table can make
/// no code of anybody.
pub struct FactorKey {
    sealing: LessSafeKey,
    hashing: hmac::Key,
}

impl FactorKey {
    /// The key that the secret named by `SECOND_FACTOR_KEY_SECRET_ARN` holds.
    ///
    /// # Errors
    /// If the secret is not configured, cannot be read, or holds none.
    pub async fn from_env() -> Result<Self, InvalidFactorKey> {
        Self::from_hex(&secrets::from_env("SECOND_FACTOR_KEY_SECRET_ARN").await?)
    }

    /// The key that `text` is: 32 bytes in hexadecimal.
    ///
    /// # Errors
    /// If it is none.
    pub fn from_hex(text: &str) -> Result<Self, InvalidFactorKey> {
        let bytes = hex::decode(text).map_err(|_| InvalidFactorKey::NotAKey)?;
        if bytes.len() != KEY_BYTES {
            return Err(InvalidFactorKey::NotAKey);
        }
        // Two uses, two keys.
        let root = hmac::Key::new(hmac::HMAC_SHA256, &bytes);
        let sealing = hmac::sign(&root, b"seal");
        let sealing =
            UnboundKey::new(&AES_256_GCM, sealing.as_ref()).map_err(|_| InvalidFactorKey::NotAKey)?;
        let hashing = hmac::Key::new(hmac::HMAC_SHA256, hmac::sign(&root, b"hash").as_ref());
        Ok(Self { sealing: LessSafeKey::new(sealing), hashing })
    }

    /// `secret` as it is stored for `user`: opened for nobody else.
    pub fn seal(&self, user: UserId, secret: &TotpSecret) -> String {
        let nonce = crate::random::<NONCE_LEN>();
        let mut sealed = secret.as_bytes().to_vec();
        self.sealing
            .seal_in_place_append_tag(Nonce::assume_unique_for_key(nonce), whose(user), &mut sealed)
            .expect("a secret is short");
        URL_SAFE_NO_PAD.encode([&nonce[..], &sealed].concat())
    }

    /// The secret that was sealed for `user`; `None` if it was by another key, for somebody else, or altered.
    pub fn open(&self, user: UserId, secret: &AppSecret) -> Option<TotpSecret> {
        let bytes = URL_SAFE_NO_PAD.decode(&secret.sealed).ok()?;
        let (nonce, sealed) = bytes.split_first_chunk::<NONCE_LEN>()?;
        let mut sealed = sealed.to_vec();
        let nonce = Nonce::assume_unique_for_key(*nonce);
        TotpSecret::from_bytes(self.sealing.open_in_place(nonce, whose(user), &mut sealed).ok()?)
    }

    /// Ten new codes on paper for `user`, and what is stored of them.
    pub fn new_recovery_codes(&self, user: UserId) -> (Vec<String>, Vec<String>) {
        let codes: Vec<String> = (0..RECOVERY_CODES).map(|_| recovery_code()).collect();
        let hashes = codes.iter().map(|code| self.hash(user, &code.replace('-', ""))).collect();
        (codes, hashes)
    }

    /// What `code` is worth as an answer for the second factor that is on.
    pub fn check(&self, factor: &SecondFactor, code: &GivenCode, at: Timestamp) -> Checked {
        let typed = match code {
            GivenCode::App(digits) => {
                let secret = factor.on.as_ref().and_then(|on| self.open(factor.user_id, on));
                Typed::App(secret.and_then(|secret| secret.step_of(digits, at)))
            }
            GivenCode::Recovery(letters) => Typed::Recovery(self.hash(factor.user_id, letters)),
        };
        factor.check(&typed, at)
    }

    fn hash(&self, user: UserId, letters: &str) -> String {
        hex::encode(hmac::sign(&self.hashing, format!("{user} {letters}").as_bytes()))
    }
}

fn whose(user: UserId) -> Aad<Vec<u8>> {
    Aad::from(user.to_string().into_bytes())
}

/// `abcd-efgh-jkmn`
fn recovery_code() -> String {
    let letters = crate::random::<RECOVERY_LETTERS>().map(|byte| char::from(LETTERS[usize::from(byte % 32)]));
    letters.chunks(4).map(|four| four.iter().collect::<String>()).collect::<Vec<_>>().join("-")
}

/// A code as somebody types it: of the app, or on paper. Spaces, dashes and capitals do not matter. Its `Debug` shows nothing.
#[derive(Clone, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub enum GivenCode {
    /// Six digits.
    App(String),
    /// Twelve letters and digits.
    Recovery(String),
}

impl TryFrom<String> for GivenCode {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, &'static str> {
        let plain: String =
            text.chars().filter(|c| !c.is_whitespace() && *c != '-').take(RECOVERY_LETTERS + 1).collect();
        let plain = plain.to_ascii_lowercase();
        if plain.len() == 6 && plain.bytes().all(|byte| byte.is_ascii_digit()) {
            Ok(Self::App(plain))
        } else if plain.len() == RECOVERY_LETTERS && plain.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
            Ok(Self::Recovery(plain))
        } else {
            Err("takes the six digits that your app shows, or a recovery code such as abcd-efgh-jkmn")
        }
    }
}

impl fmt::Debug for GivenCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("GivenCode(…)")
    }
}

#[cfg(test)]
mod tests {
    use domain::TypedId;

    use super::*;

    fn at() -> Timestamp {
        Timestamp::from_millis(1_795_342_676_123)
    }

    fn user(n: u8) -> UserId {
        UserId::new(at(), [n; 10])
    }

    fn key(byte: u8) -> FactorKey {
        FactorKey::from_hex(&hex::encode([byte; KEY_BYTES])).unwrap()
    }

    fn given(text: &str) -> GivenCode {
        GivenCode::try_from(text.to_owned()).unwrap()
    }

    #[test]
    fn a_secret_is_opened_by_its_key_for_its_user_alone() {
        let secret = TotpSecret::new();
        let stored = |sealed| AppSecret { sealed, since: at() };
        let sealed = key(1).seal(user(1), &secret);
        assert_ne!(sealed, key(1).seal(user(1), &secret), "never the same");
        assert_eq!(key(1).open(user(1), &stored(sealed.clone())), Some(secret));
        assert_eq!(key(2).open(user(1), &stored(sealed.clone())), None);
        assert_eq!(key(1).open(user(2), &stored(sealed.clone())), None, "somebody else's, put in its place");
        for damaged in [String::new(), "AAAA".to_owned(), sealed[..sealed.len() - 2].to_owned()] {
            assert_eq!(key(1).open(user(1), &stored(damaged)), None);
        }
    }

    #[test]
    fn what_is_no_key_is_refused() {
        for wrong in ["", "short", &hex::encode([1; 31]), &hex::encode([1; 33]), "not hexadecimal!"] {
            assert!(FactorKey::from_hex(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_code_is_taken_as_people_type_it() {
        assert_eq!(given(" 123 456 "), GivenCode::App("123456".to_owned()));
        assert_eq!(given("ABCD-efgh jkmn"), GivenCode::Recovery("abcdefghjkmn".to_owned()));
        for wrong in
            ["", "12345", "1234567", "12345a", "abcd-efgh-jkm", "abcd-efgh-jkmnp", "abcd-efgh-jkm!", "১২৩৪৫৬"]
        {
            assert!(GivenCode::try_from(wrong.to_owned()).is_err(), "{wrong}");
        }
    }

    #[test]
    fn codes_on_paper_are_ten_different_ones_and_good_once_each() {
        let (key, whose) = (key(1), user(1));
        let (codes, hashes) = key.new_recovery_codes(whose);
        assert_eq!(codes.iter().collect::<std::collections::BTreeSet<_>>().len(), RECOVERY_CODES);
        let secret = key.seal(whose, &TotpSecret::new());
        let mut factor = SecondFactor::none(whose).show(secret, at()).confirm(0, hashes, at()).unwrap();
        for code in &codes {
            let Checked::Right(used) = key.check(&factor, &given(code), at()) else { panic!("{code}") };
            assert!(matches!(key.check(&used, &given(code), at()), Checked::Wrong(_)));
            factor = used;
        }
        assert!(factor.recovery_hashes.is_empty());
        let (others, _) = key.new_recovery_codes(whose);
        assert!(matches!(key.check(&factor, &given(&others[0]), at()), Checked::Wrong(_)));
    }

    #[test]
    fn a_code_of_the_app_is_checked_against_the_sealed_secret() {
        let (key, whose, secret) =
            (key(1), user(1), TotpSecret::from_bytes(b"12345678901234567890").unwrap());
        let sealed = key.seal(whose, &secret);
        let factor = SecondFactor::none(whose).show(sealed, at()).confirm(0, Vec::new(), at()).unwrap();
        let then = Timestamp::from_millis(1_234_567_890_000);
        assert!(matches!(key.check(&factor, &given("005924"), then), Checked::Right(_)));
        assert!(matches!(key.check(&factor, &given("005925"), then), Checked::Wrong(_)));
    }
}
