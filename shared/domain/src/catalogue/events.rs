//! What happens to a product.

use serde::{Deserialize, Serialize};

use crate::event::events;
use crate::{ArtisanId, Money, ProductId};

/// What each event of a product carries.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProductFacts {
    /// Which product.
    pub product_id: ProductId,
    /// Whose.
    pub artisan_id: ArtisanId,
    /// The slug of its category.
    pub category: String,
    /// In one line.
    pub title: String,
    /// Of one piece.
    pub price: Money,
    /// Whether it is put away.
    pub archived: bool,
}

/// What [`ProductEvent::StockAdjusted`] carries.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StockAdjusted {
    /// The product.
    #[serde(flatten)]
    pub product: ProductFacts,
    /// By how many pieces.
    pub delta: i64,
}

events! {
    /// What happens to a product.
    pub enum ProductEvent {
        /// It is offered.
        Created(ProductFacts) = "product.created",
        /// Something else is offered.
        Updated(ProductFacts) = "product.updated",
        /// The artisan changed the stock.
        StockAdjusted(StockAdjusted) = "product.stock_adjusted",
        /// It is put away.
        Archived(ProductFacts) = "product.archived",
        /// It is in the shop.
        Published(ProductFacts) = "product.published",
        /// It is out of the shop.
        Hidden(ProductFacts) = "product.hidden",
        /// It is back, hidden.
        Restored(ProductFacts) = "product.restored",
    }
}
