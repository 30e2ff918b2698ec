//! What is answered.

use std::collections::BTreeMap;

use domain::ProductId;
use domain::reviews::RatingOf;
use search::{Facets, Found, Piece, Query, excerpt, highlight};
use serde::Serialize;
use store::entities::Listings;
use views::{ArtisanSummaryView, ProductView};

/// Characters of a description that are shown, about.
const EXCERPT_CHARACTERS: usize = 160;

#[derive(Serialize)]
pub(crate) struct View<'a> {
    items: Vec<FoundView<'a>>,
    next_cursor: Option<String>,
    /// How much was found in all, as far as the index knows.
    total: u64,
    /// Whether nothing has all words, and this has some of them.
    only_some_words: bool,
    facets: FacetsView,
}

#[derive(Serialize)]
struct FoundView<'a> {
    product: ProductView<'a>,
    artisan: ArtisanSummaryView<'a>,
    /// The title, with what was looked for marked.
    title: Vec<Piece>,
    /// The part of the description where that stands.
    excerpt: Vec<Piece>,
}

#[derive(Serialize)]
struct FacetsView {
    categories: Vec<CountView>,
    states: Vec<CountView>,
    tiers: Vec<CountView>,
    in_stock: u64,
    /// With so many stars on average and more, the most stars first.
    stars: Vec<CountView>,
    /// The lowest price, in minor units.
    price_min: Option<u64>,
    /// The highest price, in minor units.
    price_max: Option<u64>,
}

#[derive(Serialize)]
struct CountView {
    value: String,
    count: u64,
}

impl<'a> View<'a> {
    /// `products` in their order, as far as they are on sale now.
    pub(crate) fn new(
        query: &Query,
        found: &Found,
        products: &[ProductId],
        listed: &'a Listings,
        images_url: Option<&str>,
    ) -> Self {
        let shown = products.iter().filter_map(|id| {
            let (product, stock) = listed.products.get(id)?;
            let artisan = listed.artisans.get(&product.artisan_id).filter(|artisan| artisan.may_sell())?;
            let of_artisan = listed.ratings.of(RatingOf::Artisan(artisan.id));
            product.is_on_sale().then(|| FoundView {
                product: ProductView::new(product, *stock, images_url)
                    .rated(listed.ratings.of(RatingOf::Product(*id))),
                artisan: ArtisanSummaryView::of(artisan.id, Some(artisan), of_artisan),
                title: highlight(&product.offer.title, &found.stems),
                excerpt: excerpt(&product.offer.description, &found.stems, EXCERPT_CHARACTERS),
            })
        });
        Self {
            items: shown.collect(),
            next_cursor: query.next_cursor(found.total),
            total: found.total,
            only_some_words: found.only_some_words,
            facets: FacetsView::new(&found.facets),
        }
    }
}

impl FacetsView {
    fn new(facets: &Facets) -> Self {
        let counts = |counts: &BTreeMap<String, u64>| {
            let mut counts: Vec<CountView> = counts
                .iter()
                .map(|(value, count)| CountView { value: value.clone(), count: *count })
                .collect();
            counts.sort_by_key(|one| std::cmp::Reverse(one.count));
            counts
        };
        Self {
            categories: counts(&facets.categories),
            states: counts(&facets.states),
            tiers: counts(&facets.tiers),
            in_stock: facets.in_stock,
            stars: (1..=5_u8)
                .zip(facets.stars)
                .filter(|(_, count)| *count > 0)
                .map(|(stars, count)| CountView { value: stars.to_string(), count })
                .rev()
                .collect(),
            price_min: facets.prices.map(|(lowest, _)| lowest),
            price_max: facets.prices.map(|(_, highest)| highest),
        }
    }
}
