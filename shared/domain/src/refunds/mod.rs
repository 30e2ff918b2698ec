//! Money on its way back to a buyer. The intent is written first; the gateway has no idempotency key for refunds, so
//! before any repeat the refunds of the transaction are listed and matched by our identifier in the merchant's note.

pub mod actions;
pub mod events;
pub(crate) mod notices;

use serde::{Deserialize, Serialize};

use crate::change::backoff_seconds;
use crate::change::repeated;
use crate::event::Entity;
use crate::refunds::events::{RefundEvent, RefundFacts};
use crate::{
    Account, Decision, Due, Money, OrderId, Outcome, PaymentId, Posting, Reason, RefundId, Refused, Step,
    Timestamp, TypedId, UploadId, UserId, is_default,
};

const FIRST_WAIT_SECONDS: u64 = 5 * 60;
const MOST_WAIT_SECONDS: u64 = 6 * 60 * 60;
/// How long the gateway may be at work on a refund before operators are told. Banks take up to ten working days.
pub const DELAYED_AFTER_SECONDS: u64 = 15 * 24 * 60 * 60;

/// How far a refund is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RefundStatus {
    /// Decided; the money is still where it was.
    Decided,
    /// Decided and posted; the gateway does not know yet, or we do not know whether it does.
    Requested,
    /// The gateway is working on it.
    Sent,
    /// The buyer has the money. Terminal.
    Processed,
    /// The gateway gave up and returned the money to our balance: an operator decides.
    Failed,
    /// The gateway wants the buyer's bank details: an operator asks for them.
    NeedsAttention,
    /// An operator named the buyer's bank account; the gateway does not know yet, or we do not know whether it does.
    Rerouted,
    /// An operator paid the buyer in another way. Terminal, unless the gateway pays after all.
    PaidByHand,
    /// The buyer had the money from their bank, so that an operator closed it without paying. Terminal, unless the bank decides
    /// anew or the gateway pays after all.
    Closed,
    /// The gateway paid what an operator had paid already: an operator gets one of the two back.
    PaidTwice,
}

impl RefundStatus {
    /// All of them, in the order of a life.
    pub const ALL: [Self; 10] = [
        Self::Decided,
        Self::Requested,
        Self::Sent,
        Self::NeedsAttention,
        Self::Rerouted,
        Self::Failed,
        Self::Processed,
        Self::PaidByHand,
        Self::Closed,
        Self::PaidTwice,
    ];

    /// Whether an operator has to do something.
    pub const fn waits_for_operator(self) -> bool {
        matches!(self, Self::Failed | Self::NeedsAttention | Self::PaidTwice)
    }
}

/// How an operator paid the buyer without the gateway, or got back what was paid twice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ByHand {
    /// In the operator's words.
    pub note: String,
    /// Receipts.
    pub proof: Vec<UploadId>,
    /// Who says so.
    pub entered_by: UserId,
    /// When.
    pub at: Timestamp,
}

impl ByHand {
    /// Whether it says the same, whoever said it and whenever.
    fn says_as(&self, other: &Self) -> bool {
        (&self.note, &self.proof) == (&other.note, &other.proof)
    }
}

/// Why a refund is closed without paying it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ClosingReason {
    /// The buyer's bank took the money by a chargeback.
    ChargedBack,
    /// The gateway has refunded the payment already: by hand at its dashboard, or without telling how it ended.
    RefundedAtGateway,
}

/// How an operator closed a refund without paying it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Closing {
    /// Why.
    pub reason: ClosingReason,
    /// In the operator's words: what shows it.
    pub note: String,
    /// Who says so.
    pub closed_by: UserId,
    /// When.
    pub at: Timestamp,
}

/// What the gateway says about a refund.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RefundReport {
    /// Accepted or being worked on.
    Pending,
    /// Done.
    Processed,
    /// Given up.
    Failed,
    /// Waiting for the buyer's bank details.
    NeedsAttention,
    /// Not made, since all that was paid has gone back by other ways.
    RefundedAlready,
}

