//! An offer of one buyer on one product, and what becomes of it.

use serde::{Deserialize, Serialize};

use crate::cart::{Shelf, out_of_stock};
use crate::catalogue::Product;
use crate::change::repeated;
use crate::event::Entity;
use crate::money::MoneyError;
use crate::offers::events::{OfferAnswered, OfferEvent, OfferExpired, OfferFacts, OfferUsed};
use crate::orders::Side;
use crate::time::DAY_SECONDS;
use crate::{
    Actor, ArtisanId, Decision, Due, Money, OfferId, Outcome, PaymentId, ProductId, Reason, Refused, Step,
    Timestamp, TypedId, UserId,
};

/// How often a buyer proposes a price, and an artisan answers, before one of them has to say yes or no.
pub const ROUNDS_MAX: u8 = 3;

/// How long a side has to answer.
const ANSWER_SECONDS: u64 = 2 * DAY_SECONDS;
/// How long a price that was agreed on is good.
const AGREED_SECONDS: u64 = DAY_SECONDS;

/// The one offer of `buyer` on `product`, whether there is one or not: there are not two at a time.
pub fn offer_id(product: ProductId, buyer: UserId) -> OfferId {
    OfferId::derived(product.created_at(), &format!("{product}:{buyer}"))
}

/// How far an offer is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OfferState {
    /// It waits for the artisan.
    Proposed,
    /// The artisan asks for something between, and it waits for the buyer.
    Countered,
    /// They agree; the buyer may order at that price.
    Accepted,
    /// One of them said no.
    Declined,
    /// The buyer took it back.
    Withdrawn,
    /// Its time was over, or the product left the shop.
    Expired,
    /// The buyer ordered at its price.
    Used,
}

impl OfferState {
    /// All of them.
    pub const ALL: [Self; 7] = [
        Self::Proposed,
        Self::Countered,
        Self::Accepted,
        Self::Declined,
        Self::Withdrawn,
        Self::Expired,
        Self::Used,
    ];

    /// Whether something can still come of it.
    pub const fn is_open(self) -> bool {
        match self {
            Self::Proposed | Self::Countered | Self::Accepted => true,
            Self::Declined | Self::Withdrawn | Self::Expired | Self::Used => false,
        }
    }

    /// Whose answer it waits for.
    const fn waits_for(self) -> Option<Side> {
        match self {
            Self::Proposed => Some(Side::Artisan),
            Self::Countered => Some(Side::Buyer),
            Self::Accepted | Self::Declined | Self::Withdrawn | Self::Expired | Self::Used => None,
        }
    }
}

/// What a buyer would pay.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bid {
    /// For one piece.
    pub unit_price: Money,
    /// For how many.
    pub quantity: u32,
}

/// The offer of one buyer on one product. When it is over, the next begins where it stood.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PriceOffer {
    /// Which one.
    pub id: OfferId,
    /// On what.
    pub product_id: ProductId,
    /// Who sells it.
    pub artisan_id: ArtisanId,
    /// Who would buy it.
    pub buyer_id: UserId,
    /// The product's title when the buyer proposed last.
    pub title: String,
    /// What a piece cost then.
    pub list_price: Money,
    /// For how many pieces.
    pub quantity: u32,
    /// What the buyer would pay for a piece.
    pub offered: Money,
    /// What the artisan asks for instead; none where they did not.
    pub asked: Option<Money>,
    /// How far it is.
    pub state: OfferState,
    /// How often the buyer has proposed, from 1 to [`ROUNDS_MAX`].
    pub round: u8,
    /// When the buyer first proposed.
    pub since: Timestamp,
    /// When something last happened to it.
    pub changed_at: Timestamp,
    /// The payment of the checkout that took its price.
    pub payment_id: Option<PaymentId>,
    /// When it is over by itself.
    pub due: Option<Due>,
}

impl Entity for PriceOffer {
    type Event = OfferEvent;
}

/// Proof that the caller made the offer. Only [`PriceOffer::as_party`] makes one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OfferBuyer(UserId);

/// Proof that the offer is on a product of the caller's. Only [`PriceOffer::as_party`] makes one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OfferArtisan(ArtisanId);

/// Either side of an offer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OfferParty {
    /// Who made it.
    Buyer(OfferBuyer),
    /// Whose product it is on.
    Artisan(OfferArtisan),
}

/// The caller has nothing to do with the offer, and does not know of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoOffer;

