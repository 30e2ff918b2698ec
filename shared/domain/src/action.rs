//! What a caller may do now. An entity's `actions` ask the rules that decide when the command comes, so that what is announced
//! and what is then answered cannot differ.

use serde::{Deserialize, Serialize};

use crate::{Facts, Refused};

/// Why something cannot be done, of a closed list; the sentence beside it is for people.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// The order has not been paid.
    NotPaid,
    /// The artisan has not accepted the order.
    NotAccepted,
    /// The goods have not been sent.
    NotSent,
    /// The goods have been sent.
    Sent,
    /// The order is being worked on, and its delivery is not late; `possible_at` says when it is.
    NotLate,
    /// The order is disputed; `dispute_id` says where that ends.
    Disputed,
    /// The order has ended.
    Closed,
    /// A refund was decided and is being booked; it takes a moment.
    RefundUnderWay,
    /// Nothing is left to give back.
    NothingLeft,
    /// The buyer's bank asks for the money.
    BankAsks,
    /// No offer stands.
    NoOffer,
    /// The caller has disputed the order as often as one may.
    DisputeLimit,
    /// Too many wrong release codes were entered.
    CodeLocked,
    /// The other side has not answered; `possible_at` says until when it can.
    NotAnswered,
    /// The other side has made no proposal that stands.
    NoProposal,
    /// The dispute waits for nobody's decision.
    NotEscalated,
    /// The dispute has not been decided.
    NotDecided,
    /// The dispute has been decided.
    Decided,
    /// The time for an appeal is over.
    AppealOver,
    /// An appeal is being heard.
    Appealed,
    /// The caller has added as much evidence as one may.
    EvidenceLimit,
    /// Both agreed that the goods go back, and the buyer has not sent them.
    ReturnAwaited,
    /// The goods are on their way back.
    ReturnSent,
    /// The time to say what is wrong with what came back is over.
    InspectionOver,
    /// The sides have agreed on as many returns as one may.
    ReturnLimit,
    /// The dispute has ended.
    Over,
    /// The caller has a side in it.
    OwnCase,
    /// No documents have been submitted.
    NotSubmitted,
    /// Documents are being reviewed.
    InReview,
    /// The artisan is verified.
    Verified,
    /// The artisan is not verified.
    NotVerified,
    /// The artisan's documents were rejected.
    Rejected,
    /// The artisan is suspended.
    Suspended,
    /// There is no account to pay out to.
    NoAccount,
    /// The payout account was changed; `possible_at` says until when payouts wait.
    OnHold,
    /// The bank refused payouts.
    Paused,
    /// The artisan is paid out when they ask.
    OnRequest,
    /// Less is available than `minimum`.
    TooLittle,
    /// The day's limit is reached; `possible_at` says when the next day begins.
    DayLimit,
    /// The product was archived.
    Archived,
    /// The time to review the order is over.
    ReviewOver,
    /// The review has been shown.
    ReviewShown,
    /// `detail` alone says it.
    Other,
}

impl Reason {
    /// All of them.
    pub const ALL: [Self; 43] = [
        Self::NotPaid,
        Self::NotAccepted,
        Self::NotSent,
        Self::Sent,
        Self::NotLate,
        Self::Disputed,
        Self::Closed,
        Self::RefundUnderWay,
        Self::NothingLeft,
        Self::BankAsks,
        Self::NoOffer,
        Self::DisputeLimit,
        Self::CodeLocked,
        Self::NotAnswered,
        Self::NoProposal,
        Self::NotEscalated,
        Self::NotDecided,
        Self::Decided,
        Self::AppealOver,
        Self::Appealed,
        Self::EvidenceLimit,
        Self::ReturnAwaited,
        Self::ReturnSent,
        Self::InspectionOver,
        Self::ReturnLimit,
        Self::Over,
        Self::OwnCase,
        Self::NotSubmitted,
        Self::InReview,
        Self::Verified,
        Self::NotVerified,
        Self::Rejected,
        Self::Suspended,
        Self::NoAccount,
        Self::OnHold,
        Self::Paused,
        Self::OnRequest,
        Self::TooLittle,
        Self::DayLimit,
        Self::Archived,
        Self::ReviewOver,
        Self::ReviewShown,
        Self::Other,
    ];
}

/// Something that a caller may do, now or perhaps later.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Action<A> {
    /// What.
    pub action: A,
    /// Whether the command would be taken now.
    pub allowed: bool,
    /// Why it would be refused.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<Reason>,
    /// The same for people, as the refusal would say it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub detail: Option<String>,
    /// What goes with it, under the names that a problem has: `possible_at`, `maximum`.
    #[serde(flatten)]
    pub facts: Facts,
}

impl<A> Action<A> {
    /// From the answer of the rule that decides when the command comes; `None` when it has been done, and nothing would follow.
    pub fn of<T>(action: A, answer: Result<Option<T>, Refused>) -> Option<Self> {
        match answer {
            Ok(Some(_)) => {
                Some(Self { action, allowed: true, reason: None, detail: None, facts: Facts::new() })
            }
            Ok(None) => None,
            Err(Refused { reason, detail, facts, .. }) => Some(Self {
                action,
                allowed: false,
                reason: Some(reason.unwrap_or(Reason::Other)),
                detail: Some(detail),
                facts,
            }),
        }
    }

    /// Refused to an administrator who has a side in it.
    pub fn own_case(action: A) -> Self {
        Self {
            action,
            allowed: false,
            reason: Some(Reason::OwnCase),
            detail: Some("Somebody else has to decide over your own order.".to_owned()),
            facts: Facts::new(),
        }
    }

    /// With a figure that whoever does it needs, unless it is refused.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl Serialize) -> Self {
        if let (true, Ok(value)) = (self.allowed, serde_json::to_value(value)) {
            self.facts.insert(name.to_owned(), value);
        }
        self
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn an_action_that_is_refused_says_why_and_one_that_is_done_is_left_out() {
        let told = |answer: Result<Option<()>, Refused>| {
            Action::of("cancel", answer).map(|action| serde_json::to_value(action.with("left", 3)).unwrap())
        };
        assert_eq!(told(Ok(Some(()))), Some(json!({ "action": "cancel", "allowed": true, "left": 3 })));
        assert_eq!(told(Ok(None)), None);
        let late =
            Refused::new("order-state", "Not yet.").because(Reason::NotLate).with("possible_at", "Monday");
        assert_eq!(
            told(Err(late)),
            Some(json!({
                "action": "cancel",
                "allowed": false,
                "reason": "not_late",
                "detail": "Not yet.",
                "possible_at": "Monday",
            }))
        );
    }
}
