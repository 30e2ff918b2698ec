//! What a device sends, and what became of it.

use domain::cart::LINES_MAX;
use domain::cart::saved::{MergeNote, SavedCart};
use serde::{Deserialize, Serialize};
use views::CartLinesView;
use web::{ListOf, OneLine, WantedLine};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Body {
    /// Made by the device, anew for each cart that it hands in.
    pub(crate) merge_id: OneLine<8, 64>,
    pub(crate) items: ListOf<WantedLine, LINES_MAX>,
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
