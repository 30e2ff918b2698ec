//! What operators do to a stack's table: make an administrator, verify a history, read the ledger, make the search
//! index anew.
//!
//! Takes the table from `--table` or `TABLE_NAME`, and region and credentials from the environment. `cargo xtask admin`,
//! `history`, `ledger` and `search` call it with those of the local cloud.

mod admin;
mod export;
mod history;
mod ledger;
mod search;

use clap::{Parser, Subcommand};
use store::Table;

/// What operators do to a stack's table.
#[derive(Parser)]
#[command(name = "operator")]
struct Arguments {
    /// The table of the stack: its output `TableName`.
    #[arg(long, env = "TABLE_NAME", global = true, default_value = "")]
    table: String,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Make an administrator. There is none by default.
    Admin(admin::Arguments),
    /// Verify that nobody has altered, removed or added an entry of a history.
    History(history::Arguments),
    /// Add up the postings: the balance of every account, which together are nothing.
    Ledger(ledger::Arguments),
    /// Make the index of search anew.
    Search(search::Arguments),
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> anyhow::Result<()> {
    let Arguments { table, command } = Arguments::parse();
    anyhow::ensure!(!table.is_empty(), "say which table: --table NAME, or TABLE_NAME in the environment");
    let table = Table::named(&table);
    match command {
        Command::Admin(arguments) => admin::run(table, arguments).await,
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
