//! The books: the ledger as it is checked and reported, audits, and what differs from a gateway's side.

mod audits;
mod differences;
mod ledger;
mod movements;

pub use audits::{Audits, Segment, audit_key};
pub use differences::{Differences, difference_key};
pub use ledger::{Books, DayTotals, LedgerEntry, Mark, Touched, UnderWay};
pub use movements::Movements;
