//! What the step that writes the index asks of itself.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::event::events;
use crate::{ArtisanId, ProductId};

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

/// A page of what the index and the table are compared by.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "list", rename_all = "snake_case")]
pub enum AuditPart {
    /// What is on sale in a category.
    Category {
        /// Which.
        slug: String,
        /// Where the page begins.
        cursor: Option<String>,
    },
    /// Artisans who may sell, of one shard.
    Artisans {
        /// Which.
        shard: u8,
        /// Where the page begins.
        cursor: Option<String>,
    },
    /// What the index has, by identifier.
    Indexed {
        /// The last identifier of the page before.
        after: Option<String>,
    },
}

/// Products and artisans, of which the index says something else than the table.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DifferingPart {
    /// Products.
    pub products: BTreeSet<ProductId>,
    /// Artisans.
    pub artisans: BTreeSet<ArtisanId>,
}

events! {
    /// What `search-index` is asked for.
    pub enum SearchRequest {
        /// A page of what an artisan sells.
        Listings(ListingsPart) = "search.listings_due",
        /// Objects that readers may have been fetching are deleted.
        Objects(ObjectsPart) = "search.objects_due",
        /// The index is compared with the table.
        Audit(AuditPart) = "search.audit_due",
        /// What differed is compared again, and put right if it still does.
        Differing(DifferingPart) = "search.differing_due",
    }
}
