//! Offers on a price.

use domain::catalogue::Product;
use domain::offers::{OfferAction, OfferParty, OfferState, PriceOffer};
use domain::orders::Side;
use domain::{Action, ArtisanId, Money, OfferId, PaymentId, ProductId, Timestamp, UserId};
use serde::Serialize;
use store::entities::{BesideOffers, Parties};

use crate::{ArtisanSummaryView, BuyerView, ImageView};

/// An offer as one of its sides sees it.
#[derive(Debug, Clone, Serialize)]
pub struct OfferView<'a> {
    id: OfferId,
    product_id: ProductId,
    buyer_id: UserId,
    artisan_id: ArtisanId,
    /// Of the product, when the buyer offered last.
    title: &'a str,
    /// How far it is now, whether its step has looked at it since or not.
    state: OfferState,
    /// Who sees it.
    side: Side,
    quantity: u32,
    /// What a piece cost when the buyer offered last.
    list_price: Money,
    /// What the buyer would pay for a piece.
    offered: Money,
    /// What the artisan asks for instead.
    asked: Option<Money>,
    /// The price of a piece that stands.
    unit_price: Money,
    /// How often the buyer has offered.
    round: u8,
    /// Until when it is answered, or ordered at its price; none once it is over.
    until: Option<Timestamp>,
    since: Timestamp,
    changed_at: Timestamp,
    /// Of the checkout that took its price; only for the buyer.
    payment_id: Option<PaymentId>,
    actions: Vec<Action<OfferAction>>,
}

/// An offer with what it is on and whom it is between.
#[derive(Debug, Clone, Serialize)]
pub struct OfferWithPartiesView<'a> {
    #[serde(flatten)]
    offer: OfferView<'a>,
    /// What a piece costs now; none where the product is not in the shop.
    price: Option<Money>,
    image: Option<ImageView>,
    buyer: BuyerView<'a>,
    artisan: ArtisanSummaryView<'a>,
}

/// What a buyer may offer for a product, with what they offered.
#[derive(Debug, Clone, Serialize)]
pub struct OwnOfferView<'a> {
    product_id: ProductId,
    /// None where they have offered nothing.
    offer: Option<OfferView<'a>>,
    /// Whether they may offer a price now, and why not.
    actions: Vec<Action<OfferAction>>,
}

impl<'a> OfferView<'a> {
    /// `offer` as `party` sees it at `at`.
    pub fn new(offer: &'a PriceOffer, party: OfferParty, at: Timestamp) -> Self {
        Self::in_state(offer, party, offer.state_at(at), offer.actions(party, at))
    }

    /// The same, of an offer on `product`, which may have left the shop since.
    pub fn on(offer: &'a PriceOffer, product: Option<&Product>, party: OfferParty, at: Timestamp) -> Self {
        let state = match product.filter(|product| product.is_on_sale()) {
            Some(product) => offer.state_for(product, at),
            None if offer.state.is_open() => OfferState::Expired,
            None => offer.state,
        };
        let actions = if state.is_open() { offer.actions(party, at) } else { Vec::new() };
        Self::in_state(offer, party, state, actions)
    }

    fn in_state(
        offer: &'a PriceOffer,
        party: OfferParty,
        state: OfferState,
        actions: Vec<Action<OfferAction>>,
    ) -> Self {
        let side = party.side();
        Self {
            id: offer.id,
            product_id: offer.product_id,
            buyer_id: offer.buyer_id,
            artisan_id: offer.artisan_id,
            title: &offer.title,
            state,
            side,
            quantity: offer.quantity,
            list_price: offer.list_price,
            offered: offer.offered,
            asked: offer.asked,
            unit_price: offer.unit_price(),
            round: offer.round,
            until: offer.until().filter(|_| state.is_open()),
            since: offer.since,
            changed_at: offer.changed_at,
            payment_id: offer.payment_id.filter(|_| side == Side::Buyer),
            actions,
        }
    }
}

impl<'a> OfferWithPartiesView<'a> {
    /// `offer` as `party` sees it at `at`, with what was read `beside` it; pictures lie below `images_url`.
    pub fn new(
        offer: &'a PriceOffer,
        party: OfferParty,
        beside: &'a BesideOffers,
        images_url: Option<&str>,
        at: Timestamp,
    ) -> Self {
        let product = beside.product(offer);
        let on_sale = product.filter(|product| product.is_on_sale());
        let parties: &Parties = &beside.parties;
        let image = on_sale.and_then(|product| product.offer.images.first());
        Self {
            offer: OfferView::on(offer, product, party, at),
            price: on_sale.map(|product| product.offer.price),
            image: image.map(|picture| ImageView::new(picture, offer.artisan_id.user(), images_url)),
            buyer: BuyerView::new(offer.buyer_id, parties.user(offer.buyer_id)),
            artisan: ArtisanSummaryView::new(offer.artisan_id, parties),
        }
    }
}

impl<'a> OwnOfferView<'a> {
    /// `offer` of its buyer on `product_id`; `may` is whether they may offer a price now.
    pub fn new(
        product_id: ProductId,
        offer: Option<OfferView<'a>>,
        may: Option<Action<OfferAction>>,
    ) -> Self {
        Self { product_id, offer, actions: may.into_iter().collect() }
    }
}
