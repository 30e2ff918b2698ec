//! `cargo xtask chaos`: journeys of every kind at once, on a deployed stack where calls to the cloud fail and the gateways
//! misbehave; then whether every order has ended and the books agree.

use std::process::Command;

use anyhow::{Context as _, Result};

use super::{deployed, operator};
use crate::cloud::faults;
use crate::cloud::instance::Instance;
use crate::{aws, progress, workspace};

const VISIBILITY: &str = "StepVisibilitySeconds";
/// A message that hangs in a call is under way for longer than the tests otherwise wait for one that failed: with less than
/// this, it would come again, and in the end count as failed, while it is handled.
const VISIBILITY_SECONDS_LEAST: u32 = 10;
/// A second more for so many journeys: a segment of the audit reads what a sixteenth of them wrote, all segments at once
/// through the one processor of the emulator.
const JOURNEYS_A_SECOND: u32 = 15;

/// Options of `chaos`.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// How many journeys are open at the same time.
    #[arg(long, default_value_t = 500, value_parser = clap::value_parser!(u32).range(1..))]
    journeys: u32,
    /// What the journeys and the gateways' faults are made from; another one for each run if left out.
    #[arg(long)]
    seed: Option<u64>,
}

/// Plays the journeys.
///
/// # Errors
/// When an order does not end as it should, or the books do not agree.
pub(crate) fn run(arguments: &Arguments) -> Result<()> {
    let seed = match arguments.seed {
        Some(seed) => seed,
        None => u64::from(getrandom::u32().context("the system gives no random numbers")?),
    };
    play(arguments.journeys, seed)
}

/// Plays `journeys` journeys of `seed`.
///
/// # Errors
/// As [`run`].
pub(crate) fn play(journeys: u32, seed: u64) -> Result<()> {
    let seconds = (journeys / JOURNEYS_A_SECOND).max(VISIBILITY_SECONDS_LEAST);
    let visibility = [(VISIBILITY.to_owned(), seconds.to_string())];
    deployed::run(Instance::chaos()?, &visibility, |instance, stack| {
        let mut command = Command::new(workspace::target("release").join("chaos"));
        command
            .args(["--journeys", &journeys.to_string(), "--seed", &seed.to_string()])
            .arg("--faults")
            .arg(faults::url(instance).context("this instance has a proxy of failures")?)
            .arg("--operator")
            .arg(operator::program())
            .env(deployed::STACK_FILE, instance.stack_file());
        aws::connect(&mut command, stack);
        progress::step(&format!("{journeys} journeys while calls fail, of seed {seed}"), || {
            workspace::run(&mut command)
        })?;
        deployed::test_what_is_left(instance, stack)
    })
}
