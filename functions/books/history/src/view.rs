//! A part of a history, and whether it holds.

use domain::history::{Entry, verify_part};
use serde::Serialize;
use store::PageRequest;
use views::EntryView;
use web::{Problem, problem};

#[derive(Serialize)]
pub(crate) struct History {
    subject: String,
    version: u64,
    chain: Chain,
    items: Vec<EntryView>,
    next_cursor: Option<String>,
}

#[derive(Serialize)]
struct Chain {
    holds: bool,
    /// What is wrong with this part.
    fault: Option<String>,
}

/// The entry that the page before ended with; zero for the first page.
pub(crate) fn after(page: &PageRequest) -> Result<u64, Problem> {
    let Some(cursor) = &page.cursor else { return Ok(0) };
    cursor
        .parse()
        .ok()
        .filter(|after| *after > 0)
        .ok_or_else(|| Problem::new(problem::INVALID_QUERY, "cursor: was made for another list."))
}

impl History {
    /// `entries` begin with the one that the page before ended with, if there was one.
    pub(crate) fn new(
        subject: String,
        version: u64,
        head: &str,
        mut entries: Vec<Entry>,
        after: u64,
        limit: u32,
    ) -> Self {
        let overlap = usize::from(after > 0 && entries.first().is_some_and(|first| first.seq == after));
        entries.truncate(usize::try_from(limit).unwrap_or(usize::MAX).saturating_add(overlap));
        let last = entries.last().map_or(after, |entry| entry.seq);
        let ended = last >= version || entries.len() == overlap;
        let begun = after == 0 && entries.first().is_some_and(|first| first.seq > 1);
        let fault = if begun {
            Some("entry 1 is missing".to_owned())
        } else if after > 0 && overlap == 0 {
            Some(format!("entry {after} is missing"))
        } else {
            verify_part(&entries, ended.then_some((version, head))).err().map(|broken| broken.to_string())
        };
        entries.drain(..overlap);
        Self {
            subject,
            version,
            chain: Chain { holds: fault.is_none(), fault },
            items: entries.into_iter().map(EntryView::whole).collect(),
            next_cursor: (!ended).then(|| last.to_string()),
        }
    }
}
