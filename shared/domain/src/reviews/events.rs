//! What happens to a review.

use serde::{Deserialize, Serialize};

use crate::event::events;
use crate::orders::Side;
use crate::reviews::Stars;
use crate::{ArtisanId, OrderId, ProductId, ReviewId, Timestamp, UserId};

/// What each event of a review carries. Not what it says: what waits, nobody reads.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReviewFacts {
    /// Which review.
    pub review_id: ReviewId,
    /// Of which order.
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
    /// When it is shown although the other side wrote nothing, while it waits.
    pub until: Option<Timestamp>,
}

/// What is carried when a review begins or ceases to count.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReviewCounted {
    /// The review.
    #[serde(flatten)]
    pub review: ReviewFacts,
    /// What it gives the other side.
    pub stars: Stars,
    /// The products that it rates.
    pub product_ids: Vec<ProductId>,
}

/// What [`ReviewEvent::Hidden`] carries.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReviewHidden {
    /// The review.
    #[serde(flatten)]
    pub review: ReviewCounted,
    /// Why.
    pub reason: String,
}

events! {
    /// What happens to a review.
    pub enum ReviewEvent {
        /// One side wrote, and the other has not yet.
        Written(ReviewFacts) = "review.written",
        /// What waits says something else now.
        Changed(ReviewFacts) = "review.changed",
        /// It is shown: both are there, or the time to write is over.
        Shown(ReviewCounted) = "review.shown",
        /// The side that it is about answered.
        Replied(ReviewFacts) = "review.replied",
        /// An administrator took it out of sight.
        Hidden(ReviewHidden) = "review.hidden",
        /// An administrator has it shown again.
        Restored(ReviewCounted) = "review.restored",
    }
}
