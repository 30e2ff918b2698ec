//! A log-in on one device: a family of refresh tokens, of which only the last one is good.

use serde::{Deserialize, Serialize};

use crate::{Role, SessionId, Timestamp, UserId};

/// Seconds that a session lives without a refresh.
pub const SESSION_SECONDS: u64 = 30 * 24 * 60 * 60;

/// A session. The refresh token is `{user ULID}.{session ULID}.{secret}`; only the secret's SHA-256 is stored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Session {
    /// Which one.
    pub id: SessionId,
    /// Whose.
    pub user_id: UserId,
    /// SHA-256 of the current secret, in hexadecimal.
    pub secret_hash: String,
    /// What the user may do.
    pub roles: Vec<Role>,
    /// When the user logged in.
    pub created_at: Timestamp,
    /// When it ends without a refresh.
    pub expires_at: Timestamp,
}

impl Session {
    /// A user logs in; `secret_hash` is that of the first refresh token.
    pub fn start(
        id: SessionId,
        user_id: UserId,
        roles: Vec<Role>,
        secret_hash: String,
        at: Timestamp,
    ) -> Self {
        Self { id, user_id, secret_hash, roles, created_at: at, expires_at: at.plus_seconds(SESSION_SECONDS) }
    }

    /// The refresh token was used; the next one's secret takes its place.
    pub fn rotate(&self, secret_hash: String, at: Timestamp) -> Self {
        Self { secret_hash, expires_at: at.plus_seconds(SESSION_SECONDS), ..self.clone() }
    }

    /// Whether it ended without a refresh. The table may keep it for a while longer.
    pub fn is_over(&self, at: Timestamp) -> bool {
        self.expires_at <= at
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::TypedId;

    #[test]
    fn a_session_lives_on_from_refresh_to_refresh() {
        let at = Timestamp::from_millis(1_795_342_676_123);
        let (id, user_id) = (SessionId::new(at, [1; 10]), UserId::new(at, [2; 10]));
        let session = Session::start(id, user_id, vec![Role::Buyer], "first".to_owned(), at);
        let end = at.plus_seconds(SESSION_SECONDS);
        assert!(!session.is_over(at) && session.is_over(end));
        let refreshed = session.rotate("second".to_owned(), at.plus_seconds(1));
        assert!(!refreshed.is_over(end));
        assert_eq!((refreshed.secret_hash.as_str(), refreshed.created_at, refreshed.id), ("second", at, id));
    }
}
