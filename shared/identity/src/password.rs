//! Passwords: Argon2id with the parameters that OWASP advises.

use std::fmt;

use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use argon2::{Algorithm, Argon2, Params, Version};
use domain::identity::credentials::Email;
use icu_normalizer::ComposingNormalizerBorrowed;
use serde::Deserialize;

/// Characters of a new password at least.
pub const PASSWORD_CHARACTERS_MIN: usize = 12;
/// Characters of any password at most, so that nobody has us hash a book.
const PASSWORD_CHARACTERS_MAX: usize = 128;

/// 19 MiB, in KiB.
const MEMORY_KIB: u32 = 19 * 1024;
const PASSES: u32 = 2;
const LANES: u32 = 1;
const HASH_BYTES: usize = 32;
const SALT_BYTES: usize = 16;

/// Different characters of a new password at least: `abababababab` is no password.
const DISTINCT_MIN: usize = 5;

/// What is tried first, of those that are long enough. In lower case.
const COMMONEST: [&str; 23] = [
    "000000000000",
    "0123456789012",
    "0987654321098",
    "111111111111",
    "1234567890123",
    "123456789012",
    "123456789123",
    "1q2w3e4r5t6y",
    "1qaz2wsx3edc",
    "abcdefghijkl",
    "administrator",
    "changemeplease",
    "iloveyou1234",
    "iloveyouforever",
    "jesusislord1",
    "letmeinplease",
    "password1234",
    "password12345",
    "password123456",
    "passwordpassword",
    "qwerty123456",
    "qwertyuiop12",
    "qwertyuiop123",
];

/// What an unknown e-mail address is checked against, so that it takes as long as a known one. Nothing hashes to it.
const NOBODY: &str =
    "$argon2id$v=19$m=19456,t=2,p=1$bm9ib2R5IGhhcyB0aGlz$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

/// A password as it was typed. Its `Debug` shows nothing.
#[derive(Clone, Deserialize)]
#[serde(try_from = "String")]
pub struct Password(String);

/// Why a password is not good enough to be a new one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum WeakPassword {
    /// Fewer than [`PASSWORD_CHARACTERS_MIN`] characters.
    #[error("takes at least {PASSWORD_CHARACTERS_MIN} characters; a few words that you remember will do")]
    Short,
    /// It is among those that are tried first.
    #[error("is among the passwords that are tried first; choose another one")]
    Common,
    /// It is the e-mail address.
    #[error("must not be your e-mail address")]
    IsEmail,
}

/// The one form of a password (RFC 8265, OpaqueString): composed, with every kind of space as the common one. Keyboards and
/// systems differ in how they make `ọ` or a space, and the person typed the same. What is not assigned yet is left as it is, so
/// that a new emoji is no worse than an old one.
fn normalised(text: &str) -> String {
    let space = |c| match c {
        '\u{a0}' | '\u{1680}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}' => ' ',
        c => c,
    };
    let text: String = text.chars().map(space).collect();
    ComposingNormalizerBorrowed::new_nfc().normalize(&text).into_owned()
}

impl TryFrom<String> for Password {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        let text = normalised(&text);
        if text.chars().any(char::is_control) {
            return Err("takes no control characters, such as line breaks".to_owned());
        }
        if text.chars().count() > PASSWORD_CHARACTERS_MAX {
            return Err(format!("takes at most {PASSWORD_CHARACTERS_MAX} characters"));
        }
        Ok(Self(text))
    }
}

impl fmt::Debug for Password {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Password(…)")
    }
}

impl Password {
    /// Refuses what is easily guessed, for whoever chooses a new password.
    ///
    /// # Errors
    ///
    /// If it is short, common, or the e-mail address itself.
    pub fn check_new(&self, email: &Email) -> Result<(), WeakPassword> {
        let lower = self.0.to_lowercase();
        let distinct: std::collections::BTreeSet<char> = lower.chars().collect();
        if self.0.chars().count() < PASSWORD_CHARACTERS_MIN {
            Err(WeakPassword::Short)
        } else if lower.trim() == email.as_str() {
            Err(WeakPassword::IsEmail)
        } else if distinct.len() < DISTINCT_MIN || COMMONEST.contains(&lower.as_str()) {
            Err(WeakPassword::Common)
        } else {
            Ok(())
        }
    }
}

/// Hashes a password with a salt of its own, in PHC format. Takes tens of milliseconds and 19 MiB.
pub fn hash_password(password: &Password) -> String {
    let salt = crate::random::<SALT_BYTES>();
    let hash = argon2().hash_password_with_salt(password.0.as_bytes(), &salt);
    hash.expect("password, salt and parameters have lengths that Argon2 takes").to_string()
}

