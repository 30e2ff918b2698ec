//! How a person logs in: kept by e-mail address, apart from everything else.

use serde::{Deserialize, Serialize};

use crate::{Refused, Role, Timestamp, UserId};

/// Wrong passwords after which the account is locked for a while.
pub const FAILED_LOGINS_MAX: u32 = 5;
/// Seconds that it is locked for.
pub const LOCKED_SECONDS: u64 = 15 * 60;

/// An e-mail address in the one spelling that we compare and store: trimmed, lower case.
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
    /// Wrong passwords in a row.
    pub failed_logins: u32,
    /// Until when no password is tried.
    pub locked_until: Option<Timestamp>,
}

impl Credentials {
    /// Refuses while too many wrong passwords are remembered.
    pub fn check_not_locked(&self, at: Timestamp) -> Result<(), Refused> {
        match self.locked_until {
            Some(until) if until > at => Err(Refused::new(
                "too-many-attempts",
                format!("Too many wrong passwords. Try again after {until}."),
            )),
            Some(_) | None => Ok(()),
        }
    }

    /// After a wrong password.
    pub fn after_wrong_password(&self, at: Timestamp) -> Self {
        let failed_logins = self.failed_logins + 1;
        let locked = failed_logins >= FAILED_LOGINS_MAX;
        Self {
            failed_logins: if locked { 0 } else { failed_logins },
            locked_until: locked.then(|| at.plus_seconds(LOCKED_SECONDS)),
            ..self.clone()
        }
    }

    /// After the right password; `None` when there is nothing to forget.
    pub fn after_right_password(&self) -> Option<Self> {
        (self.failed_logins > 0 || self.locked_until.is_some()).then(|| Self {
            failed_logins: 0,
            locked_until: None,
            ..self.clone()
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::TypedId;

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
        let mut credentials = Credentials {
            email: Email::try_from("ada@example.com".to_owned()).unwrap(),
            user_id: UserId::new(at, [1; 10]),
            password_hash: String::new(),
            roles: vec![Role::Buyer],
            email_verified_at: Some(at),
            failed_logins: 0,
            locked_until: None,
        };
        for _ in 0..FAILED_LOGINS_MAX {
            assert!(credentials.check_not_locked(at).is_ok());
            credentials = credentials.after_wrong_password(at);
        }
        assert_eq!(credentials.check_not_locked(at).unwrap_err().problem, "too-many-attempts");
        assert!(credentials.check_not_locked(at.plus_seconds(LOCKED_SECONDS)).is_ok());
        assert_eq!(credentials.after_right_password().unwrap().locked_until, None);
    }
}
