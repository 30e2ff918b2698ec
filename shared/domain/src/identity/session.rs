//! A log-in on one device: a family of refresh tokens, of which only the last one is good.
//!
//! The one just before is answered with the same successor again for a moment: its answer may have been lost on the way, or
//! two tabs may have sent it at once. So no successor is made at random: it follows from the token that was used and a salt that
//! the session keeps, and neither is enough alone.

use serde::{Deserialize, Serialize};

use crate::identity::provider::Provider;
use crate::identity::second_factor::PROOF_SECONDS;
use crate::{SessionId, Timestamp, UserId};

/// Seconds that a session lives without a refresh.
pub const SESSION_SECONDS: u64 = 30 * 24 * 60 * 60;

/// Seconds after a refresh in which the token before is answered with the same successor.
pub const REUSE_SECONDS: u64 = 60;

/// Wrong passwords that end a session in which they are typed.
pub const WRONG_PASSWORDS_MAX: u32 = 5;

/// The last refresh.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rotation {
    /// SHA-256 of the secret that was used, in hexadecimal.
    pub used_hash: String,
    /// What the next secret was made with, beside the one that was used.
    pub salt: String,
    /// When.
    pub at: Timestamp,
}

/// What a refresh token is to its session.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Presented<'a> {
    /// The last one that was issued.
    Current,
    /// The one before, used a moment ago: its successor is made with this salt again.
    JustUsed(&'a str),
    /// An older one, or none of the session's.
    Reused,
}

/// A session. The refresh token is `{user ULID}.{session ULID}.{secret}`; only the secret's SHA-256 is stored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Session {
    /// Which one.
    pub id: SessionId,
    /// Whose.
    pub user_id: UserId,
    /// SHA-256 of the current secret, in hexadecimal.
    pub secret_hash: String,
    /// What it is on, as people call it: `Chrome on Android`.
    pub device: String,
    /// Wrong passwords and codes that were typed within it, where a proof is asked for again.
    #[serde(default)]
    pub wrong_passwords: u32,
    /// When its user last proved who they are, if that was after the log-in.
    #[serde(default)]
    pub proved_at: Option<Timestamp>,
    /// Whether that was with the second factor.
    #[serde(default)]
    pub second_factor: bool,
    /// Who said who they are at the log-in, if they typed no password then.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub provider: Option<Provider>,
    /// The last refresh; `None` before the first.
    pub rotation: Option<Rotation>,
    /// When the user logged in.
    pub created_at: Timestamp,
    /// When it ends without a refresh.
    pub expires_at: Timestamp,
}

impl Session {
    /// A user logs in; `secret_hash` is that of the first refresh token.
    pub fn start(id: SessionId, user_id: UserId, secret_hash: String, device: String, at: Timestamp) -> Self {
        let expires_at = at.plus_seconds(SESSION_SECONDS);
        Self {
            id,
            user_id,
            secret_hash,
            device,
            wrong_passwords: 0,
            proved_at: None,
            second_factor: false,
            provider: None,
            rotation: None,
            created_at: at,
            expires_at,
        }
    }

    /// When it was last logged in or refreshed.
    pub fn last_used_at(&self) -> Timestamp {
        self.rotation.as_ref().map_or(self.created_at, |last| last.at)
    }

    /// The same, begun with a code of the second factor.
    pub fn with_second_factor(self) -> Self {
        Self { second_factor: true, ..self }
    }

    /// The same, begun on the word of `provider`.
    pub fn by_provider(self, provider: Provider) -> Self {
        Self { provider: Some(provider), ..self }
    }

    /// When its user last proved who they are.
    pub fn last_proved_at(&self) -> Timestamp {
        self.proved_at.unwrap_or(self.created_at)
    }

    /// Its user proved anew who they are: by the password, or by the `second_factor`.
    pub fn prove(&self, second_factor: bool, at: Timestamp) -> Self {
        Self { proved_at: Some(at), second_factor, wrong_passwords: 0, ..self.clone() }
    }

    /// A wrong password was typed within it; `None` when that were too many, and it ends.
    pub fn after_wrong_password(&self) -> Option<Self> {
        let wrong_passwords = self.wrong_passwords + 1;
        (wrong_passwords < WRONG_PASSWORDS_MAX).then(|| Self { wrong_passwords, ..self.clone() })
    }

