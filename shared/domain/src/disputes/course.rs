//! How a dispute goes on: evidence, the other side's answer, the question to an administrator, and what time does.

use crate::change::{LOST_EVENT_SECONDS, repeated};
use crate::disputes::dispute::due;
use crate::disputes::events::{DisputeEvent, DisputeResolved};
use crate::disputes::{
    Dispute, DisputeParty, DisputeStatus, EVIDENCE_MAX, Evidence, Opener, QuotedMessage, Resolution,
    ResolvedBy, Respondent, ReturnOutcome, Statement,
};
use crate::escrow::Split;
use crate::orders::Side;
use crate::{Decision, Due, Outcome, Reason, Refused, Step, Timestamp, UploadId};

impl Dispute {
    /// One side adds evidence, while nobody has decided for good.
    pub fn add_evidence(
        &self,
        by: DisputeParty,
        note: String,
        uploads: Vec<UploadId>,
        message: Option<QuotedMessage>,
        at: Timestamp,
    ) -> Decision<Self> {
        self.undecided()?;
        let own = self.evidence.iter().filter(|evidence| evidence.by == by.side());
        let said = (&note, &uploads, &message);
        if own.clone().any(|evidence| (&evidence.note, &evidence.uploads, &evidence.message) == said) {
            return Ok(None);
        }
        if own.count() >= EVIDENCE_MAX {
            return Err(Refused::new(
                "evidence-limit",
                format!("Each side can add evidence {EVIDENCE_MAX} times, and you have."),
            )
            .because(Reason::EvidenceLimit)
            .with("limit", EVIDENCE_MAX));
        }
        let mut dispute = self.clone();
        dispute.evidence.push(Evidence { by: by.side(), note, uploads, message, at });
        Ok(Some(dispute.outcome_by(by.side(), DisputeEvent::EvidenceAdded)))
    }