/// One refund of one transaction.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Refund {
    /// Which one; stands in the merchant's note at the gateway.
    pub id: RefundId,
    /// The payment it came in by, when it is one of ours.
    pub payment_id: Option<PaymentId>,
    /// The order it was for.
    pub order_id: Option<OrderId>,
    /// Who gets it.
    pub buyer_id: Option<UserId>,
    /// Where the transaction was made.
    pub gateway: String,
    /// Our reference of the transaction at the gateway.
    pub transaction_reference: String,
    /// How much.
    pub amount: Money,
    /// Why, for people.
    pub reason: String,
    /// How far it is.
    pub status: RefundStatus,
    /// Which attempt at the gateway this is. One that failed is conclusive; the next has a note of its own.
    #[serde(default = "first_round")]
    pub round: u32,
    /// How it was paid without the gateway.
    #[serde(default)]
    pub by_hand: Option<ByHand>,
    /// How it was closed without paying.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub closing: Option<Closing>,
    /// What it was before it was closed: it is that again if the bank decides anew.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub closed_from: Option<RefundStatus>,
    /// The gateway says that all that was paid has gone back already, so that it makes no refund.
    #[serde(default, skip_serializing_if = "is_default")]
    pub refunded_there: bool,
    /// When operators were told that the gateway takes too long.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub delayed_at: Option<Timestamp>,
    /// The gateway's identifier of the refund.
    pub gateway_refund_id: Option<String>,
    /// How often it was sent without an answer, or asked about without news.
    pub attempts: u32,
    /// The last thing that went wrong, for operators.
    pub last_error: Option<String>,
    /// When it was decided.
    pub created_at: Timestamp,
    /// When the state last changed.
    pub changed_at: Timestamp,
    /// When it is looked at again.
    pub due: Option<Due>,
}

impl Entity for Refund {
    type Event = RefundEvent;
}

/// Why and what to refund.
#[derive(Debug, Clone)]
pub struct RefundRequest {
    /// The payment, when it is one of ours.
    pub payment_id: Option<PaymentId>,
    /// The order.
    pub order_id: Option<OrderId>,
    /// Who gets it.
    pub buyer_id: Option<UserId>,
    /// Where the transaction was made.
    pub gateway: String,
    /// Our reference of the transaction at the gateway.
    pub transaction_reference: String,
    /// How much.
    pub amount: Money,
    /// Why, for people.
    pub reason: String,
}

impl Refund {
    /// A refund that has been decided. The step `refunds-send` then moves the money.
    pub fn decide(id: RefundId, request: RefundRequest, at: Timestamp) -> Outcome<Self> {
        Self::new(RefundStatus::Decided, id, request, at).outcome(RefundEvent::Decided, Vec::new())
    }

    /// A refund that has been decided and posted at once; `postings` bring the money into the account `refund:{id}`.
    pub fn request(
        id: RefundId,
        request: RefundRequest,
        postings: Vec<Posting>,
        at: Timestamp,
    ) -> Outcome<Self> {
        Self::new(RefundStatus::Requested, id, request, at).outcome(RefundEvent::Requested, postings)
    }

    fn new(status: RefundStatus, id: RefundId, request: RefundRequest, at: Timestamp) -> Self {
        Self {
            id,
            payment_id: request.payment_id,
            order_id: request.order_id,
            buyer_id: request.buyer_id,
            gateway: request.gateway,
            transaction_reference: request.transaction_reference,
            amount: request.amount,
            reason: request.reason,
            status,
            round: first_round(),
            by_hand: None,
            closing: None,
            closed_from: None,
            refunded_there: false,
            delayed_at: None,
            gateway_refund_id: None,
            attempts: 0,
            last_error: None,
            created_at: at,
            changed_at: at,
            due: first_look(at),
        }
    }

    /// The money has been moved into the account `refund:{id}`: the gateway is next.
    pub fn book(&self, at: Timestamp) -> Option<Outcome<Self>> {
        (self.status == RefundStatus::Decided)
            .then(|| self.begin(RefundStatus::Requested, at).outcome(RefundEvent::Requested, Vec::new()))
    }

