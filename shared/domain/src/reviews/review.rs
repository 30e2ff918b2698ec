//! A review of one side of an order by the other, and what becomes of it.

use serde::{Deserialize, Serialize};

use crate::change::repeated;
use crate::event::Entity;
use crate::orders::{NoParty, Order, Party, Side};
use crate::reviews::events::{ReviewCounted, ReviewEvent, ReviewFacts, ReviewHidden};
use crate::reviews::{RatingOf, Stars};
use crate::uploads::pictures::ReadyPicture;
use crate::{
    Actor, ArtisanId, Decision, Due, OrderId, Outcome, ProductId, Reason, Refused, ReviewId, Step, Timestamp,
    TypedId, UserId,
};

/// Pictures of one review, at most.
pub const PICTURES_MAX: usize = 4;

/// The one review of an order by a side, whether it is written or not: each is written once.
pub fn review_id(order: OrderId, by: Side) -> ReviewId {
    ReviewId::derived(order.created_at(), &format!("{order}:{}", by.name()))
}

/// How a product of the order was.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RatedGoods {
    /// Which product.
    pub product_id: ProductId,
    /// Its title when it was sold.
    pub title: String,
    /// How good it is.
    pub stars: Stars,
}

/// What a side says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Opinion {
    /// How good the other side was.
    pub stars: Stars,
    /// How good the goods are, as far as the buyer says; of an artisan nothing.
    pub goods: Vec<RatedGoods>,
    /// In their words; may be empty.
    pub words: String,
    /// What it looks like, of a buyer; in the order in which they are shown.
    pub pictures: Vec<ReadyPicture>,
}

/// How far a review is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReviewState {
    /// Only who wrote it sees it, and can change it.
    Waiting,
    /// It is shown, and counts.
    Shown,
    /// An administrator took it out of sight.
    Hidden,
}

impl ReviewState {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Waiting, Self::Shown, Self::Hidden];
}

/// What the other side answers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reply {
    /// In their words.
    pub words: String,
    /// When.
    pub at: Timestamp,
}

/// That an administrator took it out of sight.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hidden {
    /// Why; whoever wrote it is told.
    pub reason: String,
    /// When.
    pub at: Timestamp,
}

/// A review.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Review {
    /// Which one.
    pub id: ReviewId,
    /// Of which order: the purchase that it is about.
    pub order_id: OrderId,
    /// Who bought.
    pub buyer_id: UserId,
    /// Who sold.
    pub artisan_id: ArtisanId,
    /// Who wrote it.
    pub by: Side,
    /// The title of the first product of the order.
    pub title: String,
    /// How many products the order has.
    pub lines: usize,
    /// What it says.
    pub opinion: Opinion,
    /// How far it is.
    pub state: ReviewState,
    /// When it was written.
    pub written_at: Timestamp,
    /// When it was first shown.
    pub shown_at: Option<Timestamp>,
    /// What the other side answered.
    pub reply: Option<Reply>,
    /// Why it is out of sight.
    pub hidden: Option<Hidden>,
    /// When it is shown although the other side wrote nothing.
    pub due: Option<Due>,
}

impl Entity for Review {
    type Event = ReviewEvent;
}

impl Review {
    /// It without what `side` wrote and showed, who has left: the words and pictures of their review, or their reply to one. The stars stay,
    /// since they count. `None` when nothing is left of that.
    pub fn without_words_of(&self, side: Side) -> Option<Self> {
        let mut review = self.clone();
        if self.by == side {
            review.opinion.words = String::new();
            review.opinion.pictures = Vec::new();
        } else {
            review.reply = None;
        }
        (review != *self).then_some(review)
    }
}

/// Proof that the caller is the side that a review is about. Only [`Review::as_reviewed`] makes one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reviewed(UserId, Side);

/// Proof that the caller is an administrator without a side in the order. Only [`Review::as_moderator`] makes one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moderator(UserId);

impl Reviewed {
    /// The side as the author of a change.
    pub fn actor(self) -> Actor {
        self.1.actor(self.0)
    }
}

impl Moderator {
    /// The administrator as the author of a change.
    pub fn actor(self) -> Actor {
        Actor::Admin(self.0)
    }
}