impl OfferParty {
    /// Which side they are on.
    pub const fn side(self) -> Side {
        match self {
            Self::Buyer(_) => Side::Buyer,
            Self::Artisan(_) => Side::Artisan,
        }
    }

    /// The side as the author of a change.
    pub fn actor(self) -> Actor {
        match self {
            Self::Buyer(OfferBuyer(user)) => Actor::Buyer(user),
            Self::Artisan(OfferArtisan(artisan)) => Actor::Artisan(artisan),
        }
    }
}

/// `buyer` proposes a price for what is on `shelf`; `before` is their offer that is there already. The same again is no change.
///
/// # Errors
/// [`Refused`] `own-product`, `offers-not-taken`, `out-of-stock`, `offer-price`, `amount` or `offer-state`; and, when nothing else is
/// wrong with it, `offer-too-low`, which is to be counted: see [`Proposals`](crate::offers::Proposals).
pub fn propose(
    before: Option<&PriceOffer>,
    shelf: &Shelf,
    buyer: UserId,
    bid: Bid,
    at: Timestamp,
) -> Decision<PriceOffer> {
    let Shelf { product, stock } = shelf;
    let price = product.offer.price;
    if product.artisan_id == buyer.artisan() {
        return Err(Refused::new("own-product", "You cannot buy your own products."));
    }
    let Some(lowest) = product.lowest_offer() else {
        return Err(Refused::new(
            "offers-not-taken",
            format!("The artisan takes no offers on this. It costs {price}."),
        ));
    };
    if stock.available < i64::from(bid.quantity) {
        return Err(out_of_stock(product.id, &product.offer.title, stock.available));
    }
    if bid.unit_price.currency != price.currency {
        return Err(MoneyError::CurrencyMismatch.into());
    }
    if bid.unit_price.amount >= price.amount {
        return Err(not_lower(format!("It costs {price}. Offer less, or order it at that price.")));
    }
    let before = before.map(|before| (before, before.state_for(product, at)));
    let (round, since) = match before {
        Some((before, OfferState::Proposed)) if before.bid() == bid => return Ok(None),
        Some((before, OfferState::Countered)) => (before.next_round(bid.unit_price)?, before.since),
        Some((before, state @ (OfferState::Proposed | OfferState::Accepted))) => {
            return Err(before.refused(state));
        }
        Some((_, OfferState::Declined | OfferState::Withdrawn | OfferState::Expired | OfferState::Used))
        | None => (1, at),
    };
    if bid.unit_price.amount < lowest.amount {
        return Err(Refused::new(
            "offer-too-low",
            "This is too low for this artisan. They were not asked. Offer more, or order it as it is.",
        ));
    }
    let offer = PriceOffer {
        id: offer_id(product.id, buyer),
        product_id: product.id,
        artisan_id: product.artisan_id,
        buyer_id: buyer,
        title: product.offer.title.clone(),
        list_price: price,
        quantity: bid.quantity,
        offered: bid.unit_price,
        asked: None,
        state: OfferState::Proposed,
        round,
        since,
        changed_at: at,
        payment_id: None,
        due: due_in(ANSWER_SECONDS, at),
    };
    Ok(Some(offer.outcome(OfferEvent::Proposed)))
}

fn not_lower(detail: String) -> Refused {
    Refused::new("offer-price", detail)
}

fn due_in(seconds: u64, at: Timestamp) -> Option<Due> {
    Some(Due { at: at.plus_seconds(seconds), step: Step::OffersTimeOut })
}

impl PriceOffer {
    /// The caller as one of its sides.
    ///
    /// # Errors
    /// [`NoOffer`] for everybody else.
    pub fn as_party(&self, user: UserId) -> Result<OfferParty, NoOffer> {
        if user == self.buyer_id {
            Ok(OfferParty::Buyer(OfferBuyer(user)))
        } else if user == self.artisan_id.user() {
            Ok(OfferParty::Artisan(OfferArtisan(self.artisan_id)))
        } else {
            Err(NoOffer)
        }
    }

    /// The price of a piece that stands: what the artisan asks for, or what the buyer offered.
    pub fn unit_price(&self) -> Money {
        self.asked.unwrap_or(self.offered)
    }

    /// What a piece of `product` costs its buyer once it was agreed on: that, or the price by now where that is less.
    pub fn price_now(&self, product: &Product) -> Money {
        let (agreed, listed) = (self.unit_price(), product.offer.price);
        if listed.currency == agreed.currency && listed.amount < agreed.amount { listed } else { agreed }
    }

