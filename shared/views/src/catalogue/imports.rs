//! Files of products that are worked off.

use domain::catalogue::import::Import;
use domain::catalogue::sheet::Fault;
use domain::{ImportId, Timestamp};
use serde::Serialize;

/// How far a file of products is.
#[derive(Debug, Clone, Serialize)]
pub struct ImportView<'a> {
    id: ImportId,
    /// Whether it is worked off yet.
    state: &'static str,
    /// Of the file, without the names of the columns.
    lines: u32,
    /// Lines that are worked off.
    done: u32,
    created: u32,
    changed: u32,
    unchanged: u32,
    failed: u32,
    /// What is wrong with the first of the lines that failed.
    errors: &'a [Fault],
    created_at: Timestamp,
}

impl<'a> ImportView<'a> {
    /// Of `import`.
    pub fn new(import: &'a Import) -> Self {
        Self {
            id: import.id,
            state: if import.is_done() { "done" } else { "under_way" },
            lines: import.lines,
            done: import.done,
            created: import.created,
            changed: import.changed,
            unchanged: import.unchanged,
            failed: import.failed,
            errors: &import.faults,
            created_at: import.created_at,
        }
    }
}
