//! Two sides of the same money: what a gateway says, and what our books say. What differs becomes a task for an operator,
//! which closes by itself when a later look finds that the sides agree.

use serde::{Deserialize, Serialize};

use crate::books::events::{DifferenceEvent, DifferenceFacts};
use crate::change::repeated;
use crate::event::{DomainEvent, Entity};
use crate::history::Entry;
use crate::orders::events::OrderEvent;
use crate::payments::{Charge, Payment, PaymentState};
use crate::payouts::{Payout, PayoutStatus};
use crate::refunds::{Refund, RefundStatus};
use crate::{
    Account, Currency, Decision, DifferenceId, Money, OrderId, Outcome, PaymentId, PayoutId, Posting,
    RefundId, Refused, Timestamp, TypedId, UserId,
};

/// Whose side the audit of our own books is told as.
pub const LEDGER: &str = "ledger";

/// What a gateway tells of money that came in.
pub const CHARGED: &str = "success";

/// More than any gateway takes for one transfer, in minor units: so much may be missing from a balance for each transfer
/// that is under way.
const TRANSFER_FEE_MOST: i64 = 10_000;

/// What a difference is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum About {
    /// Money that came in.
    Transaction,
    /// Money that went back.
    Refund,
    /// Money that went to a bank.
    Transfer,
    /// All that the gateway holds for us.
    Balance,
    /// Our own books, which contradict each other.
    Audit,
}

/// In what the sides differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DifferenceKind {
    /// The gateway moved money that we know nothing of.
    MissingHere,
    /// We booked money that the gateway knows nothing of.
    MissingThere,
    /// Both know it, with another amount or in another currency.
    Amount,
    /// Money moved on one side only.
    Status,
    /// The gateway's fee is not what was booked.
    Fee,
    /// The balance is not what the postings add up to.
    Drift,
    /// A rule of the books does not hold.
    Audit,
}

/// Whether money moved.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// Not decided.
    Open,
    /// It did.
    Done,
    /// It did not, or it came back.
    Undone,
}

/// What one side says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Side {
    /// Whether money moved.
    pub standing: Standing,
    /// In that side's own word.
    pub told: String,
    /// How much, where it is known.
    pub amount: Option<Money>,
    /// What the gateway kept, where it is known.
    pub fee: Option<Money>,
}

impl Side {
    /// A balance, which is what it is.
    pub fn balance(amount: Money, told: impl Into<String>) -> Self {
        Self { standing: Standing::Done, told: told.into(), amount: Some(amount), fee: None }
    }
}

/// In what the sides differ. `None` means that a side does not know of it.
///
/// Where nothing has moved on either side there is nothing to compare: what is open here and failed there, or the
/// reverse, is found by its timer. So is money that is set aside for a refund before it is processed.
pub fn compare(ours: Option<&Side>, theirs: Option<&Side>) -> Vec<DifferenceKind> {
    use Standing::{Done, Open, Undone};
    match (ours, theirs) {
        (None, Some(theirs)) if theirs.standing == Done => vec![DifferenceKind::MissingHere],
        (Some(ours), None) if ours.standing == Done => vec![DifferenceKind::MissingThere],
        (None | Some(_), None) | (None, Some(_)) => Vec::new(),
        (Some(ours), Some(theirs)) => match (ours.standing, theirs.standing) {
            (Done, Done) => {
                let mut kinds = Vec::new();
                if differ(ours.amount, theirs.amount) {
                    kinds.push(DifferenceKind::Amount);
                }
                if differ(ours.fee, theirs.fee) {
                    kinds.push(DifferenceKind::Fee);
                }
                kinds
            }
            (Done, Open | Undone) | (Open | Undone, Done) => vec![DifferenceKind::Status],
            (Open | Undone, Open | Undone) => Vec::new(),
        },
    }
}

/// What is known on one side only contradicts nothing.
fn differ(ours: Option<Money>, theirs: Option<Money>) -> bool {
    matches!((ours, theirs), (Some(ours), Some(theirs)) if ours != theirs)
}

/// A movement of money at a gateway, as our books have it.
#[derive(Debug, Clone, PartialEq)]
pub enum Movement {
    /// A buyer paid.
    Payment(Payment),
    /// Somebody paid what is none of ours; it goes back by this refund.
    Stray(Refund),
    /// Money that went back.
    Refund(Refund),
    /// Money that went to a bank.
    Payout(Payout),
}

