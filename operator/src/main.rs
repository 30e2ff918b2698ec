//! What operators do to a stack's table: make an administrator, reset a second factor, verify a history, read the ledger, make the search
//! index anew.
//!
//! Takes the table from `--table` or `TABLE_NAME`, the market's zone from `--time-zone` or `MARKET_TIME_ZONE`, and region and credentials from the environment. `cargo xtask admin`,
//! `history`, `ledger` and `search` call it with those of the local cloud.

mod admin;
mod export;
mod history;
mod ledger;
mod search;
mod second_factor;

use anyhow::Context as _;
use clap::{Parser, Subcommand};
use domain::Zone;
use store::Table;

/// What operators do to a stack's table.
#[derive(Parser)]
#[command(name = "operator")]
struct Arguments {
    /// The table of the stack: its output `TableName`.
    #[arg(long, env = "TABLE_NAME", global = true, default_value = "")]
    table: String,
    /// The market's zone, in which a day of the ledger begins: the stack's output `MarketTimeZone`.
    #[arg(long, env = "MARKET_TIME_ZONE", global = true)]
    time_zone: Option<Zone>,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Make an administrator. There is none by default.
    Admin(admin::Arguments),
    /// Take a second factor away that its owner has lost.
    ResetSecondFactor(second_factor::Arguments),
    /// Verify that nobody has altered, removed or added an entry of a history.
    History(history::Arguments),
    /// Add up the postings: the balance of every account, which together are nothing.
    Ledger(ledger::Arguments),
    /// Make the index of search anew.
    Search(search::Arguments),
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> anyhow::Result<()> {
    let Arguments { table, time_zone, command } = Arguments::parse();
    anyhow::ensure!(!table.is_empty(), "say which table: --table NAME, or TABLE_NAME in the environment");
    let zone = time_zone
        .context("say the market's zone: --time-zone NAME, or MARKET_TIME_ZONE in the environment; it is the stack's output MarketTimeZone")?;
    let table = Table::named(&table, zone);
    match command {
        Command::Admin(arguments) => admin::run(table, arguments).await,
        Command::ResetSecondFactor(arguments) => second_factor::run(table, arguments).await,
        Command::History(arguments) => history::run(&table, &arguments).await,
        Command::Ledger(arguments) => ledger::run(&table, &arguments).await,
        Command::Search(arguments) => search::run(&table, &arguments).await,
    }
}

/// The present.
fn now() -> domain::Timestamp {
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap_or_default();
    domain::Timestamp::from_millis(i64::try_from(since.as_millis()).unwrap_or(i64::MAX))
}

/// Random bytes of the operating system.
fn random<const N: usize>() -> anyhow::Result<[u8; N]> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(|error| anyhow::anyhow!("no randomness: {error}"))?;
    Ok(bytes)
}
