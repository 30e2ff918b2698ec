//! `cargo xtask admin`, `history`, `ledger` and `search`: what operators do to a table, by the program `operator`.

use std::process::Command;

use anyhow::{Context, Result};

use crate::aws;
use crate::cloud::emulator;
use crate::cloud::instance::Instance;
use crate::cloud::stack::Stack;
use crate::workspace;

/// Options of the commands that work on a stack's table. `--table NAME` (a stack's output `TableName`) takes one on AWS,
/// in the region and with the credentials of the environment (`AWS_REGION`, `AWS_ACCESS_KEY_ID`, …); without it the local
/// cloud's is taken.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// What the command takes; `-- --help` tells.
    #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
    words: Vec<String>,
}

/// What can be done about administrators.
#[derive(clap::Subcommand)]
pub(crate) enum Admin {
    /// Make an administrator: `--email ada@example.com`. There is none by default.
    Create(Arguments),
    /// Take a second factor away that its owner has lost: `--email ada@example.com`.
    ResetSecondFactor(Arguments),
}

/// Runs the program's command `name`.
///
/// # Errors
/// When nothing is deployed, or the program fails; it has said why.
pub(crate) fn run(name: &str, arguments: &Arguments) -> Result<()> {
    let on_aws = arguments.words.iter().any(|word| word == "--table" || word.starts_with("--table="));
    let mut command = if on_aws {
        let mut command = workspace::cargo();
        command.args(["run", "--quiet", "--release", "--package", "operator", "--"]);
        command
    } else {
        let instance = Instance::developer()?;
        let stack = Stack::read(&instance.stack_file())?;
        if !arguments.words.iter().any(|word| word == "--help" || word == "-h") {
            emulator::require_running(&instance)?;
        }
        local(&stack)?
    };
    workspace::run(command.arg(name).args(&arguments.words))
}

/// The program, set up for the local cloud.
fn local(stack: &Stack) -> Result<Command> {
    let mut command = Command::new(program());
    aws::connect(&mut command, stack);
    let bucket = stack.outputs.get("SearchBucket").context("the stack has a bucket for search")?;
    command.env("TABLE_NAME", &stack.table_name).env("MARKET_TIME_ZONE", stack.time_zone()?);
    command.env("SEARCH_BUCKET", bucket);
    command.env("UPLOADS_ENDPOINT", &stack.aws_endpoint);
    Ok(command)
}

/// Where the program is built.
pub(crate) fn program() -> std::path::PathBuf {
    workspace::target("release").join("operator")
}
