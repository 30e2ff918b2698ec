//! What is answered.

use std::collections::BTreeMap;

use domain::ProductId;
use domain::catalogue::Category;
use domain::catalogue::attributes::{Attribute, AttributeKind, Decimal};
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
    /// Of the chosen category, in its order; those that nothing found says anything of are left out.
    attributes: Vec<AttributeFacetView>,
}

/// How much would be found with another value of an attribute.
#[derive(Serialize)]
struct AttributeFacetView {
    key: &'static str,
    name: &'static str,
    /// Of a choice, and of yes and no: in the order in which they are shown.
    values: Vec<AttributeCountView>,
    /// Of a number.
    #[serde(skip_serializing_if = "Option::is_none")]
    range: Option<RangeView>,
}

#[derive(Serialize)]
struct AttributeCountView {
    value: String,
    /// For people.
    name: String,
    count: u64,
}

/// The lowest and the highest of what is found.
#[derive(Serialize)]
struct RangeView {
    unit: &'static str,
    minimum: Decimal,
    maximum: Decimal,
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
            facets: FacetsView::new(query, &found.facets),
        }
    }
}

impl FacetsView {
    fn new(query: &Query, facets: &Facets) -> Self {
        let category = query.filters.category.as_deref().and_then(|slug| slug.parse::<Category>().ok());
        let attributes = category.into_iter().flat_map(Category::attributes);
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
            attributes: attributes.filter_map(|of| AttributeFacetView::new(of, facets)).collect(),
        }
    }
}

impl AttributeFacetView {
    fn new(attribute: &'static Attribute, facets: &Facets) -> Option<Self> {
        let Attribute { key, name, kind } = attribute;
        let counted = |value: &str| facets.attributes.get(*key)?.get(value).copied();
        let count = |value: &str, name: &str| {
            let count = counted(value)?;
            Some(AttributeCountView { value: value.to_owned(), name: name.to_owned(), count })
        };
        let (values, range): (Vec<_>, _) = match kind {
            AttributeKind::Choice { choices } => {
                (choices.iter().filter_map(|choice| count(choice.value, choice.name)).collect(), None)
            }
            AttributeKind::YesNo => (
                [("yes", "Yes"), ("no", "No")]
                    .into_iter()
                    .filter_map(|(value, name)| count(value, name))
                    .collect(),
                None,
            ),
            AttributeKind::Number { unit, .. } => {
                let decimal = |hundredths: u64| i64::try_from(hundredths).ok().map(Decimal::of_hundredths);
                let (low, high) = facets.numbers.get(*key)?;
                (Vec::new(), Some(RangeView { unit, minimum: decimal(*low)?, maximum: decimal(*high)? }))
            }
            AttributeKind::Text { .. } => return None,
        };
        (!values.is_empty() || range.is_some()).then_some(Self { key, name, values, range })
    }
}
