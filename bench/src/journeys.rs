//! `bench journeys`: what each journey uses, and what a thousand of them cost.

use std::collections::BTreeMap;
use std::path::PathBuf;

use anyhow::Result;
use serde::{Deserialize, Serialize};
use testing::{Traced, Units};

use crate::kept;
use crate::partitions::{self, Written};
use crate::prices::{Prices, dollars};
use crate::stories::{Shop, Story};
use crate::table::Table;
use crate::usage::{self, ByFunction, Measure, Usage};

/// Columns of the table of counts.
const COUNTED: [Measure; 11] = [
    Measure::ApiRequests,
    Measure::Invocations,
    Measure::RoundTrips,
    Measure::ReadUnits,
    Measure::WriteUnits,
    Measure::IndexWriteUnits,
    Measure::Messages,
    Measure::QueueRequests,
    Measure::StreamRecords,
    Measure::Mails,
    Measure::GatewayCalls,
];
/// Columns of the table of sizes.
const SIZES: [Measure; 4] =
    [Measure::EventBytes, Measure::AnswerBytes, Measure::ItemBytes, Measure::LogBytes];

/// Options of `journeys`.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// Only this journey, and more of it: each function, and each item that is written.
    #[arg(long, value_name = "NAME")]
    only: Option<String>,
    /// Keep the figures in this file.
    #[arg(long, value_name = "FILE", value_parser = kept::to_write)]
    json: Option<PathBuf>,
    /// Say what has changed since the figures in this file were kept.
    #[arg(long, value_name = "FILE", value_parser = kept::to_read)]
    compare: Option<PathBuf>,
}

/// What was measured.
#[derive(Serialize, Deserialize)]
struct Report {
    /// By journey and function.
    journeys: BTreeMap<String, ByFunction>,
    /// Billionths of a dollar for a thousand, by journey and service.
    cost: BTreeMap<String, BTreeMap<String, u128>>,
}

/// Measures, prints, keeps and compares.
///
/// # Errors
/// When a file cannot be read or written.
pub(crate) async fn run(arguments: &Arguments) -> Result<()> {
    let prices = Prices::list()?;
    let mut report = Report { journeys: BTreeMap::new(), cost: BTreeMap::new() };
    let wanted = |story: &Story| arguments.only.as_deref().is_none_or(|only| only == story.name());
    let stories: Vec<Story> = Story::ALL.into_iter().filter(wanted).collect();
    for story in &stories {
        let (functions, traces, shop) = used(*story, &prices).await;
        if arguments.only.is_some() {
            print_functions(&functions);
            print_written(&partitions::written(&traces, &shop.cloud.dynamo().items())?);
        }
        report.cost.insert(story.name().to_owned(), prices.cost(&usage::total(&functions)));
        report.journeys.insert(story.name().to_owned(), functions);
    }
    report.print(&stories, &prices);
    if let Some(before) = &arguments.compare {
        report.compare(&kept::load(before)?);
    }
    if let Some(file) = &arguments.json {
        kept::save(file, &report)?;
    }
    Ok(())
}

/// What every journey uses, by journey and function, of what the budget limits.
pub(crate) async fn measure(measures: &[Measure]) -> Result<BTreeMap<String, ByFunction>> {
    let prices = Prices::list()?;
    let mut journeys = BTreeMap::new();
    for story in Story::ALL {
        let (functions, ..) = used(story, &prices).await;
        journeys.insert(story.name().to_owned(), usage::only(functions, measures));
    }
    Ok(journeys)
}

/// Plays a journey: what it used, what functions did, and the platform after it.
async fn used(story: Story, prices: &Prices) -> (ByFunction, Vec<Traced>, Shop) {
    let (traces, shop) = story.play().await;
    let deployment = shop.cloud.deployment();
    let functions = usage::by_function(deployment, &prices.assumed, &traces, story.counts_schedules());
    (functions, traces, shop)
}

impl Report {
    fn print(&self, stories: &[Story], prices: &Prices) {
        for measures in [&COUNTED[..], &SIZES[..]] {
            let mut table = Table::new(&headings("journey", measures));
            for story in stories {
                let usage = usage::total(&self.journeys[story.name()]);
                table.row(row(story.name(), measures, &usage));
            }
            table.print();
        }
        println!("USD for 1,000, by list prices of {} of {}:\n", prices.region, prices.date);
        let services: Vec<&String> = self.cost.values().next().into_iter().flat_map(BTreeMap::keys).collect();
        let mut headings = vec!["journey", "all"];
        headings.extend(services.iter().map(|service| service.as_str()));
        let mut table = Table::new(&headings);
        for story in stories {
            let cost = &self.cost[story.name()];
            let mut cells = vec![story.name().to_owned(), dollars(cost.values().sum())];
            cells.extend(services.iter().map(|service| dollars(cost[*service])));
            table.row(cells);
        }
        table.print();
    }

    /// Every total that is another than before.
    fn compare(&self, before: &Self) {
        let mut table = Table::new(&["changed", "before", "now"]);
        let mut changed = 0;
        for (journey, functions) in &self.journeys {
            let Some(earlier) = before.journeys.get(journey) else { continue };
            let (earlier, now) = (usage::total(earlier), usage::total(functions));
            let measures = COUNTED.iter().chain(&SIZES);
            for measure in measures.filter(|measure| earlier.of(**measure) != now.of(**measure)) {
                let what = format!("{journey}: {}", measure.name());
                table.row(vec![what, earlier.of(*measure).to_string(), now.of(*measure).to_string()]);
                changed += 1;
            }
            let cost = |report: &Self| dollars(report.cost[journey].values().sum());
            if cost(before) != cost(self) {
                table.row(vec![format!("{journey}: USD for 1,000"), cost(before), cost(self)]);
                changed += 1;
            }
        }
        if changed == 0 {
            println!("Nothing has changed.");
        } else {
            table.print();
        }
    }
}

fn headings(first: &'static str, measures: &[Measure]) -> Vec<&'static str> {
    std::iter::once(first).chain(measures.iter().map(|measure| measure.name())).collect()
}

fn row(name: &str, measures: &[Measure], usage: &Usage) -> Vec<String> {
    let figures = measures.iter().map(|measure| usage.of(*measure).to_string());
    std::iter::once(name.to_owned()).chain(figures).collect()
}

fn print_functions(functions: &ByFunction) {
    let mut table = Table::new(&headings("function", &COUNTED));
    for (function, usage) in functions {
        table.row(row(function, &COUNTED, usage));
    }
    table.print();
}

/// Each item that was written, in order: what it took in the table and in each index.
fn print_written(written: &[Written]) {
    let mut table = Table::new(&["function and item", "bytes", "table", "gsi1", "gsi2", "gsi3"]);
    let mut sum = Units::ZERO;
    for one in written {
        let mut cells = vec![format!("{}: {}", one.function, one.what), one.bytes.to_string()];
        for index in partitions::INDEXES {
            cells.push(one.units_of(index).to_string());
        }
        sum += one.units();
        table.row(cells);
    }
    table.print();
    println!("{sum} write units\n");
}
