//! Which part is asked for.

use domain::messages::part;
use serde::Deserialize;
use web::Whole;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Query {
    before: Option<Whole<1, 4_294_967_295>>,
    after: Option<Whole<0, 4_294_967_295>>,
}

impl Query {
    /// The numbers of the messages that are shown, of a conversation of `last`.
    pub(crate) fn numbers(&self, last: u32) -> (u32, u32) {
        let number = |whole: i64| u32::try_from(whole).unwrap_or(u32::MAX);
        part(self.before.map(|whole| number(whole.get())), self.after.map(|whole| number(whole.get())), last)
    }
}
