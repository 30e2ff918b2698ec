//! Tests of the deployed stack, each run on a local cloud of its own.

use std::collections::BTreeMap;
use std::process::Command;

use anyhow::{Context as _, Result};

use crate::aws;
use crate::cloud;
use crate::cloud::instance::Instance;
use crate::cloud::stack::Stack;
use crate::python::Environment;
use crate::{progress, workspace};

/// Tests that need a deployed stack.
pub(crate) const TESTS: &str = "e2e";
/// Tells them where the stack's description is.
pub(crate) const STACK_FILE: &str = "HOMIFY_STACK_FILE";
/// Tells the test that sends requests of all kinds where the program is that makes them.
const SCHEMATHESIS: &str = "HOMIFY_SCHEMATHESIS";
/// Those tests that are run when all others have, by the start of their names: with requests of all kinds, around a restart of the
/// stack, and then over what is left.
const DESCRIBED: &str = "described::";
const BEFORE_RESTART: &str = "restart::before";
const AFTER_RESTART: &str = "restart::after";
const LEFT: &str = "books::";
/// Parameters of the template that the tests set differently, mostly shorter.
const PARAMETERS: &str = "e2e.parameters.json";

/// Deploys to `instance`, with `others` instead of some of the tests' parameters, has `tests` done there, and stops it. What is left of
/// it, some two gigabytes, stays only where something failed.
///
/// # Errors
/// When any of it fails.
pub(crate) fn run(
    mut instance: Instance,
    others: &[(String, String)],
    tests: impl FnOnce(&mut Instance, &Stack) -> Result<()>,
) -> Result<()> {
    let result = cloud::start(&mut instance, &parameters(others)?)
        .and_then(|started| tests(&mut instance, &started.stack));
    let stopped = cloud::stop(&mut instance);
    if result.is_err() {
        println!("Logs of this run are in {}.", instance.folder.join("logs").display());
    }
    result.and(stopped)?;
    cloud::forget(&instance.folder)
}

/// Runs the tests against `stack`; `words` are for the test program.
///
/// # Errors
/// When one fails.
pub(crate) fn test(instance: &Instance, stack: &Stack, words: &[&str]) -> Result<()> {
    workspace::run(&mut program(instance, stack, words))
}

fn program(instance: &Instance, stack: &Stack, words: &[&str]) -> Command {
    let mut command = workspace::cargo();
    command.args(["test", "--release", "--workspace", "--test", TESTS, "--"]).args(words);
    // Test programs run in their package's folder: the path is absolute, as every path of the workspace.
    command.env(STACK_FILE, instance.stack_file());
    aws::connect(&mut command, stack);
    command
}

/// Sends what the description of the API allows, and what it does not, as everybody who may.
///
/// # Errors
/// When an answer is not as described.
pub(crate) fn test_described(instance: &Instance, stack: &Stack) -> Result<()> {
    Environment::Requests.ensure()?;
    let mut command = program(instance, stack, &["--ignored", DESCRIBED]);
    command.env(SCHEMATHESIS, Environment::Requests.program("schemathesis"));
    progress::step("sending requests of all kinds", || workspace::run(&mut command))
}

/// Stops the stack and starts it again, and tests that it goes on where it was.
///
/// # Errors
/// When it does not.
pub(crate) fn test_restart(instance: &mut Instance, stack: &Stack) -> Result<()> {
    test(instance, stack, &["--ignored", BEFORE_RESTART])?;
    cloud::stop(instance)?;
    let again = cloud::start(instance, &parameters(&[])?)?.stack;
    progress::step("testing that the stack goes on where it was", || {
        test(instance, &again, &["--ignored", AFTER_RESTART])
    })
}

/// Looks at what all other tests have left behind, such as the ledger's sums.
///
/// # Errors
/// When something is wrong with it.
pub(crate) fn test_what_is_left(instance: &Instance, stack: &Stack) -> Result<()> {
    progress::step("testing what the tests left behind", || test(instance, stack, &["--ignored", LEFT]))
}

fn parameters(others: &[(String, String)]) -> Result<Vec<(String, String)>> {
    let path = workspace::scripts().join(PARAMETERS);
    let text = std::fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?;
    let mut parameters: BTreeMap<String, String> =
        serde_json::from_slice(&text).with_context(|| format!("{} maps names to texts", path.display()))?;
    parameters.extend(others.iter().cloned());
    Ok(parameters.into_iter().collect())
}
