//! How a person logs in: kept by e-mail address, apart from everything else.

use serde::{Deserialize, Serialize};

use crate::{Role, Timestamp, UserId};

/// Wrong passwords after which an address is locked for a while.
pub const FAILED_LOGINS_MAX: u32 = 5;
/// Seconds that it is locked for, and that a wrong password is remembered for.
pub const LOCKED_SECONDS: u64 = 15 * 60;

/// An e-mail address in the one spelling that we compare and store: trimmed, lower case. What people give us is held to more:
/// that mail reaches it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Email(String);

/// The text is no e-mail address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("an e-mail address looks like ada@example.com")]
pub struct InvalidEmail;

impl Email {
    /// The address.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for Email {
    type Error = InvalidEmail;

    /// Takes what a mail server could: something, an at sign, a domain with a dot; at most 254 characters, no spaces and
    /// no control characters. Whether it exists is shown by the mail that arrives.
    fn try_from(text: String) -> Result<Self, InvalidEmail> {
        let text = text.trim().to_lowercase();
        let (local, domain) = text.rsplit_once('@').ok_or(InvalidEmail)?;
        let plain = |c: char| {
            !c.is_whitespace() && !c.is_control() && !matches!(c, '<' | '>' | '"' | ',' | ';' | '@')
        };
        let dotted = domain.split('.').all(|label| !label.is_empty()) && domain.contains('.');
        let fits = text.len() <= 254 && !local.is_empty() && local.len() <= 64;
        let domain_is_plain = domain.chars().all(|c| c.is_alphanumeric() || matches!(c, '.' | '-'));
        if fits && dotted && domain_is_plain && local.chars().all(plain) {
            Ok(Self(text))
        } else {
            Err(InvalidEmail)
        }
    }
}

impl From<Email> for String {
    fn from(email: Email) -> Self {
        email.0
    }
}

/// What a log-in is checked against.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Credentials {
    /// The address that identifies the account.
    pub email: Email,
    /// Whose.
    pub user_id: UserId,
    /// Argon2id, in PHC format.
    pub password_hash: String,
    /// What the user may do.
    pub roles: Vec<Role>,
    /// When the address was shown to be theirs.
    pub email_verified_at: Option<Timestamp>,
}

/// The log-ins tried at an address in the last while. Kept whether or not the address has an account, so that nobody learns
/// from a lock, or from the time that an answer takes, who has one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LoginAttempts {
    /// Where.
    pub email: Email,
    /// Wrong passwords in a row.
    pub failed: u32,
    /// Until when no password is tried.
    pub locked_until: Option<Timestamp>,
    /// When the last one was tried.
    pub last_at: Timestamp,
}

impl LoginAttempts {
    /// None yet.
    pub fn none(email: Email, at: Timestamp) -> Self {
        Self { email, failed: 0, locked_until: None, last_at: at }
    }

    /// How many seconds it is still locked for; `None` when a password may be tried.
    pub fn locked_seconds(&self, at: Timestamp) -> Option<u64> {
        let left = self.locked_until.filter(|until| *until > at)?.since(at);
        Some(left.as_millis().div_ceil(1_000).try_into().unwrap_or(LOCKED_SECONDS))
    }

    /// After a wrong password.
    pub fn after_wrong_password(&self, at: Timestamp) -> Self {
        let remembered = if self.forgotten_at() > at { self.failed } else { 0 };
        let failed = remembered + 1;
        let locked = failed >= FAILED_LOGINS_MAX;
        Self {
            email: self.email.clone(),
            failed: if locked { 0 } else { failed },
            locked_until: locked.then(|| at.plus_seconds(LOCKED_SECONDS)),
            last_at: at,
        }
    }

    /// After the right password.
    pub fn after_right_password(&self, at: Timestamp) -> Self {
        Self::none(self.email.clone(), at)
    }

    /// From when on they count no more.
    pub fn forgotten_at(&self) -> Timestamp {
        self.last_at.plus_seconds(LOCKED_SECONDS)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_has_one_spelling() {
        assert_eq!(Email::try_from(" Ada@Example.COM ".to_owned()).unwrap().as_str(), "ada@example.com");
        for wrong in [
            "",
            "ada",
            "ada@",
            "@example.com",
            "ada@example",
            "a b@example.com",
            "a@b@c.de",
            "a@b..c",
            "a\r\n@b.c",
        ] {
            assert_eq!(Email::try_from(wrong.to_owned()), Err(InvalidEmail), "{wrong:?}");
        }
    }

    #[test]
    fn the_fifth_wrong_password_locks_for_a_quarter_of_an_hour() {
        let at = Timestamp::from_millis(1_000);
        let mut attempts = LoginAttempts::none(Email::try_from("ada@example.com".to_owned()).unwrap(), at);
        for _ in 0..FAILED_LOGINS_MAX {
            assert_eq!(attempts.locked_seconds(at), None);
            attempts = attempts.after_wrong_password(at);
        }
        assert_eq!(attempts.locked_seconds(at), Some(LOCKED_SECONDS));
        assert_eq!(attempts.locked_seconds(Timestamp::from_millis(1_001)), Some(LOCKED_SECONDS));
        assert_eq!(attempts.locked_seconds(at.plus_seconds(LOCKED_SECONDS - 1)), Some(1));
        assert_eq!(attempts.locked_seconds(at.plus_seconds(LOCKED_SECONDS)), None);
    }

    #[test]
    fn wrong_passwords_are_forgotten_after_the_right_one_or_a_quarter_of_an_hour() {
        let at = Timestamp::from_millis(1_000);
        let none = LoginAttempts::none(Email::try_from("ada@example.com".to_owned()).unwrap(), at);
        let wrong = none.after_wrong_password(at).after_wrong_password(at);
        assert_eq!(wrong.failed, 2);
        assert_eq!(wrong.after_right_password(at), none);
        assert_eq!(wrong.after_wrong_password(at.plus_seconds(LOCKED_SECONDS - 1)).failed, 3);
        assert_eq!(wrong.after_wrong_password(at.plus_seconds(LOCKED_SECONDS)).failed, 1);
    }
}
