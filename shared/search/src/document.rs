//! What an index knows of a product or an artisan.

use std::collections::BTreeMap;

use domain::artisans::{Artisan, Tier};
use domain::catalogue::{Category, Product};
use domain::reviews::Rating;
use serde::Serialize;
use sha2::{Digest, Sha256};

use crate::attributes::indexed;
use crate::{Kind, words};

/// One entry of an index, its texts in the form of [`words`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Document {
    /// The identifier of what it is about.
    pub id: String,
    /// What that is.
    pub kind: Kind,
    /// Who sells it; of an artisan, themselves.
    pub artisan_id: String,
    /// The title or the name.
    pub title: String,
    /// The names of the category and of what it is a part of, and what its attributes say in words; an artisan's trades.
    pub labels: String,
    /// The name of who sells it; nothing of an artisan.
    pub maker: String,
    /// The description.
    pub description: String,
    /// The slugs of a product's category and of what it is a part of.
    pub categories: Vec<String>,
    /// What a product's attributes say, as `material:oak`.
    pub attributes: Vec<String>,
    /// What a product's attributes say in numbers, by their keys, in hundredths of the unit.
    pub numbers: BTreeMap<String, u64>,
    /// Where the artisan works.
    pub states: Vec<String>,
    /// How much trust the artisan has earned.
    pub tier: Tier,
    /// Of one piece, in minor units; nothing of an artisan.
    pub price: u64,
    /// Whether it can be bought now; an artisan always.
    pub in_stock: bool,
    /// When it was created, in milliseconds since 1970.
    pub created_at: u64,
    /// How buyers rate it, in tenths of a star; zero while there is no review.
    pub rating: u64,
    /// By what the best rated come first.
    pub rank: u64,
}

impl Document {
    /// Of a product of `artisan`, of which `available` pieces are left and which is rated as `rating`. `None` when it is not to be
    /// found: not on sale, or of somebody who may not sell.
    pub fn of_product(
        product: &Product,
        available: i64,
        artisan: &Artisan,
        rating: Option<&Rating>,
    ) -> Option<Self> {
        if !product.is_on_sale() || !artisan.may_sell() {
            return None;
        }
        let line = product.offer.category.parse::<Category>().map(Category::lineage).unwrap_or_default();
        let names: Vec<&str> = line.iter().map(|category| category.name).collect();
        let (attributes, numbers, said) = indexed(product);
        Some(Self {
            id: product.id.to_string(),
            kind: Kind::Product,
            artisan_id: artisan.id.to_string(),
            title: plain(&product.offer.title),
            labels: plain(&format!("{} {said}", names.join(" "))),
            maker: plain(&artisan.profile.display_name),
            description: plain(&product.offer.description),
            categories: line.iter().map(|category| category.slug.to_owned()).collect(),
            attributes,
            numbers,
            states: artisan.profile.areas.clone(),
            tier: artisan.tier,
            price: u64::try_from(product.offer.price.amount).unwrap_or(0),
            in_stock: available > 0,
            created_at: u64::try_from(product.created_at.millis()).unwrap_or(0),
            rating: rating.and_then(Rating::average_tenths).unwrap_or(0),
            rank: rating.map_or(0, Rating::rank),
        })
    }

    /// Of an artisan who is rated as `rating`. `None` when they may not sell.
    pub fn of_artisan(artisan: &Artisan, rating: Option<&Rating>) -> Option<Self> {
        artisan.may_sell().then(|| Self {
            id: artisan.id.to_string(),
            kind: Kind::Artisan,
            artisan_id: artisan.id.to_string(),
            title: plain(&artisan.profile.display_name),
            labels: plain(&artisan.profile.trades.join(" ")),
            maker: String::new(),
            description: plain(&artisan.profile.about),
            categories: Vec::new(),
            attributes: Vec::new(),
            numbers: BTreeMap::new(),
            states: artisan.profile.areas.clone(),
            tier: artisan.tier,
            price: 0,
            in_stock: true,
            created_at: u64::try_from(artisan.created_at.millis()).unwrap_or(0),
            rating: rating.and_then(Rating::average_tenths).unwrap_or(0),
            rank: rating.map_or(0, Rating::rank),
        })
    }

    /// Another one for each content: what has the same is indexed already.
    pub(crate) fn digest(&self) -> u64 {
        let json = serde_json::to_vec(self).unwrap_or_default();
        let digest = Sha256::digest(json);
        digest.iter().take(8).fold(0, |sum, byte| sum << 8 | u64::from(*byte))
    }
}

/// What an index calls `kind`.
pub(crate) const fn kind_name(kind: Kind) -> &'static str {
    match kind {
        Kind::Product => "product",
        Kind::Artisan => "artisan",
    }
}

/// What an index calls `tier`.
pub(crate) const fn tier_name(tier: Tier) -> &'static str {
    match tier {
        Tier::New => "new",
        Tier::Established => "established",
        Tier::Trusted => "trusted",
    }
}

/// The lowest [`Document::rating`] of what has so many `stars` on average.
pub(crate) fn rating_from(stars: u8) -> u64 {
    u64::from(stars) * 10
}

fn plain(text: &str) -> String {
    words(text).join(" ")
}
