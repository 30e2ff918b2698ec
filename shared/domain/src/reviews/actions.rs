//! What a side of an order may do with its reviews.

use serde::{Deserialize, Serialize};

use crate::orders::{Order, Party};
use crate::reviews::{Opinion, Review, Stars, write};
use crate::{Action, Timestamp};

/// Something that can be done with the reviews of an order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReviewAction {
    /// The caller writes theirs; `until` says how long.
    Write,
    /// The caller changes theirs, while it waits; `until` says how long.
    Change,
    /// The caller answers the other side's.
    Reply,
}

impl ReviewAction {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Write, Self::Change, Self::Reply];
}

impl Review {
    /// What `party` of `order` may do at `at`, whose review is `own`; and why it may not write one. Each is the answer of the rule that
    /// decides when the command comes.
    pub fn actions(
        order: &Order,
        party: Party,
        own: Option<&Self>,
        other: Option<&Self>,
        at: Timestamp,
    ) -> Vec<Action<ReviewAction>> {
        let stars =
            if own.is_some_and(|own| own.opinion.stars == Stars::One) { Stars::Two } else { Stars::One };
        let another = Opinion { stars, goods: Vec::new(), words: String::new(), pictures: Vec::new() };
        let written = write(order, party, another, own, other, at).map(|written| written.map(drop));
        let name = if own.is_some() { ReviewAction::Change } else { ReviewAction::Write };
        let until = order.review_until(at).ok();
        let writing = Action::of(name, written).map(|action| action.with("until", until));
        let replying = other.and_then(|other| {
            let reviewed = other.as_reviewed(other.user_reviewed()).ok()?;
            Action::of(ReviewAction::Reply, other.reply(reviewed, String::new(), at))
        });
        let told = |action: &Action<ReviewAction>| action.allowed || action.action == ReviewAction::Write;
        [writing, replying].into_iter().flatten().filter(told).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::orders::OrderStatus;
    use crate::samples::*;

    fn told(actions: Vec<Action<ReviewAction>>) -> Vec<(ReviewAction, bool)> {
        actions.into_iter().map(|action| (action.action, action.allowed)).collect()
    }

    #[test]
    fn a_side_is_told_what_it_may_do_and_until_when() {
        use ReviewAction::{Change, Reply, Write};
        let (order, at) = (order_in(OrderStatus::Completed), start());
        let (buyer, artisan) = (as_buyer(&order), as_artisan(&order));
        let first = Review::actions(&order, buyer, None, None, at);
        assert_eq!(first[0].facts["until"], serde_json::json!(at.plus_seconds(14 * DAY)));
        assert_eq!(told(first), [(Write, true)]);
        let own =
            write(&order, buyer, opinion(Stars::One, &order), None, None, at).unwrap().unwrap().own.entity;
        assert_eq!(told(Review::actions(&order, buyer, Some(&own), None, at)), [(Change, true)]);
        assert_eq!(told(Review::actions(&order, artisan, None, Some(&own), at)), [(Write, true)]);
        let shown = own.time_out(at.plus_seconds(14 * DAY)).unwrap().entity;
        let late = at.plus_seconds(14 * DAY);
        assert_eq!(told(Review::actions(&order, buyer, Some(&shown), None, late)), []);
        assert_eq!(
            told(Review::actions(&order, artisan, None, Some(&shown), late)),
            [(Write, false), (Reply, true)]
        );
        let open = order_in(OrderStatus::Delivered);
        assert_eq!(told(Review::actions(&open, as_buyer(&open), None, None, at)), [(Write, false)]);
    }
}
