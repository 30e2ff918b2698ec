//! What a device sends, and what became of it.

use std::collections::BTreeSet;

use domain::ProductId;
use domain::cart::saved::{MergeNote, SavedCart};
use domain::cart::{LINES_MAX, QUANTITY_MAX, Wanted};
use domain::market::TOTAL_MAX;
use serde::{Deserialize, Serialize};
use views::CartLinesView;
use web::{Amount, ListOf, OneLine, Problem, Whole};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Body {
    /// Made by the device, anew for each cart that it hands in.
    pub(crate) merge_id: OneLine<8, 64>,
    pub(crate) items: ListOf<Item, LINES_MAX>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Item {
    product_id: ProductId,
    quantity: Whole<1, { QUANTITY_MAX as i64 }>,
    /// What the person was shown.
    unit_price: Option<Amount<1, TOTAL_MAX>>,
}

/// The lines, no product twice.
pub(crate) fn wanted(items: ListOf<Item, LINES_MAX>) -> Result<Vec<Wanted>, Problem> {
    let mut seen = BTreeSet::new();
    let lines = items.into_iter().enumerate().map(|(index, Item { product_id, quantity, unit_price })| {
        if !seen.insert(product_id) {
            let field = format!("items[{index}].product_id");
            return Err(Problem::field(
                field,
                "names a product that stands here already; add up its quantity",
            ));
        }
        let quantity = u32::try_from(quantity.get()).unwrap_or(QUANTITY_MAX);
        Ok(Wanted { product_id, quantity, unit_price: unit_price.map(Amount::money) })
    });
    lines.collect()
}

#[derive(Serialize)]
pub(crate) struct Answer<'a> {
    #[serde(flatten)]
    cart: CartLinesView<'a>,
    /// What was not simply added.
    notes: Vec<MergeNote>,
}

impl<'a> Answer<'a> {
    pub(crate) fn new(cart: &'a SavedCart, notes: Vec<MergeNote>) -> Self {
        Self { cart: CartLinesView::new(cart), notes }
    }
}
