//! `cargo xtask bench …`: what the platform uses and costs, measured by the program `bench`.

use std::process::Command;

use anyhow::Result;

use crate::{progress, workspace};

/// Options of `bench`.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// Which measurement, and what it takes: `journeys`, `scale`, `budget`; `--help` tells.
    #[arg(trailing_var_arg = true, allow_hyphen_values = true, required = true)]
    words: Vec<String>,
}

/// Builds what is measured, and measures.
///
/// # Errors
/// When the build fails, or the program does; it has said why.
pub(crate) fn run(arguments: &Arguments) -> Result<()> {
    // The whole workspace: a package alone would be built with other features of its dependencies.
    progress::step("building", workspace::build)?;
    workspace::run(program().args(&arguments.words))
}

/// Compares what is used with what may be, on what is built.
///
/// # Errors
/// When something is above the budget.
pub(crate) fn budget() -> Result<()> {
    workspace::run(program().arg("budget"))
}

fn program() -> Command {
    Command::new(workspace::target("release").join("bench"))
}
