//! What the steps that check the books are asked for, part by part.

use serde::{Deserialize, Serialize};

use crate::books::reconciliation::About;
use crate::books::totals::Totals;
use crate::event::events;
use crate::{Day, Timestamp};

/// A shard of the ledger, to be read on from where it was left.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShardPart {
    /// Which shard.
    pub shard: u8,
    /// Up to which moment.
    pub through: Timestamp,
}

/// A day's shard, to be checked for an audit on request, and how far that is.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SegmentPart {
    /// Which day.
    pub day: Day,
    /// Which shard.
    pub shard: u8,
    /// The place of the last entry that was read.
    pub after: Option<String>,
    /// Entries that were read.
    pub entries: u64,
    /// What was found.
    pub faults: u64,
    /// Sums of what was read.
    pub totals: Totals,
}

/// Differences that were found before, to be looked at again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenPart {
    /// Where the page begins.
    pub cursor: Option<String>,
}

/// A page of a gateway's list, to be looked up in our books.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListPart {
    /// Of which list.
    pub about: About,
    /// From when on.
    pub from: Timestamp,
    /// Until when.
    pub to: Timestamp,
    /// Which page; the first is 1.
    pub page: u32,
}

/// A page of a gateway's chargebacks, each to be known here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChargebacksPart {
    /// From when on.
    pub from: Timestamp,
    /// Until when.
    pub to: Timestamp,
    /// Which page; the first is 1.
    pub page: u32,
}

/// A page of our ledger, to be asked about at a gateway.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LedgerPart {
    /// Which day.
    pub day: Day,
    /// Which shard.
    pub shard: u8,
    /// Until when.
    pub to: Timestamp,
    /// The place of the last entry that was read.
    pub after: Option<String>,
}

/// A look at a gateway's balance.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct BalancePart {
    /// Looks that found a drift before.
    pub looks: u32,
}

events! {
    /// What `books-audit-segment` is asked for.
    pub enum AuditRequest {
        /// A shard is read on.
        Shard(ShardPart) = "ledger.audit_due",
        /// A day's shard is checked.
        Segment(SegmentPart) = "audit.segment_due",
        /// What was found before is looked at again.
        Differences(OpenPart) = "audit.differences_due",
    }
}

events! {
    /// What `books-reconcile-page` is asked for.
    pub enum ReconcileRequest {
        /// A page of the gateway's list is looked up in our books.
        List(ListPart) = "gateway.list_due",
        /// A page of the gateway's chargebacks is looked up, and what is not known is made known.
        Chargebacks(ChargebacksPart) = "gateway.chargebacks_due",
        /// A page of our ledger is asked about at the gateway.
        Ledger(LedgerPart) = "gateway.ledger_due",
        /// What differed before is looked at again.
        Differences(OpenPart) = "gateway.differences_due",
        /// The balance is compared.
        Balance(BalancePart) = "gateway.balance_due",
    }
}
