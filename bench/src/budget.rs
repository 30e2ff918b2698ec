//! `bench budget`: whether journeys use more than they may, and programs have grown. Counts and sizes, no seconds, so that
//! it says the same on every machine.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::path::PathBuf;

use anyhow::{Context as _, Result, bail};
use serde::{Deserialize, Serialize};
use testing::template::{Deployment, workspace};
use testing::{Cloud, programs};

use crate::usage::{ByFunction, Measure};
use crate::{journeys, kept};

/// What a journey has a budget of.
const LIMITED: [Measure; 5] =
    [Measure::Invocations, Measure::RoundTrips, Measure::ReadUnits, Measure::WriteUnits, Measure::Messages];
/// By so much a program may be larger before it has grown: compilers on two machines do not agree to the byte.
const TOLERATED_PERCENT: u64 = 3;
const KILOBYTE: u64 = 1024;

/// Options of `budget`.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// Take what is used now as the budget from now on.
    #[arg(long)]
    accept: bool,
}

/// What may be used, or what is.
#[derive(Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
struct Budget {
    /// By journey and function.
    journeys: BTreeMap<String, ByFunction>,
    /// Sizes of the functions' programs in KB, in the profile of the build that CI makes.
    programs: BTreeMap<String, u64>,
}

/// What is more or less than the budget has.
#[derive(Debug, PartialEq, Eq)]
struct Difference {
    /// `order: orders-accept, write units`
    what: String,
    from: String,
    to: String,
    grew: bool,
}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let verb = if self.grew { "grew" } else { "shrank" };
        write!(f, "{} {verb} from {} to {}", self.what, self.from, self.to)
    }
}

/// Measures and compares.
///
/// # Errors
/// When something is above the budget.
pub(crate) async fn run(arguments: &Arguments) -> Result<()> {
    let now = Budget::measured().await?;
    if arguments.accept {
        kept::save(&file(), &now)?;
        println!("The budget is what is used now.");
        return Ok(());
    }
    let budget: Budget =
        kept::load(&file()).context("there is no budget: cargo xtask bench budget --accept makes one")?;
    let differences = budget.differences(&now);
    for difference in &differences {
        println!("{difference}");
    }
    let grown = differences.iter().filter(|difference| difference.grew).count();
    if grown > 0 {
        bail!("{grown} figures are above the budget. If they have to be: cargo xtask bench budget --accept");
    }
    match differences.len() {
        0 => println!("All within the budget."),
        _ => println!("Nothing is above the budget. To keep what was won: cargo xtask bench budget --accept"),
    }
    Ok(())
}

fn file() -> PathBuf {
    workspace().join("bench/budget.json")
}

impl Budget {
    async fn measured() -> Result<Self> {
        let journeys = journeys::measure(&LIMITED).await?;
        Ok(Self { journeys, programs: sizes(Cloud::start().await.deployment())? })
    }

    /// What `now` has more or less of.
    fn differences(&self, now: &Self) -> Vec<Difference> {
        let mut differences = Vec::new();
        for (journey, function) in pairs(&self.journeys, &now.journeys) {
            let usage = |budget: &Self| {
                budget.journeys.get(journey).and_then(|functions| functions.get(function)).cloned()
            };
            let (before, after) = (usage(self).unwrap_or_default(), usage(now).unwrap_or_default());
            for measure in LIMITED {
                let (from, to) = (before.of(measure), after.of(measure));
                let what = format!("{journey}: {function}, {}", measure.name());
                differences.extend(difference(what, from, to, |units| units.to_string()));
            }
        }
        let names: BTreeSet<&String> = self.programs.keys().chain(now.programs.keys()).collect();
        for name in names {
            let size = |budget: &Self| budget.programs.get(name).copied().unwrap_or(0);
            let (from, to) = (size(self), size(now));
            if from.abs_diff(to) * 100 > from * TOLERATED_PERCENT {
                let what = format!("the program {name}");
                differences.extend(difference(what, from, to, |size| format!("{size} KB")));
            }
        }
        differences
    }
}

fn difference<T: Ord>(what: String, from: T, to: T, show: impl Fn(&T) -> String) -> Option<Difference> {
    let shown = (show(&from), show(&to));
    (from != to).then(|| Difference { what, from: shown.0, to: shown.1, grew: to > from })
}

/// Every journey with every function that one of them names in it.
fn pairs<'a>(
    one: &'a BTreeMap<String, ByFunction>,
    other: &'a BTreeMap<String, ByFunction>,
) -> BTreeSet<(&'a String, &'a String)> {
    let all = one.iter().chain(other);
    all.flat_map(|(journey, functions)| functions.keys().map(move |function| (journey, function))).collect()
}

fn sizes(deployment: &Deployment) -> Result<BTreeMap<String, u64>> {
    let folder = programs();
    let mut sizes = BTreeMap::new();
    for name in deployment.functions.keys() {
        let program = folder.join(name);
        let size = program.metadata().with_context(|| format!("{} is not built", program.display()))?.len();
        sizes.insert(name.clone(), size.div_ceil(KILOBYTE));
    }
    Ok(sizes)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn budget(write_units: f64, kilobytes: u64) -> Budget {
        let used = json!({ "invocations": 1, "read_units": 2.5, "write_units": write_units });
        serde_json::from_value(json!({
            "journeys": { "order": { "orders-accept": used } },
            "programs": { "orders-accept": kilobytes },
        }))
        .unwrap()
    }

    fn said(budget: &Budget, now: &Budget) -> Vec<(String, bool)> {
        budget.differences(now).iter().map(|one| (one.to_string(), one.grew)).collect()
    }

    #[test]
    fn what_is_the_same_is_within_the_budget() {
        assert_eq!(said(&budget(14.0, 5_000), &budget(14.0, 5_000)), []);
    }

    #[test]
    fn one_unit_more_is_above_it_and_says_where() {
        let grown = said(&budget(14.0, 5_000), &budget(15.0, 5_000));
        assert_eq!(grown, [("order: orders-accept, write units grew from 14 to 15".to_owned(), true)]);
    }

    #[test]
    fn one_unit_less_is_told_and_passes() {
        let shrunk = said(&budget(14.0, 5_000), &budget(13.5, 5_000));
        assert_eq!(shrunk, [("order: orders-accept, write units shrank from 14 to 13.5".to_owned(), false)]);
    }

    #[test]
    fn a_program_may_differ_by_three_percent() {
        assert_eq!(said(&budget(14.0, 5_000), &budget(14.0, 5_150)), []);
        let grown = said(&budget(14.0, 5_000), &budget(14.0, 5_151));
        assert_eq!(grown, [("the program orders-accept grew from 5000 KB to 5151 KB".to_owned(), true)]);
        assert!(!said(&budget(14.0, 5_000), &budget(14.0, 4_849))[0].1);
    }

    #[test]
    fn what_nobody_has_budgeted_has_grown_from_nothing() {
        let said = said(&Budget::default(), &budget(14.0, 5_000));
        assert!(said.iter().all(|(_, grew)| *grew));
        assert!(said.iter().any(|(text, _)| text == "order: orders-accept, invocations grew from 0 to 1"));
        assert!(said.iter().any(|(text, _)| text == "the program orders-accept grew from 0 KB to 5000 KB"));
    }
}
