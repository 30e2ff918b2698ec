//! Reports: what people tell administrators of a thing that they think breaks the rules, and what administrators decide.
//!
//! One report is of one thing, however many people tell of it: each adds a [`Statement`] with what they saw. Nobody but administrators
//! learns who they are.

pub mod events;
mod filings;
pub(crate) mod notices;
mod report;
mod statement;
mod thing;

pub use filings::{FILINGS_IN_A_DAY_MAX, Filings};
pub use report::{Act, Judge, Report, ReportState, Ruling, STATEMENTS_MAX, Verdict};
pub use statement::{Filing, ReportKind, Seen, Statement};
pub use thing::{Found, Thing};
