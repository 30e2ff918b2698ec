//! What is asked.

use domain::chargebacks::{ChargebackAnswer, Verdict};
use domain::{Timestamp, UserId};
use serde::Deserialize;
use web::{OneLine, Problem, Text};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Body {
    verdict: Verdict,
    /// For the bank.
    note: Text<3, 1000>,
    /// As it was called when a place for it was asked for.
    evidence: Option<OneLine<1, 200>>,
}

impl Body {
    /// The answer of `answered_by`. Who contests has to show something.
    pub(crate) fn answer(self, answered_by: UserId, at: Timestamp) -> Result<ChargebackAnswer, Problem> {
        let Self { verdict, note, evidence } = self;
        match (verdict, &evidence) {
            (Verdict::Contest, None) => Err(Problem::field("evidence", "is needed to contest a chargeback")),
            (Verdict::Accept, Some(_)) => Err(Problem::field("evidence", "belongs to a contest only")),
            (Verdict::Contest, Some(_)) | (Verdict::Accept, None) => Ok(ChargebackAnswer {
                verdict,
                note: note.into(),
                evidence: evidence.map(Into::into),
                answered_by,
                at,
            }),
        }
    }
}