impl Movement {
    /// What kind of movement it is.
    pub fn about(&self) -> About {
        match self {
            Self::Payment(_) | Self::Stray(_) => About::Transaction,
            Self::Refund(_) => About::Refund,
            Self::Payout(_) => About::Transfer,
        }
    }

    /// The gateway that moved it.
    pub fn gateway(&self) -> &str {
        match self {
            Self::Payment(payment) => &payment.gateway,
            Self::Stray(refund) | Self::Refund(refund) => &refund.gateway,
            Self::Payout(payout) => &payout.account.gateway,
        }
    }

    /// What both sides know it by.
    pub fn reference(&self) -> String {
        match self {
            Self::Payment(payment) => payment.reference.clone(),
            Self::Stray(refund) => refund.transaction_reference.clone(),
            Self::Refund(refund) => refund.note(),
            Self::Payout(payout) => payout.reference.clone(),
        }
    }

    /// Our name for it.
    pub fn subject(&self) -> String {
        match self {
            Self::Payment(payment) => payment.id.to_string(),
            Self::Stray(refund) | Self::Refund(refund) => refund.id.to_string(),
            Self::Payout(payout) => payout.id.to_string(),
        }
    }

    /// What our books say.
    pub fn side(&self) -> Side {
        let (standing, told, amount, fee) = match self {
            Self::Payment(payment) => match payment.status {
                PaymentState::Pending => (Standing::Open, "pending", Some(payment.amount), None),
                PaymentState::Closed => (Standing::Open, "closed", Some(payment.amount), None),
                PaymentState::Succeeded => (Standing::Done, "succeeded", payment.paid, payment.fee),
                PaymentState::Suspended => (Standing::Done, "suspended", payment.paid, payment.fee),
                PaymentState::Reversed => (Standing::Done, "reversed", payment.paid, payment.fee),
            },
            Self::Stray(refund) => (Standing::Done, "received and given back", Some(refund.amount), None),
            Self::Refund(refund) => {
                let (standing, told) = match refund.status {
                    RefundStatus::Decided => (Standing::Open, "decided"),
                    RefundStatus::Requested => (Standing::Open, "requested"),
                    RefundStatus::Rerouted => (Standing::Open, "rerouted"),
                    RefundStatus::Sent => (Standing::Open, "sent"),
                    RefundStatus::NeedsAttention => (Standing::Open, "needs_attention"),
                    RefundStatus::Processed => (Standing::Done, "processed"),
                    RefundStatus::PaidTwice => (Standing::Done, "paid_twice"),
                    RefundStatus::Failed => (Standing::Undone, "failed"),
                    RefundStatus::PaidByHand => (Standing::Undone, "settled without the gateway"),
                    RefundStatus::Closed => (Standing::Undone, "closed without paying"),
                };
                (standing, told, Some(refund.amount), None)
            }
            Self::Payout(payout) => {
                let (standing, told) = match payout.status {
                    PayoutStatus::Requested => (Standing::Open, "requested"),
                    PayoutStatus::Sent => (Standing::Open, "sent"),
                    PayoutStatus::Succeeded => (Standing::Done, "succeeded"),
                    PayoutStatus::Failed => (Standing::Undone, "failed"),
                    PayoutStatus::Reversed => (Standing::Undone, "reversed"),
                };
                (standing, told, Some(payout.amount), payout.fee)
            }
        };
        Side { standing, told: told.to_owned(), amount, fee }
    }
}

/// What a gateway's name for a movement leads to in our books.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Named {
    /// A payment of ours.
    Payment(PaymentId),
    /// A payment that is none of ours, by the refund that it would have led to.
    Stray(RefundId),
    /// A refund of ours.
    Refund(RefundId),
    /// A payout of ours.
    Payout(PayoutId),
}

impl Named {
    /// What `reference` may lead to; `None` when it leads to nothing of ours, as with a transfer that was made by hand.
    pub fn of(gateway: &str, about: About, reference: &str) -> Option<Self> {
        match about {
            About::Transaction => Some(
                PaymentId::from_reference(reference)
                    .map_or_else(|| Self::Stray(Refund::stray_id(gateway, reference)), Self::Payment),
            ),
            About::Refund => Refund::of_note(reference).map(Self::Refund),
            About::Transfer => PayoutId::from_reference(reference).map(Self::Payout),
            About::Balance | About::Audit => None,
        }
    }
}