/// Whether `password` is the one that `stored` was made from. `None`, for nobody's, takes as long and is never right.
pub fn verify_password(password: &Password, stored: Option<&str>) -> bool {
    // Who has an account without a password is not to be told by the time that it takes.
    let stored = stored.filter(|hash| !hash.is_empty());
    let right = PasswordHash::new(stored.unwrap_or(NOBODY))
        .is_ok_and(|hash| argon2().verify_password(password.0.as_bytes(), &hash).is_ok());
    right && stored.is_some()
}

fn argon2() -> Argon2<'static> {
    let params = Params::new(MEMORY_KIB, PASSES, LANES, Some(HASH_BYTES));
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params.expect("parameters that Argon2 takes"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn password(text: &str) -> Password {
        Password::try_from(text.to_owned()).unwrap()
    }

    #[test]
    fn the_right_password_is_known_again_and_a_wrong_one_is_not() {
        let hash = hash_password(&password("correct horse battery"));
        assert!(hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{hash}");
        assert!(verify_password(&password("correct horse battery"), Some(&hash)));
        assert!(!verify_password(&password("correct horse batterx"), Some(&hash)));
        assert!(!verify_password(&password("correct horse battery"), Some("no hash")));
        assert_ne!(hash, hash_password(&password("correct horse battery")), "each hash has its own salt");
    }

    #[test]
    fn nobodys_password_costs_the_same_and_is_never_right() {
        let nobody = PasswordHash::new(NOBODY).unwrap();
        let somebody = hash_password(&password("correct horse battery"));
        let somebody = PasswordHash::new(&somebody).unwrap();
        assert_eq!(nobody.params, somebody.params);
        assert_eq!(nobody.hash.unwrap().as_bytes().len(), somebody.hash.unwrap().as_bytes().len());
        assert!(!verify_password(&password("correct horse battery"), None));
        let began = std::time::Instant::now();
        assert!(
            !verify_password(&password("correct horse battery"), Some("")),
            "an account without a password"
        );
        assert!(began.elapsed() > std::time::Duration::from_millis(2), "it is hashed as any other");
    }

    #[test]
    fn a_new_password_is_long_and_not_easily_guessed() {
        let email = Email::try_from("ada.lovelace@example.com".to_owned()).unwrap();
        let check = |text: &str| password(text).check_new(&email);
        assert_eq!(check("short"), Err(WeakPassword::Short));
        assert_eq!(check("elevenchars"), Err(WeakPassword::Short));
        assert_eq!(check("Password1234"), Err(WeakPassword::Common));
        assert_eq!(check("abababababab"), Err(WeakPassword::Common));
        assert_eq!(check("Ada.Lovelace@example.com"), Err(WeakPassword::IsEmail));
        assert_eq!(check("tin drum, blue door"), Ok(()));
        assert_eq!(check("ọjà ńlá ní Ìbàdàn"), Ok(()));
    }

    #[test]
    fn a_password_is_the_same_however_a_keyboard_makes_its_letters_and_spaces() {
        let composed = "\u{1ecd}j\u{e0} \u{144}l\u{e1} n\u{ed}";
        let decomposed = "o\u{323}ja\u{300} n\u{301}la\u{301} ni\u{301}";
        let spaced = "\u{1ecd}j\u{e0}\u{a0}\u{144}l\u{e1}\u{3000}n\u{ed}";
        let hash = hash_password(&password(composed));
        for typed in [composed, decomposed, spaced] {
            assert!(verify_password(&password(typed), Some(&hash)), "{typed}");
        }
        assert!(!verify_password(&password("oja nla ni"), Some(&hash)));
        // Twelve letters are twelve, whatever they are made of; 128 are not too many.
        let email = Email::try_from("ada@example.com".to_owned()).unwrap();
        let eleven = "a\u{301}e\u{301}i\u{301}o\u{301}u\u{301}bcdfgh";
        assert_eq!(password(eleven).check_new(&email), Err(WeakPassword::Short));
        assert_eq!(password(&format!("{eleven}j")).check_new(&email), Ok(()));
        assert!(Password::try_from("o\u{323}".repeat(128)).is_ok());
        for wrong in ["correct horse\u{0}battery", "correct horse\nbattery", "correct\thorse battery"] {
            assert!(Password::try_from(wrong.to_owned()).is_err(), "{wrong:?}");
        }
    }

    #[test]
    fn a_password_is_bounded_and_never_shown() {
        assert!(Password::try_from("x".repeat(128)).is_ok());
        assert!(Password::try_from("x".repeat(129)).is_err());
        assert!(!format!("{:?}", password("correct horse battery")).contains("horse"));
    }
}
