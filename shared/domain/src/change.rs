//! What a decision answers.

use serde::{Deserialize, Serialize};

use crate::Reason;
use crate::event::{Entity, NoFacts, events};
use crate::money::MoneyError;
use crate::{Posting, Timestamp};

/// What an event tells about its subject, as it is stored and sent: enough for each consumer to act or to tell somebody, and
/// nothing personal.
pub type Facts = serde_json::Map<String, serde_json::Value>;

/// The result of applying a command: the new state and all that must be written with it, or nothing.
#[derive(Debug, Clone, PartialEq)]
#[must_use = "an outcome that is not committed has not happened"]
pub struct Outcome<E: Entity> {
    /// The new state.
    pub entity: E,
    /// What happened.
    pub event: E::Event,
    /// How money moved.
    pub postings: Vec<Posting>,
}

/// `Ok(None)` means that it has happened already and nothing is to be done.
pub type Decision<E> = Result<Option<Outcome<E>>, Refused>;

/// What comes of a decision that moves money which may have to rest. Whoever gets [`Decided::NotNow`] moves the timer that
/// asks again, so that what is due does not stay due.
#[derive(Debug, Clone, PartialEq)]
#[must_use = "what is not done now has to be looked at again"]
pub enum Decided<T> {
    /// This follows.
    Do(T),
    /// It has happened already, or cannot happen any more.
    Done,
    /// It has to wait for something else.
    NotNow,
}

impl<T> Decided<T> {
    /// The same, of something else.
    pub(crate) fn map<U>(self, of: impl FnOnce(T) -> U) -> Decided<U> {
        match self {
            Self::Do(what) => Decided::Do(of(what)),
            Self::Done => Decided::Done,
            Self::NotNow => Decided::NotNow,
        }
    }
}

/// What follows from a command that was carried out before: nothing if it says the `same`; if it says something else, that would be
/// lost without a word, and it is refused.
pub(crate) fn repeated<T>(same: bool, otherwise: impl FnOnce() -> Refused) -> Result<Option<T>, Refused> {
    if same { Ok(None) } else { Err(otherwise()) }
}

/// A command that contradicts what has happened, with the sentence for whoever sent it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{detail}")]
pub struct Refused {
    /// The stable name of the problem, the last part of its URI: `order-not-delivered`.
    pub problem: &'static str,
    /// What is wrong and what to do.
    pub detail: String,
    /// Why, of a closed list, where a problem has several causes or a caller may be told before they ask.
    pub reason: Option<Reason>,
    /// What the sentence says in figures and identifiers, for programs: `attempts_left`, `possible_at`.
    pub facts: Facts,
}

impl Refused {
    /// A refusal named `problem`; `detail` is for people.
    pub fn new(problem: &'static str, detail: impl Into<String>) -> Self {
        Self { problem, detail: detail.into(), reason: None, facts: Facts::new() }
    }

    /// With the cause.
    #[must_use]
    pub fn because(self, reason: Reason) -> Self {
        Self { reason: Some(reason), ..self }
    }

    /// With a figure or an identifier that the sentence says, under the name that it has in the API.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl Serialize) -> Self {
        // What has no form in JSON is left out: the sentence still says it.
        if let Ok(value) = serde_json::to_value(value) {
            self.facts.insert(name.to_owned(), value);
        }
        self
    }
}

impl From<MoneyError> for Refused {
    fn from(error: MoneyError) -> Self {
        Self::new("amount", format!("The amounts do not work out: {error}."))
    }
}

