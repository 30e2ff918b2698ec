//! Idempotency keys: a repeated request gets the stored answer.

use domain::{Timestamp, UserId};
use serde::{Deserialize, Serialize};

use crate::{Error, Key, Loaded, Stored, compiled};

/// Seconds that an answer is kept for.
const ANSWER_SECONDS: u64 = 3 * 24 * 60 * 60;

/// A client's `Idempotency-Key`, with what it was sent with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Once {
    /// Whose key: keys of different users never meet.
    pub user_id: UserId,
    /// The key as it was sent.
    pub key: String,
    /// A hash of method, path and body.
    pub fingerprint: String,
}

/// An answer as it was given.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    /// The HTTP status.
    pub status: u16,
    /// JSON text.
    pub body: String,
    /// Where what was created can be read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub location: Option<String>,
}

/// The item that an answer is stored as.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct StoredAnswer {
    user_id: UserId,
    idempotency_key: String,
    fingerprint: String,
    answer: Answer,
    answered_at: Timestamp,
}

impl Once {
    /// Where the answer is stored.
    pub(crate) fn item_key(&self) -> Key {
        Key::new(format!("USER#{}", self.user_id), format!("ANSWER#{}", self.key))
    }

    pub(crate) fn stored(&self, answer: Answer, at: Timestamp) -> StoredAnswer {
        StoredAnswer {
            user_id: self.user_id,
            idempotency_key: self.key.clone(),
            fingerprint: self.fingerprint.clone(),
            answer,
            answered_at: at,
        }
    }

    /// Goes on when nothing is stored; else stops with the stored answer, or with a refusal if the key came with
    /// another request.
    pub(crate) fn check(&self, stored: Option<Loaded<StoredAnswer>>) -> Result<(), Error> {
        stored.map_or(Ok(()), |stored| Err(stored.into_inner().replay(&self.fingerprint)))
    }
}

impl StoredAnswer {
    /// What the repetition of a request gets: the answer, or a refusal if it is another request.
    pub(crate) fn replay(self, fingerprint: &str) -> Error {
        if self.fingerprint == fingerprint { Error::Answered(self.answer) } else { Error::KeyReused }
    }
}

impl Stored for StoredAnswer {
    fn key(&self) -> Key {
        Key::new(format!("USER#{}", self.user_id), format!("ANSWER#{}", self.idempotency_key))
    }

    const SAID_BY_KEYS: &'static [(&'static str, &'static str)] =
        &[("user_id", "pk"), ("idempotency_key", "sk")];

    fn expires_at(&self) -> Option<Timestamp> {
        Some(self.answered_at.plus_seconds(ANSWER_SECONDS))
    }
}

compiled::stored!(StoredAnswer);
