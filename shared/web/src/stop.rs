//! Why a handler stops before its end.

use domain::Refused;
use domain::disputes::NoSide;
use domain::messages::NoCorrespondent;
use domain::offers::NoOffer;
use domain::orders::NoParty;
use store::Answer;

use crate::problem::{self, Problem};

/// What `?` in a handler may stop with. Only the first two are errors.
#[derive(Debug)]
pub enum Stop {
    /// The request cannot be served.
    Problem(Problem),
    /// A rule refuses what was read, and nothing was written. A handler that stores its answer is run again before it is
    /// told: a batch read is no snapshot, so that what stands in the way may be what the same request did a moment ago.
    Refused(Problem),
    /// The request was served before: its repetition gets the stored answer, with `idempotent-replayed: true`.
    Replay(Answer),
    /// Another change was faster: the handler is run again, and told as `try-again` when that does not help.
    Conflict,
}

impl From<Problem> for Stop {
    fn from(problem: Problem) -> Self {
        Self::Problem(problem)
    }
}

impl From<Refused> for Stop {
    fn from(refused: Refused) -> Self {
        Self::Refused(refused.into())
    }
}

impl From<NoParty> for Stop {
    fn from(no_party: NoParty) -> Self {
        Self::Problem(no_party.into())
    }
}

impl From<NoSide> for Stop {
    fn from(no_side: NoSide) -> Self {
        Self::Problem(no_side.into())
    }
}

impl From<NoOffer> for Stop {
    fn from(no_offer: NoOffer) -> Self {
        Self::Problem(no_offer.into())
    }
}

impl From<NoCorrespondent> for Stop {
    fn from(no_correspondent: NoCorrespondent) -> Self {
        Self::Problem(no_correspondent.into())
    }
}

impl From<store::Error> for Stop {
    fn from(error: store::Error) -> Self {
        let problem = match error {
            store::Error::Conflict => return Self::Conflict,
            store::Error::Answered(answer) => return Self::Replay(answer),
            store::Error::NotFound(key) => Problem::not_found(format!("There is no such {}.", key.noun())),
            store::Error::KeyReused => Problem::new(
                problem::IDEMPOTENCY_KEY_REUSED,
                "This Idempotency-Key was used for another request. Something new needs a new key.",
            ),
            store::Error::OutOfStock { product_id, left } => Problem::new(
                problem::OUT_OF_STOCK,
                format!("There are {} left. Order fewer, or something else.", left.max(0)),
            )
            .with("product_id", product_id)
            .with("left", left.max(0)),
            store::Error::ProductChanged { product_id } => Problem::new(
                problem::PRODUCT_CHANGED,
                "A product was changed just now. Read it again, then decide.",
            )
            .with("product_id", product_id),
            store::Error::ArtisanNotVerified => {
                Problem::new(problem::ARTISAN_NOT_VERIFIED, "Only verified artisans sell.")
            }
            store::Error::ArtisanAway { artisan_id, until } => Problem::new(
                problem::ARTISAN_AWAY,
                format!("This artisan takes no orders until {until}. Order then, or something else; nothing was ordered."),
            )
            .with("artisan_id", artisan_id)
            .with("back_on", until),
            store::Error::DeliveryNotChosen { artisan_id } => Problem::new(
                problem::DELIVERY_CHANGED,
                "This artisan says how their goods get to you now. Choose one of the ways; nothing was ordered.",
            )
            .with("artisan_id", artisan_id),
            store::Error::Blocked { by_sender: true } => Problem::new(
                problem::MESSAGES_BLOCKED,
                "You have blocked this person. Take the block back before you write to them.",
            ),
            store::Error::Blocked { by_sender: false } => Problem::new(
                problem::MESSAGES_BLOCKED,
                "This person takes no messages from you here. About an order that is paid and not over, you can write in the \
                 order's own conversation.",
            ),
            store::Error::EmailTaken => {
                Problem::new(problem::EMAIL_TAKEN, "This e-mail address has an account. Log in instead.")
            }
            store::Error::ProviderLinked => Problem::new(
                problem::PROVIDER_LINKED,
                "This account opens another account here. Log in by it instead, or unlink it there first.",
            ),
            store::Error::BadCursor => Problem::new(
                problem::INVALID_QUERY,
                "This cursor was not made for this list. Take next_cursor as it is, or leave cursor out.",
            ),
            store::Error::Unavailable(cause) => Problem::new(
                problem::UNAVAILABLE,
                "The request could not be completed. Send it again in a moment.",
            )
            .retry_after(1)
            .caused_by(cause),
            store::Error::Invalid(cause) => Problem::internal(cause),
        };
        Self::Problem(problem)
    }
}

#[cfg(test)]
mod tests {
    use domain::{OrderId, ProductId, TypedId};
    use store::entities::order_key;

    use super::*;

    #[test]
    fn out_of_stock_says_of_what_and_how_many_are_left() {
        let product_id = ProductId::derived(domain::Timestamp::from_millis(0), "a chair");
        let Stop::Problem(problem) = Stop::from(store::Error::OutOfStock { product_id, left: 2 }) else {
            panic!("no problem");
        };
        let document: serde_json::Value = serde_json::from_str(&problem.document("")).unwrap();
        assert_eq!(document["product_id"], product_id.to_string());
        assert_eq!(document["left"], 2);
    }

    #[test]
    fn what_is_not_there_is_told_by_its_noun() {
        let key = order_key(OrderId::derived(domain::Timestamp::from_millis(0), "an order"));
        let Stop::Problem(problem) = Stop::from(store::Error::NotFound(key)) else { panic!("no problem") };
        assert_eq!((problem.kind(), problem.detail()), (problem::NOT_FOUND, "There is no such order."));
    }

    #[test]
    fn a_change_that_no_repetition_mends_is_a_fault_of_ours() {
        let Stop::Problem(problem) = Stop::from(store::Error::Invalid("an item of 401 KB".into())) else {
            panic!("no problem");
        };
        assert_eq!((problem.kind(), problem.retry_after_seconds()), (problem::INTERNAL, None));
    }

    #[test]
    fn a_lost_race_and_a_stored_answer_are_no_problems() {
        assert!(matches!(Stop::from(store::Error::Conflict), Stop::Conflict));
        let answer = Answer { status: 201, body: "{}".to_owned(), location: None };
        assert!(matches!(Stop::from(store::Error::Answered(answer)), Stop::Replay(_)));
    }
}