    /// What the merchant's note says at the gateway: the identifier, and from the second round on which round it is.
    pub fn note(&self) -> String {
        self.note_of_round(self.round)
    }

    /// The notes of all its rounds, the latest first.
    pub fn notes(&self) -> impl Iterator<Item = String> {
        (1..=self.round).rev().map(|round| self.note_of_round(round))
    }

    fn note_of_round(&self, round: u32) -> String {
        match round {
            1 => self.id.to_string(),
            round => format!("{}.{round}", self.id),
        }
    }

    /// The refund that a merchant's note is about.
    pub fn of_note(note: &str) -> Option<RefundId> {
        note.split('.').next()?.parse().ok()
    }

    /// The refund of the money that arrived under `reference`, which is none of ours. By the reference alone, which is paid
    /// once: the gateway may report it again, and need not say when it was paid.
    pub fn stray_id(gateway: &str, reference: &str) -> RefundId {
        RefundId::derived(Timestamp::from_millis(0), &format!("stray:{gateway}:{reference}"))
    }

    /// An operator sends it again: one that failed as a new attempt, one that needs attention to the bank account that
    /// the buyer named.
    pub fn retry(&self, with_account: bool, at: Timestamp) -> Decision<Self> {
        let wrong = |why| Err(Refused::new("refund-state", why));
        match (self.status, with_account) {
            (RefundStatus::Failed, false) => {
                let refund = Self { round: self.round + 1, gateway_refund_id: None, ..self.clone() };
                Ok(Some(refund.begin(RefundStatus::Requested, at).outcome(RefundEvent::Retried, Vec::new())))
            }
            (RefundStatus::NeedsAttention, true) => {
                Ok(Some(self.begin(RefundStatus::Rerouted, at).outcome(RefundEvent::Retried, Vec::new())))
            }
            (RefundStatus::Failed, true) => {
                wrong("This refund failed and goes back the way it came; it takes no bank account.")
            }
            (RefundStatus::NeedsAttention, false) => {
                wrong("This refund needs the buyer's bank account; name it.")
            }
            (
                RefundStatus::Decided | RefundStatus::Requested | RefundStatus::Rerouted | RefundStatus::Sent,
                _,
            ) => Ok(None),
            (RefundStatus::Processed | RefundStatus::PaidByHand | RefundStatus::PaidTwice, _) => {
                wrong("This refund has been paid.")
            }
            (RefundStatus::Closed, _) => Err(was_closed()),
        }
    }

    /// The gateway did not take the bank account that was named: an operator asks for another.
    pub fn refuse_account(&self, why: &str, at: Timestamp) -> Option<Outcome<Self>> {
        (self.status == RefundStatus::Rerouted).then(|| {
            let refund = Self {
                status: RefundStatus::NeedsAttention,
                attempts: 0,
                last_error: Some(why.to_owned()),
                changed_at: at,
                due: None,
                ..self.clone()
            };
            refund.outcome(RefundEvent::AccountRefused, Vec::new())
        })
    }

    fn said_again(&self, by_hand: &ByHand) -> Decision<Self> {
        repeated(self.by_hand.as_ref().is_some_and(|before| before.says_as(by_hand)), || {
            Refused::new("refund-state", "It was said already how this refund was paid, and that stands.")
        })
    }

