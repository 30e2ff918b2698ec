//! What is asked, and what is answered.

use domain::artisans::{Artisan, Verification, VerificationDecision};
use domain::{ArtisanId, Timestamp};
use serde::{Deserialize, Serialize};
use web::{Problem, Text};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Body {
    decision: Verdict,
    /// The artisan is told it.
    reason: Option<Text<3, 500>>,
}

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum Verdict {
    Approve,
    Reject,
}

impl Body {
    pub(crate) fn decision(self) -> Result<VerificationDecision, Problem> {
        match (self.decision, self.reason) {
            (Verdict::Approve, None) => Ok(VerificationDecision::Approve),
            (Verdict::Reject, Some(reason)) => Ok(VerificationDecision::Reject(reason.into())),
            (Verdict::Approve, Some(_)) => Err(Problem::field("reason", "belongs to a rejection only")),
            (Verdict::Reject, None) => {
                Err(Problem::field("reason", "is needed, so that the artisan knows what to mend"))
            }
        }
    }
}

#[derive(Serialize)]
pub(crate) struct View<'a> {
    artisan_id: ArtisanId,
    verification: Verification,
    reason: Option<&'a str>,
    decided_at: Option<Timestamp>,
}

impl<'a> View<'a> {
    pub(crate) fn new(artisan: &'a Artisan) -> Self {
        Self {
            artisan_id: artisan.id,
            verification: artisan.verification,
            reason: artisan.reason.as_deref(),
            decided_at: artisan.decided_at,
        }
    }
}
