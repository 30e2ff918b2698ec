//! Which days are asked for.

use domain::{Currency, Day};
use serde::Deserialize;
use store::PageRequest;
use web::{Problem, problem};

/// Days of one page: what one batch read takes, with sixteen shards each.
const DAYS_MAX: usize = 6;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Query {
    /// The first day.
    from: Day,
    /// The last day.
    to: Day,
    pub(crate) currency: Currency,
}

impl Query {
    /// The days of the page, and where the next one starts. The cursor is the first day of its page.
    pub(crate) fn days(&self, page: &PageRequest) -> Result<(Vec<Day>, Option<String>), Problem> {
        if self.to < self.from {
            return Err(Problem::new(problem::INVALID_QUERY, "to: is before from."));
        }
        let first = match &page.cursor {
            None => self.from,
            Some(cursor) => {
                cursor.parse().ok().filter(|day| (self.from..=self.to).contains(day)).ok_or_else(|| {
                    Problem::new(problem::INVALID_QUERY, "cursor: was made for another list.")
                })?
            }
        };
        let limit = usize::try_from(page.limit).unwrap_or(DAYS_MAX).min(DAYS_MAX);
        let days = first.through(self.to, limit);
        let next = days.last().map(|day| day.next()).filter(|next| *next <= self.to);
        Ok((days, next.map(|day| day.to_string())))
    }
}
