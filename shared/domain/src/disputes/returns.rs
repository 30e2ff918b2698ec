//! Goods that go back: both agree that the buyer gets their part once the artisan has them, and the money stays frozen until then.

use serde::{Deserialize, Serialize};

use crate::disputes::dispute::due;
use crate::disputes::events::{DisputeEvent, DisputeReturn};
use crate::disputes::{
    Dispute, DisputeArtisan, DisputeBuyer, DisputeStatus, Proposal, ResolvedBy, Statement,
};
use crate::escrow::Split;
use crate::orders::Side;
use crate::{Decision, Outcome, Reason, Refused, Timestamp, UploadId};

/// How often the two sides of one dispute can agree on a return: one that came to nothing can be tried again, but not for ever.
pub const RETURNS_MAX: usize = 3;

/// How a return ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReturnOutcome {
    /// The artisan has the goods, and nothing against them.
    Received,
    /// The artisan said nothing in time: silence is for the buyer who has sent the goods.
    Unanswered,
    /// The buyer did not send the goods in time.
    NotSent,
    /// The artisan says that they came back damaged, or not at all.
    Rejected,
    /// Both agreed on something else.
    Replaced,
    /// The buyer took the dispute back, and keeps the goods.
    Withdrawn,
}

impl ReturnOutcome {
    /// All of them.
    pub const ALL: [Self; 6] =
        [Self::Received, Self::Unanswered, Self::NotSent, Self::Rejected, Self::Replaced, Self::Withdrawn];
}

/// How and when a return ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReturnEnd {
    /// How.
    pub outcome: ReturnOutcome,
    /// When.
    pub at: Timestamp,
}

/// What both sides agreed on: the goods go back, and then the money is divided.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Return {
    /// The number of the proposal that was accepted.
    pub proposal: u32,
    /// Whose proposal it was.
    pub proposed_by: Side,
    /// Who gets what once the goods are back.
    pub split: Split,
    /// When both agreed.
    pub agreed_at: Timestamp,
    /// Until when the buyer sends the goods.
    pub send_by: Timestamp,
    /// What the buyer says and shows of the sending.
    pub sent: Option<Statement>,
    /// Until when the artisan can say that something is wrong; known once the goods were sent.
    pub inspect_by: Option<Timestamp>,
    /// What the artisan says is wrong.
    pub objection: Option<Statement>,
    /// How it ended.
    pub end: Option<ReturnEnd>,
}

impl Return {
    /// From when on the time counts in which somebody has to decide, should it come to nothing.
    pub(super) fn undecided_from(&self) -> Timestamp {
        self.end.map_or(self.send_by, |end| end.at)
    }

    /// Until when the artisan can still speak; `None` while nothing was sent, and once it has ended.
    pub(super) fn awaits_artisan_until(&self) -> Option<Timestamp> {
        self.inspect_by.filter(|_| self.end.is_none())
    }
}

impl Dispute {
    /// The return that both agreed on and that has not ended.
    pub fn returning(&self) -> Option<&Return> {
        self.returns.last().filter(|last| last.end.is_none())
    }

    /// Refuses another return: while one is on, when there were too many, or when the buyer would get nothing for it.
    pub(super) fn may_return(&self, split: Split) -> Result<(), Refused> {
        if self.returning().is_some() {
            return Err(
                self.refused("has a return that both agreed on already; propose a division without one")
            );
        }
        if self.returns.len() >= RETURNS_MAX {
            let why =
                format!("has had {RETURNS_MAX} returns that came to nothing; propose a division without one");
            return Err(self.refused(&why).because(Reason::ReturnLimit).with("limit", RETURNS_MAX));
        }
        if split.to_buyer.is_positive() {
            return Ok(());
        }
        Err(Refused::new(
            "split-amount",
            "The buyer would get nothing for sending the goods back. Give the buyer a part, or propose without a return.",
        ))
    }

