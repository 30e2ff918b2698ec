//! What is shown of stuck work.

use domain::{Step, Timestamp};
use serde::Serialize;
use store::entities::{Overdue, text_of_key};

#[derive(Serialize)]
pub(crate) struct Stuck {
    items: Vec<Item>,
}

#[derive(Serialize)]
struct Item {
    step: Step,
    /// The entity: what its history and a retry are asked for.
    subject: String,
    due_since: Timestamp,
    /// How often it was tried.
    attempts: u64,
    last_error: Option<String>,
}

impl Stuck {
    pub(crate) fn new(overdue: Vec<Overdue>) -> Self {
        let item = |overdue: Overdue| Item {
            step: overdue.step,
            subject: text_of_key(&overdue.key),
            due_since: overdue.due_at,
            attempts: overdue.attempts,
            last_error: overdue.last_error,
        };
        Self { items: overdue.into_iter().map(item).collect() }
    }
}
