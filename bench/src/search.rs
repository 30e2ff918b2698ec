//! `bench search`: the embedded engine over generated listings. Each work is a process of its own (`bench/search`).

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result, ensure};

use crate::numbers::decimal;
use crate::table::Table;

const PROGRAM: &str = "bench-search";
const PAGE: &str = "docs/performance.md";
/// The table's first heading, by which the page's is found.
const HEADING: &str = "search";
/// How many products are changed at once.
const CHANGES: [u64; 3] = [1, 100, 1_000];

/// Options of `search`.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// How many listings; several are separated by commas. A million takes two minutes and a gigabyte of memory.
    #[arg(long, value_delimiter = ',', default_values_t = [100_000])]
    listings: Vec<u64>,
    /// Queries of each kind.
    #[arg(long, default_value_t = 1_000)]
    rounds: u64,
    /// Put the table into `docs/performance.md`.
    #[arg(long)]
    write: bool,
    /// The folder of the program.
    #[arg(long, env = "FUNCTIONS_DIR")]
    programs: PathBuf,
}

/// A figure: what it is of, and its values for people.
type Figure = (String, String);

/// Measures and prints.
///
/// # Errors
/// When the program fails, or the page has no such table.
pub(crate) fn run(arguments: &Arguments) -> Result<()> {
    let mut rows: Vec<Vec<String>> = Vec::new();
    let mut headings = vec![HEADING.to_owned()];
    for listings in &arguments.listings {
        headings.push(listings.to_string());
        let figures = measure(arguments, *listings)?;
        if rows.is_empty() {
            rows = figures.iter().map(|(name, _)| vec![name.clone()]).collect();
        }
        for (row, (_, value)) in rows.iter_mut().zip(figures) {
            row.push(value);
        }
    }
    let mut table = Table::new(&headings.iter().map(String::as_str).collect::<Vec<_>>());
    rows.into_iter().for_each(|row| table.row(row));
    table.print();
    if arguments.write { write(&table) } else { Ok(()) }
}

/// All works on an index of so many listings.
fn measure(arguments: &Arguments, listings: u64) -> Result<Vec<Figure>> {
    let folder = std::env::temp_dir().join(format!("{PROGRAM}-{}", std::process::id()));
    std::fs::create_dir_all(&folder)?;
    let count = listings.to_string();
    let rounds = arguments.rounds.to_string();
    let changes = CHANGES.map(|changed| changed.to_string());
    let mut works = vec![vec!["build", &count], vec!["open"], vec!["query", &rounds]];
    works.extend(changes.iter().map(|changed| vec!["change", changed.as_str(), &count]));
    let measured: Result<Vec<Vec<Figure>>> = works
        .iter()
        .map(|work| {
            eprintln!("{listings} listings: {}", work.join(" "));
            figures(&arguments.programs.join(PROGRAM), &folder, work)
        })
        .collect();
    std::fs::remove_dir_all(&folder)?;
    Ok(measured?.concat())
}

/// What a fresh process says of one work.
fn figures(program: &Path, folder: &Path, work: &[&str]) -> Result<Vec<Figure>> {
    let output = Command::new(program).arg(folder).args(work).stderr(std::process::Stdio::inherit()).output();
    let output = output.with_context(|| format!("cannot start {}", program.display()))?;
    ensure!(output.status.success(), "{PROGRAM} {} failed ({})", work.join(" "), output.status);
    String::from_utf8(output.stdout)?.lines().map(figure).collect()
}

/// From `one word<TAB>nanos<TAB>160000<TAB>1100000` to `one word` and `0.16 / 1.10 ms`.
fn figure(line: &str) -> Result<Figure> {
    let mut parts = line.split('\t');
    let (name, unit) = parts.next().zip(parts.next()).context("a line without a unit")?;
    let values: Vec<u64> = parts.map(str::parse).collect::<Result<_, _>>()?;
    let (unit, of) = match (unit, values.iter().max()) {
        ("nanos", Some(1_000_000_000..)) => (" s", Some(1_000_000_000)),
        ("nanos", _) => (" ms", Some(1_000_000)),
        ("bytes", Some(1_000_000..)) => (" MB", Some(1_000_000)),
        ("bytes", Some(10_000..)) => (" kB", Some(1_000)),
        ("bytes", _) => (" bytes", None),
        _ => ("", None),
    };
    let shown = values.iter().map(|value| of.map_or_else(|| value.to_string(), |of| decimal(*value, of)));
    Ok((name.to_owned(), shown.collect::<Vec<_>>().join(" / ") + unit))
}

/// Puts `table` where the page has the one before.
fn write(table: &Table) -> Result<()> {
    let page = std::fs::read_to_string(PAGE).with_context(|| format!("cannot read {PAGE}"))?;
    let written = replaced(&page, &table.to_string()).context("docs/performance.md has no such table")?;
    std::fs::write(PAGE, written).with_context(|| format!("cannot write {PAGE}"))
}

/// `page` with `table` in place of the one with the same first heading.
fn replaced(page: &str, table: &str) -> Option<String> {
    let start = page.find(&format!("\n| {HEADING} "))? + 1;
    let rest = &page[start..];
    let length: usize =
        rest.split_inclusive('\n').take_while(|line| line.starts_with('|')).map(str::len).sum();
    Some(format!("{}{table}{}", &page[..start], &rest[length..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_in_units_that_people_read() {
        let shown = |line| figure(line).unwrap();
        let pair = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        assert_eq!(shown("a word\tnanos\t160000\t1100000"), pair("a word", "0.16 / 1.10 ms"));
        assert_eq!(shown("build\tnanos\t5700000000"), pair("build", "5.70 s"));
        assert_eq!(shown("index\tbytes\t20400000"), pair("index", "20.40 MB"));
        assert_eq!(shown("a product\tbytes\t203"), pair("a product", "203 bytes"));
        assert!(figure("a word").is_err() && figure("a word\tnanos\tmany").is_err());
    }

    #[test]
    fn a_table_takes_the_place_of_the_one_before_and_of_nothing_else() {
        let page = "text\n\n| journey | a |\n|--|\n\n| search | 1 |\n|---|--:|\n| index | 2 |\n\nmore\n";
        let written = replaced(page, "| search | 3 |\n").unwrap();
        assert_eq!(written, "text\n\n| journey | a |\n|--|\n\n| search | 3 |\n\nmore\n");
        assert_eq!(replaced("text", "| search | 3 |\n"), None);
    }
}
