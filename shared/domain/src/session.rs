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