    /// An operator paid the buyer without the gateway; or, of what was paid twice, got one of the two back.
    pub fn mark_paid(&self, by_hand: ByHand) -> Decision<Self> {
        if self.refunded_there && self.status.waits_for_operator() {
            return Err(Refused::new(
                "refund-state",
                "The gateway says that this payment has been refunded. Look at its dashboard, and close this refund \
                 instead of paying it once more.",
            ));
        }
        let (refund, operations) = (Account::Refund(self.id), Account::Operations);
        let (status, event, from, to): (_, fn(RefundFacts) -> RefundEvent, _, _) = match self.status {
            RefundStatus::Failed | RefundStatus::NeedsAttention => {
                (RefundStatus::PaidByHand, RefundEvent::PaidByHand, refund, operations)
            }
            RefundStatus::PaidTwice => (RefundStatus::Processed, RefundEvent::Recovered, operations, refund),
            RefundStatus::PaidByHand => return self.said_again(&by_hand),
            RefundStatus::Processed if self.by_hand.is_some() => return self.said_again(&by_hand),
            RefundStatus::Decided | RefundStatus::Requested | RefundStatus::Rerouted | RefundStatus::Sent => {
                return Err(Refused::new(
                    "refund-state",
                    "This refund is on its way; pay it in another way only once it has failed.",
                ));
            }
            RefundStatus::Processed => {
                return Err(Refused::new("refund-state", "The gateway has paid this refund."));
            }
            RefundStatus::Closed => return Err(was_closed()),
        };
        let posting = Posting::new(from, to, self.amount);
        let changed_at = by_hand.at;
        // The order has to hear of it; should the event be lost, the timer tells it.
        let due = first_look(changed_at).filter(|_| status == RefundStatus::PaidByHand);
        let marked = Self { status, by_hand: Some(by_hand), changed_at, due, ..self.clone() };
        Ok(Some(marked.outcome(event, posting.into_iter().collect())))
    }

    /// Whether an operator has to do something.
    pub fn waits_for_operator(&self) -> bool {
        self.status.waits_for_operator() || (self.status == RefundStatus::Sent && self.delayed_at.is_some())
    }

    /// The gateway says nothing new of a refund that it has been at work on for [`DELAYED_AFTER_SECONDS`]: operators are told,
    /// once. `None` when they were, or it is too early for that.
    pub fn delay(&self, at: Timestamp) -> Option<Outcome<Self>> {
        let late = self.changed_at.plus_seconds(DELAYED_AFTER_SECONDS) <= at;
        (self.status == RefundStatus::Sent && late && self.delayed_at.is_none()).then(|| {
            let refund = Self { delayed_at: Some(at), ..self.look_again(at) };
            refund.outcome(RefundEvent::Delayed, Vec::new())
        })
    }

    /// An operator has seen at the gateway that it paid this refund, or another in its place: only where the gateway says that
    /// all is refunded, or has not said for long how it ended.
    ///
    /// # Errors
    /// When it is not there to be closed so.
    pub fn confirm(&self, closing: Closing) -> Decision<Self> {
        let refund = match self.status {
            RefundStatus::Failed | RefundStatus::NeedsAttention if self.refunded_there => self,
            RefundStatus::Sent if self.delayed_at.is_some() => self,
            RefundStatus::Processed => return Ok(None),
            RefundStatus::Failed | RefundStatus::NeedsAttention => {
                return Err(Refused::new(
                    "refund-state",
                    "The gateway does not say that this payment has been refunded. Try the refund again: if it has been, \
                     the gateway will say so.",
                ));
            }
            RefundStatus::Decided | RefundStatus::Requested | RefundStatus::Sent | RefundStatus::Rerouted => {
                return Err(self.on_its_way());
            }
            RefundStatus::PaidByHand | RefundStatus::Closed | RefundStatus::PaidTwice => {
                return Err(Refused::new("refund-state", "This refund has ended without the gateway."));
            }
        };
        let asset = Account::Gateway(self.gateway.clone());
        let posting = Posting::new(Account::Refund(self.id), asset, self.amount);
        let confirmed = refund.closed(RefundStatus::Processed, closing);
        Ok(Some(confirmed.outcome(RefundEvent::Confirmed, posting.into_iter().collect())))
    }

    /// The buyer's bank took the money, as a loss of the platform's that this undoes: nothing is paid. Whether that is so, the
    /// chargeback [says](crate::chargebacks::Chargeback::cover).
    pub(crate) fn close(&self, closing: Closing) -> Decision<Self> {
        match self.status {
            RefundStatus::Failed | RefundStatus::NeedsAttention => {
                let posting = Posting::new(Account::Refund(self.id), Account::Losses, self.amount);
                let closed = self.closed(RefundStatus::Closed, closing);
                Ok(Some(closed.outcome(RefundEvent::Closed, posting.into_iter().collect())))
            }
            RefundStatus::Closed => Ok(None),
            RefundStatus::Decided | RefundStatus::Requested | RefundStatus::Sent | RefundStatus::Rerouted => {
                Err(self.on_its_way())
            }
            RefundStatus::Processed | RefundStatus::PaidByHand | RefundStatus::PaidTwice => {
                Err(Refused::new("refund-state", "This refund has been paid."))
            }
        }
    }

