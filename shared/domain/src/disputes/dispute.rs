//! What a dispute is: its states, what both sides have said, and how it is opened.

use serde::{Deserialize, Serialize};

use crate::disputes::events::{DisputeBySide, DisputeEvent, DisputeFacts};
use crate::disputes::{Appeal, Proposals, Return, Ruling};
use crate::escrow::Split;
use crate::event::Entity;
use crate::orders::{Order, Party, Side};
use crate::{
    ArtisanId, BasisPoints, ConversationId, DisputeId, Due, Money, OrderId, Outcome, Refused, Step,
    Timestamp, UploadId, UserId,
};

/// Pieces of evidence that one side can add, beside its statement.
pub const EVIDENCE_MAX: usize = 10;
/// Files of one statement or piece of evidence.
pub const EVIDENCE_FILES_MAX: usize = 6;

/// How far a dispute is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DisputeStatus {
    /// The other side has not answered yet.
    Open,
    /// Both sides have spoken; they can agree, or ask for a decision.
    Answered,
    /// Waits for an administrator.
    Escalated,
    /// An administrator has decided; each side can appeal.
    Decided,
    /// Waits for an administrator once more, whose decision is final.
    Appealed,
    /// Both agreed that the goods go back first; the buyer has to send them.
    AwaitingReturn,
    /// The buyer has sent the goods back; the artisan can say that something is wrong.
    ReturnSent,
    /// It is decided who gets what. Terminal.
    Resolved,
    /// Whoever opened it took it back. Terminal.
    Withdrawn,
}

impl DisputeStatus {
    /// All of them, in the order of a life.
    pub const ALL: [Self; 9] = [
        Self::Open,
        Self::Answered,
        Self::Escalated,
        Self::Decided,
        Self::Appealed,
        Self::AwaitingReturn,
        Self::ReturnSent,
        Self::Resolved,
        Self::Withdrawn,
    ];
}

/// The deadlines that a dispute was opened under. They stay with it when configuration changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct DisputeTerms {
    /// Seconds from opening in which the other side answers.
    pub answer_within_seconds: u64,
    /// Seconds from escalation or appeal in which an administrator decides.
    pub decide_within_seconds: u64,
    /// Seconds from a decision in which each side can appeal.
    pub appeal_within_seconds: u64,
    /// Seconds from opening after which the buyer is given everything back, if nobody has decided. After a return that came
    /// to nothing they are counted anew.
    pub end_within_seconds: u64,
    /// Seconds from an agreement on a return in which the buyer sends the goods.
    #[serde(default = "default_return_within_seconds")]
    pub return_within_seconds: u64,
    /// Seconds from the sending in which the artisan can say that something is wrong with what came back.
    #[serde(default = "default_inspect_within_seconds")]
    pub inspect_within_seconds: u64,
}

/// Of disputes that are older than returns.
const fn default_return_within_seconds() -> u64 {
    7 * 24 * 60 * 60
}

/// Of disputes that are older than returns.
const fn default_inspect_within_seconds() -> u64 {
    10 * 24 * 60 * 60
}

/// What one side says, and what it shows for it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Statement {
    /// In its own words.
    pub text: String,
    /// Files that show it.
    pub uploads: Vec<UploadId>,
    /// When.
    pub at: Timestamp,
}

impl Statement {
    /// Whether it says and shows the same, whenever it was said.
    pub(super) fn says_as(&self, other: &Self) -> bool {
        (&self.text, &self.uploads) == (&other.text, &other.uploads)
    }
}

/// A message as it was when one side added it: what later becomes of the conversation changes nothing about it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuotedMessage {
    /// In which conversation it was sent.
    pub conversation_id: ConversationId,
    /// Its number there.
    pub number: u32,
    /// Who wrote it.
    pub by: Side,
    /// What could be read of it.
    pub text: String,
    /// The files that came with it, of whoever wrote it.
    pub uploads: Vec<UploadId>,
    /// When it was sent.
    pub sent_at: Timestamp,
}

/// What one side added later.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evidence {
    /// Whose it is.
    pub by: Side,
    /// What it shows.
    pub note: String,
    /// The files.
    pub uploads: Vec<UploadId>,
    /// A message that shows it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub message: Option<QuotedMessage>,
    /// When.
    pub at: Timestamp,
}

/// Who or what ended a dispute.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ResolvedBy {
    /// One side accepted what the other proposed.
    Agreement,
    /// An administrator decided.
    Decision,
    /// Nobody decided in time.
    Default,
    /// Both agreed on a return, and the artisan has the goods.
    Returned,
    /// Both agreed on a return, the buyer sent the goods, and the artisan said nothing in time.
    ReturnUnanswered,
}

impl ResolvedBy {
    /// All of them.
    pub const ALL: [Self; 5] =
        [Self::Agreement, Self::Decision, Self::Default, Self::Returned, Self::ReturnUnanswered];
}

/// How a dispute ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Resolution {
    /// Who gets what.
    pub split: Split,
    /// Who or what ended it.
    pub by: ResolvedBy,
}

/// A dispute.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dispute {
    /// Which one.
    pub id: DisputeId,
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
    /// What is frozen, and divided in the end.
    pub held: Money,
    /// What the platform keeps of the artisan's part; not known of disputes that are older than this field.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fee: Option<BasisPoints>,
    /// How far it is.
    pub status: DisputeStatus,
    /// Deadlines.
    pub terms: DisputeTerms,
    /// Who opened it.
    pub opened_by: Side,
    /// What whoever opened it says.
    pub claim: Statement,
    /// What the other side says.
    pub answer: Option<Statement>,
    /// What both added.
    pub evidence: Vec<Evidence>,
    /// How each side would divide the money.
    pub proposals: Proposals,
    /// What administrators decided: once, and once more after an appeal.
    pub rulings: Vec<Ruling>,
    /// What one side has against the first decision.
    pub appeal: Option<Appeal>,
    /// What both agreed on that goes back, the last one as it stands.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub returns: Vec<Return>,
    /// How it ended.
    pub resolution: Option<Resolution>,
    /// How often an administrator was too late.
    pub overdue: u32,
    /// When it was opened.
    pub opened_at: Timestamp,
    /// Until when an administrator should decide; stays when that has passed.
    pub decide_by: Option<Timestamp>,
    /// When it ended.
    pub closed_at: Option<Timestamp>,
    /// The next deadline.
    pub due: Option<Due>,
}