    /// Both agreed: the buyer sends the goods. What either proposed before lapses, so that nobody accepts it while they travel.
    pub(super) fn await_return(&self, proposal: Proposal, proposed_by: Side, at: Timestamp) -> Outcome<Self> {
        let send_by = at.plus_seconds(self.terms.return_within_seconds);
        let mut dispute = Self {
            status: DisputeStatus::AwaitingReturn,
            proposals: self.proposals.lapsed(),
            decide_by: None,
            overdue: 0,
            due: due(send_by),
            ..self.clone()
        };
        dispute.returns.push(Return {
            proposal: proposal.number,
            proposed_by,
            split: proposal.split,
            agreed_at: at,
            send_by,
            sent: None,
            inspect_by: None,
            objection: None,
            end: None,
        });
        dispute.outcome_of_return(proposal.split, DisputeEvent::ReturnAgreed)
    }

    /// The buyer has sent the goods back, and shows it. What either proposed while the buyer still had them lapses: an artisan
    /// could otherwise take "keep it for a tenth off" while they travel.
    pub fn send_return(
        &self,
        _by: DisputeBuyer,
        note: String,
        uploads: Vec<UploadId>,
        at: Timestamp,
    ) -> Decision<Self> {
        let sent = Statement { text: note, uploads, at };
        let last = self.returns.last();
        if last.and_then(|last| last.sent.as_ref()).is_some_and(|known| known.says_as(&sent)) {
            return Ok(None);
        }
        let returning = self.returning().ok_or_else(|| self.no_return())?;
        if returning.sent.is_some() {
            return Err(
                self.refused("knows that the goods are on their way; add what you have to say as evidence")
            );
        }
        let inspect_by = at.plus_seconds(self.terms.inspect_within_seconds);
        let split = returning.split;
        let returned = Return { sent: Some(sent), inspect_by: Some(inspect_by), ..returning.clone() };
        let dispute = Self {
            status: DisputeStatus::ReturnSent,
            proposals: self.proposals.lapsed(),
            due: due(inspect_by),
            ..self.with_return(returned)
        };
        Ok(Some(dispute.outcome_of_return(split, DisputeEvent::ReturnSent)))
    }

    /// The artisan has the goods and nothing against them, whether or not the buyer said that they were sent: the money is
    /// divided.
    pub fn confirm_return(&self, _by: DisputeArtisan, at: Timestamp) -> Decision<Self> {
        let end = self.returns.last().and_then(|last| last.end);
        if end.is_some_and(|end| end.outcome == ReturnOutcome::Received) {
            return Ok(None);
        }
        let returning = self.returning().ok_or_else(|| self.no_return())?;
        Ok(Some(self.divide_after_return(returning, ReturnOutcome::Received, ResolvedBy::Returned, at)))
    }

    /// The artisan says that the goods came back damaged, or not at all, while there is time: an administrator decides.
    pub fn reject_return(
        &self,
        _by: DisputeArtisan,
        statement: String,
        uploads: Vec<UploadId>,
        at: Timestamp,
    ) -> Decision<Self> {
        let objection = Statement { text: statement, uploads, at };
        let last = self.returns.last();
        if last.and_then(|last| last.objection.as_ref()).is_some_and(|known| known.says_as(&objection)) {
            return Ok(None);
        }
        let returning = self.returning().ok_or_else(|| self.no_return())?;
        match returning.inspect_by {
            Some(inspect_by) if inspect_by > at => {
                let rejected = Return { objection: Some(objection), ..returning.clone() };
                let outcome = ReturnOutcome::Rejected;
                Ok(Some(self.ask_after_return(rejected, outcome, at, DisputeEvent::ReturnRejected)))
            }
            Some(_) => Err(self
                .refused("ends as you agreed: the time to say what is wrong with what came back is over")
                .because(Reason::InspectionOver)),
            None => Err(self.refused(&format!(
                "waits for the buyer to send the goods. An administrator decides if that is not done by {}",
                returning.send_by
            ))),
        }
    }