    /// How far it is at `at`, whether its step has looked at it since or not.
    pub fn state_at(&self, at: Timestamp) -> OfferState {
        if self.is_over(at) { OfferState::Expired } else { self.state }
    }

    /// The same, of an offer on `product`: when that left the shop, all offers on it were over.
    pub fn state_for(&self, product: &Product, at: Timestamp) -> OfferState {
        let left = product.left_shop_at.is_some_and(|left| left >= self.since);
        if self.state.is_open() && left { OfferState::Expired } else { self.state_at(at) }
    }

    /// Until when it is answered, or ordered at its price.
    pub fn until(&self) -> Option<Timestamp> {
        self.due.map(|due| due.at)
    }

    fn is_over(&self, at: Timestamp) -> bool {
        self.state.is_open() && self.due.is_some_and(|due| due.at <= at)
    }

    const fn bid(&self) -> Bid {
        Bid { unit_price: self.offered, quantity: self.quantity }
    }

    /// The round after this one, in which the buyer would pay `unit_price` instead of what is asked.
    fn next_round(&self, unit_price: Money) -> Result<u8, Refused> {
        if unit_price.amount >= self.unit_price().amount {
            let asked = self.unit_price();
            return Err(not_lower(format!("The artisan asks for {asked}. Accept that, or offer less.")));
        }
        if self.round >= ROUNDS_MAX {
            let detail = format!(
                "You have offered {ROUNDS_MAX} times. Accept what the artisan asks for, or decline it."
            );
            return Err(Refused::new("offer-state", detail));
        }
        Ok(self.round + 1)
    }

    /// The artisan asks for another price of a piece than was offered, between that and what it costs.
    ///
    /// # Errors
    /// `offer-state` unless it waits for the artisan; `offer-price` or `amount` for a price that is not between.
    pub fn counter(&self, _by: OfferArtisan, asked: Money, at: Timestamp) -> Decision<Self> {
        match self.state_at(at) {
            OfferState::Proposed if asked.currency != self.offered.currency => {
                Err(MoneyError::CurrencyMismatch.into())
            }
            OfferState::Proposed
                if asked.amount <= self.offered.amount || asked.amount >= self.list_price.amount =>
            {
                Err(not_lower(format!(
                    "Ask for more than the {} that is offered and less than the {} that it cost, or accept or decline.",
                    self.offered, self.list_price
                )))
            }
            OfferState::Proposed => {
                let asked = Some(asked);
                let due = due_in(ANSWER_SECONDS, at);
                let offer = Self { asked, due, ..self.moved(OfferState::Countered, at) };
                Ok(Some(offer.outcome(OfferEvent::Countered)))
            }
            state @ OfferState::Countered => repeated(self.asked == Some(asked), || self.refused(state)),
            state @ (OfferState::Accepted
            | OfferState::Declined
            | OfferState::Withdrawn
            | OfferState::Expired
            | OfferState::Used) => Err(self.refused(state)),
        }
    }

    /// The side that it waits for agrees to `unit_price`, as they were shown it. It is good for a day.
    ///
    /// # Errors
    /// `offer-state` unless it waits for them, at that price.
    pub fn accept(&self, by: OfferParty, unit_price: Money, at: Timestamp) -> Decision<Self> {
        let same = unit_price == self.unit_price();
        match self.state_at(at) {
            state @ (OfferState::Proposed | OfferState::Countered) => {
                if state.waits_for() != Some(by.side()) {
                    return Err(self.refused(state));
                }
                if !same {
                    let detail =
                        format!("The price that stands is {}. Read the offer again.", self.unit_price());
                    return Err(Refused::new("offer-state", detail));
                }
                let offer = Self { due: due_in(AGREED_SECONDS, at), ..self.moved(OfferState::Accepted, at) };
                Ok(Some(offer.answered(by.side(), OfferEvent::Accepted)))
            }
            state @ OfferState::Accepted => repeated(same, || self.refused(state)),
            state @ (OfferState::Declined
            | OfferState::Withdrawn
            | OfferState::Expired
            | OfferState::Used) => Err(self.refused(state)),
        }
    }

