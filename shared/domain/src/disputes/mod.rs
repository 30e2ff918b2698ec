//! A dispute about an order. What the order's escrow holds is frozen until both sides agree, an administrator decides, or
//! time does; then the step `escrow-divide` moves it, or thaws it when the dispute was withdrawn.

pub mod events;
pub(crate) mod notices;

use serde::{Deserialize, Serialize};

use crate::change::LOST_EVENT_SECONDS;
use crate::disputes::events::{
    DisputeBySide, DisputeDecided, DisputeEvent, DisputeFacts, DisputeProposed, DisputeResolved,
};
use crate::escrow::Split;
use crate::event::Entity;
use crate::orders::chargeback::RESTING_SECONDS;
use crate::orders::{Order, Party};
use crate::refunds::Refund;
use crate::wallet::Wallet;
use crate::{
    Actor, ArtisanId, Decided, Decision, DisputeId, Due, Money, OrderId, Outcome, Refused, Step, Timestamp,
    UploadId, UserId,
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
    /// It is settled who gets what. Terminal.
    Resolved,
    /// Whoever opened it took it back. Terminal.
    Withdrawn,
}

impl DisputeStatus {
    /// All of them, in the order of a life.
    pub const ALL: [Self; 7] = [
        Self::Open,
        Self::Answered,
        Self::Escalated,
        Self::Decided,
        Self::Appealed,
        Self::Resolved,
        Self::Withdrawn,
    ];
}

/// One of the two sides of an order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Side {
    /// The buyer's.
    Buyer,
    /// The artisan's.
    Artisan,
}

impl Side {
    /// The one across.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::Buyer => Self::Artisan,
            Self::Artisan => Self::Buyer,
        }
    }
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
    /// Seconds from opening after which the buyer is given everything back, if nobody has decided.
    pub end_within_seconds: u64,
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

/// What one side added later.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evidence {
    /// Whose it is.
    pub by: Side,
    /// What it shows.
    pub note: String,
    /// The files.
    pub uploads: Vec<UploadId>,
    /// When.
    pub at: Timestamp,
}

/// How one side would divide the money.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proposal {
    /// Counts the proposals of both sides, so that nobody accepts one that was replaced while they read it.
    pub number: u32,
    /// Who gets what.
    pub split: Split,
    /// When.
    pub at: Timestamp,
}

/// The latest proposal of each side.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proposals {
    /// How many were made by both.
    pub made: u32,
    /// The buyer's.
    pub buyer: Option<Proposal>,
    /// The artisan's.
    pub artisan: Option<Proposal>,
}

impl Proposals {
    /// The latest of `side`.
    pub const fn of(&self, side: Side) -> Option<Proposal> {
        match side {
            Side::Buyer => self.buyer,
            Side::Artisan => self.artisan,
        }
    }

    fn with(self, side: Side, split: Split, at: Timestamp) -> Self {
        let made = self.made + 1;
        let proposal = Some(Proposal { number: made, split, at });
        match side {
            Side::Buyer => Self { made, buyer: proposal, ..self },
            Side::Artisan => Self { made, artisan: proposal, ..self },
        }
    }
}

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

/// What settled a dispute.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ResolvedBy {
    /// One side accepted what the other proposed.
    Agreement,
    /// An administrator decided.
    Decision,
    /// Nobody decided in time.
    Default,
}

/// How a dispute ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Resolution {
    /// Who gets what.
    pub split: Split,
    /// What settled it.
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

/// Proof that the caller is one of the two sides. Only [`Dispute::as_party`] makes one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DisputeParty {
    side: Side,
    user: UserId,
}

/// Proof that the caller opened the dispute. Only [`Dispute::as_opener`] makes one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Opener(DisputeParty);

/// Proof that the dispute was opened against the caller. Only [`Dispute::as_respondent`] makes one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Respondent(DisputeParty);

/// Proof that an administrator has no side in the dispute. Only [`Dispute::as_arbiter`] makes one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Arbiter(UserId);

/// Why a caller may not act in a dispute.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoSide {
    /// On neither side: the dispute is not theirs to know of.
    Stranger,
    /// On the other side: knows the dispute but may not do this.
    OtherSide,
    /// An administrator who has a side in it.
    Partial,
}

impl DisputeParty {
    /// Whose side they are on.
    pub const fn side(self) -> Side {
        self.side
    }

    /// They, as the author of a change.
    pub fn actor(self) -> Actor {
        match self.side {
            Side::Buyer => Actor::Buyer(self.user),
            Side::Artisan => Actor::Artisan(self.user.artisan()),
        }
    }
}

impl Opener {
    /// They, as the author of a change.
    pub fn actor(self) -> Actor {
        self.0.actor()
    }
}

impl Respondent {
    /// They, as the author of a change.
    pub fn actor(self) -> Actor {
        self.0.actor()
    }
}

