//! The page that describes the API, made from `infra/openapi.yaml` and served as plain files.

use std::time::Duration;

use anyhow::Result;

use super::instance::Instance;
use super::stack::Stack;
use crate::http::Client;
use crate::process::Kept;
use crate::python::Environment;
use crate::workspace;

/// What people call the process that serves the page.
pub(crate) const NAME: &str = "docs";
const START_WITHIN: Duration = Duration::from_secs(10);

/// The process that serves the page.
pub(crate) fn process(instance: &Instance) -> Kept {
    Kept::new(NAME, &instance.folder)
}

/// Where the page is.
pub(crate) fn url(instance: &Instance) -> String {
    format!("http://127.0.0.1:{}", instance.memory.ports.docs)
}

/// Makes the page, whose examples send requests to the stack, and serves it, unless it is served.
///
/// # Errors
/// When the page cannot be made or its port is taken.
pub(crate) fn start(instance: &Instance, stack: &Stack) -> Result<()> {
    let folder = instance.folder.join("docs");
    std::fs::create_dir_all(&folder)?;
    workspace::run(
        Environment::Emulator
            .script("api_page.py")
            .arg(workspace::root().join("infra/openapi.yaml"))
            .arg(folder.join("index.html"))
            .arg(&stack.api_url),
    )?;
    let mut command = Environment::Emulator.service();
    command
        .args(["-m", "http.server", "--bind", "127.0.0.1", "--directory"])
        .arg(&folder)
        .arg(instance.memory.ports.docs.to_string());
    let process = process(instance);
    if process.runs_as(&command) {
        return Ok(());
    }
    process.stop()?;
    process.start(command)?;
    let client = Client::new(Duration::from_secs(2));
    process.wait_until(START_WITHIN, || client.get(&url(instance)).is_ok())
}