    /// The side that it waits for says no.
    ///
    /// # Errors
    /// `offer-state` unless it waits for them.
    pub fn decline(&self, by: OfferParty, at: Timestamp) -> Decision<Self> {
        match self.state_at(at) {
            state @ (OfferState::Proposed | OfferState::Countered) => {
                if state.waits_for() != Some(by.side()) {
                    return Err(self.refused(state));
                }
                let offer = self.moved(OfferState::Declined, at);
                Ok(Some(offer.answered(by.side(), OfferEvent::Declined)))
            }
            OfferState::Declined => Ok(None),
            state @ (OfferState::Accepted
            | OfferState::Withdrawn
            | OfferState::Expired
            | OfferState::Used) => Err(self.refused(state)),
        }
    }

    /// The buyer takes it back while it waits for the artisan.
    ///
    /// # Errors
    /// `offer-state` otherwise.
    pub fn withdraw(&self, _by: OfferBuyer, at: Timestamp) -> Decision<Self> {
        match self.state_at(at) {
            OfferState::Proposed => {
                Ok(Some(self.moved(OfferState::Withdrawn, at).outcome(OfferEvent::Withdrawn)))
            }
            OfferState::Withdrawn => Ok(None),
            state @ (OfferState::Countered
            | OfferState::Accepted
            | OfferState::Declined
            | OfferState::Expired
            | OfferState::Used) => Err(self.refused(state)),
        }
    }

    /// Its time is over. `None` where there is nothing to do, or not yet.
    pub fn time_out(&self, at: Timestamp) -> Option<Outcome<Self>> {
        if !self.is_over(at) {
            return None;
        }
        let waited_for = self.state.waits_for();
        let expired = |offer| OfferEvent::Expired(OfferExpired { offer, waited_for });
        Some(self.moved(OfferState::Expired, at).outcome(expired))
    }

    /// `quantity` pieces of `product` are ordered at the price that was agreed on, or at what a piece costs by now where that is less.
    /// With that price.
    ///
    /// # Errors
    /// `offer-over` unless the price is good; `offer-quantity` for more pieces than it is good for.
    pub fn use_up(
        &self,
        product: &Product,
        quantity: u32,
        payment_id: PaymentId,
        at: Timestamp,
    ) -> Result<(Money, Outcome<Self>), Refused> {
        match self.state_for(product, at) {
            OfferState::Accepted => {}
            OfferState::Proposed
            | OfferState::Countered
            | OfferState::Declined
            | OfferState::Withdrawn
            | OfferState::Expired
            | OfferState::Used => return Err(self.over()),
        }
        if quantity > self.quantity {
            let detail = format!(
                "The artisan agreed to {} for {} of “{}”. Order that many at most, or all of them at {} each. Nothing was ordered.",
                self.unit_price(),
                self.quantity,
                product.offer.title,
                product.offer.price
            );
            let refused = Refused::new("offer-quantity", detail).with("product_id", self.product_id);
            return Err(refused.with("maximum", self.quantity));
        }
        let price = self.price_now(product);
        let offer = Self { payment_id: Some(payment_id), ..self.moved(OfferState::Used, at) };
        Ok((price, offer.outcome(|offer| OfferEvent::Used(OfferUsed { offer, payment_id }))))
    }

    /// The price that was agreed on is not good, or never was.
    fn over(&self) -> Refused {
        let detail = format!(
            "The price that you offered for “{}” is not good any more. Order it as it is, or offer again. Nothing was ordered.",
            self.title
        );
        Refused::new("offer-over", detail).with("product_id", self.product_id)
    }

    /// What was asked for does not fit `state`, in which it is.
    pub(super) fn refused(&self, state: OfferState) -> Refused {
        let (detail, reason) = match state {
            OfferState::Proposed => ("It waits for the artisan's answer.".to_owned(), Reason::NotAnswered),
            OfferState::Countered => ("It waits for the buyer's answer.".to_owned(), Reason::NotAnswered),
            OfferState::Accepted => {
                (format!("You have agreed on {} for a piece.", self.unit_price()), Reason::Other)
            }
            OfferState::Declined => ("It was declined.".to_owned(), Reason::Over),
            OfferState::Withdrawn => ("The buyer took it back.".to_owned(), Reason::Over),
            OfferState::Expired => ("Its time is over.".to_owned(), Reason::Over),
            OfferState::Used => ("It was ordered at that price.".to_owned(), Reason::Over),
        };
        Refused::new("offer-state", detail).because(reason)
    }