impl Arbiter {
    /// They, as the author of a change.
    pub fn actor(self) -> Actor {
        Actor::Admin(self.0)
    }
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

/// What a dispute that is over does to its order: all of it is one change.
#[derive(Debug, Clone, PartialEq)]
pub struct Conclusion {
    /// The order, settled or as it was before the dispute.
    pub order: Outcome<Order>,
    /// Its artisan's wallet, if money moved.
    pub wallet: Option<Outcome<Wallet>>,
    /// The buyer's part, if there is one.
    pub refund: Option<Outcome<Refund>>,
    /// The dispute without its timer: nothing is left to do. Not a change worth a line of history.
    pub dispute: Dispute,
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
        let dispute = Self {
            id: opening.id,
            order_id: order.id,
            buyer_id: order.buyer_id,
            artisan_id: order.artisan_id,
            title: order.lines.first().map(|line| line.title.clone()).unwrap_or_default(),
            lines: order.lines.len(),
            held: order.escrow.held,
            status: DisputeStatus::Open,
            terms: opening.terms,
            opened_by: match by {
                Party::Buyer(_) => Side::Buyer,
                Party::Artisan(_) => Side::Artisan,
            },
            claim: Statement { text: opening.claim, uploads: opening.uploads, at },
            answer: None,
            evidence: Vec::new(),
            proposals: Proposals::default(),
            rulings: Vec::new(),
            appeal: None,
            resolution: None,
            overdue: 0,
            opened_at: at,
            decide_by: None,
            closed_at: None,
            due: due(at.plus_seconds(opening.terms.answer_within_seconds)),
        };
        Ok((frozen, dispute.outcome(DisputeEvent::Opened)))
    }

    /// The caller as one of the two sides.
    pub fn as_party(&self, user: UserId) -> Result<DisputeParty, NoSide> {
        if user == self.buyer_id {
            Ok(DisputeParty { side: Side::Buyer, user })
        } else if user.artisan() == self.artisan_id {
            Ok(DisputeParty { side: Side::Artisan, user })
        } else {
            Err(NoSide::Stranger)
        }
    }

    /// The caller as whoever opened it.
    pub fn as_opener(&self, user: UserId) -> Result<Opener, NoSide> {
        let party = self.as_party(user)?;
        if party.side == self.opened_by { Ok(Opener(party)) } else { Err(NoSide::OtherSide) }
    }

    /// The caller as the side that it was opened against.
    pub fn as_respondent(&self, user: UserId) -> Result<Respondent, NoSide> {
        let party = self.as_party(user)?;
        if party.side == self.opened_by { Err(NoSide::OtherSide) } else { Ok(Respondent(party)) }
    }

    /// An administrator as somebody who can decide: not over their own order.
    pub fn as_arbiter(&self, admin: UserId) -> Result<Arbiter, NoSide> {
        match self.as_party(admin) {
            Ok(_) => Err(NoSide::Partial),
            Err(_) => Ok(Arbiter(admin)),
        }
    }

    /// Until when the other side has to answer.
    pub fn answer_by(&self) -> Timestamp {
        self.opened_at.plus_seconds(self.terms.answer_within_seconds)
    }

