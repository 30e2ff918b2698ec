//! What is asked, and what is found.

use std::collections::{BTreeMap, BTreeSet};

use domain::artisans::Tier;
use domain::{ArtisanId, ProductId};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::AttributeFilters;

/// Characters of what is typed into the field, at most.
pub const TEXT_CHARACTERS_MAX: usize = 200;
/// Words of a query that count. Who pastes a page is looked for by its beginning.
pub const WORDS_MAX: usize = 12;
/// How far into what was found anybody can page.
pub const OFFSET_MAX: u32 = 1_000;

/// Bytes by which one query is told from another.
const FINGERPRINT_BYTES: usize = 6;

/// Who or what is looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// What is on sale.
    Product,
    /// Who may sell.
    Artisan,
}

/// In which order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sort {
    /// What fits best; without a text, the newest.
    #[default]
    Relevance,
    /// The newest first.
    Newest,
    /// The cheapest first.
    PriceUp,
    /// The dearest first.
    PriceDown,
    /// The best rated first, and what nobody has reviewed last.
    Rating,
}

/// What is left out.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub struct Filters {
    /// All but one category with its parts, by its slug.
    pub category: Option<String>,
    /// What is cheaper, in minor units.
    pub price_min: Option<u64>,
    /// What is dearer, in minor units.
    pub price_max: Option<u64>,
    /// Whoever does not work in this state, an ISO 3166-2 code.
    pub state: Option<String>,
    /// What is sold out.
    pub in_stock: bool,
    /// All but those of one tier.
    pub tier: Option<Tier>,
    /// What has fewer stars on average, or none.
    pub stars_min: Option<u8>,
    /// What is different in these attributes of the category.
    pub attributes: AttributeFilters,
}

/// What is asked.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct Query {
    /// Who or what.
    pub kind: Kind,
    /// As it was typed. `None` is everything that the filters leave; a text without a word finds nothing.
    pub text: Option<String>,
    /// What is left out.
    pub filters: Filters,
    /// In which order.
    pub sort: Sort,
    /// How many are passed over, [`OFFSET_MAX`] at most.
    pub offset: u32,
    /// How many are found at most.
    pub limit: u32,
}

impl Query {
    /// Where the next page begins, for `total` that were found; `None` at the end, and [`OFFSET_MAX`] in.
    pub fn next_cursor(&self, total: u64) -> Option<String> {
        let next = self.offset.saturating_add(self.limit);
        (u64::from(next) < total && next <= OFFSET_MAX).then(|| format!("{next}-{}", self.fingerprint()))
    }

    /// The page that begins at `cursor`, or without one the first; `None` when the cursor was made for something else that was asked, or
    /// is none at all.
    pub fn at(self, cursor: Option<&str>) -> Option<Self> {
        let Some(cursor) = cursor else { return Some(self) };
        let (offset, of) = cursor.split_once('-')?;
        let offset: u32 = offset.parse().ok()?;
        (offset <= OFFSET_MAX && of == self.fingerprint()).then_some(Self { offset, ..self })
    }

    /// The order: nothing fits better than something else where there is no text.
    pub(crate) fn order(&self) -> Sort {
        if self.text.is_none() && self.sort == Sort::Relevance { Sort::Newest } else { self.sort }
    }

    /// The same for all pages of what is asked.
    fn fingerprint(&self) -> String {
        let asked = serde_json::to_vec(&Self { offset: 0, limit: 0, ..self.clone() }).unwrap_or_default();
        hex::encode(&Sha256::digest(asked)[..FINGERPRINT_BYTES])
    }
}

/// One that was found: an identifier, and nothing that could be out of date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hit {
    /// A product and whose it is, so that both are read at once.
    Product(ProductId, ArtisanId),
    /// An artisan.
    Artisan(ArtisanId),
}

/// What was found.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Found {
    /// One page of it.
    pub hits: Vec<Hit>,
    /// How much there is in all.
    pub total: u64,
    /// By what it can be narrowed down.
    pub facets: Facets,
    /// The stems by which it was found, for [`crate::highlight`].
    pub stems: BTreeSet<String>,
    /// Whether nothing has all words, and this has some of them.
    pub only_some_words: bool,
}

/// How much would be found with another value of one filter, the others as they are.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Facets {
    /// By slug; what is in a part of a category counts for both.
    pub categories: BTreeMap<String, u64>,
    /// By code.
    pub states: BTreeMap<String, u64>,
    /// By tier.
    pub tiers: BTreeMap<String, u64>,
    /// What can be bought now.
    pub in_stock: u64,
    /// With one star on average and more, with two and more, and so on.
    pub stars: [u64; 5],
    /// The lowest and the highest price, in minor units; `None` where nothing is found.
    pub prices: Option<(u64, u64)>,
    /// Of the chosen category, by the keys of its attributes, then by value.
    pub attributes: BTreeMap<String, BTreeMap<String, u64>>,
    /// The lowest and the highest number, in hundredths, by the keys of the chosen category's attributes.
    pub numbers: BTreeMap<String, (u64, u64)>,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(text: &str) -> Query {
        Query {
            kind: Kind::Product,
            text: Some(text.to_owned()),
            filters: Filters::default(),
            sort: Sort::Relevance,
            offset: 0,
            limit: 20,
        }
    }

    #[test]
    fn a_cursor_leads_on_in_its_own_list_only() {
        let cursor = asked("door").next_cursor(50).unwrap();
        assert_eq!(asked("door").at(Some(&cursor)).unwrap().offset, 20);
        let narrower = Query { limit: 7, ..asked("door") };
        assert_eq!(narrower.at(Some(&cursor)).unwrap().offset, 20, "a page may have another length");
        assert_eq!(asked("gate").at(Some(&cursor)), None);
        for wrong in ["", "-", "20", "x-1", "20-", "-20-ab", "99999999999-ab", &cursor[..cursor.len() - 1]] {
            assert_eq!(asked("door").at(Some(wrong)), None, "{wrong}");
        }
    }

    #[test]
    fn a_list_ends_with_what_was_found_and_at_its_bound() {
        assert_eq!(asked("door").next_cursor(20), None);
        let far = Query { offset: OFFSET_MAX - 20, ..asked("door") };
        let last = far.next_cursor(5_000).unwrap();
        let last = asked("door").at(Some(&last)).unwrap();
        assert_eq!(last.next_cursor(5_000), None);
    }
}
