//! What happens in a dispute.

use serde::{Deserialize, Serialize};

use crate::disputes::{DisputeStatus, ResolvedBy};
use crate::escrow::Split;
use crate::event::events;
use crate::orders::Side;
use crate::{ArtisanId, DisputeId, Money, OrderId, Timestamp, UserId, is_default};

/// What each event of a dispute carries.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DisputeFacts {
    /// Which dispute.
    pub dispute_id: DisputeId,
    /// About which order.
    pub order_id: OrderId,
    /// Who bought.
    pub buyer_id: UserId,
    /// Who sold.
    pub artisan_id: ArtisanId,
    /// The title of the order's first line.
    pub title: String,
    /// How many lines the order has.
    pub lines: usize,
    /// What is frozen.
    pub held: Money,
    /// How far it is after the event.
    pub status: DisputeStatus,
    /// Who opened it.
    pub opened_by: Side,
    /// Until when the other side has to answer.
    pub answer_by: Timestamp,
    /// Until when an administrator should decide.
    pub decide_by: Option<Timestamp>,
    /// When something happens automatically if nobody acts.
    pub due_at: Option<Timestamp>,
    /// When it ends if nobody decides.
    pub ends_at: Timestamp,
}

/// What an event carries that one side brought about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DisputeBySide {
    /// The dispute.
    #[serde(flatten)]
    pub dispute: DisputeFacts,
    /// Which side.
    pub by: Side,
}

/// What [`DisputeEvent::Proposed`] carries.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DisputeProposed {
    /// The dispute.
    #[serde(flatten)]
    pub dispute: DisputeFacts,
    /// Which side proposes.
    pub by: Side,
    /// Who would get what.
    #[serde(flatten)]
    pub split: Split,
    /// Whether the goods go back first.
    #[serde(default, skip_serializing_if = "is_default")]
    pub after_return: bool,
}

/// What an event of a return carries.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DisputeReturn {
    /// The dispute.
    #[serde(flatten)]
    pub dispute: DisputeFacts,
    /// Who gets what once the goods are back.
    #[serde(flatten)]
    pub split: Split,
}

/// What [`DisputeEvent::Decided`] carries.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DisputeDecided {
    /// The dispute.
    #[serde(flatten)]
    pub dispute: DisputeFacts,
    /// Who gets what.
    #[serde(flatten)]
    pub split: Split,
    /// Why, for both sides.
    pub note: String,
}

/// What [`DisputeEvent::Resolved`] carries.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DisputeResolved {
    /// The dispute.
    #[serde(flatten)]
    pub dispute: DisputeFacts,
    /// Who gets what.
    #[serde(flatten)]
    pub split: Split,
    /// What ended it.
    pub resolved_by: ResolvedBy,
}

events! {
    /// What happens in a dispute.
    pub enum DisputeEvent {
        /// One side disputes an order.
        Opened(DisputeFacts) = "dispute.opened",
        /// The other side answered.
        Answered(DisputeFacts) = "dispute.answered",
        /// One side added evidence.
        EvidenceAdded(DisputeBySide) = "dispute.evidence_added",
        /// One side said how it would divide the money.
        Proposed(DisputeProposed) = "dispute.proposed",
        /// An administrator is asked.
        Escalated(DisputeFacts) = "dispute.escalated",
        /// The administrator was late.
        Overdue(DisputeFacts) = "dispute.overdue",
        /// An administrator decided; each side can appeal.
        Decided(DisputeDecided) = "dispute.decided",
        /// One side appealed.
        Appealed(DisputeBySide) = "dispute.appealed",
        /// It is decided who gets what.
        Resolved(DisputeResolved) = "dispute.resolved",
        /// Whoever opened it took it back.
        Withdrawn(DisputeFacts) = "dispute.withdrawn",
        /// Both agreed that the goods go back first.
        ReturnAgreed(DisputeReturn) = "dispute.return_agreed",
        /// The buyer sent the goods back.
        ReturnSent(DisputeReturn) = "dispute.return_sent",
        /// The artisan says that they came back damaged, or not at all; an administrator is asked.
        ReturnRejected(DisputeReturn) = "dispute.return_rejected",
        /// The buyer did not send them in time; an administrator is asked.
        ReturnNotSent(DisputeReturn) = "dispute.return_not_sent",
    }
}

impl DisputeEvent {
    /// The dispute after the event.
    pub fn dispute(&self) -> &DisputeFacts {
        match self {
            Self::Opened(dispute)
            | Self::Answered(dispute)
            | Self::Escalated(dispute)
            | Self::Overdue(dispute)
            | Self::Withdrawn(dispute) => dispute,
            Self::EvidenceAdded(event) | Self::Appealed(event) => &event.dispute,
            Self::Proposed(event) => &event.dispute,
            Self::Decided(event) => &event.dispute,
            Self::Resolved(event) => &event.dispute,
            Self::ReturnAgreed(event)
            | Self::ReturnSent(event)
            | Self::ReturnRejected(event)
            | Self::ReturnNotSent(event) => &event.dispute,
        }
    }
}
