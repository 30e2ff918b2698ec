//! Disputes.

use domain::disputes::{
    Appeal, Dispute, DisputeAction, DisputeParty, DisputeStatus, Evidence, Proposal, Resolution, ResolvedBy,
    Return, ReturnOutcome, Ruling, Statement,
};
use domain::escrow::Split;
use domain::orders::Side;
use domain::{Action, ArtisanId, BasisPoints, DisputeId, Money, OrderId, Proceeds, Timestamp, UserId};
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
    /// What the platform keeps of the artisan's part.
    #[serde(skip_serializing_if = "Option::is_none")]
    fee_basis_points: Option<BasisPoints>,
    status: DisputeStatus,
    opened_by: Side,
    claim: &'a Statement,
    answer: Option<&'a Statement>,
    evidence: &'a [Evidence],
    proposals: ProposalsView,
    decisions: Vec<DecisionView<'a>>,
    appeal: Option<&'a Appeal>,
    returns: Vec<ReturnView<'a>>,
    resolution: Option<ResolutionView>,
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
            artisan: ArtisanSummaryView::new(dispute.artisan_id, parties),
        }
    }
}

/// A split with what it brings: the buyer their part, the artisan theirs without the fee, before what they owe.
#[derive(Debug, Clone, Serialize)]
struct SplitView {
    #[serde(flatten)]
    split: Split,
    #[serde(flatten)]
    proceeds: Option<Proceeds>,
}

impl SplitView {
    fn new(split: Split, fee: Option<BasisPoints>) -> Self {
        Self { split, proceeds: fee.map(|fee| fee.proceeds(split.to_artisan)) }
    }
}

#[derive(Debug, Clone, Serialize)]
struct ProposalView {
    number: u32,
    split: SplitView,
    /// Whether the goods go back first.
    after_return: bool,
    at: Timestamp,
}

/// Goods that go back, and how that ended.
#[derive(Debug, Clone, Serialize)]
struct ReturnView<'a> {
    split: SplitView,
    agreed_at: Timestamp,
    /// Until when the buyer sends them.
    send_by: Timestamp,
    sent: Option<&'a Statement>,
    /// Until when the artisan can say that something is wrong.
    inspect_by: Option<Timestamp>,
    objection: Option<&'a Statement>,
    outcome: Option<ReturnOutcome>,
    ended_at: Option<Timestamp>,
}

#[derive(Debug, Clone, Serialize)]
struct ProposalsView {
    buyer: Option<ProposalView>,
    artisan: Option<ProposalView>,
}

#[derive(Debug, Clone, Serialize)]
struct ResolutionView {
    split: SplitView,
    by: ResolvedBy,
}

/// A decision, without the name of whoever made it: it is the platform's.
#[derive(Debug, Clone, Serialize)]
struct DecisionView<'a> {
    split: SplitView,
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
        let split = |split| SplitView::new(split, dispute.fee);
        let proposal = |made: Option<Proposal>| {
            made.map(|Proposal { number, split: parts, after_return, at }| ProposalView {
                number,
                split: split(parts),
                after_return,
                at,
            })
        };
        Self {
            id: dispute.id,
            order_id: dispute.order_id,
            buyer_id: dispute.buyer_id,
            artisan_id: dispute.artisan_id,
            title: &dispute.title,
            held: dispute.held,
            fee_basis_points: dispute.fee,
            status: dispute.status,
            opened_by: dispute.opened_by,
            claim: &dispute.claim,
            answer: dispute.answer.as_ref(),
            evidence: &dispute.evidence,
            proposals: ProposalsView {
                buyer: proposal(dispute.proposals.buyer),
                artisan: proposal(dispute.proposals.artisan),
            },
            decisions: dispute.rulings.iter().map(|ruling| DecisionView::new(ruling, dispute.fee)).collect(),
            appeal: dispute.appeal.as_ref(),
            returns: dispute.returns.iter().map(|back| ReturnView::new(back, dispute.fee)).collect(),
            resolution: dispute
                .resolution
                .map(|Resolution { split: end, by }| ResolutionView { split: split(end), by }),
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

impl<'a> ReturnView<'a> {
    fn new(back: &'a Return, fee: Option<BasisPoints>) -> Self {
        Self {
            split: SplitView::new(back.split, fee),
            agreed_at: back.agreed_at,
            send_by: back.send_by,
            sent: back.sent.as_ref(),
            inspect_by: back.inspect_by,
            objection: back.objection.as_ref(),
            outcome: back.end.map(|end| end.outcome),
            ended_at: back.end.map(|end| end.at),
        }
    }
}

impl<'a> DecisionView<'a> {
    fn new(ruling: &'a Ruling, fee: Option<BasisPoints>) -> Self {
        Self { split: SplitView::new(ruling.split, fee), note: &ruling.note, at: ruling.at }
    }
}
