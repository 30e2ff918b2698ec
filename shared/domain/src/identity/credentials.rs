//! How a person logs in: kept by e-mail address, apart from everything else.

use std::collections::BTreeMap;
use std::net::IpAddr;

use serde::{Deserialize, Serialize};

use crate::identity::provider::LinkedAccount;
use crate::{Role, Timestamp, UserId, is_default};

/// Wrong passwords from one place after which it is locked at an address for a while.
pub const WRONG_FROM_SOURCE_MAX: u32 = 5;
/// Wrong passwords from places and devices that are not known, all together, after which an address takes none from such.
pub const WRONG_AT_ADDRESS_MAX: u32 = 50;
/// Seconds that a lock lasts, and that a wrong password is remembered for.
pub const LOCKED_SECONDS: u64 = 15 * 60;
/// Places that are counted one by one at an address. The one that was silent for longest makes room.
const SOURCES_MAX: usize = 20;

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
    /// Argon2id, in PHC format; empty where no password opens the account.
    pub password_hash: String,
    /// What the user may do.
    pub roles: Vec<Role>,
    /// When the address was shown to be theirs.
    pub email_verified_at: Option<Timestamp>,
    /// Whether a code follows on the password.
    #[serde(default)]
    pub second_factor: bool,
    /// The accounts elsewhere that they log in with, one at a provider at most.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub providers: Vec<LinkedAccount>,
    /// Whether they asked for their account to be deleted, and have not logged in since.
    #[serde(default, skip_serializing_if = "is_default")]
    pub leaving: bool,
}

/// Wrong passwords in a row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Guesses {
    /// How many.
    pub failed: u32,
    /// Until when no password is tried.
    pub locked_until: Option<Timestamp>,
    /// When the last one was tried.
    pub last: Timestamp,
}

impl Guesses {
    /// None yet.
    pub fn none(at: Timestamp) -> Self {
        Self { failed: 0, locked_until: None, last: at }
    }

    /// How many seconds are still locked; `None` when a password may be tried.
    pub fn locked_seconds(&self, at: Timestamp) -> Option<u64> {
        Some(self.locked_until.filter(|until| *until > at)?.seconds_since(at))
    }

    /// With one more, of which the `max`th locks.
    pub fn one_more(&self, max: u32, at: Timestamp) -> Self {
        let remembered = if self.forgotten_at() > at { self.failed } else { 0 };
        let failed = remembered + 1;
        let locked = failed >= max;
        Self {
            failed: if locked { 0 } else { failed },
            locked_until: locked.then(|| at.plus_seconds(LOCKED_SECONDS)),
            last: at,
        }
    }

    /// From when on they count no more.
    pub fn forgotten_at(&self) -> Timestamp {
        self.last.plus_seconds(LOCKED_SECONDS)
    }
}

/// The place that a log-in is tried from: an address of the internet, of version 6 the network of one line.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Source(String);

impl Source {
    /// The place at the address `ip`.
    pub fn of(ip: &str) -> Self {
        Self(match ip.parse() {
            Ok(IpAddr::V6(ip)) => {
                let [a, b, c, d, ..] = ip.segments();
                format!("{a:x}:{b:x}:{c:x}:{d:x}::/64")
            }
            Ok(IpAddr::V4(ip)) => ip.to_string(),
            Err(_) => "unknown".to_owned(),
        })
    }
}

/// The log-ins tried at an address in the last while, by whoever is not known: by place, and all together. Kept whether or not
/// the address has an account, so that nobody learns from a lock, or from the time that an answer takes, who has one. A device
/// that was there before counts its own and is not locked out by others.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LoginAttempts {
    /// Where.
    pub email: Email,
    /// All together.
    pub anywhere: Guesses,
    /// By place.
    pub sources: BTreeMap<Source, Guesses>,
}

impl LoginAttempts {
    /// None yet.
    pub fn none(email: Email, at: Timestamp) -> Self {
        Self { email, anywhere: Guesses::none(at), sources: BTreeMap::new() }
    }

    /// How many seconds it is still locked for from `source`; `None` when a password may be tried.
    pub fn locked_seconds(&self, source: &Source, at: Timestamp) -> Option<u64> {
        let here = self.sources.get(source).and_then(|guesses| guesses.locked_seconds(at));
        here.max(self.anywhere.locked_seconds(at))
    }

