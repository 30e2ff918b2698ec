//! `cargo xtask mutants`: changes the rules of money one by one, and says which changes no test notices.

use std::process::Command;

use anyhow::Result;

use crate::{tools, workspace};

const TOOL: &str = "cargo-mutants";
const VERSION: &str = "27.1.0";
/// Random histories for each mutant: the tables come first, and there are hundreds of mutants.
const HISTORIES: &str = "200";

/// Options of `mutants`. What is changed is in `.cargo/mutants.toml`.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// What cargo-mutants takes: `--re src/money.rs` for one file, `--in-diff changes.diff` for what a diff touches.
    #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
    words: Vec<String>,
}

/// Tests the tests.
///
/// # Errors
/// When a mutant survives; the tool has named it.
pub(crate) fn run(arguments: &Arguments) -> Result<()> {
    workspace::run(
        Command::new(tools::compiled(TOOL, VERSION)?)
            .current_dir(workspace::root())
            .args(["mutants", "--package", "domain", "--output"])
            .arg(workspace::local())
            .args(&arguments.words)
            .env("BOOKS_HISTORIES", HISTORIES)
            // It builds in a copy of the workspace, and deletes it with what was built.
            .env_remove("CARGO_TARGET_DIR"),
    )
}