impl Named {
    /// The movement at `gateway` that an entry of our ledger books; `subject` is the entity's identifier. `None` for an entry
    /// that leaves the gateway's account alone.
    pub fn behind(subject: &str, entry: &Entry, gateway: &str) -> Option<Self> {
        let asset = Account::Gateway(gateway.to_owned());
        let moves = |posting: &&Posting| posting.debit == asset || posting.credit == asset;
        let posting = entry.postings.iter().find(moves)?;
        let event = || OrderEvent::read(&entry.action, &entry.facts).ok();
        let funded = || event().map(|event| event.order().payment_id);
        let payment = subject.parse().ok().or_else(|| subject.parse::<OrderId>().ok().and_then(|_| funded()));
        let refund = |id| if posting.debit == asset { Self::Stray(id) } else { Self::Refund(id) };
        payment
            .map(Self::Payment)
            .or_else(|| subject.parse().ok().map(refund))
            .or_else(|| subject.parse().ok().map(Self::Payout))
    }
}

/// A difference as it was seen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// The gateway, or [`LEDGER`].
    pub gateway: String,
    /// What it is about.
    pub about: About,
    /// What both sides know it by.
    pub reference: String,
    /// In what they differ.
    pub kind: DifferenceKind,
    /// Our name for it, when we know it: what the history is asked for.
    pub subject: Option<String>,
    /// What the gateway says, or what one of our books says.
    pub theirs: Option<Side>,
    /// What our books say, or what the other of them says.
    pub ours: Option<Side>,
    /// For people.
    pub detail: String,
}

impl Finding {
    /// The identifier that the same difference has whenever it is seen.
    pub fn id(&self) -> DifferenceId {
        difference_id(&self.gateway, self.about, &self.reference, self.kind)
    }

    /// Money that came in and is none of ours, as the daily comparison would find it.
    pub fn of_unknown_charge(gateway: &str, reference: &str, charge: &Charge) -> Self {
        let kind = DifferenceKind::MissingHere;
        Self {
            gateway: gateway.to_owned(),
            about: About::Transaction,
            reference: reference.to_owned(),
            kind,
            subject: None,
            theirs: Some(Side {
                standing: Standing::Done,
                told: CHARGED.to_owned(),
                amount: Some(charge.amount),
                fee: charge.fee,
            }),
            ours: None,
            detail: sentence(kind).to_owned(),
        }
    }

    /// What the balance has more than was expected; zero for anything but a balance.
    fn drift(&self) -> i64 {
        let amount = |side: &Option<Side>| side.as_ref().and_then(|side| side.amount).map_or(0, |m| m.amount);
        match self.kind {
            DifferenceKind::Drift => amount(&self.theirs) - amount(&self.ours),
            DifferenceKind::MissingHere
            | DifferenceKind::MissingThere
            | DifferenceKind::Amount
            | DifferenceKind::Status
            | DifferenceKind::Fee
            | DifferenceKind::Audit => 0,
        }
    }

    /// Whether it tells the same as `other`. A balance moves all the time; what counts is how far it is off.
    fn tells_the_same(&self, other: &Self) -> bool {
        match self.kind {
            DifferenceKind::Drift => self.drift() == other.drift(),
            DifferenceKind::MissingHere
            | DifferenceKind::MissingThere
            | DifferenceKind::Amount
            | DifferenceKind::Status
            | DifferenceKind::Fee
            | DifferenceKind::Audit => self.theirs == other.theirs && self.ours == other.ours,
        }
    }
}

/// One cause, one identifier: gateway, reference and kind.
pub fn difference_id(gateway: &str, about: About, reference: &str, kind: DifferenceKind) -> DifferenceId {
    DifferenceId::derived(Timestamp::from_millis(0), &format!("{gateway}:{about:?}:{reference}:{kind:?}"))
}

