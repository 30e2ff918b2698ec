//! A report of one thing: who said what of it, and what was decided.

use serde::{Deserialize, Serialize};

use super::events::{ReportDecided, ReportEvent, ReportFacts};
use super::{Filing, Found, Statement, Thing};
use crate::change::repeated;
use crate::event::Entity;
use crate::{Actor, ArtisanId, Decision, Outcome, ProductId, Refused, ReportId, ReviewId, Timestamp, UserId};

/// People who can report one thing until it is decided. What more of them say adds nothing: they get the same answer, and it is not kept.
pub const STATEMENTS_MAX: usize = 20;

/// How far a report is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReportState {
    /// It waits for an administrator.
    Open,
    /// An administrator has decided.
    Decided,
}

impl ReportState {
    /// Both of them.
    pub const ALL: [Self; 2] = [Self::Open, Self::Decided];
}

/// What can be done about a thing that was reported.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Act {
    /// Nothing: it is within the rules.
    Dismiss,
    /// Who answers for it is told what must not be.
    Warn,
    /// The product is taken out of the shop, until its artisan has mended it.
    HideProduct,
    /// The review is taken out of sight.
    HideReview,
    /// The artisan sells nothing until an administrator says so.
    Suspend,
}

impl Act {
    /// All of them.
    pub const ALL: [Self; 5] =
        [Self::Dismiss, Self::Warn, Self::HideProduct, Self::HideReview, Self::Suspend];
}

/// What an administrator decides, with what it changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ruling {
    /// Nothing changes.
    Dismiss,
    /// Nothing but that somebody is told.
    Warn,
    /// This product is hidden.
    HideProduct(ProductId),
    /// This review is hidden.
    HideReview(ReviewId),
    /// This artisan is suspended.
    Suspend(ArtisanId),
}

impl Ruling {
    /// What is done.
    pub const fn act(self) -> Act {
        match self {
            Self::Dismiss => Act::Dismiss,
            Self::Warn => Act::Warn,
            Self::HideProduct(_) => Act::HideProduct,
            Self::HideReview(_) => Act::HideReview,
            Self::Suspend(_) => Act::Suspend,
        }
    }
}

/// What was decided last.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Verdict {
    /// What was done.
    pub act: Act,
    /// Why.
    pub reason: String,
    /// When.
    pub at: Timestamp,
}

/// Proof that the caller is an administrator who has no part in what was reported. Only [`Report::as_judge`] makes one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Judge(UserId);

impl Judge {
    /// The administrator as the author of a change.
    pub fn actor(self) -> Actor {
        Actor::Admin(self.0)
    }
}

/// What people told of one thing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    /// Which one; it follows from the thing.
    pub id: ReportId,
    /// What was reported.
    pub thing: Thing,
    /// What that was called when it was first reported; empty where it has no name of its own.
    pub title: String,
    /// Who answers for it.
    pub person_id: UserId,
    /// How far it is.
    pub state: ReportState,
    /// Which round this is: whoever reports the thing after a decision begins another.
    pub round: u32,
    /// What people said in this round and the one before, the first one first.
    pub statements: Vec<Statement>,
    /// When this round began.
    pub opened_at: Timestamp,
    /// What was decided last; of an open one, in the round before.
    pub verdict: Option<Verdict>,
}

impl Entity for Report {
    type Event = ReportEvent;
}

