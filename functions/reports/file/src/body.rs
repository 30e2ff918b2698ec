//! What is sent.

use domain::Role;
use domain::reports::{Filing, ReportKind, Thing};
use serde::Deserialize;
use web::{Caller, Problem, Text};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Body {
    thing: Thing,
    kind: ReportKind,
    words: Option<Text<3, 1000>>,
}

impl Body {
    /// The thing, and what `caller` says of it.
    pub(crate) fn checked(self, caller: &Caller) -> Result<(Thing, Filing), Problem> {
        let Self { thing, kind, words } = self;
        if kind.needs_words() && words.is_none() {
            return Err(Problem::field("words", "is needed, so that we know what is wrong"));
        }
        let words = words.map(String::from).unwrap_or_default();
        Ok((thing, Filing { by: caller.user_id, sells: caller.is(Role::Artisan), kind, words }))
    }
}