    /// The bank gave back what this refund was closed for: the buyer is owed it again, and an operator looks after it. `None`
    /// when it is not closed.
    pub(crate) fn reopen(&self, at: Timestamp) -> Option<Outcome<Self>> {
        (self.status == RefundStatus::Closed).then(|| {
            let posting = Posting::new(Account::Losses, Account::Refund(self.id), self.amount);
            let refund = Self {
                // The gateway may still wait for the buyer's account, under the same note.
                status: self.closed_from.unwrap_or(RefundStatus::Failed),
                closing: None,
                closed_from: None,
                last_error: Some(
                    "The bank decided anew, and the buyer is owed this refund again.".to_owned(),
                ),
                changed_at: at,
                due: None,
                ..self.clone()
            };
            refund.outcome(RefundEvent::Reopened, posting.into_iter().collect())
        })
    }

    fn closed(&self, status: RefundStatus, closing: Closing) -> Self {
        let changed_at = closing.at;
        Self {
            status,
            closing: Some(closing),
            closed_from: Some(self.status),
            changed_at,
            // The order has to hear of it; should the event be lost, the timer tells it.
            due: first_look(changed_at),
            ..self.clone()
        }
    }

    fn on_its_way(&self) -> Refused {
        Refused::new("refund-state", "This refund is on its way; close it only once it has failed.")
            .because(Reason::RefundUnderWay)
    }

    /// What the gateway says, when it was told or asked. A state that does not change is no news.
    pub fn report(&self, report: RefundReport, gateway_refund_id: &str, at: Timestamp) -> Decision<Self> {
        let (status, event): (_, fn(RefundFacts) -> RefundEvent) = match (self.status, report) {
            (RefundStatus::Requested | RefundStatus::Rerouted, RefundReport::Pending) => {
                (RefundStatus::Sent, RefundEvent::Sent)
            }
            (
                RefundStatus::Requested
                | RefundStatus::Rerouted
                | RefundStatus::Sent
                | RefundStatus::NeedsAttention
                | RefundStatus::Failed,
                RefundReport::Processed,
            ) => (RefundStatus::Processed, RefundEvent::Processed),
            // The money leaves the gateway all the same: it is the buyer's twice, and one of the two is owed.
            (RefundStatus::PaidByHand | RefundStatus::Closed, RefundReport::Processed) => {
                (RefundStatus::PaidTwice, RefundEvent::PaidTwice)
            }
            (
                RefundStatus::Requested
                | RefundStatus::Rerouted
                | RefundStatus::Sent
                | RefundStatus::NeedsAttention,
                RefundReport::Failed | RefundReport::RefundedAlready,
            ) => (RefundStatus::Failed, RefundEvent::Failed),
            (RefundStatus::Requested | RefundStatus::Sent, RefundReport::NeedsAttention) => {
                (RefundStatus::NeedsAttention, RefundEvent::NeedsAttention)
            }
            (RefundStatus::NeedsAttention, RefundReport::Pending) => (RefundStatus::Sent, RefundEvent::Sent),
            (RefundStatus::Sent, RefundReport::Pending)
            // It was not sent before the money has moved.
            | (RefundStatus::Decided, _)
            // The gateway has not been told the account yet.
            | (RefundStatus::Rerouted, RefundReport::NeedsAttention)
            | (
                RefundStatus::PaidByHand | RefundStatus::Closed | RefundStatus::Failed,
                RefundReport::Pending
                | RefundReport::Failed
                | RefundReport::NeedsAttention
                | RefundReport::RefundedAlready,
            )
            | (RefundStatus::NeedsAttention, RefundReport::NeedsAttention)
            // What is processed stays so: a late or reordered report changes nothing.
            | (RefundStatus::Processed | RefundStatus::PaidTwice, _) => return Ok(None),
        };
        let mut refund = self.clone();
        refund.status = status;
        refund.gateway_refund_id = Some(gateway_refund_id.to_owned());
        refund.refunded_there = report == RefundReport::RefundedAlready;
        refund.attempts = 0;
        refund.changed_at = at;
        refund.due = (status == RefundStatus::Sent).then(|| refund.next_look(at));
        let asset = Account::Gateway(self.gateway.clone());
        let paid = matches!(status, RefundStatus::Processed | RefundStatus::PaidTwice)
            .then(|| Posting::new(Account::Refund(self.id), asset, self.amount))
            .flatten();
        Ok(Some(refund.outcome(event, paid.into_iter().collect())))
    }

