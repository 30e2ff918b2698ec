//! Wallets and their statements.

use domain::artisans::{Artisan, PayoutMode};
use domain::history::Entry;
use domain::payouts::payable::{Payable, PayoutLimits, WalletAction, left_today, wallet_actions};
use domain::wallet::{PAYOUT_FAILURES_MAX, Wallet};
use domain::{Action, Currency, Money, Timestamp};
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
    /// How payouts come about.
    payout_mode: PayoutMode,
    /// Until when payouts wait, after the payout account was replaced.
    payouts_on_hold_until: Option<Timestamp>,
    /// When what is available is tried next, where it waits for nothing but time.
    next_payout_at: Option<Timestamp>,
    /// The most that is paid out in a day, as days are where the market is.
    daily_limit: Money,
    /// What is left of it today.
    daily_limit_left: Money,
    /// What the artisan may do; nothing before there is a profile.
    actions: Vec<Action<WalletAction>>,
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
    /// All stages of the wallet of `artisan`, if there is a profile, as of `at`.
    pub fn new(wallet: &Wallet, artisan: Option<&Artisan>, limits: &PayoutLimits, at: Timestamp) -> Self {
        let money = |amount| wallet.money(amount);
        let obstacle = artisan.and_then(|artisan| Payable::automatic(wallet, artisan, limits, at).err());
        let verified = artisan.is_some_and(Artisan::may_sell);
        let daily = money(limits.daily(artisan.map(|artisan| artisan.tier).unwrap_or_default()));
        Self {
            currency: wallet.currency,
            held: money(wallet.held),
            available: money(wallet.available),
            in_transit: money(wallet.in_transit),
            paid_out: money(wallet.paid_out),
            debt: money(wallet.debt),
            payouts_paused: wallet.payout_failures >= PAYOUT_FAILURES_MAX,
            payout_mode: artisan.map(|artisan| artisan.payout_mode).unwrap_or_default(),
            payouts_on_hold_until: artisan.and_then(|artisan| artisan.payouts_on_hold(at)),
            next_payout_at: obstacle.filter(|_| verified).and_then(|obstacle| obstacle.look_again_at(at)),
            daily_limit: daily,
            daily_limit_left: artisan.map_or(daily, |artisan| left_today(wallet, artisan, limits, at)),
            actions: artisan.map(|artisan| wallet_actions(wallet, artisan, limits, at)).unwrap_or_default(),
        }
    }
}

impl From<Entry> for StatementLine {
    fn from(entry: Entry) -> Self {
        Self { seq: entry.seq, at: entry.at, action: entry.action, facts: entry.facts }
    }
}