/// The step that a due entity is handed to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Step {
    /// The deadline of an order.
    OrdersTimeOut,
    /// The deadline of a dispute.
    DisputesTimeOut,
    /// A payment that nobody reported.
    PaymentsSettle,
    /// A completed order whose money is still held.
    EscrowRelease,
    /// A cancelled order whose money is still held; a refund to send or to ask about.
    RefundsSend,
    /// A dispute that is over and whose money is still frozen.
    EscrowDivide,
    /// A chargeback to answer or to ask about.
    ChargebacksSettle,
    /// A payout to send.
    PayoutsSend,
    /// A payout to ask about.
    PayoutsSettle,
    /// A picture that nobody has read yet.
    UploadsPreparePicture,
    /// A review that waits for the other side's.
    ReviewsShow,
    /// An account that is to be deleted.
    UsersErase,
    /// The deadline of an offer on a price.
    OffersTimeOut,
    /// A file of products that is worked off.
    CatalogueImport,
}

impl Step {
    /// All of them: what is stuck is looked for in each.
    pub const ALL: [Self; 14] = [
        Self::OrdersTimeOut,
        Self::DisputesTimeOut,
        Self::PaymentsSettle,
        Self::EscrowRelease,
        Self::RefundsSend,
        Self::EscrowDivide,
        Self::ChargebacksSettle,
        Self::PayoutsSend,
        Self::PayoutsSettle,
        Self::UploadsPreparePicture,
        Self::ReviewsShow,
        Self::UsersErase,
        Self::OffersTimeOut,
        Self::CatalogueImport,
    ];

    /// The function and queue, as spelled everywhere.
    pub const fn name(self) -> &'static str {
        match self {
            Self::OrdersTimeOut => "orders-time-out",
            Self::DisputesTimeOut => "disputes-time-out",
            Self::PaymentsSettle => "payments-settle",
            Self::EscrowRelease => "escrow-release",
            Self::RefundsSend => "refunds-send",
            Self::EscrowDivide => "escrow-divide",
            Self::ChargebacksSettle => "chargebacks-settle",
            Self::PayoutsSend => "payouts-send",
            Self::PayoutsSettle => "payouts-settle",
            Self::UploadsPreparePicture => "uploads-prepare-picture",
            Self::ReviewsShow => "reviews-show",
            Self::UsersErase => "users-erase",
            Self::OffersTimeOut => "offers-time-out",
            Self::CatalogueImport => "catalogue-import",
        }
    }
}

/// Seconds after which a step that an event should have started is started by a timer: the event was lost.
pub const LOST_EVENT_SECONDS: u64 = 15 * 60;

/// Seconds after its moment when what is due counts as stuck: sweeps and polls run every few minutes.
pub const STUCK_SECONDS: u64 = 60 * 60;

/// A timer on an entity: at `at`, `step` looks at it again and may find nothing to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Due {
    /// When.
    pub at: Timestamp,
    /// Who looks.
    pub step: Step,
}

/// The delay before attempt `attempt` (1 is the first retry): doubles from `first_seconds`, at most `most_seconds`.
pub fn backoff_seconds(attempt: u32, first_seconds: u64, most_seconds: u64) -> u64 {
    let doublings = attempt.saturating_sub(1).min(32);
    first_seconds.saturating_mul(1 << doublings).min(most_seconds)
}

events! {
    /// Timers that have run out, by whose they are. Which step looks, the timer says.
    pub enum Timer {
        /// An order's.
        Order(NoFacts) = "order.due",
        /// A dispute's.
        Dispute(NoFacts) = "dispute.due",
        /// A payment's.
        Payment(NoFacts) = "payment.due",
        /// A refund's.
        Refund(NoFacts) = "refund.due",
        /// A chargeback's.
        Chargeback(NoFacts) = "chargeback.due",
        /// A payout's.
        Payout(NoFacts) = "payout.due",
        /// A wallet's.
        Wallet(NoFacts) = "wallet.due",
        /// A picture's.
        Picture(NoFacts) = "picture.due",
        /// A review's.
        Review(NoFacts) = "review.due",
        /// A person's.
        User(NoFacts) = "user.due",
        /// An offer's.
        Offer(NoFacts) = "offer.due",
        /// An import's.
        Import(NoFacts) = "import.due",
    }
}
