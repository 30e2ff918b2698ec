//! Offers on a price. Q1 a product with its stock, a buyer's offer on it and what they proposed lately; Q2 an offer; Q3 a buyer's
//! offers; Q4 the offers on an artisan's products; Q5 the products of a page of offers with both sides; Q6 a buyer's offers on the
//! products of their cart.

use std::collections::{BTreeSet, HashMap};

use aws_sdk_dynamodb::types::AttributeValue;
use aws_sdk_dynamodb::types::builders::ConditionCheckBuilder;
use domain::cart::Shelf;
use domain::catalogue::{Product, Stock};
use domain::offers::{PriceOffer, Proposals, offer_id};
use domain::{ArtisanId, OfferId, ProductId, Timestamp, UserId, Zone};

use super::artisans::require_selling;
use super::messages::require_taken;
use super::parties::{Parties, party_keys};
use super::{product_key, stock_key};
use crate::change::Guard;
use crate::item::{Item, moment};
use crate::table::Items;
use crate::{
    Audited, Change, Error, Index, Indexes, Key, Loaded, Once, Page, PageRequest, Stored, Table, compiled,
};

/// `OFFER#ofr_… / OFFER`
pub fn offer_key(id: OfferId) -> Key {
    Key::new(format!("OFFER#{id}"), "OFFER")
}

impl Stored for PriceOffer {
    fn key(&self) -> Key {
        offer_key(self.id)
    }

    fn indexes(&self) -> Indexes {
        // One that is made anew stands at the top again.
        let place = format!("OFFER#{}#{}", self.since, self.id);
        Indexes {
            gsi1: Some((format!("BUYER#{}", self.buyer_id), place.clone())),
            gsi2: Some((format!("ARTISAN#{}", self.artisan_id), place)),
            due: self.due,
        }
    }
}

impl Audited for PriceOffer {}

compiled::audited!(PriceOffer);

fn proposals_key(user: UserId) -> Key {
    Key::new(format!("USER#{user}"), "PROPOSALS")
}

impl Stored for Proposals {
    fn key(&self) -> Key {
        proposals_key(self.user_id)
    }

    fn expires_at(&self) -> Option<Timestamp> {
        self.forgotten_at()
    }
}

compiled::stored!(Proposals);

repository! {
    /// The offers on a price in the table.
    Offers, offers
}

/// What it is decided by that a buyer proposes a price.
#[derive(Debug)]
pub struct ForOffer {
    /// The product with its stock; `None` when there is no such product.
    pub shelf: Option<Shelf>,
    /// The buyer's offer on it, over or not.
    pub offer: Option<Loaded<PriceOffer>>,
    /// What they proposed lately.
    pub proposals: Loaded<Proposals>,
}

/// What the offers of a page are on, and whom they are between.
#[derive(Debug)]
pub struct BesideOffers {
    products: HashMap<ProductId, Product>,
    /// The sides, as far as they are there.
    pub parties: Parties,
}

impl BesideOffers {
    /// What `offer` is on; `None` where there is no such product any more.
    pub fn product(&self, offer: &PriceOffer) -> Option<&Product> {
        self.products.get(&offer.product_id)
    }
}

impl Offers {
    /// Q1: a product with its stock, the offer of `buyer` on it and what they proposed lately; one round trip.
    ///
    /// # Errors
    /// [`Error::Unavailable`].
    pub async fn on_product(&self, product: ProductId, buyer: UserId) -> Result<ForOffer, Error> {
        take_for_offer(&mut self.0.get_many(&keys_for_offer(product, buyer)).await?, product, buyer)
    }

    /// Q1, for a request that must happen once.
    ///
    /// # Errors
    /// As [`Table::get_many_once`].
    pub async fn on_product_once(
        &self,
        once: &Once,
        product: ProductId,
        buyer: UserId,
    ) -> Result<ForOffer, Error> {
        let mut items = self.0.get_many_once(once, &keys_for_offer(product, buyer)).await?;
        take_for_offer(&mut items, product, buyer)
    }

    /// Q2: an offer.
    ///
    /// # Errors
    /// [`Error::NotFound`]; [`Error::Unavailable`].
    pub async fn load(&self, id: OfferId) -> Result<Loaded<PriceOffer>, Error> {
        self.0.load(&offer_key(id)).await
    }

    /// Q2, for a request that must happen once.
    ///
    /// # Errors
    /// [`Error::NotFound`]; and as [`Table::get_many_once`].
    pub async fn load_once(&self, once: &Once, id: OfferId) -> Result<Loaded<PriceOffer>, Error> {
        self.0.load_once(once, &offer_key(id)).await
    }

