//! What is asked for.

use domain::{Currency, Money};
use serde::Deserialize;
use web::Whole;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Withdrawal {
    /// All that may be paid out, if it is left out.
    amount: Option<Amount>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Amount {
    amount: Whole<1, { i64::MAX }>,
    currency: Currency,
}

impl Withdrawal {
    pub(crate) fn amount(self) -> Option<Money> {
        self.amount.map(|wanted| Money::new(wanted.amount.get(), wanted.currency))
    }
}
