//! The simulator's own books: one balance per currency and an entry for every movement of money.
//!
//! They exist to be compared with the platform's ledger, so they are kept apart from the states that cause
//! them.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::clock::Moment;

/// Why money moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EntryKind {
    /// A starting float was paid in by the merchant.
    TopUp,
    /// A customer paid; the gateway kept its fee.
    Charge,
    /// A refund was created: its money leaves the balance at once.
    Refund,
    /// A refund failed: its money is back.
    RefundReturned,
    /// A dispute was lost: its money leaves the balance.
    Chargeback,
    /// A transfer was created: its amount leaves the balance at once.
    Transfer,
    /// The fee of a transfer, taken together with its amount.
    TransferFee,
    /// A transfer failed or was reversed: its amount is back.
    TransferReturned,
    /// The fee of a transfer that never succeeded is back.
    TransferFeeReturned,
}

/// One movement. `difference` is what the balance changed by: `amount + fee`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Position in the books, from 1.
    pub id: u64,
    /// The number under which the gateway's ledger endpoint shows this entry.
    pub ledger_id: u64,
    /// When it was booked.
    pub at: Moment,
    /// ISO 4217 code.
    pub currency: String,
    /// Why.
    pub kind: EntryKind,
    /// The principal, in minor units, negative when it leaves the balance.
    pub amount: i64,
    /// The gateway's fee within this entry, in minor units, negative when it is charged.
    pub fee: i64,
    /// What the balance changed by, in minor units.
    pub difference: i64,
    /// The balance after this entry, in minor units.
    pub balance: i64,
    /// The transaction or transfer reference the movement belongs to; for a refund or a dispute its transaction's.
    pub reference: String,
    /// The gateway's number of the transaction, refund, dispute or transfer; 0 for a top-up.
    pub subject_id: u64,
    /// What the merchant wrote with it.
    pub reason: String,
}

/// A movement to be booked.
#[derive(Clone, Debug)]
pub struct Movement<'a> {
    /// Why.
    pub kind: EntryKind,
    /// ISO 4217 code.
    pub currency: &'a str,
    /// Signed principal in minor units.
    pub amount: i64,
    /// Signed fee in minor units.
    pub fee: i64,
    /// The reference the movement belongs to.
    pub reference: &'a str,
    /// The gateway's number of what moved.
    pub subject_id: u64,
    /// What the merchant wrote with it.
    pub reason: &'a str,
}

/// Sums over all entries of one currency, in minor units, each positive unless more came back than went.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Totals {
    /// Paid in by the merchant.
    pub topped_up: i64,
    /// Paid by customers, before fees.
    pub charged: i64,
    /// Fees kept from charges.
    pub charge_fees: i64,
    /// Refunds created and not failed.
    pub refunded: i64,
    /// Taken back by the customers' banks.
    pub charged_back: i64,
    /// Transfers created and neither failed nor reversed.
    pub transferred: i64,
    /// Fees of transfers that were not given back.
    pub transfer_fees: i64,
    /// What must be left: top-ups and charges minus all the rest.
    pub balance: i64,
}

/// All entries, oldest first, and the balances they add up to.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Books {
    entries: Vec<Entry>,
    balances: BTreeMap<String, i64>,
}

impl Books {
    /// Writes a movement at the end of the books.
    pub fn book(&mut self, movement: &Movement<'_>, ledger_id: u64, at: Moment) {
        let balance = self.balances.entry(movement.currency.to_owned()).or_default();
        let difference = movement.amount + movement.fee;
        *balance += difference;
        self.entries.push(Entry {
            id: self.entries.len() as u64 + 1,
            ledger_id,
            at,
            currency: movement.currency.to_owned(),
            kind: movement.kind,
            amount: movement.amount,
            fee: movement.fee,
            difference,
            balance: *balance,
            reference: movement.reference.to_owned(),
            subject_id: movement.subject_id,
            reason: movement.reason.to_owned(),
        });
    }

    /// What is left in one currency, in minor units.
    pub fn balance(&self, currency: &str) -> i64 {
        self.balances.get(currency).copied().unwrap_or(0)
    }

    /// Every currency that ever moved, with its balance.
    pub fn balances(&self) -> &BTreeMap<String, i64> {
        &self.balances
    }

    /// All entries, oldest first.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// Sums by currency.
    pub fn totals(&self) -> BTreeMap<String, Totals> {
        let mut totals: BTreeMap<String, Totals> = BTreeMap::new();
        for entry in &self.entries {
            totals.entry(entry.currency.clone()).or_default().add(entry);
        }
        totals
    }
}

impl Totals {
    fn add(&mut self, entry: &Entry) {
        match entry.kind {
            EntryKind::TopUp => self.topped_up += entry.amount,
            EntryKind::Charge => {
                self.charged += entry.amount;
                self.charge_fees -= entry.fee;
            }
            EntryKind::Refund | EntryKind::RefundReturned => self.refunded -= entry.amount,
            EntryKind::Chargeback => self.charged_back -= entry.amount,
            EntryKind::Transfer | EntryKind::TransferReturned => self.transferred -= entry.amount,
            EntryKind::TransferFee | EntryKind::TransferFeeReturned => self.transfer_fees -= entry.fee,
        }
        self.balance += entry.difference;
    }
}

#[cfg(test)]
mod tests {
    use super::{Books, EntryKind, Movement};
    use crate::clock::Moment;

    fn book(books: &mut Books, kind: EntryKind, amount: i64, fee: i64) {
        let movement =
            Movement { kind, currency: "NGN", amount, fee, reference: "pay-1", subject_id: 1, reason: "" };
        books.book(&movement, 1, Moment::from_millis(0));
    }

    #[test]
    fn the_balance_is_the_sum_of_the_entries() {
        let mut books = Books::default();
        book(&mut books, EntryKind::TopUp, 1_000, 0);
        book(&mut books, EntryKind::Charge, 2_500_000, -47_500);
        book(&mut books, EntryKind::Transfer, -2_250_000, 0);
        book(&mut books, EntryKind::TransferFee, 0, -2_500);
        book(&mut books, EntryKind::TransferReturned, 2_250_000, 0);
        book(&mut books, EntryKind::Refund, -500_000, 0);
        book(&mut books, EntryKind::Chargeback, -300_000, 0);

        let sum: i64 = books.entries().iter().map(|entry| entry.difference).sum();
        assert_eq!(books.balance("NGN"), sum);
        assert_eq!(books.entries().last().map(|entry| entry.balance), Some(sum));
        let totals = books.totals()["NGN"];
        assert_eq!(totals.balance, sum);
        assert_eq!((totals.charged, totals.charge_fees), (2_500_000, 47_500));
        assert_eq!((totals.transferred, totals.transfer_fees), (0, 2_500));
        assert_eq!((totals.refunded, totals.charged_back), (500_000, 300_000));
        let recomputed = totals.topped_up + totals.charged
            - totals.charge_fees
            - totals.refunded
            - totals.charged_back
            - totals.transferred
            - totals.transfer_fees;
        assert_eq!(recomputed, totals.balance);
    }

    #[test]
    fn currencies_do_not_mix() {
        let mut books = Books::default();
        book(&mut books, EntryKind::TopUp, 7, 0);
        assert_eq!(books.balance("NGN"), 7);
        assert_eq!(books.balance("USD"), 0);
    }
}
