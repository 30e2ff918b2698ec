//! What administrators see of the books being checked.

use domain::books::audit::{Audit, AuditProgress};
use domain::books::reconciliation::{About, Difference, DifferenceKind, DifferenceStatus, Side};
use domain::history::{Entry, PrivatePart};
use domain::{AuditId, Day, DifferenceId, Timestamp, UserId};
use serde::Serialize;

/// An entry of a history, as somebody sees it. Its hash can be computed from what is shown.
#[derive(Debug, Clone, Serialize)]
pub struct EntryView {
    #[serde(flatten)]
    shared: Entry,
    /// What only the artisan and administrators are shown.
    private: Option<PrivatePart>,
    /// The hash of that part, for everybody.
    private_hash: Option<String>,
}

impl EntryView {
    /// All of `entry`: for the artisan, or an administrator.
    pub fn whole(entry: Entry) -> Self {
        let (shared, private) = entry.parted();
        Self { shared, private_hash: private.as_ref().map(PrivatePart::digest), private }
    }

    /// Of `entry` what is not between the artisan and the platform: for the buyer.
    pub fn shared(entry: Entry) -> Self {
        Self { private: None, ..Self::whole(entry) }
    }
}

/// A difference with both sides.
#[derive(Debug, Clone, Serialize)]
pub struct DifferenceView {
    id: DifferenceId,
    /// The gateway, or `ledger` where our own books contradict each other.
    gateway: String,
    about: About,
    kind: DifferenceKind,
    /// What both sides know it by.
    reference: String,
    /// What the history can be asked for.
    subject: Option<String>,
    theirs: Option<Side>,
    ours: Option<Side>,
    detail: String,
    status: DifferenceStatus,
    found_at: Timestamp,
    changed_at: Timestamp,
    note: Option<String>,
    resolved_by: Option<UserId>,
}

impl DifferenceView {
    /// What is shown of `difference`.
    pub fn new(difference: &Difference) -> Self {
        let finding = difference.finding.clone();
        Self {
            id: difference.id,
            gateway: finding.gateway,
            about: finding.about,
            kind: finding.kind,
            reference: finding.reference,
            subject: finding.subject,
            theirs: finding.theirs,
            ours: finding.ours,
            detail: finding.detail,
            status: difference.status,
            found_at: difference.found_at,
            changed_at: difference.changed_at,
            note: difference.note.clone(),
            resolved_by: difference.resolved_by,
        }
    }
}

/// An audit and how far it is.
#[derive(Debug, Clone, Serialize)]
pub struct AuditView {
    id: AuditId,
    from: Day,
    to: Day,
    requested_by: UserId,
    started_at: Timestamp,
    /// Parts that it is done in.
    segments: u32,
    segments_done: u32,
    /// Entries that were read.
    entries: u64,
    /// What was found; the list of differences has it.
    faults: u64,
    finished_at: Option<Timestamp>,
}

impl AuditView {
    /// What is shown of `audit`.
    pub fn new(audit: &Audit, progress: &AuditProgress) -> Self {
        Self {
            id: audit.id,
            from: audit.first_day,
            to: audit.last_day,
            requested_by: audit.requested_by,
            started_at: audit.started_at,
            segments: audit.segments,
            segments_done: progress.segments_done,
            entries: progress.entries,
            faults: progress.faults,
            finished_at: progress.finished_at,
        }
    }
}