impl Entity for Dispute {
    type Event = DisputeEvent;
}

/// What a dispute is opened with; the rest follows from the order.
#[derive(Debug, Clone)]
pub struct Opening {
    /// The new dispute's identifier.
    pub id: DisputeId,
    /// What is wrong.
    pub claim: String,
    /// Files that show it.
    pub uploads: Vec<UploadId>,
    /// Deadlines.
    pub terms: DisputeTerms,
}

impl Dispute {
    /// One side disputes `order`: its money is frozen in the same change.
    pub fn open(
        order: &Order,
        by: Party,
        opening: Opening,
        at: Timestamp,
    ) -> Result<(Outcome<Order>, Outcome<Self>), Refused> {
        let frozen = order.open_dispute(by, opening.id, at)?;
        let (title, lines) = order.goods();
        let dispute = Self {
            id: opening.id,
            order_id: order.id(),
            buyer_id: order.buyer_id(),
            artisan_id: order.artisan_id(),
            title: title.to_owned(),
            lines,
            held: order.escrow().held,
            fee: Some(order.terms().fee),
            status: DisputeStatus::Open,
            terms: opening.terms,
            opened_by: Side::from(by),
            claim: Statement { text: opening.claim, uploads: opening.uploads, at },
            answer: None,
            evidence: Vec::new(),
            proposals: Proposals::default(),
            rulings: Vec::new(),
            appeal: None,
            returns: Vec::new(),
            resolution: None,
            overdue: 0,
            opened_at: at,
            decide_by: None,
            closed_at: None,
            due: due(at.plus_seconds(opening.terms.answer_within_seconds)),
        };
        Ok((frozen, dispute.outcome(DisputeEvent::Opened)))
    }

    /// Until when the other side has to answer.
    pub fn answer_by(&self) -> Timestamp {
        self.opened_at.plus_seconds(self.terms.answer_within_seconds)
    }

    /// When it ends by itself if nobody decides. Whoever decides over an appeal has the whole time for it, and so has
    /// whoever decides after a return that came to nothing: a buyer who agrees and then sends nothing gains nothing by it.
    pub fn ends_at(&self) -> Timestamp {
        let last = self.returns.last();
        if let Some(inspect_by) = last.and_then(Return::awaits_artisan_until) {
            return inspect_by;
        }
        let from = last.map_or(self.opened_at, Return::undecided_from);
        let end = from.plus_seconds(self.terms.end_within_seconds);
        let appealed = self.appeal.as_ref();
        appealed.map_or(end, |appeal| end.max(appeal.at.plus_seconds(self.terms.decide_within_seconds)))
    }

    /// When something happens by itself if nobody acts; `None` once it is over.
    pub fn deadline(&self) -> Option<Timestamp> {
        self.due.filter(|due| due.step == Step::DisputesTimeOut).map(|due| due.at)
    }

    /// Whether an administrator has to decide.
    pub fn awaits_decision(&self) -> bool {
        matches!(self.status, DisputeStatus::Escalated | DisputeStatus::Appealed)
    }

    /// Refuses what belongs before a decision: while an appeal is heard, everything is open again, and while goods go back,
    /// both can still agree on something else.
    pub(super) fn undecided(&self) -> Result<(), Refused> {
        match self.status {
            DisputeStatus::Open
            | DisputeStatus::Answered
            | DisputeStatus::Escalated
            | DisputeStatus::Appealed
            | DisputeStatus::AwaitingReturn
            | DisputeStatus::ReturnSent => Ok(()),
            DisputeStatus::Decided => Err(self.decided()),
            DisputeStatus::Resolved | DisputeStatus::Withdrawn => Err(self.over()),
        }
    }

    pub(super) fn decided(&self) -> Refused {
        self.refused("has been decided; each side can appeal against the first decision, in time")
    }

    pub(super) fn over(&self) -> Refused {
        self.refused("is over")
    }

    pub(super) fn refused(&self, why: &str) -> Refused {
        Refused::new("dispute-state", format!("This dispute {why}.")).because(self.standing())
    }

    pub(super) fn outcome(self, event: impl FnOnce(DisputeFacts) -> DisputeEvent) -> Outcome<Self> {
        let facts = DisputeFacts {
            dispute_id: self.id,
            order_id: self.order_id,
            buyer_id: self.buyer_id,
            artisan_id: self.artisan_id,
            title: self.title.clone(),
            lines: self.lines,
            held: self.held,
            status: self.status,
            opened_by: self.opened_by,
            answer_by: self.answer_by(),
            decide_by: self.decide_by,
            due_at: self.deadline(),
            ends_at: self.ends_at(),
        };
        Outcome { entity: self, event: event(facts), postings: Vec::new() }
    }

    pub(super) fn outcome_by(self, by: Side, event: fn(DisputeBySide) -> DisputeEvent) -> Outcome<Self> {
        self.outcome(|dispute| event(DisputeBySide { dispute, by }))
    }
}

/// The timer of an open dispute.
pub(super) fn due(at: Timestamp) -> Option<Due> {
    Some(Due { at, step: Step::DisputesTimeOut })
}
