//! The pointer of the search index, and what goes with an answer of it. S1 the pointer; S2 products with stock and artisans, by
//! identifier; S3 artisans, by identifier; S4 what orders are made of; S5 artisans who may sell.

use std::collections::{BTreeMap, BTreeSet};

use domain::artisans::Artisan;
use domain::catalogue::Product;
use domain::orders::Order;
use domain::reviews::RatingOf;
use domain::search::IndexPointer;
use domain::{ArtisanId, OrderId, ProductId, Timestamp};

use super::artisans::verified_partition;
use super::catalogue::take_available;
use super::reviews::{Ratings, rating_key};
use super::{artisan_key, order_key, product_key, stock_key};
use crate::{Error, Index, Key, Loaded, Page, PageRequest, Stored, Table, compiled};

/// `SEARCH#1 / POINTER`
pub fn index_pointer_key(schema: u32) -> Key {
    Key::new(format!("SEARCH#{schema}"), "POINTER")
}

impl Stored for IndexPointer {
    fn key(&self) -> Key {
        index_pointer_key(self.schema)
    }
}

compiled::stored!(IndexPointer);

repository! {
    /// What search has in the table, and reads of it.
    Searches, searches
}

/// A product with what is left of it.
pub type InStock = (Loaded<Product>, i64);

/// What goes with hits, by identifier.
#[derive(Debug, Clone, Default)]
pub struct Listings {
    /// Products with what is left of each.
    pub products: BTreeMap<ProductId, InStock>,
    /// Artisans.
    pub artisans: BTreeMap<ArtisanId, Artisan>,
    /// How all of these are rated.
    pub ratings: Ratings,
}

impl Searches {
    /// S1: the pointer of the index of form `schema`. Before anything was indexed, one of version zero that names nothing.
    ///
    /// # Errors
    /// [`Error::Unavailable`].
    pub async fn pointer(&self, schema: u32, at: Timestamp) -> Result<Loaded<IndexPointer>, Error> {
        let pointer = self.0.get(&index_pointer_key(schema)).await?;
        Ok(pointer.unwrap_or_else(|| Loaded::new(IndexPointer::none(schema, at))))
    }

    /// S2 with V5: products with what is left of each, and artisans, and how all of them are rated, in one round trip; what is not there is
    /// left out. A product without stock has none.
    ///
    /// # Errors
    /// [`Error::Unavailable`].
    pub async fn listings(
        &self,
        products: &[ProductId],
        artisans: &BTreeSet<ArtisanId>,
    ) -> Result<Listings, Error> {
        let of_products = products.iter().flat_map(|id| [product_key(*id), stock_key(*id)]);
        let rated = products.iter().copied().map(RatingOf::Product);
        let rated = rated.chain(artisans.iter().copied().map(RatingOf::Artisan));
        let keys: Vec<Key> = of_products
            .chain(artisans.iter().copied().map(artisan_key))
            .chain(rated.clone().map(rating_key))
            .collect();
        let mut items = self.0.get_many(&keys).await?;
        let mut listed = BTreeMap::new();
        for id in products {
            if let Some(product) = items.take::<Product>(&product_key(*id))? {
                listed.insert(*id, (product, take_available(*id, &mut items)?));
            }
        }
        let mut known = BTreeMap::new();
        for id in artisans {
            if let Some(artisan) = items.take::<Artisan>(&artisan_key(*id))? {
                known.insert(*id, artisan.into_inner());
            }
        }
        Ok(Listings { products: listed, artisans: known, ratings: Ratings::take(&mut items, rated)? })
    }

    /// S3 with V5: artisans and how they are rated, in one round trip; who is not there is left out.
    ///
    /// # Errors
    /// [`Error::Unavailable`].
    pub async fn artisans(&self, ids: &BTreeSet<ArtisanId>) -> Result<Listings, Error> {
        self.listings(&[], ids).await
    }

    /// S5: the artisans of `shard`, one of [`VERIFIED_SHARDS`](super::VERIFIED_SHARDS), who may sell.
    ///
    /// # Errors
    /// [`Error::BadCursor`]; [`Error::Unavailable`].
    pub async fn verified(&self, shard: u8, page: &PageRequest) -> Result<Page<Loaded<Artisan>>, Error> {
        self.0.query(Index::Gsi1, &verified_partition(shard), "", true, page).await
    }

    /// S4: the products of some orders, in one round trip.
    ///
    /// # Errors
    /// [`Error::Unavailable`].
    pub async fn ordered(&self, orders: &BTreeSet<OrderId>) -> Result<BTreeSet<ProductId>, Error> {
        let keys: Vec<Key> = orders.iter().copied().map(order_key).collect();
        let mut items = self.0.get_many(&keys).await?;
        let mut products = BTreeSet::new();
        for key in &keys {
            if let Some(order) = items.take::<Order>(key)? {
                products.extend(order.products().map(|line| line.product_id));
            }
        }
        Ok(products)
    }
}
