//! Disputes.

use domain::disputes::{
    Appeal, Dispute, DisputeAction, DisputeParty, DisputeStatus, Evidence, Proposal, Resolution, Ruling,
    Side, Statement,
};
use domain::escrow::Split;
use domain::{Action, ArtisanId, DisputeId, Money, OrderId, Timestamp, UserId};
use serde::Serialize;
use store::entities::Parties;

use crate::{ArtisanSummaryView, BuyerView};

/// A dispute, the same for both sides and for administrators.
#[derive(Debug, Clone, Serialize)]
pub struct DisputeView<'a> {
    id: DisputeId,
    order_id: OrderId,
    buyer_id: UserId,
    artisan_id: ArtisanId,
    title: &'a str,
    /// What is frozen, and divided in the end.
    held: Money,
    status: DisputeStatus,
    opened_by: Side,
    claim: &'a Statement,
    answer: Option<&'a Statement>,
    evidence: &'a [Evidence],
    proposals: ProposalsView,
    decisions: Vec<DecisionView<'a>>,
    appeal: Option<&'a Appeal>,
    resolution: Option<Resolution>,
    opened_at: Timestamp,
    /// Until when the other side has to answer.
    answer_by: Timestamp,
    /// Until when an administrator should decide, while one has to.
    decide_by: Option<Timestamp>,
    overdue: bool,
    /// When something happens by itself if nobody acts.
    due_at: Option<Timestamp>,
    /// When it ends by itself if nobody decides.
    ends_at: Timestamp,
    closed_at: Option<Timestamp>,
    /// What whoever is shown it may do.
    actions: Vec<Action<DisputeAction>>,
}

/// A dispute with the names of its sides.
#[derive(Debug, Clone, Serialize)]
pub struct DisputeWithPartiesView<'a> {
    #[serde(flatten)]
    dispute: DisputeView<'a>,
    buyer: BuyerView<'a>,
    artisan: ArtisanSummaryView<'a>,
}

impl<'a> DisputeWithPartiesView<'a> {
    /// `dispute` as `shown`, with its sides among `parties`.
    pub fn new(shown: DisputeView<'a>, dispute: &Dispute, parties: &'a Parties) -> Self {
        Self {
            dispute: shown,
            buyer: BuyerView::new(dispute.buyer_id, parties.user(dispute.buyer_id)),
            artisan: ArtisanSummaryView::new(dispute.artisan_id, parties.artisan(dispute.artisan_id)),
        }
    }
}

#[derive(Debug, Clone, Serialize)]
struct ProposalsView {
    buyer: Option<Proposal>,
    artisan: Option<Proposal>,
}

/// A decision, without the name of whoever made it: it is the platform's.
#[derive(Debug, Clone, Serialize)]
struct DecisionView<'a> {
    split: Split,
    note: &'a str,
    at: Timestamp,
}

impl<'a> DisputeView<'a> {
    /// For one of its sides.
    pub fn for_party(dispute: &'a Dispute, party: DisputeParty, at: Timestamp) -> Self {
        Self::new(dispute, dispute.actions(party, at))
    }

    /// For an administrator.
    pub fn for_admin(dispute: &'a Dispute, admin: UserId, at: Timestamp) -> Self {
        Self::new(dispute, dispute.actions_of_admin(admin, at))
    }

    fn new(dispute: &'a Dispute, actions: Vec<Action<DisputeAction>>) -> Self {
        Self {
            id: dispute.id,
            order_id: dispute.order_id,
            buyer_id: dispute.buyer_id,
            artisan_id: dispute.artisan_id,
            title: &dispute.title,
            held: dispute.held,
            status: dispute.status,
            opened_by: dispute.opened_by,
            claim: &dispute.claim,
            answer: dispute.answer.as_ref(),
            evidence: &dispute.evidence,
            proposals: ProposalsView { buyer: dispute.proposals.buyer, artisan: dispute.proposals.artisan },
            decisions: dispute.rulings.iter().map(DecisionView::new).collect(),
            appeal: dispute.appeal.as_ref(),
            resolution: dispute.resolution,
            opened_at: dispute.opened_at,
            answer_by: dispute.answer_by(),
            decide_by: dispute.decide_by,
            overdue: dispute.overdue > 0 && dispute.awaits_decision(),
            due_at: dispute.deadline(),
            ends_at: dispute.ends_at(),
            closed_at: dispute.closed_at,
            actions,
        }
    }
}

impl<'a> DecisionView<'a> {
    fn new(ruling: &'a Ruling) -> Self {
        Self { split: ruling.split, note: &ruling.note, at: ruling.at }
    }
}
