//! Products and their stock.

pub mod actions;
pub mod events;

use std::str::FromStr;

use serde::de::{Deserializer, Error};
use serde::{Deserialize, Serialize};

use crate::catalogue::events::{ProductEvent, ProductFacts, StockAdjusted};
use crate::event::Entity;
use crate::uploads::pictures::ReadyPicture;
use crate::{ArtisanId, Decision, Money, Outcome, ProductId, Reason, Refused, Timestamp};

/// The most pieces of one product.
pub const STOCK_MAX: i64 = 1_000_000;
/// Pictures of one product, at most.
pub const IMAGES_MAX: usize = 8;

/// A category: a stable slug and its name for people. Requests name it by its slug alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Category {
    /// In paths and queries.
    pub slug: &'static str,
    /// For people.
    pub name: &'static str,
}

/// All categories, in the order in which they are shown.
pub const CATEGORIES: [Category; 12] = [
    Category { slug: "furniture", name: "Furniture" },
    Category { slug: "doors-windows", name: "Doors and windows" },
    Category { slug: "tiles-flooring", name: "Tiles and flooring" },
    Category { slug: "paint-finishes", name: "Paint and finishes" },
    Category { slug: "plumbing", name: "Plumbing" },
    Category { slug: "electrical", name: "Electrical" },
    Category { slug: "lighting", name: "Lighting" },
    Category { slug: "roofing", name: "Roofing" },
    Category { slug: "metalwork", name: "Metalwork" },
    Category { slug: "textiles", name: "Curtains and textiles" },
    Category { slug: "garden", name: "Garden and outdoor" },
    Category { slug: "tools", name: "Tools and materials" },
];

impl FromStr for Category {
    type Err = UnknownCategory;

    fn from_str(slug: &str) -> Result<Self, UnknownCategory> {
        CATEGORIES.into_iter().find(|category| category.slug == slug).ok_or(UnknownCategory)
    }
}

// By hand: derived, it would borrow its texts from what it is read from.
impl<'de> Deserialize<'de> for Category {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(D::Error::custom)
    }
}

/// The text is no category's slug.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("names no category that there is")]
pub struct UnknownCategory;

/// What an artisan says of a product.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Offer {
    /// In one line.
    pub title: String,
    /// In the artisan's words.
    pub description: String,
    /// The slug of a category.
    pub category: String,
    /// Of one piece.
    pub price: Money,
    /// Pictures, in the order in which they are shown.
    pub images: Vec<ReadyPicture>,
}

/// A product of one artisan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Product {
    /// Which one.
    pub id: ProductId,
    /// Whose.
    pub artisan_id: ArtisanId,
    /// What is offered.
    pub offer: Offer,
    /// Whether it was taken off the shelf, for good.
    pub archived: bool,
    /// When it was created.
    pub created_at: Timestamp,
    /// When it was last changed.
    pub updated_at: Timestamp,
}

impl Entity for Product {
    type Event = ProductEvent;
}

/// How many pieces can be sold. A counter beside the product, so that buyers of one product do not wait for each other;
/// it knows the version of the product that it sells, so that nobody buys at a price that has changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stock {
    /// Of which product.
    pub product_id: ProductId,
    /// Pieces that nobody has reserved.
    pub available: i64,
    /// The product's version that a reservation must name.
    pub product_version: u64,
    /// Whether the product can be bought at all.
    pub open: bool,
}

impl Product {
    /// A new product.
    pub fn create(id: ProductId, artisan_id: ArtisanId, offer: Offer, at: Timestamp) -> Outcome<Self> {
        let product = Self { id, artisan_id, offer, archived: false, created_at: at, updated_at: at };
        product.outcome(ProductEvent::Created)
    }

    /// Changes what is offered. Orders that exist keep the price that they were placed at.
    pub fn update(&self, offer: Offer, at: Timestamp) -> Decision<Self> {
        if self.archived {
            return Err(Refused::new(
                "product-archived",
                "This product was archived. Create a new one instead.",
            )
            .because(Reason::Archived));
        }
        if offer == self.offer {
            return Ok(None);
        }
        Ok(Some(Self { offer, updated_at: at, ..self.clone() }.outcome(ProductEvent::Updated)))
    }

    /// Takes the product off the shelf.
    pub fn archive(&self, at: Timestamp) -> Option<Outcome<Self>> {
        (!self.archived)
            .then(|| Self { archived: true, updated_at: at, ..self.clone() }.outcome(ProductEvent::Archived))
    }

    /// Records that the artisan changed the stock by `delta` pieces.
    pub fn adjust_stock(&self, delta: i64, at: Timestamp) -> Result<Outcome<Self>, Refused> {
        if self.archived {
            return Err(Refused::new("product-archived", "This product was archived; it has no stock.")
                .because(Reason::Archived));
        }
        let adjusted = |product| ProductEvent::StockAdjusted(StockAdjusted { product, delta });
        Ok(Self { updated_at: at, ..self.clone() }.outcome(adjusted))
    }

    fn outcome(self, event: impl FnOnce(ProductFacts) -> ProductEvent) -> Outcome<Self> {
        let facts = ProductFacts {
            product_id: self.id,
            artisan_id: self.artisan_id,
            category: self.offer.category.clone(),
            title: self.offer.title.clone(),
            price: self.offer.price,
            archived: self.archived,
        };
        Outcome { entity: self, event: event(facts), postings: Vec::new() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Currency, TypedId};

    fn offer() -> Offer {
        Offer {
            title: "Stool".into(),
            description: String::new(),
            category: "furniture".into(),
            price: Money::new(100_000, Currency::NGN),
            images: Vec::new(),
        }
    }

    #[test]
    fn a_category_is_read_from_its_slug() {
        let read: Category = serde_json::from_str(r#""garden""#).unwrap();
        assert_eq!(read.name, "Garden and outdoor");
        assert_eq!("Garden".parse::<Category>(), Err(UnknownCategory));
    }

    #[test]
    fn an_archived_product_is_not_sold_again() {
        let at = Timestamp::from_millis(1);
        let offer = offer();
        let product =
            Product::create(ProductId::new(at, [1; 10]), ArtisanId::new(at, [2; 10]), offer.clone(), at)
                .entity;
        assert_eq!(product.update(offer.clone(), at), Ok(None), "the same offer is no change");
        let may: Vec<_> =
            product.actions(at).into_iter().map(|action| (action.action, action.allowed)).collect();
        assert_eq!(may, actions::ProductAction::ALL.map(|action| (action, true)));
        let archived = product.archive(at).unwrap().entity;
        assert_eq!(archived.actions(at), []);
        assert_eq!(archived.archive(at), None);
        assert_eq!(archived.update(offer, at).unwrap_err().problem, "product-archived");
        assert_eq!(archived.adjust_stock(1, at).unwrap_err().problem, "product-archived");
    }
}