    /// Q3: what a buyer offered, the newest first.
    ///
    /// # Errors
    /// [`Error::BadCursor`]; [`Error::Unavailable`].
    pub async fn of_buyer(
        &self,
        buyer: UserId,
        page: &PageRequest,
    ) -> Result<Page<Loaded<PriceOffer>>, Error> {
        self.0.query(Index::Gsi1, &format!("BUYER#{buyer}"), "OFFER#", false, page).await
    }

    /// Q4: what was offered for an artisan's products, the newest first.
    ///
    /// # Errors
    /// [`Error::BadCursor`]; [`Error::Unavailable`].
    pub async fn of_artisan(
        &self,
        artisan: ArtisanId,
        page: &PageRequest,
    ) -> Result<Page<Loaded<PriceOffer>>, Error> {
        self.0.query(Index::Gsi2, &format!("ARTISAN#{artisan}"), "OFFER#", false, page).await
    }

    /// Q5: what `offers` are on, and whom they are between; one round trip.
    ///
    /// # Errors
    /// [`Error::Unavailable`].
    pub async fn beside(&self, offers: &[Loaded<PriceOffer>]) -> Result<BesideOffers, Error> {
        let artisans: BTreeSet<_> = offers.iter().map(|offer| offer.artisan_id).collect();
        let users: BTreeSet<_> = offers.iter().map(|offer| offer.buyer_id).collect();
        let ids: BTreeSet<_> = offers.iter().map(|offer| offer.product_id).collect();
        let mut keys = party_keys(&artisans, &users);
        keys.extend(ids.iter().map(|id| product_key(*id)));
        let mut items = self.0.get_many(&keys).await?;
        let mut products = HashMap::new();
        for id in ids {
            let product = items.take::<Product>(&product_key(id))?;
            products.extend(product.map(|product| (id, product.into_inner())));
        }
        Ok(BesideOffers { products, parties: Parties::take(&mut items, &artisans, &users)? })
    }
}

fn keys_for_offer(product: ProductId, buyer: UserId) -> [Key; 4] {
    let offer = offer_key(offer_id(product, buyer));
    [product_key(product), stock_key(product), offer, proposals_key(buyer)]
}

fn take_for_offer(items: &mut Items, id: ProductId, buyer: UserId) -> Result<ForOffer, Error> {
    let product = items.take::<Product>(&product_key(id))?.map(Loaded::into_inner);
    let stock = items.take::<Stock>(&stock_key(id))?.map(Loaded::into_inner);
    let proposals = items.take(&proposals_key(buyer))?;
    Ok(ForOffer {
        shelf: product.zip(stock).map(|(product, stock)| Shelf { product, stock }),
        offer: items.take(&offer_key(offer_id(id, buyer)))?,
        proposals: proposals.unwrap_or_else(|| Loaded::new(Proposals::none(buyer))),
    })
}

/// The offer `id` among what was read.
pub(super) fn take_offer(items: &mut Items, id: OfferId) -> Result<Option<Loaded<PriceOffer>>, Error> {
    items.take(&offer_key(id))
}

/// Adds to `change` that it goes through only while what `offer` is on has been in the shop ever since the buyer offered; else it is
/// [`Error::ProductChanged`].
pub fn require_on_sale(change: &mut Change, offer: &PriceOffer) {
    let on_sale = |check: ConditionCheckBuilder| {
        check
            .condition_expression(
                "#status = :on_sale AND (attribute_not_exists(left_shop_at) OR left_shop_at < :since)",
            )
            .expression_attribute_names("#status", "status")
            .expression_attribute_values(":on_sale", AttributeValue::S("on_sale".to_owned()))
            .expression_attribute_values(":since", moment(offer.since))
    };
    change.check(&product_key(offer.product_id), on_sale, OnSale { product_id: offer.product_id });
}

/// Adds to `change` that it goes through only while `artisan` may sell, is not away and does not block `buyer`; else it is
/// [`Error::ArtisanNotVerified`], [`Error::ArtisanAway`] or [`Error::Blocked`]. The days are those of `zone`.
pub fn require_bargaining(change: &mut Change, artisan: ArtisanId, buyer: UserId, zone: Zone) {
    require_selling(change, artisan, false, zone);
    require_taken(change, artisan.user(), buyer);
}

/// The product has not left the shop.
#[derive(Debug)]
struct OnSale {
    product_id: ProductId,
}

impl Guard for OnSale {
    fn refusal(&self, _: Option<Item>) -> Error {
        Error::ProductChanged { product_id: self.product_id }
    }
}
