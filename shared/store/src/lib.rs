//! The single table.
//!
//! [`Table`] reads items and commits [`Change`]s. A change is one transaction: the entities as they are now, each
//! conditioned on the version that was read, and one history entry for each, which is at once a record of who did what, an outbox record
//! and journal. Keys are made in [`entities`] only, from typed identifiers.

mod change;
mod compiled;
pub mod entities;
mod error;
pub mod history;
mod item;
mod once;
mod page;
mod plan;
mod table;

pub use change::Change;
pub use error::Error;
pub use item::{Audited, Indexes, Key, Loaded, Stored, head_of_item, read_item};
pub use once::{Answer, Once};
pub use page::{Page, PageRequest};
pub use plan::Read;
pub use table::{Call, Index, Items, Table};