    /// When it ends by itself if nobody decides. Whoever decides over an appeal has the whole time for it.
    pub fn ends_at(&self) -> Timestamp {
        let end = self.opened_at.plus_seconds(self.terms.end_within_seconds);
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

    /// One side adds evidence, while nobody has decided for good.
    pub fn add_evidence(
        &self,
        by: DisputeParty,
        note: String,
        uploads: Vec<UploadId>,
        at: Timestamp,
    ) -> Decision<Self> {
        self.undecided()?;
        let own = self.evidence.iter().filter(|evidence| evidence.by == by.side);
        if own.clone().any(|evidence| evidence.note == note && evidence.uploads == uploads) {
            return Ok(None);
        }
        if own.count() >= EVIDENCE_MAX {
            return Err(Refused::new(
                "evidence-limit",
                format!("Each side can add evidence {EVIDENCE_MAX} times, and you have."),
            ));
        }
        let mut dispute = self.clone();
        dispute.evidence.push(Evidence { by: by.side, note, uploads, at });
        Ok(Some(dispute.outcome_by(by.side, DisputeEvent::EvidenceAdded)))
    }

    /// The other side answers. It can still do so once an administrator has been asked, but not instead of that.
    pub fn answer(
        &self,
        _by: Respondent,
        text: String,
        uploads: Vec<UploadId>,
        at: Timestamp,
    ) -> Decision<Self> {
        let answer = Some(Statement { text, uploads, at });
        match self.status {
            DisputeStatus::Open => {
                let dispute = Self {
                    status: DisputeStatus::Answered,
                    answer,
                    due: due(self.ends_at()),
                    ..self.clone()
                };
                Ok(Some(dispute.outcome(DisputeEvent::Answered)))
            }
            DisputeStatus::Escalated if self.answer.is_none() => {
                Ok(Some(Self { answer, ..self.clone() }.outcome(DisputeEvent::Answered)))
            }
            DisputeStatus::Answered | DisputeStatus::Escalated => Ok(None),
            DisputeStatus::Decided | DisputeStatus::Appealed => Err(self.decided()),
            DisputeStatus::Resolved | DisputeStatus::Withdrawn => Err(self.over()),
        }
    }

    /// One side says how it would divide the money. Its former proposal is replaced.
    pub fn propose(&self, by: DisputeParty, split: Split, at: Timestamp) -> Decision<Self> {
        self.undecided()?;
        split.check(self.held)?;
        if self.proposals.of(by.side).is_some_and(|proposal| proposal.split == split) {
            return Ok(None);
        }
        let proposals = self.proposals.with(by.side, split, at);
        let proposed = |dispute| DisputeEvent::Proposed(DisputeProposed { dispute, by: by.side, split });
        Ok(Some(Self { proposals, ..self.clone() }.outcome(proposed)))
    }

    /// One side accepts the proposal `number` of the other: both agree, and it is over.
    pub fn accept(&self, by: DisputeParty, number: u32, at: Timestamp) -> Decision<Self> {
        let proposal = self.proposals.of(by.side.other()).filter(|proposal| proposal.number == number);
        let agreed = |resolution: Resolution| {
            resolution.by == ResolvedBy::Agreement
                && proposal.is_some_and(|proposal| proposal.split == resolution.split)
        };
        if self.resolution.is_some_and(agreed) {
            return Ok(None);
        }
        self.undecided()?;
        let Some(proposal) = proposal else {
            return Err(Refused::new(
                "proposal-unknown",
                "The other side has no proposal of this number, or has replaced it. Read the dispute again.",
            ));
        };
        Ok(Some(self.resolve(proposal.split, ResolvedBy::Agreement, at)))
    }

    /// Whoever opened it takes it back, while nobody has decided. The order goes on as it stood.
    pub fn withdraw(&self, _by: Opener, at: Timestamp) -> Decision<Self> {
        match self.status {
            DisputeStatus::Open | DisputeStatus::Answered | DisputeStatus::Escalated => {
                let dispute = Self {
                    status: DisputeStatus::Withdrawn,
                    decide_by: None,
                    closed_at: Some(at),
                    due: still_frozen(at),
                    ..self.clone()
                };
                Ok(Some(dispute.outcome(DisputeEvent::Withdrawn)))
            }
            DisputeStatus::Withdrawn => Ok(None),
            DisputeStatus::Decided | DisputeStatus::Appealed => Err(self.decided()),
            DisputeStatus::Resolved => Err(self.over()),
        }
    }

    /// One side asks for a decision: once the other has answered, or is late with it.
    pub fn escalate(&self, _by: DisputeParty, at: Timestamp) -> Decision<Self> {
        match self.status {
            DisputeStatus::Answered => Ok(Some(self.escalated(at))),
            DisputeStatus::Open if self.answer_by() <= at => Ok(Some(self.escalated(at))),
            DisputeStatus::Open => Err(self.refused(&format!(
                "waits for the other side's answer. An administrator is asked on {} if there is none",
                self.answer_by()
            ))),
            DisputeStatus::Escalated | DisputeStatus::Appealed => Ok(None),
            DisputeStatus::Decided => Err(self.decided()),
            DisputeStatus::Resolved | DisputeStatus::Withdrawn => Err(self.over()),
        }
    }

    /// An administrator decides who gets what. The second decision, after an appeal, is final.
    pub fn decide(&self, by: Arbiter, split: Split, note: String, at: Timestamp) -> Decision<Self> {
        let ruling = Ruling { by: by.0, split, note, at };
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
            DisputeStatus::Open | DisputeStatus::Answered => {
                Err(self.refused("has not been escalated; the sides can still agree"))
            }
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
                    appeal: Some(Appeal { by: by.side, reason, at }),
                    decide_by: Some(decide_by),
                    due: due(decide_by),
                    ..self.clone()
                };
                Ok(Some(dispute.outcome_by(by.side, DisputeEvent::Appealed)))
            }
            DisputeStatus::Decided => Err(self.refused("was decided, and the time for an appeal is over")),
            DisputeStatus::Appealed if self.appeal.as_ref().is_some_and(|appeal| appeal.by == by.side) => {
                Ok(None)
            }
            DisputeStatus::Appealed => {
                Err(self.refused("is being decided once more already; add what you have as evidence"))
            }
            DisputeStatus::Open | DisputeStatus::Answered | DisputeStatus::Escalated => {
                Err(self.refused("has not been decided; there is nothing to appeal against"))
            }
            DisputeStatus::Resolved | DisputeStatus::Withdrawn => Err(self.over()),
        }
    }

    /// A deadline passed. Answers `None` when it has not, or when nothing depends on it any more.
    pub fn time_out(&self, at: Timestamp) -> Decision<Self> {
        if self.deadline().is_none_or(|deadline| deadline > at) {
            return Ok(None);
        }
        match self.status {
            DisputeStatus::Open => Ok(Some(self.escalated(at))),
            DisputeStatus::Escalated | DisputeStatus::Appealed if at < self.ends_at() => {
                let dispute =
                    Self { overdue: self.overdue + 1, due: due(self.next_look(at)), ..self.clone() };
                Ok(Some(dispute.outcome(DisputeEvent::Overdue)))
            }
            DisputeStatus::Answered | DisputeStatus::Escalated => {
                Ok(Some(self.resolve(Split::all_back(self.held), ResolvedBy::Default, at)))
            }
            // A reasoned decision is there: silence about the appeal leaves it as it is.
            DisputeStatus::Decided | DisputeStatus::Appealed => {
                let split = self.rulings.last().map_or(Split::all_back(self.held), |ruling| ruling.split);
                Ok(Some(self.resolve(split, ResolvedBy::Decision, at)))
            }
            DisputeStatus::Resolved | DisputeStatus::Withdrawn => Ok(None),
        }
    }

    /// What follows for the order: a resolved dispute divides its money, a withdrawn one lets it go on. Done when that
    /// has happened, or the order ended otherwise; not now while the buyer's bank asks for the money.
    pub fn conclude(
        &self,
        order: &Order,
        wallet: &Wallet,
        at: Timestamp,
    ) -> Result<Decided<Conclusion>, Refused> {
        let dispute = Self { due: None, ..self.clone() };
        match (self.status, self.resolution) {
            (DisputeStatus::Resolved, Some(resolution)) => {
                let settled = order.settle(self.id, resolution.split, wallet, at)?;
                Ok(settled.map(|(order, wallet, refund)| Conclusion {
                    order,
                    wallet: Some(wallet),
                    refund,
                    dispute,
                }))
            }
            (DisputeStatus::Withdrawn, _) => {
                let resumed = order.resume(self.id, at)?;
                Ok(resumed.map_or(Decided::Done, |order| {
                    Decided::Do(Conclusion { order, wallet: None, refund: None, dispute })
                }))
            }
            (
                DisputeStatus::Open
                | DisputeStatus::Answered
                | DisputeStatus::Escalated
                | DisputeStatus::Decided
                | DisputeStatus::Appealed
                | DisputeStatus::Resolved,
                _,
            ) => Err(self.refused("is not over yet")),
        }
    }

    /// It is over, and the buyer's bank asks for the money: when to look again. `None` while the timer lies ahead. Not a
    /// change worth a line of history.
    pub fn look_again(&self, at: Timestamp) -> Option<Self> {
        let due = self.due.filter(|due| due.at <= at)?;
        let later = Due { at: at.plus_seconds(RESTING_SECONDS), ..due };
        Some(Self { due: Some(later), ..self.clone() })
    }

    /// Nothing follows any more for its order, and its timer stops. `None` when it has none. Not a change worth a line of
    /// history.
    pub fn stop_looking(&self) -> Option<Self> {
        self.due.map(|_| Self { due: None, ..self.clone() })
    }

    fn escalated(&self, at: Timestamp) -> Outcome<Self> {
        let decide_by = self.next_look(at);
        let dispute = Self {
            status: DisputeStatus::Escalated,
            decide_by: Some(decide_by),
            due: due(decide_by),
            ..self.clone()
        };
        dispute.outcome(DisputeEvent::Escalated)
    }

    /// When an administrator should have decided, or the end if that comes first.
    fn next_look(&self, at: Timestamp) -> Timestamp {
        at.plus_seconds(self.terms.decide_within_seconds).min(self.ends_at())
    }

    fn resolve(&self, split: Split, by: ResolvedBy, at: Timestamp) -> Outcome<Self> {
        let dispute = Self {
            status: DisputeStatus::Resolved,
            resolution: Some(Resolution { split, by }),
            decide_by: None,
            closed_at: Some(at),
            due: still_frozen(at),
            ..self.clone()
        };
        dispute.outcome(|dispute| DisputeEvent::Resolved(DisputeResolved { dispute, split, resolved_by: by }))
    }

    fn was_decided(&self, ruling: &Ruling) -> bool {
        self.rulings.last().is_some_and(|last| last.split == ruling.split && last.note == ruling.note)
    }

    /// Refuses what belongs before a decision: while an appeal is heard, everything is open again.
    fn undecided(&self) -> Result<(), Refused> {
        match self.status {
            DisputeStatus::Open
            | DisputeStatus::Answered
            | DisputeStatus::Escalated
            | DisputeStatus::Appealed => Ok(()),
            DisputeStatus::Decided => Err(self.decided()),
            DisputeStatus::Resolved | DisputeStatus::Withdrawn => Err(self.over()),
        }
    }

    fn decided(&self) -> Refused {
        self.refused("has been decided; each side can appeal against the first decision, in time")
    }

    fn over(&self) -> Refused {
        self.refused("is over")
    }

    fn refused(&self, why: &str) -> Refused {
        Refused::new("dispute-state", format!("This dispute {why}."))
    }

    fn outcome(self, event: impl FnOnce(DisputeFacts) -> DisputeEvent) -> Outcome<Self> {
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

    fn outcome_by(self, by: Side, event: fn(DisputeBySide) -> DisputeEvent) -> Outcome<Self> {
        self.outcome(|dispute| event(DisputeBySide { dispute, by }))
    }
}