    /// The time of a return is over: the artisan did not speak, or the buyer did not send. `None` while none is on.
    pub(super) fn time_out_return(&self, at: Timestamp) -> Option<Outcome<Self>> {
        let returning = self.returning()?;
        Some(if returning.sent.is_some() {
            self.divide_after_return(returning, ReturnOutcome::Unanswered, ResolvedBy::ReturnUnanswered, at)
        } else {
            self.ask_after_return(returning.clone(), ReturnOutcome::NotSent, at, DisputeEvent::ReturnNotSent)
        })
    }

    /// With the return that is on ended, if one is.
    #[must_use]
    pub(super) fn without_return(&self, outcome: ReturnOutcome, at: Timestamp) -> Self {
        let end = Some(ReturnEnd { outcome, at });
        let ended = self.returning().map(|returning| Return { end, ..returning.clone() });
        ended.map_or_else(|| self.clone(), |ended| self.with_return(ended))
    }

    /// The goods are back, or count as such: the money is divided as both agreed.
    fn divide_after_return(
        &self,
        returning: &Return,
        outcome: ReturnOutcome,
        by: ResolvedBy,
        at: Timestamp,
    ) -> Outcome<Self> {
        self.without_return(outcome, at).resolve(returning.split, by, at)
    }

    /// What both agreed on came to nothing: an administrator decides, or decides the appeal, with the whole time for it.
    fn ask_after_return(
        &self,
        returning: Return,
        outcome: ReturnOutcome,
        at: Timestamp,
        event: fn(DisputeReturn) -> DisputeEvent,
    ) -> Outcome<Self> {
        let split = returning.split;
        let ended = self.with_return(returning).without_return(outcome, at);
        let decide_by = ended.next_look(at);
        let status = if ended.appeal.is_some() { DisputeStatus::Appealed } else { DisputeStatus::Escalated };
        let dispute = Self { status, decide_by: Some(decide_by), due: due(decide_by), ..ended };
        dispute.outcome_of_return(split, event)
    }

    /// With the last return as `changed`.
    fn with_return(&self, changed: Return) -> Self {
        let mut dispute = self.clone();
        dispute.returns.pop();
        dispute.returns.push(changed);
        dispute
    }

    fn outcome_of_return(self, split: Split, event: fn(DisputeReturn) -> DisputeEvent) -> Outcome<Self> {
        self.outcome(|dispute| event(DisputeReturn { dispute, split }))
    }

