//! What happens to an offer on a price.

use serde::{Deserialize, Serialize};

use crate::event::events;
use crate::orders::Side;
use crate::{ArtisanId, Money, OfferId, PaymentId, ProductId, Timestamp, UserId};

/// What each event of an offer carries.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OfferFacts {
    /// Which offer.
    pub offer_id: OfferId,
    /// On what.
    pub product_id: ProductId,
    /// Who would buy.
    pub buyer_id: UserId,
    /// Who sells.
    pub artisan_id: ArtisanId,
    /// The product's title.
    pub title: String,
    /// The price of a piece that stands.
    pub unit_price: Money,
    /// How many pieces.
    pub quantity: u32,
    /// Until when it is answered, or ordered at that price; none once it is over.
    pub until: Option<Timestamp>,
}

/// What is carried when a side answers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OfferAnswered {
    /// The offer.
    #[serde(flatten)]
    pub offer: OfferFacts,
    /// Who answered.
    pub by: Side,
}

/// What [`OfferEvent::Expired`] carries.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OfferExpired {
    /// The offer.
    #[serde(flatten)]
    pub offer: OfferFacts,
    /// Who did not answer; none where it was agreed on and nothing was ordered.
    pub waited_for: Option<Side>,
}

/// What [`OfferEvent::Used`] carries.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OfferUsed {
    /// The offer.
    #[serde(flatten)]
    pub offer: OfferFacts,
    /// The payment of the checkout that took its price.
    pub payment_id: PaymentId,
}

events! {
    /// What happens to an offer on a price.
    pub enum OfferEvent {
        /// The buyer says what they would pay.
        Proposed(OfferFacts) = "offer.proposed",
        /// The artisan asks for something between.
        Countered(OfferFacts) = "offer.countered",
        /// The other side agrees.
        Accepted(OfferAnswered) = "offer.accepted",
        /// The other side does not.
        Declined(OfferAnswered) = "offer.declined",
        /// The buyer took it back.
        Withdrawn(OfferFacts) = "offer.withdrawn",
        /// Its time is over.
        Expired(OfferExpired) = "offer.expired",
        /// Something was ordered at its price.
        Used(OfferUsed) = "offer.used",
    }
}
