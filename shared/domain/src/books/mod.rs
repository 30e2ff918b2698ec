//! Checks of the books, and their figures: audits of the ledger, comparison with the gateways, totals by account.

pub mod audit;
pub mod events;
pub mod reconciliation;
pub mod requests;
pub mod totals;
