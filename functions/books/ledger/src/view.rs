//! A day of the ledger as it is shown.

use domain::books::totals::Turnover;
use domain::{Currency, Day, Money, Timestamp, Totals};
use serde::Serialize;
use store::entities::{DayTotals, LEDGER_SHARDS};

#[derive(Serialize)]
pub(crate) struct DayView {
    day: Day,
    /// Changes that moved money, in any currency.
    entries: u64,
    /// Whether all of the day is in it.
    complete: bool,
    /// Up to when it was added up, if that is not all of the day.
    through: Option<Timestamp>,
    accounts: Vec<Line>,
    /// What all accounts add up to.
    sum: Money,
}

#[derive(Serialize)]
struct Line {
    account: String,
    debit: Money,
    credit: Money,
    /// Debits less credits.
    balance: Money,
}

impl DayView {
    /// The day, from the sums of its shards among `totals`.
    pub(crate) fn new(day: Day, currency: Currency, totals: &[DayTotals]) -> Self {
        let shards: Vec<&DayTotals> = totals.iter().filter(|shard| shard.day == day).collect();
        let mut whole = Totals::default();
        for shard in &shards {
            whole.add(&shard.totals);
        }
        let complete = shards.len() == usize::from(LEDGER_SHARDS) && shards.iter().all(|shard| shard.closed);
        let read = shards.len() == usize::from(LEDGER_SHARDS);
        let through = shards.iter().map(|shard| shard.through).min();
        let money = |amount| Money::new(amount, currency);
        let line = |(account, turnover): (&String, &Turnover)| Line {
            account: account.clone(),
            debit: money(turnover.debit),
            credit: money(turnover.credit),
            balance: money(turnover.balance()),
        };
        Self {
            day,
            entries: shards.iter().map(|shard| shard.entries).sum(),
            complete,
            through: through.filter(|_| read && !complete),
            accounts: whole.0.get(currency.code()).into_iter().flatten().map(line).collect(),
            sum: money(whole.sums().find(|(code, _)| *code == currency.code()).map_or(0, |(_, sum)| sum)),
        }
    }
}
