//! What the platform uses and costs, measured on the real functions. `cargo xtask bench` builds and runs this.

mod budget;
mod journeys;
mod partitions;
mod prices;
mod scale;
mod stories;
mod text;
mod usage;

use clap::{Parser, Subcommand};

/// What the platform uses and costs.
#[derive(Parser)]
#[command(name = "cargo xtask bench", bin_name = "cargo xtask bench")]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Compare what journeys use, and how large the programs are, with what they may.
    Budget(budget::Arguments),
    /// Count what each journey uses, and what a thousand of them cost.
    Journeys(journeys::Arguments),
    /// Count the same in fuller and fuller tables, and find the busiest partitions.
    Scale(scale::Arguments),
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> anyhow::Result<()> {
    match Arguments::parse().command {
        Command::Budget(arguments) => budget::run(&arguments).await,
        Command::Journeys(arguments) => journeys::run(&arguments).await,
        Command::Scale(arguments) => scale::run(&arguments).await,
    }
}
