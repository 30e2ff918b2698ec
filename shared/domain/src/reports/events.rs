//! What happens to a report.

use serde::{Deserialize, Serialize};

use crate::event::events;
use crate::reports::{Act, Thing};
use crate::{ReportId, UserId};

/// What each event of a report carries. Not what people said: that is theirs and the administrators'.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReportFacts {
    /// Which report.
    pub report_id: ReportId,
    /// Of what.
    pub thing: Thing,
    /// What that is called; empty where it has no name of its own.
    pub title: String,
    /// Who answers for it.
    pub person_id: UserId,
    /// How many people have reported it in this round.
    pub people: usize,
}

/// What [`ReportEvent::Decided`] carries.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReportDecided {
    /// The report.
    #[serde(flatten)]
    pub report: ReportFacts,
    /// What was decided.
    pub act: Act,
    /// Why. Who answers for the thing is told, if something was done.
    pub reason: String,
    /// Who reported it in this round, the first one first.
    pub reporters: Vec<UserId>,
}

events! {
    /// What happens to a report.
    pub enum ReportEvent {
        /// Somebody reported the thing.
        Filed(ReportFacts) = "report.filed",
        /// An administrator looked at it, and decided.
        Decided(ReportDecided) = "report.decided",
    }
}
