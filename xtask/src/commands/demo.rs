//! `cargo xtask demo`: the journey of an order, told step by step.

use anyhow::{Result, bail};

use crate::cloud::instance::Instance;
use crate::cloud::stack::Stack;

/// Options of `demo`.
#[derive(clap::Args)]
pub(crate) struct Arguments {}

/// Plays the journey.
///
/// # Errors
/// When a step does not end as it should.
pub(crate) fn run(_arguments: &Arguments) -> Result<()> {
    let stack = Stack::read(&Instance::developer()?.stack_file())?;
    bail!("the journey against {} is not written yet", stack.api_url)
}
