//! What is asked.

use domain::area::Area;
use domain::artisans::Tier;
use domain::catalogue::Category;
use search::{AttributeFilters, Filters, Kind, Query, Sort, read_filters};
use serde::Deserialize;
use store::PageRequest;
use web::{OneLine, Problem, Stop, Whole, problem};

/// The highest price that can be asked for, in minor units.
const PRICE_MAX: i64 = 1_000_000_000;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Asked {
    q: Option<OneLine<1, 200>>,
    category: Option<Category>,
    price_min: Option<Whole<0, PRICE_MAX>>,
    price_max: Option<Whole<0, PRICE_MAX>>,
    state: Option<Area>,
    #[serde(default)]
    in_stock: bool,
    tier: Option<Tier>,
    stars_min: Option<Whole<1, 5>>,
    /// As [`read_filters`] takes it.
    attributes: Option<String>,
    #[serde(default)]
    sort: Sort,
}

impl Asked {
    /// As the index is asked.
    pub(crate) fn query(self, page: &PageRequest) -> Result<Query, Stop> {
        let minor =
            |price: Option<Whole<0, PRICE_MAX>>| price.and_then(|price| u64::try_from(price.get()).ok());
        let (price_min, price_max) = (minor(self.price_min), minor(self.price_max));
        if price_min.zip(price_max).is_some_and(|(min, max)| min > max) {
            let detail =
                "Nothing costs at least price_min and at most price_max: name the lower one as price_min.";
            return Err(Problem::new(problem::INVALID_QUERY, detail).into());
        }
        let attributes = narrowed(self.category, self.attributes.as_deref())?;
        let query = Query {
            kind: Kind::Product,
            text: self.q.map(|text| text.to_string()),
            filters: Filters {
                category: self.category.map(|category| category.slug.to_owned()),
                price_min,
                price_max,
                state: self.state.map(|state| state.code().to_owned()),
                in_stock: self.in_stock,
                tier: self.tier,
                stars_min: self.stars_min.and_then(|stars| u8::try_from(stars.get()).ok()),
                attributes,
            },
            sort: self.sort,
            offset: 0,
            limit: page.limit,
        };
        query.at(page.cursor.as_deref()).ok_or_else(|| store::Error::BadCursor.into())
    }
}

fn narrowed(category: Option<Category>, attributes: Option<&str>) -> Result<AttributeFilters, Problem> {
    match (category, attributes) {
        (_, None) => Ok(AttributeFilters::new()),
        (Some(category), Some(text)) => read_filters(category, text)
            .map_err(|rule| Problem::new(problem::INVALID_QUERY, format!("attributes: {rule}."))),
        (None, Some(_)) => {
            let detail =
                "attributes: these are attributes of a category. Name it, too, as in category=doors.";
            Err(Problem::new(problem::INVALID_QUERY, detail))
        }
    }
}