/// What differs between the sides of one movement.
pub fn findings(
    gateway: &str,
    about: About,
    reference: &str,
    ours: Option<&Movement>,
    theirs: Option<&Side>,
) -> Vec<Finding> {
    // An attempt before the one that counts: it failed, or else it is the one that moved the money.
    let earlier = ours.is_some_and(|ours| ours.reference() != reference);
    if earlier && theirs.is_none_or(|theirs| theirs.standing != Standing::Done) {
        return Vec::new();
    }
    let side = ours.map(Movement::side);
    let kinds = compare(side.as_ref(), theirs);
    let finding = |kind| Finding {
        gateway: gateway.to_owned(),
        about,
        reference: reference.to_owned(),
        kind,
        subject: ours.map(Movement::subject),
        theirs: theirs.cloned(),
        ours: side.clone(),
        detail: sentence(kind).to_owned(),
    };
    kinds.into_iter().map(finding).collect()
}

fn sentence(kind: DifferenceKind) -> &'static str {
    match kind {
        DifferenceKind::MissingHere => "The gateway moved money that our books know nothing of.",
        DifferenceKind::MissingThere => "Our books have money that the gateway knows nothing of.",
        DifferenceKind::Amount => "The gateway moved another amount than was booked.",
        DifferenceKind::Status => "Money moved on one side only.",
        DifferenceKind::Fee => "The gateway kept another fee than was booked.",
        DifferenceKind::Drift => "The balance is not what the postings add up to.",
        DifferenceKind::Audit => "Our books contradict each other.",
    }
}

/// What our books say about a gateway's balance.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Expected {
    /// What the postings add up to.
    pub posted: i64,
    /// Refunds and transfers under way: the gateway may have set them aside already, which we book when they arrive.
    pub under_way: i64,
    /// How many transfers are among them: the fee of each may be gone too.
    pub transfers: u32,
    /// Charges of the last days that the gateway may not have settled yet.
    pub unsettled: i64,
    /// The drift that an operator explained before, such as the float that was paid in at the start.
    pub accepted: i64,
}

impl Expected {
    /// The balance that is nearest to `balance` and as it should be.
    pub fn nearest(self, balance: i64) -> i64 {
        let most = self.posted + self.accepted;
        let least = most - self.under_way - self.unsettled - i64::from(self.transfers) * TRANSFER_FEE_MOST;
        balance.clamp(least.min(most), most)
    }

    /// The finding, if `balance` is not as it should be. What was accepted before is part of the drift that is shown, so
    /// that accepting it anew needs no addition.
    pub fn finding(self, gateway: &str, currency: Currency, balance: i64) -> Option<Finding> {
        let nearest = self.nearest(balance);
        (balance != nearest).then(|| Finding {
            gateway: gateway.to_owned(),
            about: About::Balance,
            reference: currency.to_string(),
            kind: DifferenceKind::Drift,
            subject: None,
            theirs: Some(Side::balance(Money::new(balance, currency), "balance")),
            ours: Some(Side::balance(Money::new(nearest - self.accepted, currency), "postings")),
            detail: format!(
                "{} {} Under way or not settled yet: {}. Explained before: {}.",
                sentence(DifferenceKind::Drift),
                format_args!("Not explained: {}.", Money::new(balance - nearest, currency)),
                Money::new(self.under_way + self.unsettled, currency),
                Money::new(self.accepted, currency),
            ),
        })
    }
}

/// How far the task is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DifferenceStatus {
    /// Somebody has to look.
    Open,
    /// A later look found that the sides agree.
    Agreed,
    /// An operator explained it.
    Resolved,
}

/// A difference as a task.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Difference {
    /// Which one.
    pub id: DifferenceId,
    /// What was seen last.
    pub finding: Finding,
    /// How far it is.
    pub status: DifferenceStatus,
    /// Since when it is open, or was.
    pub found_at: Timestamp,
    /// When the task last changed.
    pub changed_at: Timestamp,
    /// What the operator found out.
    pub note: Option<String>,
    /// Which operator.
    pub resolved_by: Option<UserId>,
    /// Of a balance: the drift that an operator explained; only what goes beyond it is a difference.
    pub accepted: Option<i64>,
}

impl Entity for Difference {
    type Event = DifferenceEvent;
}

impl Difference {
    /// A difference that was not seen before.
    pub fn open(finding: Finding, at: Timestamp) -> Outcome<Self> {
        let difference = Self {
            id: finding.id(),
            finding,
            status: DifferenceStatus::Open,
            found_at: at,
            changed_at: at,
            note: None,
            resolved_by: None,
            accepted: None,
        };
        difference.outcome(DifferenceEvent::Found)
    }

