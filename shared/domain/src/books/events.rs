//! What happens to the checks of the books.

use serde::{Deserialize, Serialize};

use crate::books::reconciliation::{About, DifferenceKind, DifferenceStatus};
use crate::event::events;
use crate::{AuditId, Day, DifferenceId};

/// What each event of a difference carries.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DifferenceFacts {
    /// Which difference.
    pub difference_id: DifferenceId,
    /// The gateway, or our own ledger.
    pub gateway: String,
    /// What it is about.
    pub about: About,
    /// What both sides know it by.
    pub reference: String,
    /// In what they differ.
    pub kind: DifferenceKind,
    /// How far the task is after the event.
    pub status: DifferenceStatus,
}

/// What [`AuditEvent::Started`] carries.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AuditFacts {
    /// Which audit.
    pub audit_id: AuditId,
    /// The first day.
    pub first_day: Day,
    /// The last day.
    pub last_day: Day,
}

events! {
    /// What happens to a difference.
    pub enum DifferenceEvent {
        /// It was seen for the first time, or again after it had gone.
        Found(DifferenceFacts) = "difference.found",
        /// The sides say something else by now.
        Changed(DifferenceFacts) = "difference.changed",
        /// The sides agree.
        Agreed(DifferenceFacts) = "difference.agreed",
        /// An operator explained it.
        Resolved(DifferenceFacts) = "difference.resolved",
    }
}

events! {
    /// What happens to an audit on request.
    pub enum AuditEvent {
        /// An administrator asked for it.
        Started(AuditFacts) = "audit.started",
    }
}
