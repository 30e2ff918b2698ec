//! The books: the audit of the ledger, and the comparison with the gateways.

mod audit;
mod reconcile;
