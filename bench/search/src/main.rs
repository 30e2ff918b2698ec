//! The embedded engine of search over generated listings, for `bench search`: builds an index into a folder, opens it, asks it,
//! changes it. Each is a process of its own, so that what it says of time and memory is of nothing else.
//!
//! Prints one figure a line: what it is of, its unit (`bytes`, `nanos` or `count`) and its values, parted by tabs.

mod goods;
mod index;
mod queries;

use std::path::PathBuf;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result};
use clap::{Parser, Subcommand};

use goods::Market;

#[derive(Parser)]
struct Arguments {
    /// The folder of the index: an object a file, and the manifest.
    folder: PathBuf,
    #[command(subcommand)]
    work: Work,
}

#[derive(Subcommand)]
enum Work {
    /// Make an index of so many products, and of who sells them.
    Build { products: u64 },
    /// Fetch and open it, and ask for the first time: what a function does that was not there.
    Open,
    /// Ask each kind of query so often.
    Query { rounds: u64 },
    /// Change so many of so many products, as the step does that writes the index. It is not published.
    Change { changed: u64, products: u64 },
}

fn main() -> Result<()> {
    let Arguments { folder, work } = Arguments::parse();
    match work {
        Work::Build { products } => {
            let built = timed(|| index::build(&folder, &Market::new(), products))?;
            let (objects, bytes) = index::size(&folder)?;
            say("index", "bytes", &[bytes]);
            say("a product", "bytes", &[bytes / products.max(1)]);
            say("objects", "count", &[objects]);
            say("build", "nanos", &[built]);
            say("build, peak memory", "bytes", &[peak_memory()?]);
        }
        Work::Open => {
            let started = processor_time()?;
            let reading = index::open(&folder)?;
            let opened = processor_time()?.saturating_sub(started);
            queries::Kind::TwoWords.ask(&reading, 1)?;
            let answered = processor_time()?.saturating_sub(started);
            say("cold: fetched and opened, first answer", "nanos", &[opened, answered]);
        }
        Work::Query { rounds } => {
            let reading = index::open(&folder)?;
            for kind in queries::Kind::ALL {
                say(kind.name(), "nanos", &queries::percentiles(kind, &reading, rounds)?);
            }
            say("queries, peak memory", "bytes", &[peak_memory()?]);
        }
        Work::Change { changed, products } => {
            let ((took, bytes), peak) =
                (index::change(&folder, &Market::new(), changed, products)?, peak_memory()?);
            say(&format!("change of {changed}"), "nanos", &[took]);
            say(&format!("change of {changed}, written"), "bytes", &[bytes]);
            say(&format!("change of {changed}, peak memory"), "bytes", &[peak]);
        }
    }
    Ok(())
}

fn say(figure: &str, unit: &str, values: &[u64]) {
    let values: Vec<String> = values.iter().map(u64::to_string).collect();
    println!("{figure}\t{unit}\t{}", values.join("\t"));
}

fn timed(work: impl FnOnce() -> Result<()>) -> Result<u64> {
    let started = Instant::now();
    work()?;
    Ok(nanos(started.elapsed()))
}

fn nanos(time: Duration) -> u64 {
    u64::try_from(time.as_nanos()).unwrap_or(u64::MAX)
}

/// What this thread has used, in nanoseconds, as the scheduler counts it.
fn processor_time() -> Result<u64> {
    // The count is of when the thread last gave way.
    std::thread::yield_now();
    let counts = std::fs::read_to_string("/proc/thread-self/schedstat")?;
    let used = counts.split(' ').next().context("/proc counts no processor time")?;
    Ok(used.parse()?)
}

/// The most memory that this process has had, in bytes.
fn peak_memory() -> Result<u64> {
    let status = std::fs::read_to_string("/proc/self/status")?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).context("no VmHWM in /proc")?;
    let kilobytes: u64 = line.trim().trim_end_matches(" kB").parse()?;
    Ok(kilobytes * 1024)
}