/// What a side's writing leads to.
#[derive(Debug, Clone, PartialEq)]
pub struct Written {
    /// The review that was written.
    pub own: Outcome<Review>,
    /// That of the other side, where it waited for this one.
    pub other: Option<Outcome<Review>>,
}

/// A side of `order` writes what it thinks, or changes that before it is shown; `own` and `other` are what is there already. If the other
/// side's waits, both are shown.
///
/// # Errors
/// As [`Order::review_until`]; `review-goods` where what it says is not a side's to say; `review-state` once it has been shown.
pub fn write(
    order: &Order,
    party: Party,
    opinion: Opinion,
    own: Option<&Review>,
    other: Option<&Review>,
    at: Timestamp,
) -> Result<Option<Written>, Refused> {
    if let Some(own) = own.filter(|own| own.state != ReviewState::Waiting) {
        return repeated(own.opinion == opinion, || {
            own.refused("has been shown, and is not changed any more")
        });
    }
    let until = order.review_until(at)?;
    let by = Side::from(party);
    check(order, by, &opinion)?;
    let other = other.filter(|other| other.state == ReviewState::Waiting);
    let (title, lines) = order.goods();
    let review = match own {
        Some(own) if own.opinion == opinion => return Ok(None),
        Some(own) => Review { opinion, ..own.clone() },
        None => Review {
            id: review_id(order.id(), by),
            order_id: order.id(),
            buyer_id: order.buyer_id(),
            artisan_id: order.artisan_id(),
            by,
            title: title.to_owned(),
            lines,
            opinion,
            state: ReviewState::Waiting,
            written_at: at,
            shown_at: None,
            reply: None,
            hidden: None,
            due: Some(Due { at: until, step: Step::ReviewsShow }),
        },
    };
    let own = match (other, own) {
        (Some(_), _) => review.show(at),
        (None, None) => review.outcome(ReviewEvent::Written),
        (None, Some(_)) => review.outcome(ReviewEvent::Changed),
    };
    Ok(Some(Written { own, other: other.map(|other| other.clone().show(at)) }))
}

/// Refuses goods that were not bought, or named twice; and of an artisan goods and pictures at all.
fn check(order: &Order, by: Side, opinion: &Opinion) -> Result<(), Refused> {
    let refused = |detail: &str| Err(Refused::new("review-goods", detail));
    match by {
        Side::Artisan if !opinion.goods.is_empty() || !opinion.pictures.is_empty() => {
            refused("You review the buyer: leave out goods and pictures.")
        }
        Side::Artisan => Ok(()),
        Side::Buyer => {
            for (index, goods) in opinion.goods.iter().enumerate() {
                if !order.products().any(|line| line.product_id == goods.product_id) {
                    return refused(&format!("{} is no product of this order.", goods.product_id));
                }
                if opinion.goods[..index].iter().any(|before| before.product_id == goods.product_id) {
                    return refused(&format!("{} is rated twice.", goods.product_id));
                }
            }
            Ok(())
        }
    }
}

impl Review {
    /// Whom it is about.
    pub const fn about(&self) -> RatingOf {
        match self.by {
            Side::Buyer => RatingOf::Artisan(self.artisan_id),
            Side::Artisan => RatingOf::Buyer(self.buyer_id),
        }
    }

    /// Whether it is shown, and counts.
    pub fn is_shown(&self) -> bool {
        self.state == ReviewState::Shown
    }

    /// Whether it was ever shown: what waits, nobody but its author knows.
    pub fn was_shown(&self) -> bool {
        self.state != ReviewState::Waiting
    }

    /// Who wrote it.
    pub fn author(&self) -> UserId {
        self.user(self.by)
    }

    /// Whom it is about, as a person.
    pub(super) fn user_reviewed(&self) -> UserId {
        self.user(self.by.other())
    }

    fn user(&self, side: Side) -> UserId {
        side.user(self.buyer_id, self.artisan_id)
    }

