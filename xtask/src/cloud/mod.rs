//! The local cloud: an AWS emulator with the deployed stack, and a simulator of the payment gateway; for one kind of test, a
//! proxy of failures between the two.

pub(crate) mod deploy;
pub(crate) mod docs;
pub(crate) mod emulator;
pub(crate) mod faults;
pub(crate) mod instance;
pub(crate) mod mail;
pub(crate) mod parameters;
pub(crate) mod simulator;
pub(crate) mod stack;
pub(crate) mod stage;
pub(crate) mod web;

use std::path::Path;

use anyhow::Result;

use crate::node::Node;
use crate::process::Kept;
use crate::progress;
use crate::python::Environment;
use crate::workspace;
use instance::Instance;
use stack::Stack;

/// What [`start`] found to do.
pub(crate) struct Started {
    /// The stack that runs now.
    pub(crate) stack: Stack,
    /// Whether it has never been filled with sample data.
    pub(crate) empty: bool,
    /// What the web app is built with, where there is any.
    pub(crate) node: Option<Node>,
}

/// Installs, builds and stages what every instance uses, so that several may start at the same time.
///
/// # Errors
/// As [`start`].
pub(crate) fn prepare() -> Result<()> {
    Environment::Emulator.ensure()?;
    Environment::Faults.ensure()?;
    // Where there is none, a step that needs it says so.
    Node::ensure().ok();
    workspace::build()?;
    stage::release()
}

/// Builds, starts the emulator and the simulator, and deploys, each unless it is done already.
///
/// # Errors
/// When something is missing or fails; the message says what to do.
pub(crate) fn start(instance: &mut Instance, overrides: &[(String, String)]) -> Result<Started> {
    // What may be missing is asked for first: a build takes minutes.
    require_ports(instance)?;
    Environment::Emulator.ensure()?;
    parameters::require_allowed(overrides)?;
    let node = match Node::ensure() {
        Ok(node) => Some(node),
        Err(error) => {
            progress::say("the local cloud goes on without the web app");
            progress::detail(&format!("{error:#}"));
            None
        }
    };
    progress::step("building everything; the first time, this takes minutes", workspace::build)?;
    stage::release()?;
    faults::start(instance)?;
    emulator::start(instance, node.as_ref())?;
    let stack = deploy::deploy(instance, overrides)?;
    simulator::start(instance, &stack)?;
    docs::start(instance, &stack)?;
    Ok(Started { stack, empty: !instance.memory.seeded, node })
}

fn require_ports(instance: &Instance) -> Result<()> {
    let ports = instance.memory.ports;
    let always = [
        (emulator::process(instance), ports.emulator),
        (simulator::process(instance), ports.simulator),
        (docs::process(instance), ports.docs),
        (web::process(instance), ports.web),
    ];
    let faults = ports.faults.map(|port| (faults::process(instance), port));
    for (process, port) in always.into_iter().chain(faults) {
        if process.pid().is_none() {
            instance::require_free(port, process.name)?;
        }
    }
    Ok(())
}

/// Stops everything that runs; the state stays.
///
/// # Errors
/// When something does not end.
pub(crate) fn stop(instance: &mut Instance) -> Result<()> {
    web::process(instance).stop()?;
    docs::process(instance).stop()?;
    simulator::process(instance).stop()?;
    emulator::stop(instance)?;
    faults::process(instance).stop()?;
    Ok(())
}

/// Stops everything that runs in `folder` and deletes it. Works by the folder alone, so that no file in it can be in the way.
///
/// # Errors
/// When something does not end or a file cannot be deleted.
pub(crate) fn forget(folder: &Path) -> Result<()> {
    for name in [web::NAME, docs::NAME, simulator::NAME, emulator::NAME, faults::NAME] {
        Kept::new(name, folder).stop()?;
    }
    instance::remove(folder)
}
