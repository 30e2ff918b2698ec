//! What the platform costs in time, size and money, measured on this machine. `cargo xtask bench` builds what is measured
//! and starts this; [docs/performance.md](../../docs/performance.md) has what came out.

mod chart;
mod figures;
mod functions;
mod load;
mod meter;
mod peers;
mod probe;
mod table;
mod tls;

use anyhow::Result;
use clap::Parser;

/// The benchmarks.
#[derive(Parser)]
#[command(name = "bench")]
enum Benchmark {
    /// Size, cold start, latency, processor time and memory of each function.
    Functions(functions::Arguments),
    /// The same read by our function and by handlers in other languages.
    Peers(peers::Arguments),
    /// Orders a second, from checkout to confirmation, at rising concurrency.
    Load(load::Arguments),
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<()> {
    match Benchmark::parse() {
        Benchmark::Functions(arguments) => functions::run(&arguments).await,
        Benchmark::Peers(arguments) => peers::run(&arguments).await,
        Benchmark::Load(arguments) => load::run(&arguments).await,
    }
}
