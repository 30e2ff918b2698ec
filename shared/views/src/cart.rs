//! Carts: what a person has put aside, and what has changed since.

use domain::cart::saved::{LineChange, SavedCart, SavedLine};
use domain::cart::{LINES_MAX, Shelf};
use domain::offers::{OfferState, PriceOffer};
use domain::{ArtisanId, Money, OfferId, ProductId, Timestamp};
use serde::Serialize;
use store::entities::{CartNow, Parties};

use crate::{ArtisanSummaryView, ImageView};

/// A cart as its person sees it.
#[derive(Debug, Clone, Serialize)]
pub struct CartView<'a> {
    items: Vec<CartLineView<'a>>,
    /// Products that it takes at most.
    limit: usize,
}

/// A product in a cart, beside what it is now.
#[derive(Debug, Clone, Serialize)]
struct CartLineView<'a> {
    product_id: ProductId,
    artisan_id: ArtisanId,
    quantity: u32,
    /// The price of a piece that the person was shown last.
    unit_price: Money,
    /// None where there is no such product any more.
    title: Option<&'a str>,
    image: Option<ImageView>,
    /// What a piece costs now.
    price: Option<Money>,
    /// How many are left.
    available: i64,
    artisan: ArtisanSummaryView<'a>,
    /// What has changed since it was put there, the worst of it.
    change: Option<LineChange>,
    /// The price that its artisan and the person agreed on; left out where there is none that is good.
    #[serde(skip_serializing_if = "Option::is_none")]
    agreed: Option<AgreedPriceView>,
}

/// A price that was agreed on, to be taken at checkout.
#[derive(Debug, Clone, Serialize)]
struct AgreedPriceView {
    offer_id: OfferId,
    /// Of a piece: what a piece costs now where that is less.
    unit_price: Money,
    /// For how many pieces at most.
    quantity: u32,
    until: Option<Timestamp>,
}

/// The lines of a cart as they were put there, as the answer to a change.
#[derive(Debug, Clone, Serialize)]
pub struct CartLinesView<'a> {
    lines: &'a [SavedLine],
}

impl<'a> CartView<'a> {
    /// `cart` at `at`, whose lines are `now` so; pictures lie below `images_url`.
    pub fn new(cart: &SavedCart, now: &'a CartNow, images_url: Option<&str>, at: Timestamp) -> Self {
        let lines = cart.lines.iter().zip(&now.shelves).zip(&now.offers);
        let items = lines.map(|((line, shelf), offer)| {
            let view = CartLineView::new(line, shelf.as_ref(), &now.parties, images_url, at);
            let agreed = AgreedPriceView::new(offer.as_ref(), shelf.as_ref(), at);
            CartLineView { agreed, ..view }
        });
        Self { items: items.collect(), limit: LINES_MAX }
    }
}

impl<'a> CartLineView<'a> {
    fn new(
        line: &SavedLine,
        shelf: Option<&'a Shelf>,
        parties: &'a Parties,
        images_url: Option<&str>,
        at: Timestamp,
    ) -> Self {
        let offer = shelf.map(|shelf| &shelf.product.offer);
        let image = offer.and_then(|offer| offer.images.first());
        Self {
            product_id: line.product_id,
            artisan_id: line.artisan_id,
            quantity: line.quantity,
            unit_price: line.unit_price,
            title: offer.map(|offer| offer.title.as_str()),
            image: image.map(|picture| ImageView::new(picture, line.artisan_id.user(), images_url)),
            price: offer.map(|offer| offer.price),
            available: shelf.filter(|shelf| shelf.stock.open).map_or(0, |shelf| shelf.stock.available.max(0)),
            artisan: ArtisanSummaryView::new(line.artisan_id, parties),
            change: line.change(shelf, parties.artisan(line.artisan_id), at),
            agreed: None,
        }
    }
}

impl AgreedPriceView {
    /// Of `offer` on what is on `shelf`; `None` unless its price is good at `at`.
    fn new(offer: Option<&PriceOffer>, shelf: Option<&Shelf>, at: Timestamp) -> Option<Self> {
        let (offer, product) = (offer?, &shelf.filter(|shelf| shelf.stock.open)?.product);
        let good = offer.state_for(product, at) == OfferState::Accepted;
        good.then(|| Self {
            offer_id: offer.id,
            unit_price: offer.price_now(product),
            quantity: offer.quantity,
            until: offer.until(),
        })
    }
}

impl<'a> CartLinesView<'a> {
    /// Of `cart`.
    pub fn new(cart: &'a SavedCart) -> Self {
        Self { lines: &cart.lines }
    }
}