impl Report {
    /// Somebody reports what they found. `before` is what was reported of it already. Nothing is to be done where they said it before and
    /// nothing has come of it but that it is within the rules, or where enough people have.
    ///
    /// # Errors
    /// `own-report` where they answer for it themselves.
    pub fn file(before: Option<&Self>, found: Found, filing: Filing, at: Timestamp) -> Decision<Self> {
        let Found { thing, person_id, title, seen } = found;
        if filing.by == person_id {
            let detail = "This is your own. You can report what others offer, write or do.";
            return Err(Refused::new("own-report", detail));
        }
        let mut report = match before {
            Some(before) if before.needs_nothing_of(filing.by) => return Ok(None),
            Some(before) => before.opened(at),
            None => Self {
                id: thing.report_id(),
                thing,
                title,
                person_id,
                state: ReportState::Open,
                round: 1,
                statements: Vec::new(),
                opened_at: at,
                verdict: None,
            },
        };
        let last = report.statements.iter().rev().find_map(|statement| statement.seen.as_ref());
        let seen = (last != Some(&seen)).then_some(seen);
        let Filing { by, sells, kind, words } = filing;
        report.statements.push(Statement { round: report.round, by, sells, kind, words, seen, at });
        let event = ReportEvent::Filed(report.facts());
        Ok(Some(Outcome { entity: report, event, postings: Vec::new() }))
    }

    /// Whether nothing is to be done if `user` reports it now.
    fn needs_nothing_of(&self, user: UserId) -> bool {
        let said = |round: u32| self.statements.iter().any(|one| one.round == round && one.by == user);
        match (self.state, &self.verdict) {
            (ReportState::Open, _) => said(self.round) || self.people() >= STATEMENTS_MAX,
            // Who was told that it is within the rules does not ask again; somebody else may see it with other eyes.
            (ReportState::Decided, Some(verdict)) => verdict.act == Act::Dismiss && said(self.round),
            (ReportState::Decided, None) => false,
        }
    }

    /// The same, waiting for an administrator. Of the rounds before, the last is kept.
    fn opened(&self, at: Timestamp) -> Self {
        let mut open = self.clone();
        if self.state == ReportState::Decided {
            open.state = ReportState::Open;
            open.round += 1;
            open.opened_at = at;
            open.statements.retain(|statement| statement.round == self.round);
        }
        open
    }

    /// What was said in this round, the first one first.
    pub fn said(&self) -> impl Iterator<Item = &Statement> {
        self.statements.iter().filter(|statement| statement.round == self.round)
    }

    /// How many people have reported it in this round.
    pub fn people(&self) -> usize {
        self.said().count()
    }

    /// What `user` said last, if they are among those who reported it.
    pub fn statement_of(&self, user: UserId) -> Option<&Statement> {
        self.statements.iter().rev().find(|statement| statement.by == user)
    }

    /// The caller as an administrator who may decide; `None` for who answers for the thing or has reported it.
    pub fn as_judge(&self, admin: UserId) -> Option<Judge> {
        let has_part = admin == self.person_id || self.statement_of(admin).is_some();
        (!has_part).then_some(Judge(admin))
    }

    /// What can be done about it, the least first.
    pub fn acts(&self) -> Vec<Act> {
        Act::ALL.into_iter().filter(|act| self.takes(*act)).collect()
    }

    fn takes(&self, act: Act) -> bool {
        match act {
            Act::Dismiss | Act::Warn => true,
            Act::HideProduct => matches!(self.thing, Thing::Product { .. }),
            Act::HideReview => matches!(self.thing, Thing::Review { .. }),
            // Whoever is reported as a buyer may have a shop, too; whether they do, the shop says.
            Act::Suspend => !matches!(self.thing, Thing::Buyer { .. }),
        }
    }

    fn fits(&self, ruling: Ruling) -> bool {
        self.takes(ruling.act())
            && match ruling {
                Ruling::Dismiss | Ruling::Warn => true,
                Ruling::HideProduct(product_id) => self.thing == Thing::Product { product_id },
                Ruling::HideReview(review_id) => self.thing == Thing::Review { review_id },
                Ruling::Suspend(artisan_id) => artisan_id.user() == self.person_id,
            }
    }