    /// The caller as the side that it is about.
    ///
    /// # Errors
    /// [`NoParty`]: who has nothing to do with the order does not know of it.
    pub fn as_reviewed(&self, user: UserId) -> Result<Reviewed, NoParty> {
        if user == self.user(self.by.other()) {
            Ok(Reviewed(user, self.by.other()))
        } else if user == self.author() {
            Err(NoParty::OtherParty)
        } else {
            Err(NoParty::Stranger)
        }
    }

    /// The administrator `admin`, unless they have a side in the order.
    pub fn as_moderator(&self, admin: UserId) -> Option<Moderator> {
        let has_side = admin == self.buyer_id || admin == self.artisan_id.user();
        (!has_side).then_some(Moderator(admin))
    }

    /// The time to write is over, and it is shown alone. `None` where there is nothing to do, or not yet.
    pub fn time_out(&self, at: Timestamp) -> Option<Outcome<Self>> {
        match self.state {
            ReviewState::Waiting if self.due.is_some_and(|due| due.at <= at) => Some(self.clone().show(at)),
            ReviewState::Waiting | ReviewState::Shown | ReviewState::Hidden => None,
        }
    }

    /// The side that it is about answers, once.
    ///
    /// # Errors
    /// `review-state` while it is not shown, and where another answer was given.
    pub fn reply(&self, _by: Reviewed, words: String, at: Timestamp) -> Decision<Self> {
        match (self.state, &self.reply) {
            (ReviewState::Waiting, _) => Err(self.refused("has not been shown yet; reply then")),
            (_, Some(reply)) => repeated(reply.words == words, || {
                self.refused("has your reply already; there is one for each")
            }),
            (ReviewState::Hidden, None) => Err(self.refused("is hidden; there is nothing to reply to")),
            (ReviewState::Shown, None) => {
                let review = Self { reply: Some(Reply { words, at }), ..self.clone() };
                Ok(Some(review.outcome(ReviewEvent::Replied)))
            }
        }
    }

    /// An administrator takes it out of sight, for `reason`. It does not count any more.
    ///
    /// # Errors
    /// `review-state` before it was shown, and where it is hidden for another reason.
    pub fn hide(&self, _by: Moderator, reason: String, at: Timestamp) -> Decision<Self> {
        match self.state {
            ReviewState::Waiting => Err(self.refused("has not been shown; there is nothing to hide")),
            ReviewState::Hidden => {
                let same = self.hidden.as_ref().is_some_and(|hidden| hidden.reason == reason);
                repeated(same, || self.refused("is hidden already, for the reason that was given"))
            }
            ReviewState::Shown => {
                let hidden = Some(Hidden { reason: reason.clone(), at });
                let review = Self { state: ReviewState::Hidden, hidden, ..self.clone() };
                let event = |review| ReviewEvent::Hidden(ReviewHidden { review, reason });
                Ok(Some(review.counted(event)))
            }
        }
    }

    /// An administrator has it shown again, where it stood. It counts again.
    ///
    /// # Errors
    /// `review-state` before it was shown at all.
    pub fn restore(&self, _by: Moderator) -> Decision<Self> {
        match self.state {
            ReviewState::Waiting => Err(self.refused("has not been shown; there is nothing to restore")),
            ReviewState::Shown => Ok(None),
            ReviewState::Hidden => {
                let review = Self { state: ReviewState::Shown, hidden: None, ..self.clone() };
                Ok(Some(review.counted(ReviewEvent::Restored)))
            }
        }
    }

    fn show(self, at: Timestamp) -> Outcome<Self> {
        let review = Self { state: ReviewState::Shown, shown_at: Some(at), due: None, ..self };
        review.counted(ReviewEvent::Shown)
    }

    fn refused(&self, why: &str) -> Refused {
        let reason = if self.was_shown() { Reason::ReviewShown } else { Reason::Other };
        Refused::new("review-state", format!("This review {why}.")).because(reason)
    }

    fn facts(&self) -> ReviewFacts {
        ReviewFacts {
            review_id: self.id,
            order_id: self.order_id,
            buyer_id: self.buyer_id,
            artisan_id: self.artisan_id,
            by: self.by,
            title: self.title.clone(),
            lines: self.lines,
            until: self.due.map(|due| due.at),
        }
    }