    /// It was seen again. `None` when that is no news: it is open and tells the same, or was explained as it is.
    pub fn seen(&self, finding: &Finding, at: Timestamp) -> Option<Outcome<Self>> {
        let same = self.finding.tells_the_same(finding);
        let seen = Self { finding: finding.clone(), changed_at: at, ..self.clone() };
        match self.status {
            DifferenceStatus::Open => (!same).then(|| seen.outcome(DifferenceEvent::Changed)),
            DifferenceStatus::Resolved if same => None,
            DifferenceStatus::Resolved | DifferenceStatus::Agreed => {
                let open = Self { status: DifferenceStatus::Open, found_at: at, ..seen };
                Some(open.outcome(DifferenceEvent::Found))
            }
        }
    }

    /// A later look found that the sides agree.
    pub fn agree(&self, at: Timestamp) -> Option<Outcome<Self>> {
        match self.status {
            DifferenceStatus::Open => {
                let agreed = Self { status: DifferenceStatus::Agreed, changed_at: at, ..self.clone() };
                Some(agreed.outcome(DifferenceEvent::Agreed))
            }
            DifferenceStatus::Agreed | DifferenceStatus::Resolved => None,
        }
    }

    /// An operator explains it. The explanation holds as long as the sides tell the same.
    pub fn resolve(&self, note: String, by: UserId, at: Timestamp) -> Decision<Self> {
        match self.status {
            DifferenceStatus::Open => {
                let drift = (self.finding.kind == DifferenceKind::Drift).then(|| self.finding.drift());
                let resolved = Self {
                    status: DifferenceStatus::Resolved,
                    changed_at: at,
                    note: Some(note),
                    resolved_by: Some(by),
                    accepted: drift.or(self.accepted),
                    ..self.clone()
                };
                Ok(Some(resolved.outcome(DifferenceEvent::Resolved)))
            }
            DifferenceStatus::Resolved => repeated(self.note.as_ref() == Some(&note), || {
                Refused::new(
                    "difference-resolved",
                    "This difference has been explained, and what was said stands.",
                )
            }),
            DifferenceStatus::Agreed => Err(Refused::new(
                "difference-agreed",
                "The sides agree by now; there is nothing left to explain.",
            )),
        }
    }

