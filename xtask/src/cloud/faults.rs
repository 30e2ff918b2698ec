//! The proxy of failures between the functions and the emulator: `microburst`, started by `infra/local/faults.py` in its own
//! Python environment. Only an instance with a port for it has one; nothing fails before it is told to.

use std::time::Duration;

use anyhow::Result;

use super::emulator;
use super::instance::Instance;
use crate::http::Client;
use crate::process::Kept;
use crate::python::Environment;
use crate::{progress, workspace};

/// What people call the proxy's process.
pub(crate) const NAME: &str = "faults";
const START_WITHIN: Duration = Duration::from_secs(30);

/// The proxy's process.
pub(crate) fn process(instance: &Instance) -> Kept {
    Kept::new(NAME, &instance.folder)
}

/// Where the proxy answers, if the instance has one.
pub(crate) fn url(instance: &Instance) -> Option<String> {
    instance.memory.ports.faults.map(|port| format!("http://127.0.0.1:{port}"))
}

/// Starts the proxy, if the instance has one and it does not run.
///
/// # Errors
/// When its port is taken or it does not get ready.
pub(crate) fn start(instance: &Instance) -> Result<()> {
    let (Some(port), Some(url)) = (instance.memory.ports.faults, url(instance)) else { return Ok(()) };
    Environment::Faults.ensure()?;
    let mut command = Environment::Faults.service();
    command
        .arg(workspace::scripts().join("faults.py"))
        .arg(port.to_string())
        .arg(emulator::endpoint(instance));
    let process = process(instance);
    if process.runs_as(&command) {
        return Ok(());
    }
    process.stop()?;
    progress::step("starting the proxy of failures", || {
        process.start(command)?;
        let (client, health) = (Client::new(Duration::from_secs(2)), format!("{url}/_microburst/health"));
        process.wait_until(START_WITHIN, || client.get(&health).is_ok_and(|answer| answer.status == 200))
    })
}
