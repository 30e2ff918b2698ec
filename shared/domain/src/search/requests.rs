//! What the step that writes the index asks of itself.

use serde::{Deserialize, Serialize};

use crate::ArtisanId;
use crate::event::events;

/// A page of what an artisan sells, to be indexed again since something about the artisan changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListingsPart {
    /// Whose.
    pub artisan_id: ArtisanId,
    /// Where the page begins.
    pub cursor: Option<String>,
}

/// Objects that nothing named, to be deleted if nothing does.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ObjectsPart {
    /// By name.
    pub names: Vec<String>,
}

events! {
    /// What `search-index` is asked for.
    pub enum SearchRequest {
        /// A page of what an artisan sells.
        Listings(ListingsPart) = "search.listings_due",
        /// Objects that readers may have been fetching are deleted.
        Objects(ObjectsPart) = "search.objects_due",
    }
}
