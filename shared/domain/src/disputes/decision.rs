//! What an administrator decides, and the appeal against it.

use serde::{Deserialize, Serialize};

use crate::disputes::dispute::due;
use crate::disputes::events::{DisputeDecided, DisputeEvent};
use crate::disputes::{Arbiter, Dispute, DisputeParty, DisputeStatus, ResolvedBy};
use crate::escrow::Split;
use crate::orders::Side;
use crate::{Decision, Reason, Timestamp, UserId};

/// What an administrator decided.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ruling {
    /// The administrator.
    pub by: UserId,
    /// Who gets what.
    pub split: Split,
    /// Why, for both sides.
    pub note: String,
    /// When.
    pub at: Timestamp,
}

/// What one side has against a decision.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Appeal {
    /// Whose it is.
    pub by: Side,
    /// In its own words.
    pub reason: String,
    /// When.
    pub at: Timestamp,
}

impl Dispute {
    /// An administrator decides who gets what. The second decision, after an appeal, is final.
    pub fn decide(&self, by: Arbiter, split: Split, note: String, at: Timestamp) -> Decision<Self> {
        let ruling = Ruling { by: by.admin(), split, note, at };
        match self.status {
            DisputeStatus::Escalated => {
                split.check(self.held)?;
                let appeal_by = at.plus_seconds(self.terms.appeal_within_seconds);
                let note = ruling.note.clone();
                let dispute = Self {
                    status: DisputeStatus::Decided,
                    rulings: vec![ruling],
                    decide_by: None,
                    due: due(appeal_by),
                    ..self.clone()
                };
                let decided = |dispute| DisputeEvent::Decided(DisputeDecided { dispute, split, note });
                Ok(Some(dispute.outcome(decided)))
            }
            DisputeStatus::Appealed => {
                split.check(self.held)?;
                let mut dispute = self.clone();
                dispute.rulings.push(ruling);
                Ok(Some(dispute.resolve(split, ResolvedBy::Decision, at)))
            }
            DisputeStatus::Decided | DisputeStatus::Resolved if self.was_decided(&ruling) => Ok(None),
            DisputeStatus::Decided => Err(self.decided()),
            DisputeStatus::Open | DisputeStatus::Answered => Err(self
                .refused("has not been escalated; the sides can still agree")
                .because(Reason::NotEscalated)),
            DisputeStatus::AwaitingReturn | DisputeStatus::ReturnSent => Err(self
                .refused("waits for the goods to come back, as the sides agreed; you are asked if that comes to nothing")),
            DisputeStatus::Resolved | DisputeStatus::Withdrawn => Err(self.over()),
        }
    }

    /// One side appeals against the first decision, in time.
    pub fn appeal(&self, by: DisputeParty, reason: String, at: Timestamp) -> Decision<Self> {
        match self.status {
            DisputeStatus::Decided if self.due.is_some_and(|due| due.at > at) => {
                let decide_by = at.plus_seconds(self.terms.decide_within_seconds);
                let dispute = Self {
                    status: DisputeStatus::Appealed,
                    appeal: Some(Appeal { by: by.side(), reason, at }),
                    decide_by: Some(decide_by),
                    due: due(decide_by),
                    ..self.clone()
                };
                Ok(Some(dispute.outcome_by(by.side(), DisputeEvent::Appealed)))
            }
            DisputeStatus::Decided => Err(self
                .refused("was decided, and the time for an appeal is over")
                .because(Reason::AppealOver)),
            DisputeStatus::Appealed
                if self
                    .appeal
                    .as_ref()
                    .is_some_and(|appeal| appeal.by == by.side() && appeal.reason == reason) =>
            {
                Ok(None)
            }
            DisputeStatus::Appealed => {
                Err(self.refused("is being decided once more already; add what you have as evidence"))
            }
            DisputeStatus::Open
            | DisputeStatus::Answered
            | DisputeStatus::Escalated
            | DisputeStatus::AwaitingReturn
            | DisputeStatus::ReturnSent => Err(self
                .refused("has not been decided; there is nothing to appeal against")
                .because(Reason::NotDecided)),
            DisputeStatus::Resolved | DisputeStatus::Withdrawn => Err(self.over()),
        }
    }

    fn was_decided(&self, ruling: &Ruling) -> bool {
        self.rulings.last().is_some_and(|last| last.split == ruling.split && last.note == ruling.note)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples::*;

    #[test]
    fn a_decision_that_is_repeated_is_none_and_another_is_refused() {
        let decided = dispute_in(DisputeStatus::Decided);
        let same = |split, note: &str| decided.decide(arbiter(), split, note.to_owned(), start());
        assert_eq!(same(split(), "The photos show it"), Ok(None));
        let other = Split::all_back(naira(10_000));
        assert_eq!(same(other, "The photos show it").unwrap_err().problem, "dispute-state");
        let appealed = dispute_in(DisputeStatus::Appealed);
        let again = done(appealed.decide(arbiter(), other, "On second thoughts".to_owned(), start())).entity;
        assert_eq!(again.resolution.map(|resolution| resolution.split), Some(other), "the second is final");
        assert_eq!(again.rulings.len(), 2);
        assert_eq!(again.decide(arbiter(), other, "On second thoughts".to_owned(), start()), Ok(None));
    }
}
