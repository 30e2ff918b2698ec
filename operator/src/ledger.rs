//! `operator ledger`: adds up postings, or writes them to a file.

use std::collections::BTreeMap;
use std::path::PathBuf;

use anyhow::{Result, bail};
use domain::{Account, Currency, Day, Money, Posting, ledger};
use futures::future::try_join_all;
use store::entities::LEDGER_SHARDS;
use store::{PageRequest, Table};

use crate::export;

const DAYS_MAX: u16 = 3_660;

#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// How many days back, today in the market's zone included.
    #[arg(long, default_value_t = 31)]
    days: u16,
    /// Show every account, instead of sums by kind.
    #[arg(long)]
    accounts: bool,
    /// Answer JSON: balances in minor units by currency and account.
    #[arg(long)]
    json: bool,
    /// Write every posting of `--from` to `--to` to this file, as CSV, instead of adding up.
    #[arg(long, value_name = "FILE", requires = "from", requires = "to")]
    export: Option<PathBuf>,
    /// The first day of an export, such as 2026-11-01, in the market's zone.
    #[arg(long, requires = "export")]
    from: Option<Day>,
    /// The last day of an export.
    #[arg(long, requires = "export")]
    to: Option<Day>,
}

pub(crate) async fn run(table: &Table, arguments: &Arguments) -> Result<()> {
    if let (Some(file), Some(from), Some(to)) = (&arguments.export, arguments.from, arguments.to) {
        return export::run(table, file, from, to).await;
    }
    if arguments.days == 0 || arguments.days > DAYS_MAX {
        bail!("--days goes from 1 to {DAYS_MAX}");
    }
    let today = table.zone().day_of(crate::now());
    let mut postings = Vec::new();
    for back in 0..u64::from(arguments.days) {
        let day = today.back(back);
        let shards = try_join_all((0..LEDGER_SHARDS).map(|shard| shard_of_day(table, day, shard))).await?;
        postings.extend(shards.into_iter().flatten());
    }
    let balances = ledger::balances(&postings);
    if arguments.json {
        let mut by_currency: BTreeMap<String, BTreeMap<String, i64>> = BTreeMap::new();
        for ((currency, account), balance) in &balances {
            by_currency.entry(currency.to_string()).or_default().insert(account.to_string(), *balance);
        }
        println!("{}", serde_json::to_string_pretty(&by_currency)?);
    } else {
        print(&balances, arguments.accounts, postings.len(), arguments.days);
    }
    let mut sums: BTreeMap<Currency, i64> = BTreeMap::new();
    for ((currency, _), balance) in &balances {
        *sums.entry(*currency).or_default() += balance;
    }
    match sums.iter().find(|(_, sum)| **sum != 0) {
        Some((currency, sum)) => {
            bail!("the ledger does not balance: {sum} minor units of {currency} are left over")
        }
        None => Ok(()),
    }
}

async fn shard_of_day(table: &Table, day: Day, shard: u8) -> Result<Vec<Posting>> {
    let mut postings = Vec::new();
    let mut page = PageRequest { limit: 500, cursor: None };
    loop {
        let found = table.ledger_day(day, shard, &page).await?;
        postings.extend(found.items.into_iter().flat_map(|entry| entry.postings));
        match found.next_cursor {
            Some(cursor) => page.cursor = Some(cursor),
            None => return Ok(postings),
        }
    }
}

fn print(balances: &BTreeMap<(Currency, Account), i64>, each: bool, count: usize, days: u16) {
    if balances.is_empty() {
        println!("No money moved in the last {days} days.");
        return;
    }
    let mut lines: BTreeMap<(Currency, String), i64> = BTreeMap::new();
    for ((currency, account), balance) in balances {
        let name = if each { account.to_string() } else { kind(account).to_owned() };
        *lines.entry((*currency, name)).or_default() += balance;
    }
    println!("{:<48} {:>22}", "account", "debit (+) / credit (-)");
    for ((currency, name), balance) in &lines {
        println!("{name:<48} {:>22}", Money::new(*balance, *currency).to_string());
    }
    println!("{:<48} {:>22}", format!("sum of {count} postings in {days} days"), lines.values().sum::<i64>());
}

fn kind(account: &Account) -> &'static str {
    match account {
        Account::Gateway(_) => "gateway (ours, at the gateways)",
        Account::Escrow(_) => "escrow (held for orders)",
        Account::Available(_) => "available (artisans', to pay out)",
        Account::Transit(_) => "transit (on its way to banks)",
        Account::Debt(_) => "debt (owed by artisans)",
        Account::Refund(_) => "refund (on its way to buyers)",
        Account::Suspense => "suspense (belongs nowhere yet)",
        Account::Fees => "fees (revenue)",
        Account::GatewayFees => "gateway fees (expense)",
        Account::Losses => "losses (expense: charged back)",
        Account::Operations => "operations (ours, at our own bank)",
    }
}