    /// An administrator decides, for `reason`.
    ///
    /// # Errors
    /// `report-act` where the ruling is of something else than what was reported; `report-state` where another was given.
    pub fn decide(&self, _by: Judge, ruling: Ruling, reason: String, at: Timestamp) -> Decision<Self> {
        let act = ruling.act();
        if let (ReportState::Decided, Some(verdict)) = (self.state, &self.verdict) {
            return repeated(verdict.act == act && verdict.reason == reason, || {
                let detail = "This report is decided already. Read the queue again.";
                Refused::new("report-state", detail)
            });
        }
        if !self.fits(ruling) {
            let detail = "This cannot be done about what was reported, or is about something else. Read the report again.";
            return Err(Refused::new("report-act", detail));
        }
        let verdict = Verdict { act, reason: reason.clone(), at };
        let report = Self { state: ReportState::Decided, verdict: Some(verdict), ..self.clone() };
        let reporters = report.said().map(|statement| statement.by).collect();
        let event = ReportEvent::Decided(ReportDecided { report: report.facts(), act, reason, reporters });
        Ok(Some(Outcome { entity: report, event, postings: Vec::new() }))
    }

    fn facts(&self) -> ReportFacts {
        ReportFacts {
            report_id: self.id,
            thing: self.thing,
            title: self.title.clone(),
            person_id: self.person_id,
            people: self.people(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::TypedId;
    use crate::messages::{Contacts, Conversation, Letter, Seat};
    use crate::orders::{OrderStatus, Side};
    use crate::reports::ReportKind;
    use crate::reviews::{Stars, write};
    use crate::samples::*;

    fn somebody(seed: u8) -> UserId {
        UserId::new(start(), [seed; 10])
    }

    fn filing(by: UserId) -> Filing {
        Filing { by, sells: false, kind: ReportKind::Scam, words: "The picture is mine.".to_owned() }
    }

    fn file(before: Option<&Report>, by: UserId) -> Decision<Report> {
        Report::file(before, Found::product(&product_on_sale()).unwrap(), filing(by), start())
    }

    fn filed() -> Report {
        done(file(None, buyer_id())).entity
    }

    fn judge(report: &Report) -> Judge {
        report.as_judge(somebody(12)).unwrap()
    }

    fn decided(report: &Report, ruling: Ruling) -> Report {
        done(report.decide(judge(report), ruling, "As it is".to_owned(), start())).entity
    }

    #[test]
    fn a_person_reports_a_thing_once_and_many_are_counted() {
        let first = filed();
        assert_eq!((first.people(), first.state, first.id), (1, ReportState::Open, first.thing.report_id()));
        assert_eq!(file(Some(&first), buyer_id()), Ok(None), "a repeat answers the same");
        let mut report = first;
        for seed in 50..50 + 19 {
            report = done(file(Some(&report), somebody(seed))).entity;
        }
        assert_eq!(report.people(), STATEMENTS_MAX);
        assert_eq!(file(Some(&report), somebody(99)), Ok(None), "enough have said it");
        let (seen, rest) = report.statements.split_first().unwrap();
        assert!(seen.seen.is_some() && rest.iter().all(|statement| statement.seen.is_none()), "kept once");
    }

    #[test]
    fn what_was_seen_stays_when_the_thing_changes() {
        let first = filed();
        let mut mended = product_on_sale();
        mended.offer.description = "Of pine".to_owned();
        let found = Found::product(&mended).unwrap();
        let second = done(Report::file(Some(&first), found, filing(somebody(50)), start())).entity;
        let texts: Vec<_> =
            second.statements.iter().map(|one| one.seen.as_ref().unwrap().text.clone()).collect();
        assert_eq!(texts, [product_on_sale().offer.description, "Of pine".to_owned()]);
    }

    #[test]
    fn nobody_reports_their_own() {
        assert_eq!(file(None, artisan_id().user()).unwrap_err().problem, "own-report");
    }

    #[test]
    fn only_what_somebody_sees_can_be_reported() {
        let mut hidden = product_on_sale();
        hidden.status = crate::catalogue::ProductStatus::Hidden;
        assert_eq!(Found::product(&hidden), None);
        let order = order_in(OrderStatus::Completed);
        let of_buyer_review =
            |party, opinion, own, other| write(&order, party, opinion, own, other, start()).unwrap().unwrap();
        let waiting = of_buyer_review(as_artisan(&order), of_buyer(Stars::One), None, None).own.entity;
        assert_eq!(Found::review(&waiting, buyer_id()), None, "it waits");
        let shown = waiting.time_out(start().plus_seconds(14 * DAY)).unwrap().entity;
        assert_eq!(shown.by, Side::Artisan);
        assert_eq!(Found::review(&shown, somebody(50)), None, "of a buyer, the sides alone read it");
        assert!(Found::review(&shown, buyer_id()).is_some());
    }

    #[test]
    fn a_message_is_kept_as_its_reader_saw_it() {
        let conversation = Conversation::question(buyer_id(), artisan_id(), None, start()).unwrap();
        let by = conversation.as_correspondent(artisan_id().user()).unwrap();
        let (own, other) = (Seat::of(&conversation, Side::Artisan), Seat::of(&conversation, Side::Buyer));
        let letter = Letter { text: "Call 0803 123 4567".to_owned(), uploads: Vec::new() };
        let sent = conversation.send(by, letter, (&own, &other), start()).unwrap();
        let reader = conversation.as_correspondent(buyer_id()).unwrap();
        let found = Found::message(&conversation, &sent.message, reader, Contacts::Hidden);
        assert!(found.seen.hides_contacts && !found.seen.text.contains("0803"), "{:?}", found.seen);
        assert_eq!(found.person_id, artisan_id().user());
        assert_eq!(Found::buyer(&conversation, reader), None, "a buyer reports the artisan");
        assert!(Found::buyer(&conversation, by).is_some());
    }

    #[test]
    fn a_decision_fits_what_was_reported_and_is_given_once() {
        let report = filed();
        let Thing::Product { product_id } = report.thing else { panic!("it is a product") };
        assert_eq!(report.acts(), [Act::Dismiss, Act::Warn, Act::HideProduct, Act::Suspend]);
        let by = judge(&report);
        let decide = |report: &Report, ruling| report.decide(by, ruling, "As it is".to_owned(), start());
        for other in [
            Ruling::HideProduct(ProductId::new(start(), [99; 10])),
            Ruling::HideReview(ReviewId::new(start(), [99; 10])),
            Ruling::Suspend(somebody(99).artisan()),
        ] {
            assert_eq!(decide(&report, other).unwrap_err().problem, "report-act", "{other:?}");
        }
        let over = done(decide(&report, Ruling::HideProduct(product_id))).entity;
        assert_eq!(over.state, ReportState::Decided);
        assert_eq!(decide(&over, Ruling::HideProduct(product_id)), Ok(None));
        assert_eq!(decide(&over, Ruling::Dismiss).unwrap_err().problem, "report-state");
    }

    #[test]
    fn who_has_part_in_it_decides_nothing() {
        let report = filed();
        for part in [buyer_id(), artisan_id().user()] {
            assert_eq!(report.as_judge(part), None);
        }
    }

    #[test]
    fn after_a_decision_the_thing_can_be_reported_again_but_not_by_who_was_told_that_it_is_within_the_rules()
    {
        let report = filed();
        let dismissed = decided(&report, Ruling::Dismiss);
        assert_eq!(file(Some(&dismissed), buyer_id()), Ok(None));
        let again = done(file(Some(&dismissed), somebody(50))).entity;
        assert_eq!((again.state, again.round, again.people()), (ReportState::Open, 2, 1));
        assert!(again.verdict.is_some(), "what was decided before is seen");
        let warned = decided(&report, Ruling::Warn);
        let once_more = done(file(Some(&warned), buyer_id())).entity;
        assert_eq!((once_more.people(), once_more.statements.len()), (1, 2));
        let third = done(file(Some(&decided(&once_more, Ruling::Warn)), somebody(51))).entity;
        assert_eq!(third.statements.len(), 2, "of the rounds before, the last is kept");
    }
}
