//! The AWS emulator: `ministack`, started by `infra/local/emulator.py` in its own Python environment.

use std::process::Command;
use std::time::Duration;

use anyhow::{Result, bail};

use super::instance::Instance;
use super::{faults, mail};
use crate::http::Client;
use crate::node::Node;
use crate::process::Kept;
use crate::python::Environment;
use crate::{progress, workspace};

/// What people call the emulator's process.
pub(crate) const NAME: &str = "emulator";
const START_WITHIN: Duration = Duration::from_secs(60);

/// The emulator's process.
pub(crate) fn process(instance: &Instance) -> Kept {
    Kept::new(NAME, &instance.folder)
}

/// Where the emulator answers.
pub(crate) fn endpoint(instance: &Instance) -> String {
    format!("http://127.0.0.1:{}", instance.memory.ports.emulator)
}

/// Refuses to go on while the emulator is stopped.
///
/// # Errors
/// When it is; the message says what to do.
pub(crate) fn require_running(instance: &Instance) -> Result<()> {
    if process(instance).pid().is_none() {
        bail!("the local cloud is stopped; start it with `cargo xtask up`");
    }
    Ok(())
}

/// Starts the emulator, unless it runs. Stops one that was started in another way. The functions of a distribution are
/// JavaScript, which it has `node` run, if there is one.
///
/// # Errors
/// When its port is taken or it does not get ready.
pub(crate) fn start(instance: &mut Instance, node: Option<&Node>) -> Result<()> {
    let process = process(instance);
    let command = command(instance, node)?;
    if process.runs_as(&command) {
        return Ok(());
    }
    stop(instance)?;
    if !instance.memory.saved {
        // It was killed, so it goes on from the state of its last orderly stop, which may be another stack, or none.
        progress::say(
            "the emulator was not stopped by `cargo xtask down`; what changed since its start is lost",
        );
        progress::detail(
            "the gateway simulator may know more than the stack now; `cargo xtask reset` starts both anew",
        );
        instance.memory.deployed = None;
        instance.memory.published = None;
        if !instance.folder.join("state/dynamodb.json").exists() {
            instance.memory.seeded = false;
        }
    }
    progress::step("starting the AWS emulator", || {
        process.start(command)?;
        instance.memory.saved = false;
        instance.save()?;
        let (client, ready) =
            (Client::new(Duration::from_secs(2)), format!("{}/_ministack/ready", endpoint(instance)));
        process.wait_until(START_WITHIN, || client.get(&ready).is_ok_and(|answer| answer.status == 200))
    })
}

/// Stops the emulator, which writes its state.
///
/// # Errors
/// When it does not end.
pub(crate) fn stop(instance: &mut Instance) -> Result<()> {
    let process = process(instance);
    if process.pid().is_none() {
        return Ok(());
    }
    // It forgets the mails when it ends.
    mail::keep(instance)?;
    progress::step("stopping the AWS emulator", || {
        if !process.stop()? {
            bail!("the emulator had to be killed and could not write its state");
        }
        instance.memory.saved = true;
        instance.save()
    })
}

fn command(instance: &Instance, node: Option<&Node>) -> Result<Command> {
    let path = "/usr/local/bin:/usr/bin:/bin";
    let folder = |name: &str| -> Result<_> {
        let path = instance.folder.join(name);
        std::fs::create_dir_all(&path)?;
        Ok(path)
    };
    let mut command = Command::new(Environment::Emulator.program("python"));
    command
        // Isolated: neither the folder of the script nor the current one is searched for modules.
        .arg("-I")
        .arg(workspace::scripts().join("emulator.py"))
        // The functions inherit the whole environment: nothing of the developer's own may reach them.
        .env_clear()
        .env("PATH", node.map_or_else(|| path.to_owned(), |node| node.before(path)))
        .env("HOME", folder("tmp")?)
        .env("TMPDIR", folder("tmp")?)
        .env("BIND_HOST", "127.0.0.1")
        .env("MINISTACK_HOST", "localhost")
        .env("GATEWAY_PORT", instance.memory.ports.emulator.to_string())
        // What the functions get, and find the emulator with.
        .env("AWS_ENDPOINT_URL", faults::url(instance).unwrap_or_else(|| endpoint(instance)))
        .env("PERSIST_STATE", "1")
        .env("STATE_DIR", folder("state")?)
        .env("S3_PERSIST", "1")
        .env("S3_DATA_DIR", folder("objects")?)
        // Each call of a function is checked against the policies of the template.
        .env("AUTH", "true")
        .env("LOG_LEVEL", "WARNING")
        // Services that are not used and would listen, or would look for containers.
        .env("IOT_MTLS_ENABLED", "0")
        .env("SFTP_ENABLED", "0")
        .env("DOCKER_HOST", "unix:///nonexistent/docker.sock");
    Ok(command)
}
