//! What somebody wants of products, as they send it.

use std::collections::BTreeSet;

use domain::ProductId;
use domain::cart::{LINES_MAX, QUANTITY_MAX, Wanted};
use domain::market::TOTAL_MAX;
use serde::Deserialize;

use crate::{Amount, ListOf, Problem, Whole};

/// Pieces of a product.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WantedLine {
    product_id: ProductId,
    quantity: Whole<1, { QUANTITY_MAX as i64 }>,
    /// What the person was shown.
    unit_price: Option<Amount<1, TOTAL_MAX>>,
}

impl From<WantedLine> for Wanted {
    fn from(WantedLine { product_id, quantity, unit_price }: WantedLine) -> Self {
        let quantity = u32::try_from(quantity.get()).unwrap_or(QUANTITY_MAX);
        Self { product_id, quantity, unit_price: unit_price.map(Amount::money) }
    }
}

/// The lines of the field `items`, no product twice: a transaction has one action per item.
///
/// # Errors
/// [`Problem`] `invalid-body` where a product stands twice.
pub fn wanted(items: ListOf<WantedLine, LINES_MAX>) -> Result<Vec<Wanted>, Problem> {
    let mut seen = BTreeSet::new();
    let lines = items.into_iter().enumerate().map(|(index, line)| {
        if !seen.insert(line.product_id) {
            let field = format!("items[{index}].product_id");
            return Err(Problem::field(
                field,
                "names a product that stands here already; add up its quantity",
            ));
        }
        Ok(Wanted::from(line))
    });
    lines.collect()
}