    fn no_return(&self) -> Refused {
        self.refused("has no return that waits for this. Read it again")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::DomainEvent;
    use crate::disputes::{Opening, Resolution};
    use crate::escrow::EscrowStatus;
    use crate::orders::OrderStatus;
    use crate::samples::*;

    fn outcomes(dispute: &Dispute) -> Vec<ReturnOutcome> {
        dispute.returns.iter().filter_map(|one| one.end).map(|end| end.outcome).collect()
    }

    #[test]
    fn goods_that_are_back_divide_the_money_as_both_agreed_and_not_before() {
        let order = order_in(OrderStatus::Disputed);
        for (before, waits) in
            [(DisputeStatus::AwaitingReturn, "not sent"), (DisputeStatus::ReturnSent, "on their way")]
        {
            let dispute = dispute_in(before);
            let early = dispute.conclude(&order, &wallet_holding(&order), start());
            assert_eq!(early.unwrap_err().problem, "dispute-state", "{waits}");
            let settled = done(dispute.confirm_return(receiver(), start()));
            assert_eq!(settled.event.action(), "dispute.resolved");
            let settled = settled.entity;
            assert_eq!(settled.resolution, Some(Resolution { split: split(), by: ResolvedBy::Returned }));
            assert_eq!(outcomes(&settled), [ReturnOutcome::Received]);
            let divided = concluded(&order, &settled).order.entity;
            let escrow = divided.escrow();
            assert_eq!((escrow.status, escrow.refunded), (EscrowStatus::Divided, naira(4_000)), "{waits}");
        }
    }

    #[test]
    fn silence_is_for_the_buyer_who_has_sent_and_asks_an_administrator_where_nothing_was_sent() {
        let sent = dispute_in(DisputeStatus::ReturnSent);
        assert_eq!(sent.ends_at(), start().plus_seconds(10 * DAY));
        let settled = done(sent.time_out(start().plus_seconds(10 * DAY))).entity;
        assert_eq!(settled.resolution, Some(Resolution { split: split(), by: ResolvedBy::ReturnUnanswered }));
        assert_eq!(outcomes(&settled), [ReturnOutcome::Unanswered]);

        let awaited = dispute_in(DisputeStatus::AwaitingReturn);
        let late = start().plus_seconds(7 * DAY);
        let fired = done(awaited.time_out(late));
        assert_eq!(fired.event.action(), "dispute.return_not_sent");
        let asked = fired.entity;
        assert_eq!(
            (asked.status, outcomes(&asked)),
            (DisputeStatus::Escalated, vec![ReturnOutcome::NotSent])
        );
        assert_eq!(asked.decide_by, Some(late.plus_seconds(14 * DAY)));
    }

    #[test]
    fn a_buyer_who_agrees_late_and_sends_nothing_is_not_given_everything_back_for_it() {
        let day_59 = start().plus_seconds(59 * DAY);
        let answered = dispute_in(DisputeStatus::Answered);
        let proposed = done(answered.propose_return(side(artisan_id().user()), split(), day_59)).entity;
        let awaited = done(proposed.accept(side(buyer_id()), proposed.proposals.made, day_59)).entity;
        assert_eq!(
            awaited.time_out(start().plus_seconds(60 * DAY)),
            Ok(None),
            "the old end is none any more"
        );
        let over = day_59.plus_seconds(7 * DAY);
        let asked = done(awaited.time_out(over)).entity;
        assert_eq!((asked.status, asked.resolution), (DisputeStatus::Escalated, None));
        assert_eq!(asked.due.map(|due| due.at), Some(over.plus_seconds(14 * DAY)));
        assert_eq!(asked.ends_at(), over.plus_seconds(60 * DAY));
    }

    #[test]
    fn what_was_proposed_before_is_not_accepted_while_the_goods_travel() {
        let answered = dispute_in(DisputeStatus::Answered);
        let little = Split { to_buyer: naira(100), to_artisan: naira(9_900) };
        let keep = done(answered.propose(side(buyer_id()), little, start())).entity;
        let sent = sent_back(&to_be_returned(&keep, split()));
        let refused = sent.accept(side(artisan_id().user()), 1, start()).unwrap_err();
        assert_eq!(refused.problem, "proposal-unknown");
        let anew = done(sent.propose(side(buyer_id()), little, start())).entity;
        let agreed = done(anew.accept(side(artisan_id().user()), anew.proposals.made, start())).entity;
        assert_eq!(agreed.resolution, Some(Resolution { split: little, by: ResolvedBy::Agreement }));
        assert_eq!(outcomes(&agreed), [ReturnOutcome::Replaced]);
    }

    #[test]
    fn what_was_proposed_before_the_sending_is_not_accepted_after_it() {
        let awaited = dispute_in(DisputeStatus::AwaitingReturn);
        let little = Split { to_buyer: naira(100), to_artisan: naira(9_900) };
        let keep = done(awaited.propose(side(buyer_id()), little, start())).entity;
        let number = keep.proposals.made;
        assert!(keep.accept(side(artisan_id().user()), number, start()).is_ok(), "the buyer has the goods");
        let sent = sent_back(&keep);
        let refused = sent.accept(side(artisan_id().user()), number, start()).unwrap_err();
        assert_eq!(refused.problem, "proposal-unknown");
        let anew = done(sent.propose(side(buyer_id()), little, start())).entity;
        assert_eq!(anew.proposals.buyer.map(|one| one.number), Some(number + 1), "it can be proposed again");
    }

    #[test]
    fn an_objection_comes_in_time_or_not_at_all() {
        let sent = dispute_in(DisputeStatus::ReturnSent);
        let object = |dispute: &Dispute, at| {
            dispute.reject_return(receiver(), "One leg is missing".to_owned(), Vec::new(), at)
        };
        let end = start().plus_seconds(10 * DAY);
        let early = Timestamp::from_millis(end.millis() - 1);
        let rejected = done(object(&sent, early));
        assert_eq!(rejected.event.action(), "dispute.return_rejected");
        assert_eq!(rejected.entity.status, DisputeStatus::Escalated);
        assert_eq!(object(&rejected.entity, end), Ok(None), "said once");
        assert!(rejected.entity.confirm_return(receiver(), end).is_err(), "an administrator decides by now");
        let late = object(&sent, end).unwrap_err();
        assert_eq!((late.problem, late.reason), ("dispute-state", Some(Reason::InspectionOver)));
        let nothing_sent = object(&dispute_in(DisputeStatus::AwaitingReturn), start()).unwrap_err();
        assert_eq!(nothing_sent.reason, Some(Reason::ReturnAwaited));
    }

    #[test]
    fn an_appeal_is_heard_where_a_return_comes_to_nothing() {
        let awaited = to_be_returned(&dispute_in(DisputeStatus::Appealed), Split::all_back(naira(10_000)));
        let asked = done(awaited.time_out(start().plus_seconds(7 * DAY))).entity;
        assert_eq!((asked.status, asked.rulings.len()), (DisputeStatus::Appealed, 1));
        let decided = done(asked.decide(arbiter(), split(), "On second thoughts".to_owned(), start())).entity;
        assert_eq!(decided.status, DisputeStatus::Resolved, "the second decision is final");
    }

    #[test]
    fn each_command_of_a_return_may_come_twice() {
        let awaited = dispute_in(DisputeStatus::AwaitingReturn);
        let number = awaited.returns[0].proposal;
        assert_eq!(awaited.accept(side(buyer_id()), number, start()), Ok(None));
        let own = awaited.accept(side(artisan_id().user()), number, start()).unwrap_err();
        assert_eq!(own.problem, "proposal-unknown", "whoever proposed it cannot accept it");
        let note = || "With Sule".to_owned();
        let sent = done(awaited.send_return(sender(), note(), Vec::new(), start())).entity;
        assert_eq!(sent.send_return(sender(), note(), Vec::new(), start()), Ok(None));
        assert!(sent.send_return(sender(), "With Musa".to_owned(), Vec::new(), start()).is_err());
        let settled = done(sent.confirm_return(receiver(), start())).entity;
        assert_eq!(settled.confirm_return(receiver(), start()), Ok(None));
        assert_eq!(settled.send_return(sender(), note(), Vec::new(), start()), Ok(None));
    }

    #[test]
    fn a_return_can_be_agreed_on_three_times_and_one_at_a_time() {
        let mut dispute = dispute_in(DisputeStatus::Escalated);
        let (mut at, all) = (start(), Split::all_back(naira(10_000)));
        for number in 1..=RETURNS_MAX {
            let proposed = done(dispute.propose_return(side(artisan_id().user()), all, at)).entity;
            dispute = done(proposed.accept(side(buyer_id()), proposed.proposals.made, at)).entity;
            let second = dispute.propose_return(side(buyer_id()), split(), at).unwrap_err();
            assert_eq!(second.reason, Some(Reason::ReturnAwaited), "one is on");
            at = dispute.due.unwrap().at;
            dispute = done(dispute.time_out(at)).entity;
            assert_eq!(outcomes(&dispute).len(), number);
        }
        let refused = dispute.propose_return(side(artisan_id().user()), all, at).unwrap_err();
        assert_eq!(refused.reason, Some(Reason::ReturnLimit));
        assert!(dispute.propose(side(artisan_id().user()), all, at).is_ok(), "they can still agree");
    }

    #[test]
    fn nobody_sends_goods_back_for_nothing() {
        let nothing = Split { to_buyer: naira(0), to_artisan: naira(10_000) };
        for by in [side(buyer_id()), side(artisan_id().user())] {
            let refused =
                dispute_in(DisputeStatus::Answered).propose_return(by, nothing, start()).unwrap_err();
            assert_eq!(refused.problem, "split-amount");
        }
    }

    #[test]
    fn a_proposal_with_a_return_is_another_than_the_same_without() {
        let artisan = side(artisan_id().user());
        let first = done(dispute_in(DisputeStatus::Answered).propose(artisan, split(), start())).entity;
        let second = done(first.propose_return(artisan, split(), start())).entity;
        assert_eq!(second.proposals.artisan.map(|one| (one.number, one.after_return)), Some((2, true)));
        assert_eq!(second.propose_return(artisan, split(), start()), Ok(None));
        assert_eq!(second.accept(side(buyer_id()), 1, start()).unwrap_err().problem, "proposal-unknown");
    }

    #[test]
    fn only_a_buyer_who_opened_the_dispute_takes_it_back_and_only_before_the_goods_are_sent() {
        let awaited = dispute_in(DisputeStatus::AwaitingReturn);
        let withdrawn = done(awaited.withdraw(opener(), start())).entity;
        assert_eq!(outcomes(&withdrawn), [ReturnOutcome::Withdrawn]);
        assert!(dispute_in(DisputeStatus::ReturnSent).withdraw(opener(), start()).is_err());
        let order = order_in(OrderStatus::Delivered);
        let opening =
            Opening { id: dispute_id(), claim: String::new(), uploads: Vec::new(), terms: dispute_terms() };
        let by_artisan = Dispute::open(&order, as_artisan(&order), opening, start()).unwrap().1.entity;
        let opener = by_artisan.as_opener(artisan_id().user()).unwrap();
        let awaited = to_be_returned(&by_artisan, split());
        assert_eq!(awaited.withdraw(opener, start()).unwrap_err().problem, "dispute-state");
        let sent = sent_back(&awaited);
        let wrong = "Nothing came".to_owned();
        let rejected = done(sent.reject_return(receiver(), wrong, Vec::new(), start())).entity;
        let refused = rejected.withdraw(opener, start()).unwrap_err();
        assert_eq!(refused.reason, Some(Reason::NotDecided), "the artisan may have goods and money then");
        let unsent = done(awaited.time_out(start().plus_seconds(7 * DAY))).entity;
        assert!(unsent.withdraw(opener, start()).is_ok(), "the buyer has the goods");
    }

    #[test]
    fn who_appealed_does_not_get_around_the_decision_by_a_return() {
        let awaited = to_be_returned(&dispute_in(DisputeStatus::Appealed), Split::all_back(naira(10_000)));
        assert_eq!(awaited.withdraw(opener(), start()).unwrap_err().problem, "dispute-state");
    }

    #[test]
    fn a_dispute_from_before_returns_is_read_and_has_their_deadlines() {
        let dispute = dispute_in(DisputeStatus::Answered);
        let mut stored = serde_json::to_value(&dispute).unwrap();
        assert!(stored.get("returns").is_none(), "nothing is written where nothing goes back");
        let terms = stored["terms"].as_object_mut().unwrap();
        terms.remove("return_within_seconds").unwrap();
        terms.remove("inspect_within_seconds").unwrap();
        assert_eq!(serde_json::from_value::<Dispute>(stored).unwrap(), dispute);
    }
}