    /// It is about to be sent, or there is no news: when to look again. Not a change worth a line of history.
    ///
    /// Save this before the gateway is called: whoever dies between the call and its answer has then left a trace, and
    /// of two that try at once the second fails on the version.
    pub fn look_again(&self, at: Timestamp) -> Self {
        let mut refund = self.clone();
        refund.attempts += 1;
        refund.due = Some(refund.next_look(at));
        refund
    }

    /// Whether its timer has run out.
    pub fn is_due(&self, at: Timestamp) -> bool {
        self.due.is_some_and(|due| due.at <= at)
    }

    /// Its order knows that it was paid by hand. Not a change worth a line of history.
    #[must_use]
    pub fn order_told(&self) -> Self {
        Self { due: None, ..self.clone() }
    }

    /// Whether the gateway may already have it although we have no answer: somebody has tried before. Then its refunds
    /// are listed before anything is sent, since it takes the same refund twice.
    pub fn may_have_been_sent(&self) -> bool {
        self.attempts > 0 || self.status != RefundStatus::Requested
    }

    /// The same, on its way anew.
    fn begin(&self, status: RefundStatus, at: Timestamp) -> Self {
        Self {
            status,
            attempts: 0,
            last_error: None,
            refunded_there: false,
            delayed_at: None,
            changed_at: at,
            due: first_look(at),
            ..self.clone()
        }
    }

    fn next_look(&self, at: Timestamp) -> Due {
        let wait = backoff_seconds(self.attempts.max(1), FIRST_WAIT_SECONDS, MOST_WAIT_SECONDS);
        Due { at: at.plus_seconds(wait), step: Step::RefundsSend }
    }

    fn outcome(
        self,
        event: impl FnOnce(RefundFacts) -> RefundEvent,
        postings: Vec<Posting>,
    ) -> Outcome<Self> {
        let facts = RefundFacts {
            refund_id: self.id,
            payment_id: self.payment_id,
            order_id: self.order_id,
            buyer_id: self.buyer_id,
            amount: self.amount,
            reason: self.reason.clone(),
            status: self.status,
        };
        Outcome { entity: self, event: event(facts), postings }
    }
}

fn first_round() -> u32 {
    1
}

fn first_look(at: Timestamp) -> Option<Due> {
    Some(Due { at: at.plus_seconds(FIRST_WAIT_SECONDS), step: Step::RefundsSend })
}

