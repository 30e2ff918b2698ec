//! What the platform uses and costs, measured on the real functions. `cargo xtask bench` builds what is measured and starts
//! this; [docs/performance.md](../../docs/performance.md) has what came out.

mod budget;
mod chart;
mod figures;
mod functions;
mod journeys;
mod kept;
mod load;
mod meter;
mod numbers;
mod partitions;
mod peers;
mod prices;
mod probe;
mod scale;
mod search;
mod stories;
mod table;
mod tls;
mod usage;

use clap::{Parser, Subcommand};

/// What the platform uses and costs.
#[derive(Parser)]
#[command(name = "cargo xtask bench", bin_name = "cargo xtask bench")]
struct Arguments {
    /// Say what is wrong with the options, and measure nothing: asked before anything is built for the benchmark.
    #[arg(long, hide = true)]
    parse_only: bool,
    #[command(subcommand)]
    benchmark: Benchmark,
}

#[derive(Subcommand)]
enum Benchmark {
    /// Compare what journeys use, and how large the programs are, with what they may.
    Budget(budget::Arguments),
    /// Size, cold start, latency, processor time and memory of each function.
    Functions(functions::Arguments),
    /// Count what each journey uses, and what a thousand of them cost.
    Journeys(journeys::Arguments),
    /// Orders a second, from checkout to confirmation, at rising concurrency.
    Load(load::Arguments),
    /// The same read by our function, by one made as a sample of AWS, and by handlers in other languages.
    Peers(peers::Arguments),
    /// Count what journeys use in fuller and fuller tables, and find the busiest partitions.
    Scale(scale::Arguments),
    /// The search engine over generated listings: size, cold start, latency, memory, changes.
    Search(search::Arguments),
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> anyhow::Result<()> {
    let arguments = Arguments::parse();
    if arguments.parse_only {
        return Ok(());
    }
    match arguments.benchmark {
        Benchmark::Budget(arguments) => budget::run(&arguments).await,
        Benchmark::Functions(arguments) => functions::run(&arguments).await,
        Benchmark::Journeys(arguments) => journeys::run(&arguments).await,
        Benchmark::Load(arguments) => load::run(&arguments).await,
        Benchmark::Peers(arguments) => peers::run(&arguments).await,
        Benchmark::Scale(arguments) => scale::run(&arguments).await,
        Benchmark::Search(arguments) => search::run(&arguments),
    }
}
