//! What is measured of a program, as a table and as a file to compare a later run with.

use std::fs;
use std::io::Write as _;
use std::path::Path;

use anyhow::{Context as _, Result};
use flate2::Compression;
use flate2::write::DeflateEncoder;
use serde::{Deserialize, Serialize};

use crate::numbers::{change, decimal};
use crate::table::Table;

/// The figures of one program. Times are in nanoseconds, sizes in bytes.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(crate) struct Figures {
    /// Which program.
    pub(crate) name: String,
    /// Its size in a deployment package.
    pub(crate) zipped: u64,
    /// From its start to its first question for work.
    pub(crate) init: u64,
    /// Processor time of that.
    pub(crate) init_cpu: u64,
    /// How long the first event took.
    pub(crate) first: u64,
    /// Processor time of that.
    pub(crate) first_cpu: u64,
    /// How long half of the later events took at most.
    pub(crate) warm_p50: u64,
    /// How long all but one of a hundred took at most.
    pub(crate) warm_p99: u64,
    /// As `warm_p50`, without the time in which it waited for the table and others.
    pub(crate) own_p50: u64,
    /// Processor time of one of the later events.
    pub(crate) cpu: u64,
    /// The most memory that it had.
    pub(crate) peak: u64,
}

/// What it is called, where its figure is, and how much of that is one of its unit.
type Column = (&'static str, fn(&Figures) -> u64, u64);

/// What is printed of a function.
const COLUMNS: [Column; 10] = [
    ("zip MB", |figures| figures.zipped, 1_000_000),
    ("init ms", |figures| figures.init, 1_000_000),
    ("init CPU ms", |figures| figures.init_cpu, 1_000_000),
    ("first ms", |figures| figures.first, 1_000_000),
    ("first CPU ms", |figures| figures.first_cpu, 1_000_000),
    ("warm p50 ms", |figures| figures.warm_p50, 1_000_000),
    ("warm p99 ms", |figures| figures.warm_p99, 1_000_000),
    ("own p50 ms", |figures| figures.own_p50, 1_000_000),
    ("CPU ms", |figures| figures.cpu, 1_000_000),
    ("peak MB", |figures| figures.peak, 1_000_000),
];

/// Prints all figures, with their change since `before`.
pub(crate) fn print(all: &[Figures], before: &[Figures]) {
    print_as("", all, |now, (_, of, unit)| {
        let shown = decimal(of(now), unit);
        match before.iter().find(|old| old.name == now.name) {
            Some(old) => format!("{shown} ({})", change(of(old), of(now))),
            None => shown,
        }
    });
}

/// Prints all figures as multiples of the first ones.
pub(crate) fn print_ratios(all: &[Figures]) {
    let Some(one) = all.first() else { return };
    print_as("times", all, |other, (_, of, _)| match (of(other), of(one)) {
        (0, _) | (_, 0) => String::new(),
        (other, one) => decimal(other, one),
    });
}

fn print_as(title: &str, all: &[Figures], show: impl Fn(&Figures, Column) -> String) {
    let titles: Vec<&str> = std::iter::once(title).chain(COLUMNS.map(|(title, ..)| title)).collect();
    let mut table = Table::new(&titles);
    for figures in all {
        let cells = COLUMNS.map(|column| show(figures, column));
        table.row(std::iter::once(figures.name.clone()).chain(cells).collect());
    }
    table.print();
}

/// What the program's file takes in a deployment package.
///
/// # Errors
/// When it cannot be read.
pub(crate) fn zipped(program: &Path) -> Result<u64> {
    let content = fs::read(program).with_context(|| format!("cannot read {}", program.display()))?;
    let mut deflated = DeflateEncoder::new(Vec::new(), Compression::default());
    deflated.write_all(&content)?;
    Ok(u64::try_from(deflated.finish()?.len())?)
}
