//! The simulator of the payment gateways: a program of this workspace.

use std::process::Command;
use std::time::Duration;

use anyhow::Result;

use super::instance::Instance;
use super::stack::Stack;
use crate::http::Client;
use crate::process::Kept;
use crate::{progress, workspace};

/// What people call the simulator's process.
pub(crate) const NAME: &str = "simulator";
/// The secret key that it takes at Flutterwave's address. It protects nothing: the simulator listens on this machine only.
pub(crate) const FLUTTERWAVE_SECRET: &str = "FLWSECK_TEST-homify-X";
/// The secret hash that it sends with Flutterwave's webhooks.
pub(crate) const FLUTTERWAVE_HASH: &str = "homify-flutterwave-hash";
/// Who the platform is where the simulator stands in for Google.
pub(crate) const GOOGLE_CLIENT_ID: &str = "homify.apps.googleusercontent.com";
/// What it shows that by there.
pub(crate) const GOOGLE_CLIENT_SECRET: &str = "GOCSPX-homify";
const START_WITHIN: Duration = Duration::from_secs(10);

/// The simulator's process.
pub(crate) fn process(instance: &Instance) -> Kept {
    Kept::new(NAME, &instance.folder)
}

/// Where the simulator answers.
pub(crate) fn url(instance: &Instance) -> String {
    format!("http://127.0.0.1:{}", instance.memory.ports.simulator)
}

/// Where it answers as Flutterwave.
pub(crate) fn flutterwave_url(instance: &Instance) -> String {
    format!("{}/flutterwave", url(instance))
}

/// Where it answers as Google.
pub(crate) fn google_url(instance: &Instance) -> String {
    format!("{}/google", url(instance))
}

/// Starts the simulator, unless it runs. Stops one that was built or started differently.
///
/// # Errors
/// When its port is taken or it does not get ready.
pub(crate) fn start(instance: &Instance, stack: &Stack) -> Result<()> {
    let process = process(instance);
    let mut command = Command::new(workspace::target("release").join("gateway-simulator"));
    command
        .arg("--listen")
        .arg(format!("127.0.0.1:{}", instance.memory.ports.simulator))
        .arg("--state")
        .arg(instance.folder.join("simulator.json"))
        .arg("--webhook-url")
        .arg(format!("{}/webhooks/paystack", stack.api_url))
        .arg("--secret")
        .arg(&instance.memory.paystack_secret)
        .arg("--flutterwave-webhook-url")
        .arg(format!("{}/webhooks/flutterwave", stack.api_url))
        .arg("--flutterwave-secret")
        .arg(FLUTTERWAVE_SECRET)
        .arg("--flutterwave-webhook-hash")
        .arg(FLUTTERWAVE_HASH);
    if process.runs_as(&command) {
        return Ok(());
    }
    process.stop()?;
    progress::step("starting the gateway simulator", || {
        process.start(command)?;
        let (client, health) = (Client::new(Duration::from_secs(2)), format!("{}/health", url(instance)));
        process.wait_until(START_WITHIN, || client.get(&health).is_ok_and(|answer| answer.status == 200))
    })
}