    fn outcome(self, event: impl FnOnce(DifferenceFacts) -> DifferenceEvent) -> Outcome<Self> {
        let facts = DifferenceFacts {
            difference_id: self.id,
            gateway: self.finding.gateway.clone(),
            about: self.finding.about,
            reference: self.finding.reference.clone(),
            kind: self.finding.kind,
            status: self.status,
        };
        Outcome { entity: self, event: event(facts), postings: Vec::new() }
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::documented::{Table, answer, name};
    use crate::samples::*;

    fn side(standing: Standing, kobo: i64, fee: Option<i64>) -> Side {
        let money = |kobo| Money::new(kobo, Currency::NGN);
        Side { standing, told: "told".to_owned(), amount: Some(money(kobo)), fee: fee.map(money) }
    }

    fn finding() -> Finding {
        let theirs = side(Standing::Done, 100, None);
        findings("paystack", About::Transaction, "pay-x", None, Some(&theirs)).remove(0)
    }

    fn difference(status: DifferenceStatus) -> Difference {
        Difference { status, ..Difference::open(finding(), start()).entity }
    }

    pub(crate) fn transitions() -> Table {
        let mut table = Table::new(&[
            "state",
            "seen again",
            "seen otherwise",
            "the sides agree",
            "an operator explains it",
        ]);
        let otherwise = Finding { theirs: Some(side(Standing::Done, 200, None)), ..finding() };
        for status in [DifferenceStatus::Open, DifferenceStatus::Agreed, DifferenceStatus::Resolved] {
            let difference = difference(status);
            let next = |outcome: &Outcome<Difference>| name(outcome.entity.status);
            let answers = [
                answer(Ok(difference.seen(&finding(), start())), next),
                answer(Ok(difference.seen(&otherwise, start())), next),
                answer(Ok(difference.agree(start())), next),
                answer(difference.resolve("Explained.".to_owned(), buyer_id(), start()), next),
            ];
            table.row(name(status), answers);
        }
        table
    }

    #[test]
    fn the_transition_table_is_as_the_design_shows() {
        assert_eq!(
            transitions().compact(),
            "open: - open agreed resolved\n\
             agreed: open open - x\n\
             resolved: - open - x\n"
        );
    }

    #[test]
    fn each_difference_has_its_kind() {
        use DifferenceKind::{Amount, Fee, MissingHere, MissingThere, Status};
        use Standing::{Done, Open, Undone};
        let done = || Some(side(Done, 100, Some(5)));
        for (ours, theirs, expected) in [
            (None, None, vec![]),
            (None, done(), vec![MissingHere]),
            (None, Some(side(Open, 100, None)), vec![]),
            (None, Some(side(Undone, 100, None)), vec![]),
            (done(), None, vec![MissingThere]),
            (Some(side(Open, 100, None)), None, vec![]),
            (Some(side(Undone, 100, None)), None, vec![]),
            (done(), done(), vec![]),
            (done(), Some(side(Done, 90, Some(5))), vec![Amount]),
            (done(), Some(side(Done, 100, Some(6))), vec![Fee]),
            (done(), Some(side(Done, 90, Some(6))), vec![Amount, Fee]),
            (done(), Some(side(Done, 100, None)), vec![]),
            (done(), Some(side(Open, 100, None)), vec![Status]),
            (done(), Some(side(Undone, 100, None)), vec![Status]),
            (Some(side(Open, 100, None)), done(), vec![Status]),
            (Some(side(Undone, 100, None)), done(), vec![Status]),
            // A refund is set aside there before it is processed, a failed one waits for its timer here.
            (Some(side(Open, 100, None)), Some(side(Undone, 100, None)), vec![]),
            (Some(side(Undone, 100, None)), Some(side(Open, 100, None)), vec![]),
        ] {
            assert_eq!(compare(ours.as_ref(), theirs.as_ref()), expected, "{ours:?} {theirs:?}");
        }
    }

    #[test]
    fn the_same_difference_has_the_same_identifier_whatever_it_shows() {
        let otherwise = Finding { theirs: None, detail: String::new(), ..finding() };
        assert_eq!(finding().id(), otherwise.id());
        assert_ne!(finding().id(), Finding { kind: DifferenceKind::Fee, ..finding() }.id());
        assert_ne!(finding().id(), Finding { about: About::Transfer, ..finding() }.id());
        assert_ne!(finding().id(), Finding { gateway: "other".to_owned(), ..finding() }.id());
    }

    #[test]
    fn an_attempt_that_failed_before_another_was_made_is_no_difference() {
        let first = refund().entity;
        let (id, amount) = (first.id, first.amount);
        let again = Movement::Refund(Refund { status: RefundStatus::Processed, round: 2, ..first });
        let compared = |reference: &str| {
            let failed =
                Side { standing: Standing::Undone, told: String::new(), amount: Some(amount), fee: None };
            findings("paystack", About::Refund, reference, Some(&again), Some(&failed)).len()
        };
        assert_eq!((compared(&id.to_string()), compared(&format!("{id}.2"))), (0, 1));
    }

    #[test]
    fn a_reference_leads_to_what_it_names() {
        let payment = payment_id();
        let named = |about, reference: &str| Named::of("paystack", about, reference);
        assert_eq!(named(About::Transaction, &payment.reference()), Some(Named::Payment(payment)));
        let stray = Refund::stray_id("paystack", "T563");
        assert_eq!(named(About::Transaction, "T563"), Some(Named::Stray(stray)));
        assert_eq!(named(About::Refund, &stray.to_string()), Some(Named::Refund(stray)));
        assert_eq!(named(About::Refund, "3018299"), None, "made by hand at the gateway");
        assert_eq!(named(About::Transfer, &payout_id().reference()), Some(Named::Payout(payout_id())));
        assert_eq!(named(About::Transfer, "by-hand-0000000000"), None);
    }

    #[test]
    fn an_entry_of_the_ledger_leads_to_what_it_books() {
        fn behind<E: Entity>(subject: String, outcome: Outcome<E>) -> Option<Named> {
            let entry = Entry {
                subject: String::new(),
                seq: 1,
                at: start(),
                actor: crate::Actor::system("test"),
                action: outcome.event.action().to_owned(),
                facts: outcome.event.facts(),
                changed: serde_json::Map::new(),
                postings: outcome.postings,
                correlation_id: "c".to_owned(),
                salt: None,
                previous_hash: String::new(),
                hash: String::new(),
            };
            Named::behind(&subject, &entry, "paystack")
        }
        let paid = done(placed().entity.fund("paystack", start()));
        assert_eq!(behind(order_id().to_string(), paid), Some(Named::Payment(payment_id())));
        let stray = charge(naira(700)).give_back_stray("paystack", "T1", start());
        let id = stray.entity.id;
        assert_eq!(behind(id.to_string(), stray), Some(Named::Stray(id)));
        let processed = done(refund().entity.report(crate::refunds::RefundReport::Processed, "1", start()));
        let id = processed.entity.id;
        assert_eq!(behind(id.to_string(), processed), Some(Named::Refund(id)));
        assert_eq!(behind(payout_id().to_string(), payout().0), None, "nothing left us");
    }

    #[test]
    fn a_balance_may_lack_what_is_under_way_and_no_more() {
        let quiet = Expected { posted: 1_000_000, under_way: 0, transfers: 0, unsettled: 0, accepted: 0 };
        let drift = |expected: Expected, balance| balance - expected.nearest(balance);
        assert_eq!(drift(quiet, 1_000_000), 0);
        assert_eq!((drift(quiet, 999_999), drift(quiet, 1_000_001)), (-1, 1));
        let busy = Expected { under_way: 200_000, transfers: 1, ..quiet };
        for balance in [1_000_000, 800_000, 800_000 - TRANSFER_FEE_MOST] {
            assert_eq!(drift(busy, balance), 0, "{balance}");
        }
        assert_eq!(drift(busy, 800_000 - TRANSFER_FEE_MOST - 1), -1);
        assert_eq!(busy.finding("paystack", Currency::NGN, 900_000), None);
        let unsettled = Expected { unsettled: 300_000, ..quiet };
        assert_eq!((drift(unsettled, 700_000), drift(unsettled, 699_999)), (0, -1));
    }

    #[test]
    fn a_drift_that_was_explained_is_expected_from_then_on() {
        let start_of_books = Expected { posted: 0, under_way: 0, transfers: 0, unsettled: 0, accepted: 0 };
        let float = start_of_books.finding("paystack", Currency::NGN, 5_000).unwrap();
        let task = Difference::open(float, start()).entity;
        let resolved =
            task.resolve("Paid in at the start.".to_owned(), buyer_id(), start()).unwrap().unwrap();
        assert_eq!(resolved.entity.accepted, Some(5_000));
        let later = Expected { posted: 700, accepted: 5_000, ..start_of_books };
        assert_eq!(later.finding("paystack", Currency::NGN, 5_700), None);
        let again = later.finding("paystack", Currency::NGN, 5_600).unwrap();
        let reopened = resolved.entity.seen(&again, start()).unwrap();
        assert_eq!(
            (reopened.entity.status, reopened.entity.finding.drift()),
            (DifferenceStatus::Open, 4_900)
        );
        let explained = reopened.entity.resolve("A fee.".to_owned(), buyer_id(), start()).unwrap().unwrap();
        assert_eq!(explained.entity.accepted, Some(4_900), "the whole drift, not the rest of it");
    }

    #[test]
    fn our_side_of_each_movement_says_whether_money_moved() {
        let (payout, _) = payout_in(PayoutStatus::Succeeded);
        let payout = Movement::Payout(payout);
        assert_eq!((payout.about(), payout.side().standing), (About::Transfer, Standing::Done));
        for (status, standing) in [
            (RefundStatus::Requested, Standing::Open),
            (RefundStatus::Sent, Standing::Open),
            (RefundStatus::NeedsAttention, Standing::Open),
            (RefundStatus::Processed, Standing::Done),
            (RefundStatus::Decided, Standing::Open),
            (RefundStatus::Rerouted, Standing::Open),
            (RefundStatus::PaidTwice, Standing::Done),
            (RefundStatus::PaidByHand, Standing::Undone),
            (RefundStatus::Closed, Standing::Undone),
            (RefundStatus::Failed, Standing::Undone),
        ] {
            let refund = Movement::Refund(Refund { status, ..refund().entity });
            assert_eq!(refund.side().standing, standing, "{status:?}");
        }
    }
}