    fn outcome(self, event: impl FnOnce(ReviewFacts) -> ReviewEvent) -> Outcome<Self> {
        let event = event(self.facts());
        Outcome { entity: self, event, postings: Vec::new() }
    }

    fn counted(self, event: impl FnOnce(ReviewCounted) -> ReviewEvent) -> Outcome<Self> {
        let product_ids = self.opinion.goods.iter().map(|goods| goods.product_id).collect();
        let counted = ReviewCounted { review: self.facts(), stars: self.opinion.stars, product_ids };
        Outcome { entity: self, event: event(counted), postings: Vec::new() }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;

    use super::*;
    use crate::DomainEvent;
    use crate::orders::OrderStatus;
    use crate::reviews::Rating;
    use crate::samples::*;

    fn both(order: &Order) -> (Review, Review) {
        let buyers =
            done_write(write(order, as_buyer(order), opinion(Stars::Four, order), None, None, start()));
        let own = buyers.own.entity;
        let artisans = write(order, as_artisan(order), of_buyer(Stars::Five), None, Some(&own), start());
        let artisans = done_write(artisans);
        (artisans.other.unwrap().entity, artisans.own.entity)
    }

    fn done_write(written: Result<Option<Written>, Refused>) -> Written {
        written.unwrap().unwrap()
    }

    #[test]
    fn of_a_side_that_left_the_stars_stay_and_the_words_go() {
        let (buyers, artisans) = both(&order_in(OrderStatus::Completed));
        let buyers = Review { reply: Some(Reply { words: "Thank you.".to_owned(), at: start() }), ..buyers };
        let silent = buyers.without_words_of(Side::Buyer).unwrap();
        assert_eq!((silent.opinion.words.as_str(), silent.opinion.pictures.len()), ("", 0));
        assert_eq!(
            (silent.opinion.stars, &silent.opinion.goods),
            (buyers.opinion.stars, &buyers.opinion.goods)
        );
        assert_eq!(silent.reply, buyers.reply, "the artisan is still there");
        assert_eq!(silent.without_words_of(Side::Buyer), None);
        let unanswered = buyers.without_words_of(Side::Artisan).unwrap();
        assert_eq!((&unanswered.opinion, unanswered.reply), (&buyers.opinion, None));
        assert_eq!(artisans.without_words_of(Side::Buyer), None, "nothing of theirs is in it");
    }

    #[test]
    fn neither_is_shown_before_both_are_there() {
        let order = order_in(OrderStatus::Completed);
        let first =
            done_write(write(&order, as_buyer(&order), opinion(Stars::Two, &order), None, None, start()));
        let first = first.own.entity;
        assert_eq!((first.state, first.shown_at, first.tallies(None).len()), (ReviewState::Waiting, None, 0));
        assert_eq!(first.due.unwrap().at, start().plus_seconds(14 * DAY));
        let at = start().plus_seconds(DAY);
        let second =
            done_write(write(&order, as_artisan(&order), of_buyer(Stars::Five), None, Some(&first), at));
        for shown in [&second.own.entity, &second.other.as_ref().unwrap().entity] {
            assert_eq!((shown.state, shown.shown_at, shown.due), (ReviewState::Shown, Some(at), None));
        }
        assert_eq!(second.own.event.action(), "review.shown");
    }

    #[test]
    fn a_review_is_changed_until_it_is_shown() {
        let order = order_in(OrderStatus::Completed);
        let (buyer, at) = (as_buyer(&order), start());
        let first = done_write(write(&order, buyer, opinion(Stars::Two, &order), None, None, at)).own.entity;
        assert_eq!(write(&order, buyer, opinion(Stars::Two, &order), Some(&first), None, at), Ok(None));
        let changed = done_write(write(&order, buyer, opinion(Stars::Three, &order), Some(&first), None, at));
        assert_eq!((changed.own.event.action(), changed.own.entity.id), ("review.changed", first.id));
        let (shown, _) = both(&order);
        assert_eq!(write(&order, buyer, opinion(Stars::Four, &order), Some(&shown), None, at), Ok(None));
        let refused = write(&order, buyer, opinion(Stars::One, &order), Some(&shown), None, at).unwrap_err();
        assert_eq!((refused.problem, refused.reason), ("review-state", Some(Reason::ReviewShown)));
    }

    #[test]
    fn when_the_time_to_write_is_over_one_is_shown_alone_and_the_other_side_has_missed_it() {
        let order = order_in(OrderStatus::Completed);
        let first =
            done_write(write(&order, as_buyer(&order), opinion(Stars::One, &order), None, None, start()));
        let (first, until) = (first.own.entity, start().plus_seconds(14 * DAY));
        assert_eq!(first.time_out(Timestamp::from_millis(until.millis() - 1)), None);
        let shown = first.time_out(until).unwrap().entity;
        assert_eq!((shown.state, shown.time_out(until)), (ReviewState::Shown, None));
        let late = write(&order, as_artisan(&order), of_buyer(Stars::One), None, Some(&shown), until);
        assert_eq!(late.unwrap_err().reason, Some(Reason::ReviewOver), "nobody answers what they have read");
    }

    #[test]
    fn only_what_was_bought_is_rated_once_and_an_artisan_rates_the_buyer_alone() {
        let order = order_in(OrderStatus::Completed);
        let rated = |goods: Vec<RatedGoods>| Opinion { goods, ..opinion(Stars::Four, &order) };
        let one = opinion(Stars::Four, &order).goods[0].clone();
        let other = RatedGoods { product_id: ProductId::new(start(), [99; 10]), ..one.clone() };
        for (party, goods) in [
            (as_buyer(&order), vec![other]),
            (as_buyer(&order), vec![one.clone(), one.clone()]),
            (as_artisan(&order), vec![one]),
        ] {
            let refused = write(&order, party, rated(goods), None, None, start()).unwrap_err();
            assert_eq!(refused.problem, "review-goods", "{refused}");
        }
        let nothing = write(&order, as_buyer(&order), rated(Vec::new()), None, None, start());
        assert!(nothing.unwrap().is_some(), "nobody has to rate the goods");
    }

    #[test]
    fn the_side_that_it_is_about_replies_once() {
        let order = order_in(OrderStatus::Completed);
        let waiting =
            done_write(write(&order, as_buyer(&order), opinion(Stars::One, &order), None, None, start()));
        let waiting = waiting.own.entity;
        assert_eq!(waiting.as_reviewed(buyer_id()), Err(NoParty::OtherParty));
        assert_eq!(waiting.as_reviewed(UserId::new(start(), [99; 10])), Err(NoParty::Stranger));
        let artisan = waiting.as_reviewed(artisan_id().user()).unwrap();
        let said = |review: &Review, words: &str| review.reply(artisan, words.to_owned(), start());
        assert_eq!(said(&waiting, "Thank you").unwrap_err().problem, "review-state");
        let (shown, _) = both(&order);
        let replied = done(said(&shown, "Thank you")).entity;
        assert_eq!(said(&replied, "Thank you"), Ok(None));
        assert_eq!(said(&replied, "No").unwrap_err().problem, "review-state");
    }

    #[test]
    fn an_administrator_without_a_side_hides_and_restores() {
        let order = order_in(OrderStatus::Completed);
        let (shown, _) = both(&order);
        for side in [buyer_id(), artisan_id().user()] {
            assert_eq!(shown.as_moderator(side), None);
        }
        let moderator = shown.as_moderator(UserId::new(start(), [12; 10])).unwrap();
        let hide = |review: &Review, why: &str| review.hide(moderator, why.to_owned(), start());
        assert_eq!(shown.restore(moderator), Ok(None));
        let hidden = done(hide(&shown, "An insult")).entity;
        assert_eq!((hide(&hidden, "An insult"), hidden.state), (Ok(None), ReviewState::Hidden));
        assert_eq!(hide(&hidden, "A lie").unwrap_err().problem, "review-state");
        let again = done(hidden.restore(moderator)).entity;
        assert_eq!(again, shown, "where it stood");
    }

    proptest! {
        /// Whatever is written, shown, hidden and restored, in whatever order: what is added up change by change is what counting finds.
        #[test]
        fn ratings_are_what_counting_finds(history in prop::collection::vec((0_usize..6, 0_u8..5, 1_u8..=5), 0..80)) {
            let orders: Vec<Order> = (0..6_u8)
                .map(|seed| order_in(OrderStatus::Completed).with_id(OrderId::new(start(), [70 + seed; 10])))
                .collect();
            let mut reviews: BTreeMap<ReviewId, Review> = BTreeMap::new();
            let mut added_up: BTreeMap<RatingOf, [i64; 5]> = BTreeMap::new();
            for (which, what, stars) in history {
                let (order, stars) = (&orders[which], Stars::try_from(stars).unwrap());
                let [of_buyer_id, of_artisan_id] = [Side::Buyer, Side::Artisan].map(|side| review_id(order.id(), side));
                let (buyers, artisans) = (reviews.get(&of_buyer_id).cloned(), reviews.get(&of_artisan_id).cloned());
                let moderator = Moderator(UserId::new(start(), [12; 10]));
                let change = |review: Option<&Review>, decide: &dyn Fn(&Review) -> Decision<Review>| -> Vec<Review> {
                    review.and_then(|review| decide(review).ok().flatten()).map(|done| done.entity).into_iter().collect()
                };
                let written = |written: Result<Option<Written>, Refused>| -> Vec<Review> {
                    let written = written.ok().flatten();
                    written.into_iter().flat_map(|written| [Some(written.own), written.other]).flatten()
                        .map(|outcome| outcome.entity).collect()
                };
                let after = match what {
                    0 => written(write(order, as_buyer(order), opinion(stars, order), buyers.as_ref(), artisans.as_ref(), start())),
                    1 => written(write(order, as_artisan(order), of_buyer(stars), artisans.as_ref(), buyers.as_ref(), start())),
                    2 => change(buyers.as_ref(), &|review| review.hide(moderator, "An insult".to_owned(), start())),
                    3 => change(buyers.as_ref(), &|review| review.restore(moderator)),
                    _ => change(artisans.as_ref(), &|review| Ok(review.time_out(start().plus_seconds(15 * DAY)))),
                };
                for review in after {
                    for tally in review.tallies(reviews.get(&review.id)) {
                        let counts = added_up.entry(tally.of).or_default();
                        counts[usize::from(u8::from(tally.stars)) - 1] += if tally.more { 1 } else { -1 };
                    }
                    reviews.insert(review.id, review);
                }
            }
            let mut counted: BTreeMap<RatingOf, [i64; 5]> = BTreeMap::new();
            for review in reviews.values().filter(|review| review.state == ReviewState::Shown) {
                let place = |stars: Stars| usize::from(u8::from(stars)) - 1;
                let whom = match review.by {
                    Side::Buyer => RatingOf::Artisan(review.artisan_id),
                    Side::Artisan => RatingOf::Buyer(review.buyer_id),
                };
                counted.entry(whom).or_default()[place(review.opinion.stars)] += 1;
                for goods in &review.opinion.goods {
                    counted.entry(RatingOf::Product(goods.product_id)).or_default()[place(goods.stars)] += 1;
                }
            }
            added_up.retain(|_, counts| counts.iter().any(|count| *count != 0));
            prop_assert_eq!(added_up, counted);
        }
    }

    #[test]
    fn the_last_review_hidden_is_no_rating() {
        let none = Rating::none(RatingOf::Artisan(artisan_id()));
        let (shown, _) = both(&order_in(OrderStatus::Completed));
        let moderator = shown.as_moderator(UserId::new(start(), [12; 10])).unwrap();
        let hidden = done(shown.hide(moderator, "An insult".to_owned(), start())).entity;
        let count = |tallies: Vec<crate::reviews::Tally>| {
            let of_artisan = tallies.into_iter().filter(|tally| tally.of == none.of);
            of_artisan.map(|tally| if tally.more { 1 } else { -1 }).sum::<i64>()
        };
        assert_eq!((count(shown.tallies(None)), count(hidden.tallies(Some(&shown)))), (1, -1));
        assert_eq!(none.average_tenths(), None);
    }
}