    /// After a wrong password from `source`.
    pub fn after_wrong_password(&self, source: &Source, at: Timestamp) -> Self {
        let mut sources = self.sources.clone();
        let before = sources.remove(source).unwrap_or_else(|| Guesses::none(at));
        while sources.len() >= SOURCES_MAX {
            let silent =
                sources.iter().min_by_key(|(_, guesses)| guesses.last).map(|(source, _)| source.clone());
            silent.map(|source| sources.remove(&source));
        }
        sources.insert(source.clone(), before.one_more(WRONG_FROM_SOURCE_MAX, at));
        let anywhere = self.anywhere.one_more(WRONG_AT_ADDRESS_MAX, at);
        Self { email: self.email.clone(), anywhere, sources }
    }

    /// After the right password from `source`.
    pub fn after_right_password(&self, source: &Source, at: Timestamp) -> Self {
        let mut sources = self.sources.clone();
        sources.remove(source);
        Self { email: self.email.clone(), anywhere: Guesses::none(at), sources }
    }

    /// From when on they count no more.
    pub fn forgotten_at(&self) -> Timestamp {
        self.anywhere.forgotten_at()
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

    fn none(at: Timestamp) -> LoginAttempts {
        LoginAttempts::none(Email::try_from("ada@example.com".to_owned()).unwrap(), at)
    }

    #[test]
    fn the_fifth_wrong_password_locks_its_place_for_a_quarter_of_an_hour_and_no_other() {
        let at = Timestamp::from_millis(1_000);
        let (eve, ada) = (Source::of("198.51.100.7"), Source::of("203.0.113.9"));
        let mut attempts = none(at);
        for _ in 0..WRONG_FROM_SOURCE_MAX {
            assert_eq!(attempts.locked_seconds(&eve, at), None);
            attempts = attempts.after_wrong_password(&eve, at);
        }
        assert_eq!(attempts.locked_seconds(&eve, at), Some(LOCKED_SECONDS));
        assert_eq!(attempts.locked_seconds(&eve, Timestamp::from_millis(1_001)), Some(LOCKED_SECONDS));
        assert_eq!(attempts.locked_seconds(&eve, at.plus_seconds(LOCKED_SECONDS - 1)), Some(1));
        assert_eq!(attempts.locked_seconds(&eve, at.plus_seconds(LOCKED_SECONDS)), None);
        assert_eq!(attempts.locked_seconds(&ada, at), None);
        let logged_in = attempts.after_right_password(&ada, at);
        assert_eq!(logged_in.locked_seconds(&eve, at), Some(LOCKED_SECONDS), "the owner came, Eve stays out");
    }

    #[test]
    fn fifty_wrong_passwords_from_ever_new_places_lock_the_address_for_whoever_is_not_known() {
        let at = Timestamp::from_millis(1_000);
        let mut attempts = none(at);
        for n in 0..WRONG_AT_ADDRESS_MAX {
            let source = Source::of(&format!("198.51.100.{n}"));
            assert_eq!(attempts.locked_seconds(&source, at), None, "{n}");
            attempts = attempts.after_wrong_password(&source, at);
            assert!(attempts.sources.len() <= SOURCES_MAX);
        }
        assert_eq!(attempts.locked_seconds(&Source::of("203.0.113.9"), at), Some(LOCKED_SECONDS));
    }

    #[test]
    fn wrong_passwords_are_forgotten_after_the_right_one_or_a_quarter_of_an_hour() {
        let (at, here) = (Timestamp::from_millis(1_000), Source::of("203.0.113.9"));
        let wrong = none(at).after_wrong_password(&here, at).after_wrong_password(&here, at);
        let failed = |attempts: &LoginAttempts| attempts.sources[&here].failed;
        assert_eq!(failed(&wrong), 2);
        assert_eq!(wrong.after_right_password(&here, at), none(at));
        assert_eq!(failed(&wrong.after_wrong_password(&here, at.plus_seconds(LOCKED_SECONDS - 1))), 3);
        assert_eq!(failed(&wrong.after_wrong_password(&here, at.plus_seconds(LOCKED_SECONDS))), 1);
    }

    #[test]
    fn a_place_is_an_address_or_the_network_of_a_line() {
        assert_eq!(Source::of("2001:db8:1:2:aaaa::1"), Source::of("2001:db8:1:2:bbbb::2"));
        assert_ne!(Source::of("2001:db8:1:2::1"), Source::of("2001:db8:1:3::1"));
        assert_ne!(Source::of("203.0.113.9"), Source::of("203.0.113.8"));
        assert_eq!(Source::of("nonsense"), Source::of(""));
    }
}
