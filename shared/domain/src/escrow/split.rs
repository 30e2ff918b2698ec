//! How what is held is split between the two sides.

use serde::{Deserialize, Serialize};

use crate::{Money, Refused};

/// What each side gets of what is held; the artisan's part is before the fee.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Split {
    /// The buyer's part.
    pub to_buyer: Money,
    /// The artisan's part.
    pub to_artisan: Money,
}

impl Split {
    /// Everything for the buyer.
    pub fn all_back(held: Money) -> Self {
        Self { to_buyer: held, to_artisan: Money::zero(held.currency) }
    }

    /// The same of what is `held` by now: what a bank took meanwhile counts as given to the buyer, and what it gave back is
    /// the buyer's as before.
    pub fn of_rest(self, held: Money) -> Result<Self, Refused> {
        let to_artisan = Money::new(self.to_artisan.amount.min(held.amount), held.currency);
        Ok(Self { to_buyer: held.minus(to_artisan)?, to_artisan })
    }

    /// Refuses parts that are negative or are not all of `held`.
    pub fn check(self, held: Money) -> Result<(), Refused> {
        let negative = self.to_buyer.amount < 0 || self.to_artisan.amount < 0;
        if negative || self.to_buyer.plus(self.to_artisan)? != held {
            return Err(Refused::new(
                "split-amount",
                format!("The parts of buyer and artisan add up to {held}."),
            )
            .with("held", held));
        }
        Ok(())
    }
}