fn was_closed() -> Refused {
    Refused::new("refund-state", "This refund was closed: the buyer has the money from their bank.")
        .because(Reason::Closed)
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::DomainEvent;
    use crate::documented::{Table, answer, name};
    use crate::samples::*;

    pub(crate) fn transitions() -> Table {
        let reports = [
            RefundReport::Pending,
            RefundReport::Processed,
            RefundReport::Failed,
            RefundReport::NeedsAttention,
            RefundReport::RefundedAlready,
        ];
        let mut table = Table::new(&[
            "state",
            "booked",
            "pending",
            "processed",
            "failed",
            "needs attention",
            "refunded already",
            "operator tries again",
            "operator names an account",
            "account refused",
            "operator marks paid",
            "charged back",
            "refunded at the gateway",
            "the bank decides anew",
        ]);
        for status in RefundStatus::ALL {
            let refund = refund_in(status);
            let next = |decision| answer(decision, |outcome: &Outcome<Refund>| name(outcome.entity.status));
            let [pending, processed, failed, attention, already] =
                reports.map(|report| next(refund.report(report, "17", start())));
            table.row(
                name(status),
                [
                    next(Ok(refund.book(start()))),
                    pending,
                    processed,
                    failed,
                    attention,
                    already,
                    next(refund.retry(false, start())),
                    next(refund.retry(true, start())),
                    next(Ok(refund.refuse_account("No such account", start()))),
                    next(refund.mark_paid(by_hand())),
                    next(refund.close(closing(ClosingReason::ChargedBack))),
                    next(refund.confirm(closing(ClosingReason::RefundedAtGateway))),
                    next(Ok(refund.reopen(start()))),
                ],
            );
        }
        table
    }

    #[test]
    fn the_transition_table_is_as_the_design_shows() {
        assert_eq!(
            transitions().compact(),
            "decided: requested - - - - - - - - x x x -\n\
             requested: - sent processed failed needs_attention failed - - - x x x -\n\
             sent: - - processed failed needs_attention failed - - - x x x -\n\
             needs_attention: - sent processed failed - failed x rerouted - paid_by_hand closed x -\n\
             rerouted: - sent processed failed - failed - - needs_attention x x x -\n\
             failed: - - processed - - - requested x - paid_by_hand closed x -\n\
             processed: - - - - - - x x - x x - -\n\
             paid_by_hand: - - paid_twice - - - x x - - x x -\n\
             closed: - - paid_twice - - - x x - x - x failed\n\
             paid_twice: - - - - - - x x - processed x x -\n"
        );
    }

    #[test]
    fn money_leaves_the_books_only_when_the_gateway_says_that_it_is_gone() {
        for report in [
            RefundReport::Pending,
            RefundReport::Processed,
            RefundReport::Failed,
            RefundReport::NeedsAttention,
        ] {
            let refund = refund().entity;
            let reported = done(refund.report(report, "17", start()));
            let gateway = Account::Gateway("paystack".to_owned());
            let paid = Posting::new(Account::Refund(refund.id), gateway, naira(10_000)).unwrap();
            let expected = if report == RefundReport::Processed { vec![paid] } else { Vec::new() };
            assert_eq!(reported.postings, expected, "{report:?}");
        }
    }

    #[test]
    fn only_a_refund_that_moves_by_itself_or_whose_order_has_to_hear_of_it_has_a_timer() {
        for (status, asked) in [
            (RefundStatus::Decided, true),
            (RefundStatus::Requested, true),
            (RefundStatus::Sent, true),
            (RefundStatus::Rerouted, true),
            (RefundStatus::PaidByHand, true),
            (RefundStatus::Closed, true),
            (RefundStatus::PaidTwice, false),
            (RefundStatus::Processed, false),
            (RefundStatus::Failed, false),
            (RefundStatus::NeedsAttention, false),
        ] {
            assert_eq!(refund_in(status).due.is_some(), asked, "{status:?}");
        }
    }

    #[test]
    fn a_refund_that_somebody_tried_to_send_is_looked_for_before_it_is_sent_again() {
        let refund = refund().entity;
        assert!(!refund.may_have_been_sent());
        assert!(refund.look_again(start()).may_have_been_sent());
        assert!(refund_in(RefundStatus::Sent).may_have_been_sent());
    }

    #[test]
    fn a_refund_that_failed_is_sent_again_under_a_note_of_its_own() {
        let failed = refund_in(RefundStatus::Failed);
        let again = done(failed.retry(false, start())).entity;
        assert_eq!((failed.note(), again.note()), (failed.id.to_string(), format!("{}.2", failed.id)));
        assert_eq!(again.notes().collect::<Vec<_>>(), [again.note(), failed.note()], "the latest first");
        assert_eq!(Refund::of_note(&again.note()), Some(failed.id));
        assert_eq!(Refund::of_note("by hand"), None);
        assert!(!again.may_have_been_sent(), "not in this round");
    }

    #[test]
    fn what_is_paid_without_the_gateway_and_then_by_it_is_owed_until_an_operator_has_it_back() {
        let marked = done(refund_in(RefundStatus::Failed).mark_paid(by_hand()));
        let refund = || Account::Refund(marked.entity.id);
        let operations = Account::Operations;
        assert_eq!(marked.entity.order_told().due, None);
        assert_eq!(marked.postings, [Posting::new(refund(), operations.clone(), naira(10_000)).unwrap()]);
        let twice = done(marked.entity.report(RefundReport::Processed, "17", start()));
        let gateway = Account::Gateway("paystack".to_owned());
        assert_eq!(twice.postings, [Posting::new(refund(), gateway, naira(10_000)).unwrap()]);
        let recovered = done(twice.entity.mark_paid(by_hand()));
        assert_eq!(recovered.postings, [Posting::new(operations, refund(), naira(10_000)).unwrap()]);
    }

    #[test]
    fn what_the_gateway_says_is_refunded_is_closed_and_not_paid_once_more() {
        let failed =
            done(refund_in(RefundStatus::Sent).report(RefundReport::RefundedAlready, "", start())).entity;
        let refused = failed.mark_paid(by_hand()).unwrap_err();
        assert_eq!(refused.problem, "refund-state", "paying the buyer by hand would be twice");
        let confirmed = done(failed.confirm(closing(ClosingReason::RefundedAtGateway)));
        assert_eq!(confirmed.entity.status, RefundStatus::Processed);
        let gateway = Account::Gateway("paystack".to_owned());
        let paid = Posting::new(Account::Refund(failed.id), gateway, naira(10_000)).unwrap();
        assert_eq!(confirmed.postings, [paid]);
        let again = done(failed.retry(false, start())).entity;
        assert!(!again.refunded_there, "another attempt asks anew");
    }

    #[test]
    fn a_closed_refund_that_is_owed_again_is_where_the_gateway_has_it() {
        for status in [RefundStatus::Failed, RefundStatus::NeedsAttention] {
            let closed = done(refund_in(status).close(closing(ClosingReason::ChargedBack))).entity;
            let reopened = closed.reopen(start()).unwrap().entity;
            assert_eq!((reopened.status, reopened.closing), (status, None));
        }
    }

    #[test]
    fn a_refund_without_an_end_for_fifteen_days_is_told_to_operators_once() {
        let sent = refund_in(RefundStatus::Sent);
        assert_eq!(sent.delay(start().plus_seconds(15 * DAY - 1)), None);
        let late = start().plus_seconds(15 * DAY);
        let delayed = sent.delay(late).unwrap();
        assert_eq!(delayed.event.action(), "refund.delayed");
        assert!(delayed.entity.waits_for_operator() && !sent.waits_for_operator());
        assert!(delayed.entity.due.unwrap().at > late, "it is asked about as before");
        assert_eq!(delayed.entity.delay(late.plus_seconds(DAY)), None);
        let arrived = delayed.entity.confirm(closing(ClosingReason::RefundedAtGateway));
        assert_eq!(done(arrived).entity.status, RefundStatus::Processed);
        assert!(!done(delayed.entity.report(RefundReport::Failed, "17", late)).entity.refunded_there);
        for status in RefundStatus::ALL {
            let told = refund_in(status).delay(late).is_some();
            assert_eq!(told, status == RefundStatus::Sent, "{status:?}");
        }
    }

    #[test]
    fn waits_double_up_to_six_hours() {
        let mut refund = refund().entity;
        let mut waits = Vec::new();
        for _ in 0..9 {
            let at = refund.due.unwrap().at;
            refund = refund.look_again(at);
            waits.push(refund.due.unwrap().at.since(at).as_secs() / MINUTE);
        }
        assert_eq!(waits, [5, 10, 20, 40, 80, 160, 320, 360, 360]);
    }
}
