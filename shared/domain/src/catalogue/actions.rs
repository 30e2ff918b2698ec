//! What an artisan may do with a product of theirs now.

use serde::{Deserialize, Serialize};

use crate::catalogue::{Offer, Product};
use crate::{Action, Timestamp};

/// Something that an artisan can do with a product.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ProductAction {
    /// They change what is offered.
    Edit,
    /// They add pieces, or take some away.
    AdjustStock,
    /// They put it into the shop.
    Publish,
    /// They take it out of the shop for a while.
    Hide,
    /// They put it away.
    Archive,
    /// They get it back.
    Restore,
}

impl ProductAction {
    /// All of them.
    pub const ALL: [Self; 6] =
        [Self::Edit, Self::AdjustStock, Self::Publish, Self::Hide, Self::Archive, Self::Restore];
}

impl Product {
    /// What its artisan may do at `at`; once it is archived, to get it back. Each is the answer of the rule that decides when the command
    /// comes.
    pub fn actions(&self, at: Timestamp) -> Vec<Action<ProductAction>> {
        let another = Offer { title: format!("{}.", self.offer.title), ..self.offer.clone() };
        let offered = [
            Action::of(ProductAction::Edit, self.update(another, at)),
            Action::of(ProductAction::AdjustStock, self.adjust_stock(1, at).map(Some)),
            Action::of(ProductAction::Publish, self.publish(at)),
            Action::of(ProductAction::Hide, self.hide(at)),
            Action::of(ProductAction::Archive, Ok(self.archive(at))),
            Action::of(ProductAction::Restore, Ok(self.restore(at))),
        ];
        offered.into_iter().flatten().filter(|action| action.allowed).collect()
    }
}