    fn moved(&self, state: OfferState, at: Timestamp) -> Self {
        Self { state, changed_at: at, due: None, ..self.clone() }
    }

    fn answered(self, by: Side, event: impl FnOnce(OfferAnswered) -> OfferEvent) -> Outcome<Self> {
        self.outcome(|offer| event(OfferAnswered { offer, by }))
    }

    fn outcome(self, event: impl FnOnce(OfferFacts) -> OfferEvent) -> Outcome<Self> {
        let facts = OfferFacts {
            offer_id: self.id,
            product_id: self.product_id,
            buyer_id: self.buyer_id,
            artisan_id: self.artisan_id,
            title: self.title.clone(),
            unit_price: self.unit_price(),
            quantity: self.quantity,
            until: self.until(),
        };
        Outcome { entity: self, event: event(facts), postings: Vec::new() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::offers::OfferAction;
    use crate::samples::*;

    const LATE: u64 = 2 * DAY;

    /// An offer of 2,000 naira that is so far, of which the artisan asks 2,200 where they ask.
    fn offer_in(state: OfferState) -> PriceOffer {
        let offer = offer_of(2_000, None).entity;
        let (buyer, artisan) = (offer_buyer(&offer), offer_artisan(&offer));
        let OfferParty::Buyer(owner) = buyer else { panic!("a buyer") };
        match state {
            OfferState::Proposed => offer,
            OfferState::Countered => countered(&offer, 2_200).entity,
            OfferState::Accepted => bargained(2_000),
            OfferState::Declined => done(offer.decline(artisan, start())).entity,
            OfferState::Withdrawn => done(offer.withdraw(owner, start())).entity,
            OfferState::Expired => offer.time_out(start().plus_seconds(LATE)).unwrap().entity,
            OfferState::Used => {
                bargained(2_000).use_up(&bargain().product, 2, payment_id(), start()).unwrap().1.entity
            }
        }
    }

    fn next(decision: Decision<PriceOffer>) -> Result<Option<OfferState>, &'static str> {
        let decision = decision.map(|outcome| outcome.map(|outcome| outcome.entity.state));
        decision.map_err(|refused| refused.problem)
    }

    #[test]
    fn each_command_has_an_answer_in_every_state() {
        use OfferState::{Accepted, Countered, Declined, Expired, Proposed, Used, Withdrawn};
        type Answer = Result<Option<OfferState>, &'static str>;
        const NO: Answer = Err("offer-state");
        let (nothing, at) = (Ok(None), start());
        for (state, expected) in [
            // propose less, artisan: accept, counter, decline; buyer: accept, decline, withdraw; time
            (
                Proposed,
                [
                    NO,
                    Ok(Some(Accepted)),
                    Ok(Some(Countered)),
                    Ok(Some(Declined)),
                    NO,
                    NO,
                    Ok(Some(Withdrawn)),
                    Ok(Some(Expired)),
                ],
            ),
            (
                Countered,
                [
                    Ok(Some(Proposed)),
                    NO,
                    nothing,
                    NO,
                    Ok(Some(Accepted)),
                    Ok(Some(Declined)),
                    NO,
                    Ok(Some(Expired)),
                ],
            ),
            (Accepted, [NO, nothing, NO, NO, nothing, NO, NO, Ok(Some(Expired))]),
            (Declined, [Ok(Some(Proposed)), NO, NO, nothing, NO, nothing, NO, nothing]),
            (Withdrawn, [Ok(Some(Proposed)), NO, NO, NO, NO, NO, nothing, nothing]),
            (Expired, [Ok(Some(Proposed)), NO, NO, NO, NO, NO, NO, nothing]),
            (Used, [Ok(Some(Proposed)), NO, NO, NO, NO, NO, NO, nothing]),
        ] {
            let offer = offer_in(state);
            assert_eq!(offer.state, state);
            let (buyer, artisan) = (offer_buyer(&offer), offer_artisan(&offer));
            let (OfferParty::Buyer(owner), OfferParty::Artisan(maker)) = (buyer, artisan) else {
                panic!("two sides")
            };
            let bid = Bid { unit_price: naira(1_900), quantity: 2 };
            let price = offer.unit_price();
            let answers = [
                next(propose(Some(&offer), &bargain(), buyer_id(), bid, at)),
                next(offer.accept(artisan, price, at)),
                next(offer.counter(maker, naira(2_200), at)),
                next(offer.decline(artisan, at)),
                next(offer.accept(buyer, price, at)),
                next(offer.decline(buyer, at)),
                next(offer.withdraw(owner, at)),
                next(Ok(offer.time_out(at.plus_seconds(LATE)))),
            ];
            assert_eq!(answers, expected, "{state:?}");
        }
    }

    #[test]
    fn a_price_is_between_what_the_artisan_takes_and_what_it_costs() {
        let bid = |naira_each| Bid { unit_price: naira(naira_each), quantity: 2 };
        let offered = |bid| next(propose(None, &bargain(), buyer_id(), bid, start()));
        assert_eq!(offered(bid(1_750)), Ok(Some(OfferState::Proposed)), "70 % of 2,500");
        let kobo_less = Bid { unit_price: Money { amount: 174_999, ..naira(0) }, quantity: 2 };
        assert_eq!(offered(kobo_less), Err("offer-too-low"));
        assert_eq!(offered(bid(2_500)), Err("offer-price"));
        assert_eq!(offered(Bid { quantity: 6, ..bid(2_000) }), Err("out-of-stock"));
        let own = propose(None, &bargain(), artisan_id().user(), bid(2_000), start());
        assert_eq!(next(own), Err("own-product"));
        let mut shelf = bargain();
        shelf.product.lowest_offer_percent = None;
        assert_eq!(next(propose(None, &shelf, buyer_id(), bid(2_000), start())), Err("offers-not-taken"));
        let refused = propose(None, &bargain(), buyer_id(), bid(1), start()).unwrap_err();
        assert!(
            !refused.detail.contains("1,750") && refused.facts.is_empty(),
            "{refused}: nobody says what is enough"
        );
    }

    #[test]
    fn the_third_round_is_the_last() {
        let mut offer = offer_of(1_800, None).entity;
        for (round, price) in [(2, 1_900), (3, 2_000)] {
            offer = countered(&offer, 2_300).entity;
            offer = offer_of(price, Some(&offer)).entity;
            assert_eq!((offer.round, offer.asked, offer.since), (round, None, start()));
        }
        let last = countered(&offer, 2_300).entity;
        let bid = |price| Bid { unit_price: naira(price), quantity: 2 };
        let again = propose(Some(&last), &bargain(), buyer_id(), bid(2_100), start());
        assert_eq!(next(again), Err("offer-state"));
        assert!(
            OfferAction::propose(Some(&last), &bargain(), buyer_id(), start())
                .is_some_and(|may| !may.allowed)
        );
        let more =
            propose(Some(&countered(&offer, 2_200).entity), &bargain(), buyer_id(), bid(2_200), start());
        assert_eq!(next(more), Err("offer-price"), "what is asked is accepted, not offered");
        let declined = done(last.decline(offer_buyer(&last), start())).entity;
        assert_eq!(offer_of(1_800, Some(&declined)).entity.round, 1, "another time");
    }

    #[test]
    fn the_artisan_asks_for_something_between() {
        let offer = offer_of(2_000, None).entity;
        let OfferParty::Artisan(artisan) = offer_artisan(&offer) else { panic!("an artisan") };
        for asked in [1_900, 2_000, 2_500, 2_600] {
            assert_eq!(next(offer.counter(artisan, naira(asked), start())), Err("offer-price"), "{asked}");
        }
        let asked = countered(&offer, 2_200).entity;
        let other = asked.accept(offer_buyer(&asked), naira(2_000), start());
        assert_eq!(next(other), Err("offer-state"), "they were shown another price");
        assert_eq!(
            done(asked.accept(offer_buyer(&asked), naira(2_200), start())).entity.unit_price(),
            naira(2_200)
        );
    }

    #[test]
    fn what_is_late_is_over_whether_the_step_came_or_not() {
        for (state, seconds) in
            [(OfferState::Proposed, 2 * DAY), (OfferState::Countered, 2 * DAY), (OfferState::Accepted, DAY)]
        {
            let (offer, over) = (offer_in(state), start().plus_seconds(seconds));
            let before = start().plus_seconds(seconds - 1);
            assert_eq!((offer.state_at(before), offer.time_out(before)), (state, None));
            assert_eq!(offer.state_at(over), OfferState::Expired);
            for party in [offer_buyer(&offer), offer_artisan(&offer)] {
                let answered = offer.accept(party, offer.unit_price(), over);
                assert_eq!(next(answered), Err("offer-state"), "{state:?}");
                assert_eq!(offer.actions(party, over), []);
            }
            assert_eq!(
                offer.use_up(&bargain().product, 2, payment_id(), over).unwrap_err().problem,
                "offer-over"
            );
            let bid = Bid { unit_price: naira(1_900), quantity: 1 };
            let again = done(propose(Some(&offer), &bargain(), buyer_id(), bid, over)).entity;
            assert_eq!((again.round, again.since), (1, over));
        }
    }

    #[test]
    fn the_price_is_good_once_for_as_many_and_what_costs_less_costs_less() {
        let (offer, product) = (bargained(2_000), bargain().product);
        let price = |listed, quantity| {
            let mut product = product.clone();
            product.offer.price = naira(listed);
            let used = offer.use_up(&product, quantity, payment_id(), start());
            used.map(|(price, outcome)| (price, outcome.entity.state)).map_err(|refused| refused.problem)
        };
        assert_eq!(price(2_500, 2), Ok((naira(2_000), OfferState::Used)));
        assert_eq!(price(2_500, 1), Ok((naira(2_000), OfferState::Used)));
        assert_eq!(price(3_000, 2), Ok((naira(2_000), OfferState::Used)), "dearer since");
        assert_eq!(price(1_900, 2), Ok((naira(1_900), OfferState::Used)), "cheaper since");
        assert_eq!(price(2_500, 3), Err("offer-quantity"));
        for state in OfferState::ALL.into_iter().filter(|state| *state != OfferState::Accepted) {
            let refused = offer_in(state).use_up(&product, 1, payment_id(), start()).unwrap_err();
            assert_eq!(refused.problem, "offer-over", "{state:?}");
        }
    }

    #[test]
    fn what_left_the_shop_is_over_for_good() {
        let (offer, product) = (bargained(2_000), bargain().product);
        let hour = start().plus_seconds(HOUR);
        let hidden = done(product.hide(hour)).entity;
        let back = done(hidden.publish(hour)).entity;
        assert_eq!(offer.state_for(&product, hour), OfferState::Accepted);
        assert_eq!(offer.state_for(&back, hour), OfferState::Expired);
        assert_eq!(offer.use_up(&back, 1, payment_id(), hour).unwrap_err().problem, "offer-over");
        let later = hour.plus_seconds(1);
        let shelf = Shelf { product: back, ..bargain() };
        let bid = Bid { unit_price: naira(2_000), quantity: 1 };
        let again = done(propose(Some(&offer), &shelf, buyer_id(), bid, later)).entity;
        assert_eq!(again.state_for(&shelf.product, later), OfferState::Proposed, "what is offered since");
    }

    #[test]
    fn each_side_is_offered_what_it_may_do_and_until_when() {
        use OfferAction::{Accept, Counter, Decline, Withdraw};
        for (state, buyers, artisans) in [
            (OfferState::Proposed, vec![Withdraw], vec![Accept, Counter, Decline]),
            (OfferState::Countered, vec![Accept, Decline], vec![]),
            (OfferState::Accepted, vec![], vec![]),
            (OfferState::Declined, vec![], vec![]),
        ] {
            let offer = offer_in(state);
            let told = |party| {
                let actions = offer.actions(party, start());
                assert!(actions.iter().all(|told| told.facts["until"] == serde_json::json!(offer.until())));
                actions.into_iter().map(|told| told.action).collect::<Vec<_>>()
            };
            assert_eq!(
                (told(offer_buyer(&offer)), told(offer_artisan(&offer))),
                (buyers, artisans),
                "{state:?}"
            );
        }
        let may = |before: Option<&PriceOffer>| {
            OfferAction::propose(before, &bargain(), buyer_id(), start()).unwrap()
        };
        assert!(may(None).allowed && may(Some(&offer_in(OfferState::Countered))).allowed);
        assert_eq!(may(Some(&offer_in(OfferState::Accepted))).reason, Some(Reason::Other));
    }

    #[test]
    fn a_stranger_knows_of_no_offer() {
        let offer = offer_of(2_000, None).entity;
        assert_eq!(offer.as_party(UserId::new(start(), [77; 10])), Err(NoOffer));
        assert_eq!(offer_id(offer.product_id, buyer_id()), offer.id);
        assert_ne!(offer_id(offer.product_id, artisan_id().user()), offer.id);
    }
}