/// Should the event be lost, the money is not.
fn still_frozen(at: Timestamp) -> Option<Due> {
    Some(Due { at: at.plus_seconds(LOST_EVENT_SECONDS), step: Step::EscrowDivide })
}

fn due(at: Timestamp) -> Option<Due> {
    Some(Due { at, step: Step::DisputesTimeOut })
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::DomainEvent;
    use crate::documented::{Table, answer, asked, name};
    use crate::escrow::EscrowStatus;
    use crate::orders::{DISPUTES_MAX, OrderStatus, PaymentStatus};
    use crate::refunds::RefundStatus;
    use crate::samples::*;
    use crate::{RefundId, TypedId};

    fn buyer() -> DisputeParty {
        side(buyer_id())
    }

    fn artisan() -> DisputeParty {
        side(artisan_id().user())
    }

    pub(crate) fn transitions() -> Table {
        let mut table = Table::new(&[
            "state",
            "evidence",
            "answer",
            "propose",
            "accept",
            "withdraw",
            "escalate",
            "escalate, answer late",
            "decide",
            "appeal",
            "appeal, too late",
            "deadline passes",
            "time is up",
        ]);
        let words = || "So it was".to_owned();
        for status in DisputeStatus::ALL {
            let dispute = dispute_in(status);
            let (soon, late) = (start().plus_seconds(HOUR), start().plus_seconds(5 * DAY));
            let proposed = dispute.propose(artisan(), split(), soon).ok().flatten();
            let proposed = proposed.map_or(dispute.clone(), |outcome| outcome.entity);
            let answers = [
                dispute.add_evidence(buyer(), words(), Vec::new(), soon),
                dispute.answer(respondent(), words(), Vec::new(), soon),
                dispute.propose(buyer(), Split::all_back(naira(10_000)), soon),
                proposed.accept(buyer(), proposed.proposals.made, soon),
                dispute.withdraw(opener(), soon),
                dispute.escalate(buyer(), soon),
                dispute.escalate(buyer(), late),
                dispute.decide(arbiter(), split(), words(), soon),
                dispute.appeal(buyer(), words(), soon),
                dispute.appeal(buyer(), words(), late),
                dispute.time_out(dispute.due.map_or(late, |due| due.at)),
                dispute.time_out(start().plus_seconds(75 * DAY)),
            ];
            let next = |outcome: &Outcome<Dispute>| name(outcome.entity.status);
            table.row(name(status), answers.map(|decision| answer(decision, next)));
        }
        table
    }

    pub(crate) fn order_transitions() -> Table {
        let mut table = Table::new(&[
            "state",
            "buyer disputes",
            "buyer disputes, delivery late",
            "artisan disputes",
            "withdrawn",
            "all to the artisan",
            "divided",
            "all back to the buyer",
        ]);
        for status in OrderStatus::ALL {
            let order = order_in(status);
            let wallet = wallet_holding(&order_in(OrderStatus::Delivered));
            let (soon, late) = (start().plus_seconds(HOUR), start().plus_seconds(14 * DAY));
            let open = |by, at| answer(order.open_dispute(by, dispute_id(), at).map(Some), next_order);
            let conclude = |dispute: &Dispute| {
                answer(asked(dispute.conclude(&order, &wallet, soon)), |conclusion| {
                    next_order(&conclusion.order)
                })
            };
            let all_released = Split { to_buyer: naira(0), to_artisan: naira(10_000) };
            table.row(
                name(status),
                [
                    open(as_buyer(&order), soon),
                    open(as_buyer(&order), late),
                    open(as_artisan(&order), late),
                    conclude(&dispute_in(DisputeStatus::Withdrawn)),
                    conclude(&agreed(all_released)),
                    conclude(&agreed(split())),
                    conclude(&agreed(Split::all_back(naira(10_000)))),
                ],
            );
        }
        table
    }

    fn next_order(outcome: &Outcome<Order>) -> String {
        name(outcome.entity.status)
    }

    #[test]
    fn the_transition_table_is_as_the_design_shows() {
        assert_eq!(
            transitions().compact(),
            "open: open answered open resolved withdrawn x escalated x x x escalated escalated\n\
             answered: answered - answered resolved withdrawn escalated escalated x x x resolved resolved\n\
             escalated: escalated - escalated resolved withdrawn - - decided x x escalated resolved\n\
             decided: x x x x x x x x appealed x resolved resolved\n\
             appealed: appealed x appealed resolved x - - resolved x x appealed resolved\n\
             resolved: x x x x x x x x x x - -\n\
             withdrawn: x x x x - x x x x x - -\n"
        );
    }

    #[test]
    fn an_order_enters_and_leaves_a_dispute_as_the_design_shows() {
        assert_eq!(
            order_transitions().compact(),
            "pending_payment: x x x - x x x\n\
             paid: x x x - x x x\n\
             accepted: x disputed x - x x x\n\
             shipped: disputed disputed disputed - x x x\n\
             delivered: disputed disputed disputed - x x x\n\
             completed: x x x - x x x\n\
             expired: x x x - x x x\n\
             cancelled: x x x - x x x\n\
             disputed: x x x delivered completed completed refunded\n\
             refunded: x x x - - - -\n\
             charged_back: x x x - x x x\n"
        );
    }

    #[test]
    fn a_stranger_does_not_know_the_dispute_and_each_side_does_only_its_own() {
        let dispute = dispute_in(DisputeStatus::Open);
        let stranger = UserId::new(start(), [99; 10]);
        assert_eq!(dispute.as_party(stranger), Err(NoSide::Stranger));
        assert_eq!(dispute.as_opener(stranger), Err(NoSide::Stranger));
        assert_eq!(dispute.as_opener(artisan_id().user()), Err(NoSide::OtherSide));
        assert_eq!(dispute.as_respondent(buyer_id()), Err(NoSide::OtherSide));
        for own in [buyer_id(), artisan_id().user()] {
            assert_eq!(dispute.as_arbiter(own), Err(NoSide::Partial), "nobody decides over their own order");
        }
        let order = order_in(OrderStatus::Delivered);
        let opening =
            Opening { id: dispute_id(), claim: String::new(), uploads: Vec::new(), terms: dispute_terms() };
        let (_, by_artisan) = Dispute::open(&order, as_artisan(&order), opening, start()).unwrap();
        assert!(by_artisan.entity.as_opener(artisan_id().user()).is_ok());
        assert!(by_artisan.entity.as_respondent(buyer_id()).is_ok());
    }

    #[test]
    fn a_disputed_order_takes_no_command_and_says_where_it_is_decided() {
        let order = order_in(OrderStatus::Disputed);
        assert_eq!(order.escrow.status, EscrowStatus::Frozen);
        let artisan = order.as_artisan(artisan_id().user()).unwrap();
        let at = start().plus_seconds(30 * DAY);
        let refusals = [
            order.accept(artisan, at).unwrap_err(),
            order.ship(artisan, tracking(), at).unwrap_err(),
            order.deliver(artisan, proof(), at).unwrap_err(),
            order.confirm(by_buyer(&order), at).unwrap_err(),
            order.cancel(as_buyer(&order), "No more".to_owned(), at).unwrap_err(),
            order.open_dispute(as_buyer(&order), dispute_id(), at).unwrap_err(),
        ];
        for refused in refusals {
            assert_eq!(refused.problem, "order-disputed");
            assert!(refused.detail.contains(&dispute_id().to_string()), "{refused}");
        }
        assert_eq!(order.time_out(at), Ok(None), "its clocks stand still");
    }

    #[test]
    fn nothing_fires_a_moment_too_early() {
        for status in DisputeStatus::ALL {
            let dispute = dispute_in(status);
            if let Some(due) = dispute.due {
                assert_eq!(
                    dispute.time_out(Timestamp::from_millis(due.at.millis() - 1)),
                    Ok(None),
                    "{status:?}"
                );
            }
        }
    }

    #[test]
    fn an_open_dispute_has_a_deadline_and_one_that_is_over_waits_only_for_its_money() {
        for status in DisputeStatus::ALL {
            let dispute = dispute_in(status);
            let over = matches!(status, DisputeStatus::Resolved | DisputeStatus::Withdrawn);
            let step = if over { Step::EscrowDivide } else { Step::DisputesTimeOut };
            assert_eq!(dispute.due.map(|due| due.step), Some(step), "{status:?}");
            assert_eq!((dispute.closed_at.is_some(), dispute.deadline().is_none()), (over, over));
        }
        let order = order_in(OrderStatus::Disputed);
        for status in [DisputeStatus::Resolved, DisputeStatus::Withdrawn] {
            assert_eq!(concluded(&order, &dispute_in(status)).dispute.due, None, "{status:?}");
        }
    }

    #[test]
    fn a_silent_administrator_is_reminded_until_the_buyer_gets_everything_back() {
        let mut dispute = dispute_in(DisputeStatus::Escalated);
        let mut days = Vec::new();
        while let Some(due) = dispute.due.filter(|due| due.step == Step::DisputesTimeOut) {
            let fired = done(dispute.time_out(due.at));
            days.push((due.at.since(start()).as_secs() / DAY, fired.event.action()));
            dispute = fired.entity;
        }
        let overdue = "dispute.overdue";
        assert_eq!(
            days,
            [(14, overdue), (28, overdue), (42, overdue), (56, overdue), (60, "dispute.resolved")]
        );
        let split = Split::all_back(naira(10_000));
        assert_eq!(dispute.resolution, Some(Resolution { split, by: ResolvedBy::Default }));
    }

    #[test]
    fn silence_about_an_appeal_leaves_the_decision_as_it_is() {
        let decided = dispute_in(DisputeStatus::Decided);
        let late =
            Dispute { opened_at: Timestamp::from_millis(start().millis() - 59 * 86_400_000), ..decided };
        let appealed = done(late.appeal(buyer(), "No".to_owned(), start().plus_seconds(2 * DAY))).entity;
        assert_eq!(appealed.ends_at(), start().plus_seconds(16 * DAY), "whoever decides has their time");
        assert_eq!(appealed.time_out(start().plus_seconds(15 * DAY)), Ok(None));
        let resolved = done(appealed.time_out(start().plus_seconds(16 * DAY))).entity;
        assert_eq!(resolved.resolution, Some(Resolution { split: split(), by: ResolvedBy::Decision }));
    }

    #[test]
    fn the_parts_of_a_split_are_all_that_is_held_and_none_is_negative() {
        let dispute = dispute_in(DisputeStatus::Answered);
        let dollars = Money::new(0, "USD".parse().unwrap());
        for (to_buyer, to_artisan, problem) in [
            (naira(4_000), naira(5_999), "split-amount"),
            (naira(4_000), naira(6_001), "split-amount"),
            (naira(-1), naira(10_001), "split-amount"),
            (naira(10_001), naira(-1), "split-amount"),
            (naira(10_000), dollars, "amount"),
        ] {
            let refused = dispute.propose(buyer(), Split { to_buyer, to_artisan }, start()).unwrap_err();
            assert_eq!(refused.problem, problem);
        }
        for all in [0, 10_000] {
            let split = Split { to_buyer: naira(all), to_artisan: naira(10_000 - all) };
            assert!(dispute.propose(buyer(), split, start()).is_ok());
        }
    }

    #[test]
    fn a_proposal_that_was_replaced_cannot_be_accepted_any_more() {
        let dispute = dispute_in(DisputeStatus::Answered);
        let first = done(dispute.propose(artisan(), split(), start())).entity;
        let second = done(first.propose(artisan(), Split::all_back(naira(10_000)), start())).entity;
        assert_eq!(second.accept(buyer(), 1, start()).unwrap_err().problem, "proposal-unknown");
        assert_eq!(
            second.accept(artisan(), 2, start()).unwrap_err().problem,
            "proposal-unknown",
            "their own"
        );
        let agreed = done(second.accept(buyer(), 2, start())).entity;
        assert_eq!(agreed.accept(buyer(), 2, start()), Ok(None));
        assert_eq!(agreed.accept(buyer(), 1, start()).unwrap_err().problem, "dispute-state");
    }

    #[test]
    fn evidence_has_a_limit_for_each_side_and_a_repeat_is_none() {
        let mut dispute = dispute_in(DisputeStatus::Open);
        for number in 0..EVIDENCE_MAX {
            let note = format!("Photo {number}");
            dispute = done(dispute.add_evidence(buyer(), note.clone(), Vec::new(), start())).entity;
            assert_eq!(dispute.add_evidence(buyer(), note, Vec::new(), start()), Ok(None));
        }
        let more = |by| dispute.add_evidence(by, "One more".to_owned(), Vec::new(), start());
        assert_eq!(more(buyer()).unwrap_err().problem, "evidence-limit");
        assert!(more(artisan()).is_ok());
    }

    #[test]
    fn a_late_answer_is_heard_but_does_not_take_the_dispute_back() {
        let open = dispute_in(DisputeStatus::Open);
        let escalated = done(open.time_out(open.answer_by())).entity;
        let answered = done(escalated.answer(respondent(), "Sorry".to_owned(), Vec::new(), start())).entity;
        assert_eq!((answered.status, answered.due), (DisputeStatus::Escalated, escalated.due));
        assert!(answered.answer.is_some());
    }

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

    #[test]
    fn a_divided_order_pays_both_to_the_kobo_once() {
        let order = order_in(OrderStatus::Disputed);
        let dispute = agreed(split());
        let Conclusion { order: settled, wallet, refund, .. } = concluded(&order, &dispute);
        let (escrow, wallet, refund) =
            (&settled.entity.escrow, wallet.unwrap().entity, refund.unwrap().entity);
        assert_eq!((escrow.status, escrow.held), (EscrowStatus::Settled, naira(0)));
        assert_eq!((escrow.refunded, escrow.released, escrow.fees), (naira(4_000), naira(5_700), naira(300)));
        assert_eq!((wallet.held, wallet.available), (0, 570_000));
        assert_eq!((refund.amount, refund.status), (naira(4_000), RefundStatus::Requested));
        assert_eq!(settled.entity.payment_status, PaymentStatus::Refunding);
        assert_eq!(dispute.conclude(&settled.entity, &wallet, start()), Ok(Decided::Done));
        let arrived = settled.entity.refund_arrived(refund.id).unwrap().entity;
        assert_eq!(arrived.payment_status, PaymentStatus::PartlyRefunded, "the artisan's part stays paid");
        assert_eq!(settled.entity.refund_arrived(RefundId::new(start(), [77; 10])), None);
    }

    #[test]
    fn whoever_gets_nothing_gets_no_money_moved() {
        let order = order_in(OrderStatus::Disputed);
        let back = concluded(&order, &agreed(Split::all_back(naira(10_000))));
        assert_eq!(back.order.entity.status, OrderStatus::Refunded);
        assert_eq!(
            (back.wallet.unwrap().entity.held, back.refund.unwrap().entity.amount),
            (0, naira(10_000))
        );
        let paid = concluded(&order, &agreed(Split { to_buyer: naira(0), to_artisan: naira(10_000) }));
        assert_eq!(paid.order.entity.payment_status, PaymentStatus::Paid);
        assert_eq!((paid.wallet.unwrap().entity.available, paid.refund), (950_000, None));
    }

    #[test]
    fn a_debt_is_recovered_from_the_artisans_part() {
        let order = order_in(OrderStatus::Disputed);
        let owing = Wallet { debt: 300_000, ..wallet_holding(&order) };
        let conclusion = moved(agreed(split()).conclude(&order, &owing, start()));
        let wallet = conclusion.wallet.unwrap().entity;
        assert_eq!((wallet.held, wallet.available, wallet.debt), (0, 270_000, 0));
    }

    #[test]
    fn goods_that_never_left_go_back_on_the_shelf_with_the_money() {
        let accepted = order_in(OrderStatus::Accepted);
        let late = start().plus_seconds(14 * DAY);
        let frozen = accepted.open_dispute(as_buyer(&accepted), dispute_id(), late).unwrap().entity;
        assert!(concluded(&frozen, &agreed(Split::all_back(naira(10_000)))).order.entity.returns_stock());
        assert!(!concluded(&frozen, &agreed(split())).order.entity.returns_stock());
        assert!(!order_in(OrderStatus::Refunded).returns_stock(), "these were delivered");
    }

    fn resumed(opened_at: Timestamp, withdrawn_at: Timestamp) -> Order {
        let order = delivered_and_reminded(1);
        let frozen = order.open_dispute(as_buyer(&order), dispute_id(), opened_at).unwrap().entity;
        done(frozen.resume(dispute_id(), withdrawn_at)).entity
    }

    #[test]
    fn a_withdrawn_dispute_leaves_the_order_the_time_that_it_had() {
        // Delivered at the start, reminded once, disputed on the fifth day and a half, for ten days.
        let (opened, withdrawn) =
            (start().plus_seconds(5 * DAY + 12 * HOUR), start().plus_seconds(15 * DAY + 12 * HOUR));
        let order = resumed(opened, withdrawn);
        assert_eq!((order.status, order.escrow.status), (OrderStatus::Delivered, EscrowStatus::Held));
        assert_eq!(order.paused_seconds, 10 * DAY + 12 * HOUR, "ten days, and half a day to have two");
        let fired = done(order.time_out(order.due.unwrap().at));
        assert_eq!((fired.event.action(), fired.entity.reminders), ("order.reminded", 2));
        assert_eq!(fired.entity.due.unwrap().at, withdrawn.plus_seconds(48 * HOUR));
        let early = resumed(start().plus_seconds(5 * DAY), start().plus_seconds(6 * DAY));
        assert_eq!(early.paused_seconds, DAY, "nothing is missing");
    }

    #[test]
    fn an_order_is_never_released_sooner_than_two_days_after_a_dispute_was_withdrawn() {
        let last_minute = start().plus_seconds(7 * DAY - 1);
        for order in [
            resumed(last_minute, last_minute),
            resumed(start().plus_seconds(9 * DAY), start().plus_seconds(9 * DAY)),
        ] {
            let mut order = order;
            let withdrawn = start().plus_seconds(7 * DAY - 1);
            while let Some(due) = order.due.filter(|_| order.status == OrderStatus::Delivered) {
                order = done(order.time_out(due.at)).entity;
                if order.status == OrderStatus::Completed {
                    assert!(due.at >= withdrawn.plus_seconds(48 * HOUR), "{}", due.at);
                }
            }
        }
    }

    #[test]
    fn an_order_that_goes_on_has_lost_no_time_and_knows_of_no_dispute() {
        // Six days to go when it is disputed, six days to go a day later.
        let order = resumed(start().plus_seconds(DAY), start().plus_seconds(2 * DAY));
        assert_eq!((order.paused_seconds, order.before_dispute), (DAY, None));
    }

    #[test]
    fn the_time_to_deliver_stands_still_as_well() {
        let shipped = order_in(OrderStatus::Shipped);
        let opened = start().plus_seconds(20 * DAY);
        let frozen = shipped.open_dispute(as_artisan(&shipped), dispute_id(), opened).unwrap().entity;
        let order = done(frozen.resume(dispute_id(), opened.plus_seconds(5 * DAY))).entity;
        assert_eq!(order.due.unwrap().at, start().plus_seconds(27 * DAY), "two days from now");
        let cancel = |day| order.cancel(as_buyer(&order), "Late".to_owned(), start().plus_seconds(day * DAY));
        assert!(cancel(19).is_err() && cancel(20).is_ok());
    }

    #[test]
    fn what_stood_still_before_delivery_does_not_delay_the_release() {
        let shipped = order_in(OrderStatus::Shipped);
        let frozen = shipped.open_dispute(as_buyer(&shipped), dispute_id(), start()).unwrap().entity;
        let later = start().plus_seconds(10 * DAY);
        let resumed = done(frozen.resume(dispute_id(), later)).entity;
        let artisan = resumed.as_artisan(artisan_id().user()).unwrap();
        let delivered = done(resumed.deliver(artisan, proof(), later)).entity;
        assert_eq!(delivered.due.unwrap().at, later.plus_seconds(5 * DAY));
    }

    #[test]
    fn an_order_can_be_disputed_again_but_not_for_ever_and_neither_side_uses_up_the_others_right() {
        let artisan = as_artisan(&order_in(OrderStatus::Shipped));
        let buyer = as_buyer(&order_in(OrderStatus::Shipped));
        for (first, second) in [(artisan, buyer), (buyer, artisan)] {
            let mut order = order_in(OrderStatus::Shipped);
            for by in [[first; DISPUTES_MAX as usize], [second; DISPUTES_MAX as usize]].concat() {
                let frozen = order.open_dispute(by, dispute_id(), start()).unwrap().entity;
                order = done(frozen.resume(dispute_id(), start())).entity;
                assert_eq!(order.resume(dispute_id(), start()), Ok(None), "once");
            }
            for by in [first, second] {
                let refused = order.open_dispute(by, dispute_id(), start()).unwrap_err();
                assert_eq!(refused.problem, "order-state");
            }
        }
    }

    #[test]
    fn an_old_dispute_says_nothing_about_a_new_one() {
        let order = order_in(OrderStatus::Disputed);
        let old = Dispute { id: DisputeId::new(start(), [88; 10]), ..dispute_in(DisputeStatus::Resolved) };
        assert_eq!(old.conclude(&order, &wallet_holding(&order), start()), Ok(Decided::Done));
        let withdrawn =
            Dispute { id: DisputeId::new(start(), [88; 10]), ..dispute_in(DisputeStatus::Withdrawn) };
        assert_eq!(withdrawn.conclude(&order, &wallet_holding(&order), start()), Ok(Decided::Done));
    }
}