    /// What the token is that `matches` compares with a stored hash.
    pub fn presented(&self, matches: impl Fn(&str) -> bool, at: Timestamp) -> Presented<'_> {
        if matches(&self.secret_hash) {
            return Presented::Current;
        }
        let last = self.rotation.as_ref().filter(|last| last.at.plus_seconds(REUSE_SECONDS) > at);
        match last.filter(|last| matches(&last.used_hash)) {
            Some(last) => Presented::JustUsed(&last.salt),
            None => Presented::Reused,
        }
    }

    /// The refresh token was used; the one whose secret hashes to `secret_hash`, made with `salt`, takes its place.
    pub fn rotate(&self, secret_hash: String, salt: String, at: Timestamp) -> Self {
        Self {
            rotation: Some(Rotation { used_hash: self.secret_hash.clone(), salt, at }),
            secret_hash,
            expires_at: at.plus_seconds(SESSION_SECONDS),
            ..self.clone()
        }
    }

    /// Whether it ended without a refresh. The table may keep it for a while longer.
    pub fn is_over(&self, at: Timestamp) -> bool {
        self.expires_at <= at
    }
}

/// Whether a proof of `proved_at` is fresh enough for what moves an account or the address of its money.
pub fn is_fresh(proved_at: Timestamp, at: Timestamp) -> bool {
    proved_at.plus_seconds(PROOF_SECONDS) > at
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::TypedId;

    #[test]
    fn a_proof_is_fresh_for_ten_minutes_from_the_log_in_or_the_last_one() {
        let at = Timestamp::from_millis(1_795_342_676_123);
        let (id, user_id) = (SessionId::new(at, [1; 10]), UserId::new(at, [2; 10]));
        let session = Session::start(id, user_id, "first".to_owned(), String::new(), at);
        let late = at.plus_seconds(PROOF_SECONDS);
        assert!(is_fresh(session.last_proved_at(), at.plus_seconds(PROOF_SECONDS - 1)));
        assert!(!is_fresh(session.last_proved_at(), late));
        let counted = session.after_wrong_password().unwrap();
        let proved = counted.prove(true, late);
        assert!(is_fresh(proved.last_proved_at(), late) && proved.second_factor);
        assert_eq!(proved.wrong_passwords, 0, "they are forgotten");
        assert!(!session.second_factor);
    }

    #[test]
    fn a_session_lives_on_from_refresh_to_refresh() {
        let at = Timestamp::from_millis(1_795_342_676_123);
        let (id, user_id) = (SessionId::new(at, [1; 10]), UserId::new(at, [2; 10]));
        let session = Session::start(id, user_id, "first".to_owned(), String::new(), at);
        let end = at.plus_seconds(SESSION_SECONDS);
        assert!(!session.is_over(at) && session.is_over(end));
        let refreshed = session.rotate("second".to_owned(), "salt".to_owned(), at.plus_seconds(1));
        assert!(!refreshed.is_over(end));
        assert_eq!((refreshed.secret_hash.as_str(), refreshed.created_at, refreshed.id), ("second", at, id));
    }

    #[test]
    fn the_fifth_wrong_password_ends_the_session() {
        let at = Timestamp::from_millis(1_795_342_676_123);
        let (id, user_id) = (SessionId::new(at, [1; 10]), UserId::new(at, [2; 10]));
        let mut session = Session::start(id, user_id, "first".to_owned(), String::new(), at);
        for _ in 1..WRONG_PASSWORDS_MAX {
            session = session.after_wrong_password().unwrap();
        }
        assert_eq!(session.after_wrong_password(), None);
    }

    #[test]
    fn the_token_just_before_gets_the_same_successor_for_a_minute_and_no_other_ever() {
        let at = Timestamp::from_millis(1_795_342_676_123);
        let (id, user_id) = (SessionId::new(at, [1; 10]), UserId::new(at, [2; 10]));
        let is = |token: &'static str| move |hash: &str| hash == token;
        let first = Session::start(id, user_id, "first".to_owned(), String::new(), at);
        assert_eq!(first.presented(is("first"), at), Presented::Current);
        assert_eq!(first.presented(is("guessed"), at), Presented::Reused);
        let second = first.rotate("second".to_owned(), "a".to_owned(), at);
        let last_moment = Timestamp::from_millis(at.plus_seconds(REUSE_SECONDS).millis() - 1);
        assert_eq!(second.presented(is("second"), last_moment), Presented::Current);
        assert_eq!(second.presented(is("first"), last_moment), Presented::JustUsed("a"));
        assert_eq!(second.presented(is("first"), at.plus_seconds(REUSE_SECONDS)), Presented::Reused);
        let third = second.rotate("third".to_owned(), "b".to_owned(), at.plus_seconds(1));
        assert_eq!(third.presented(is("second"), last_moment), Presented::JustUsed("b"));
        assert_eq!(third.presented(is("first"), at.plus_seconds(1)), Presented::Reused);
    }
}
