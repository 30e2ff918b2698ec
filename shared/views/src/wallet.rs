//! Wallets and their statements.

use domain::history::Entry;
use domain::wallet::{PAYOUT_FAILURES_MAX, Wallet};
use domain::{Currency, Money, Timestamp};
use serde::Serialize;

/// An artisan's money, by stage.
#[derive(Debug, Clone, Serialize)]
pub struct WalletView {
    currency: Currency,
    /// In escrow for orders that are not finished.
    held: Money,
    /// Waiting for a payout.
    available: Money,
    /// On its way to the bank.
    in_transit: Money,
    /// Arrived at the bank, over all time.
    paid_out: Money,
    /// Owed, taken from later releases first.
    debt: Money,
    /// Whether payouts wait for another payout account, after the bank refused several.
    payouts_paused: bool,
    /// When a refused payout is tried again.
    next_payout_at: Option<Timestamp>,
}

/// A line of a statement.
#[derive(Debug, Clone, Serialize)]
pub struct StatementLine {
    seq: u64,
    at: Timestamp,
    /// What happened: `wallet.credited`.
    action: String,
    /// The order or payout behind it, the amount, and the balances after it.
    #[serde(flatten)]
    facts: domain::Facts,
}

impl WalletView {
    /// All stages of `wallet`.
    pub fn new(wallet: &Wallet) -> Self {
        let money = |amount| Money::new(amount, wallet.currency);
        Self {
            currency: wallet.currency,
            held: money(wallet.held),
            available: money(wallet.available),
            in_transit: money(wallet.in_transit),
            paid_out: money(wallet.paid_out),
            debt: money(wallet.debt),
            payouts_paused: wallet.payout_failures >= PAYOUT_FAILURES_MAX,
            next_payout_at: wallet.due.filter(|_| wallet.payout_failures > 0).map(|due| due.at),
        }
    }
}

impl From<Entry> for StatementLine {
    fn from(entry: Entry) -> Self {
        Self { seq: entry.seq, at: entry.at, action: entry.action, facts: entry.facts }
    }
}
