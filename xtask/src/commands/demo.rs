//! `cargo xtask demo`: the journey of an order, and of somebody who shops, told step by step.

use anyhow::Result;

use super::seed::journey;
use crate::cloud::emulator;
use crate::cloud::instance::Instance;
use crate::cloud::stack::Stack;
use crate::workspace;

/// Plays the journey.
///
/// # Errors
/// When nothing is deployed, or a step does not end as it should.
pub(crate) fn run() -> Result<()> {
    let instance = Instance::developer()?;
    Stack::read(&instance.stack_file())?;
    emulator::require_running(&instance)?;
    workspace::run(journey(&instance).arg("demo"))
}