    /// The other side answers. It can still do so once an administrator has been asked, but not instead of that.
    pub fn answer(
        &self,
        _by: Respondent,
        text: String,
        uploads: Vec<UploadId>,
        at: Timestamp,
    ) -> Decision<Self> {
        let statement = Statement { text, uploads, at };
        let answer = Some(statement.clone());
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
            DisputeStatus::Answered | DisputeStatus::Escalated => {
                let same = self.answer.as_ref().is_some_and(|given| given.says_as(&statement));
                repeated(same, || {
                    self.refused("has your answer already; add what you have to say as evidence")
                })
            }
            DisputeStatus::Decided | DisputeStatus::Appealed => Err(self.decided()),
            DisputeStatus::AwaitingReturn | DisputeStatus::ReturnSent => Err(self.refused(
                "waits for the goods to come back, as you agreed; add what you have to say as evidence",
            )),
            DisputeStatus::Resolved | DisputeStatus::Withdrawn => Err(self.over()),
        }
    }

    /// Whoever opened it takes it back, while nobody has decided. The order goes on as it stood. Of what both agreed on that
    /// goes back, only the buyer can say that they keep it, and only before it was sent. Once it was, an artisan cannot take the
    /// dispute back any more, whatever became of it: they may have the goods, and the order would go on to pay them as well.
    pub fn withdraw(&self, by: Opener, at: Timestamp) -> Decision<Self> {
        let by_artisan = by.party().side() == Side::Artisan;
        let sent_back = || self.returns.iter().any(|back| back.sent.is_some());
        match self.status {
            DisputeStatus::AwaitingReturn if by_artisan || !self.rulings.is_empty() => Err(self.no_way_back()),
            DisputeStatus::ReturnSent => Err(self.no_way_back()),
            DisputeStatus::Escalated if by_artisan && sent_back() => Err(self.refused(
                "is decided by an administrator, since goods were sent back, and cannot be taken back; you can still agree",
            )),
            DisputeStatus::Open
            | DisputeStatus::Answered
            | DisputeStatus::Escalated
            | DisputeStatus::AwaitingReturn => {
                let dispute = Self {
                    status: DisputeStatus::Withdrawn,
                    decide_by: None,
                    closed_at: Some(at),
                    due: still_frozen(at),
                    ..self.without_return(ReturnOutcome::Withdrawn, at)
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
            DisputeStatus::Open => Err(self
                .refused(&format!(
                    "waits for the other side's answer. An administrator is asked on {} if there is none",
                    self.answer_by()
                ))
                .with("possible_at", self.answer_by())),
            DisputeStatus::Escalated | DisputeStatus::Appealed => Ok(None),
            DisputeStatus::AwaitingReturn | DisputeStatus::ReturnSent => Err(self.refused(
                "waits for the goods to come back, as you agreed. An administrator is asked if that comes to nothing",
            )),
            DisputeStatus::Decided => Err(self.decided()),
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
            DisputeStatus::AwaitingReturn | DisputeStatus::ReturnSent => Ok(self.time_out_return(at)),
            DisputeStatus::Resolved | DisputeStatus::Withdrawn => Ok(None),
        }
    }

    fn no_way_back(&self) -> Refused {
        self.refused("waits for the goods to come back, as you agreed, and cannot be taken back")
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
    pub(super) fn next_look(&self, at: Timestamp) -> Timestamp {
        at.plus_seconds(self.terms.decide_within_seconds).min(self.ends_at())
    }

    pub(super) fn resolve(&self, split: Split, by: ResolvedBy, at: Timestamp) -> Outcome<Self> {
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
}

/// Should the event be lost, the money is not.
fn still_frozen(at: Timestamp) -> Option<Due> {
    Some(Due { at: at.plus_seconds(LOST_EVENT_SECONDS), step: Step::EscrowDivide })
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::DomainEvent;
    use crate::documented::{Table, answer, name};
    use crate::orders::OrderStatus;
    use crate::samples::*;

    pub(crate) fn transitions() -> Table {
        let mut table = Table::new(&[
            "state",
            "evidence",
            "answer",
            "propose",
            "accept",
            "accept, goods back first",
            "goods are sent back",
            "goods are back",
            "goods are not right",
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
            let proposed = dispute.propose(side(artisan_id().user()), split(), soon).ok().flatten();
            let proposed = proposed.map_or(dispute.clone(), |outcome| outcome.entity);
            let to_return = dispute.propose_return(side(artisan_id().user()), split(), soon).ok().flatten();
            let to_return = to_return.map_or(dispute.clone(), |outcome| outcome.entity);
            let answers = [
                dispute.add_evidence(side(buyer_id()), words(), Vec::new(), None, soon),
                dispute.answer(respondent(), words(), Vec::new(), soon),
                dispute.propose(side(buyer_id()), Split::all_back(naira(10_000)), soon),
                proposed.accept(side(buyer_id()), proposed.proposals.made, soon),
                to_return.accept(side(buyer_id()), to_return.proposals.made, soon),
                dispute.send_return(sender(), words(), Vec::new(), soon),
                dispute.confirm_return(receiver(), soon),
                dispute.reject_return(receiver(), words(), Vec::new(), soon),
                dispute.withdraw(opener(), soon),
                dispute.escalate(side(buyer_id()), soon),
                dispute.escalate(side(buyer_id()), late),
                dispute.decide(arbiter(), split(), words(), soon),
                dispute.appeal(side(buyer_id()), words(), soon),
                dispute.appeal(side(buyer_id()), words(), late),
                dispute.time_out(dispute.due.map_or(late, |due| due.at)),
                dispute.time_out(start().plus_seconds(75 * DAY)),
            ];
            let next = |outcome: &Outcome<Dispute>| name(outcome.entity.status);
            table.row(name(status), answers.map(|decision| answer(decision, next)));
        }
        table
    }

    #[test]
    fn the_transition_table_is_as_the_design_shows() {
        assert_eq!(
            transitions().compact(),
            "open: open answered open resolved awaiting_return x x x withdrawn x escalated x x x escalated escalated\n\
             answered: answered x answered resolved awaiting_return x x x withdrawn escalated escalated x x x \
             resolved resolved\n\
             escalated: escalated x escalated resolved awaiting_return x x x withdrawn - - decided x x escalated \
             resolved\n\
             decided: x x x x x x x x x x x x appealed x resolved resolved\n\
             appealed: appealed x appealed resolved awaiting_return x x x x - - resolved x x appealed resolved\n\
             awaiting_return: awaiting_return x awaiting_return resolved - return_sent resolved x withdrawn x x x x x \
             escalated escalated\n\
             return_sent: return_sent x return_sent resolved - x resolved escalated x x x x x x resolved resolved\n\
             resolved: x x x x x x x x x x x x x x - -\n\
             withdrawn: x x x x x x x x - x x x x x - -\n"
        );
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
        let appealed =
            done(late.appeal(side(buyer_id()), "No".to_owned(), start().plus_seconds(2 * DAY))).entity;
        assert_eq!(appealed.ends_at(), start().plus_seconds(16 * DAY), "whoever decides has their time");
        assert_eq!(appealed.time_out(start().plus_seconds(15 * DAY)), Ok(None));
        let resolved = done(appealed.time_out(start().plus_seconds(16 * DAY))).entity;
        assert_eq!(resolved.resolution, Some(Resolution { split: split(), by: ResolvedBy::Decision }));
    }

    #[test]
    fn evidence_has_a_limit_for_each_side_and_a_repeat_is_none() {
        let mut dispute = dispute_in(DisputeStatus::Open);
        for number in 0..EVIDENCE_MAX {
            let note = format!("Photo {number}");
            dispute =
                done(dispute.add_evidence(side(buyer_id()), note.clone(), Vec::new(), None, start())).entity;
            assert_eq!(dispute.add_evidence(side(buyer_id()), note, Vec::new(), None, start()), Ok(None));
        }
        let more = |by| dispute.add_evidence(by, "One more".to_owned(), Vec::new(), None, start());
        assert_eq!(more(side(buyer_id())).unwrap_err().problem, "evidence-limit");
        assert!(more(side(artisan_id().user())).is_ok());
    }

    #[test]
    fn a_late_answer_is_heard_but_does_not_take_the_dispute_back() {
        let open = dispute_in(DisputeStatus::Open);
        let escalated = done(open.time_out(open.answer_by())).entity;
        let answered = done(escalated.answer(respondent(), "Sorry".to_owned(), Vec::new(), start())).entity;
        assert_eq!((answered.status, answered.due), (DisputeStatus::Escalated, escalated.due));
        assert!(answered.answer.is_some());
    }
}
