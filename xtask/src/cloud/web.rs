//! The web app on the local cloud: built and published as on AWS, and served by the stack's own distribution, before which
//! `infra/local/front.py` has a fixed address.

use std::process::Command;
use std::time::Duration;

use anyhow::{Context as _, Result};
use serde_json::{Value, json};

use super::emulator;
use super::instance::Instance;
use super::stack::Stack;
use crate::commands::{operator, seed};
use crate::http::Client;
use crate::node::Node;
use crate::process::Kept;
use crate::python::Environment;
use crate::web::{self, Web};
use crate::{aws, progress, workspace};

/// What people call the process at the fixed address.
pub(crate) const NAME: &str = "web";
const START_WITHIN: Duration = Duration::from_secs(10);

/// Somebody of the sample data, whom the app offers to log in as.
pub(crate) struct Sample {
    /// What they are.
    pub(crate) label: String,
    /// The address to log in with.
    pub(crate) email: String,
    /// The password.
    pub(crate) password: String,
    /// What an app makes codes from, if a log-in asks for one.
    pub(crate) second_factor: Option<String>,
}

/// The process at the fixed address.
pub(crate) fn process(instance: &Instance) -> Kept {
    Kept::new(NAME, &instance.folder)
}

/// The app's address: the stack's `AppOrigin`.
pub(crate) fn url(instance: &Instance) -> String {
    format!("http://127.0.0.1:{}", instance.memory.ports.web)
}

/// Builds the app, publishes it to the stack and serves it at its address, each unless it is done already. Only here the app
/// is told of `samples`.
///
/// # Errors
/// When the app does not build, or its port is taken.
pub(crate) fn start(instance: &mut Instance, stack: &Stack, node: Node, samples: &[Sample]) -> Result<()> {
    let dist = Web::installed(node)?.build()?;
    let samples: Vec<Value> = samples
        .iter()
        .map(|one| {
            let mut sample = json!({ "label": one.label, "email": one.email, "password": one.password });
            if let Some(secret) = &one.second_factor {
                sample["second_factor"] = json!(secret);
            }
            sample
        })
        .collect();
    let config = web::config(&samples);
    let wanted = format!("{:?} {config} {}", instance.memory.deployed, web::content(&dist)?);
    if instance.memory.published.as_deref() != Some(&wanted) {
        progress::step("publishing the web app", || {
            let mut command = web::publisher()?;
            aws::connect(&mut command, stack);
            web::publish(command, &stack.stack_name, &dist, &config)
        })?;
        instance.memory.published = Some(wanted);
        instance.save()?;
    }
    front(instance, stack, None)
}

/// Tells `command`, which uses the app as people do, where everything is: the app, the stack and its services, the sample
/// log-ins, and the program that makes an administrator.
///
/// # Errors
/// When the stack does not say its market's zone.
pub(crate) fn surroundings(command: &mut Command, instance: &Instance, stack: &Stack) -> Result<()> {
    aws::connect(command, stack);
    command
        .env("HOMIFY_WEB_URL", url(instance))
        .env("HOMIFY_STACK_FILE", instance.stack_file())
        .env("HOMIFY_LOGINS", seed::file(instance))
        .env("HOMIFY_OPERATOR", operator::program())
        .env("TABLE_NAME", &stack.table_name)
        .env("MARKET_TIME_ZONE", stack.time_zone()?);
    Ok(())
}

/// Has the fixed address answer; `pages` is a development server that it takes the app from, if there is one.
///
/// # Errors
/// When the port is taken.
pub(crate) fn front(instance: &Instance, stack: &Stack, pages: Option<&str>) -> Result<()> {
    let mut command = Environment::Emulator.service();
    command
        .arg(workspace::scripts().join("front.py"))
        .args(["--port", &instance.memory.ports.web.to_string()])
        .args(["--emulator", &emulator::endpoint(instance)])
        .args(["--distribution", stack.outputs.get("WebTarget").context("the stack has a distribution")?]);
    if let Some(pages) = pages {
        command.args(["--pages", pages]);
    }
    let process = process(instance);
    if process.runs_as(&command) {
        return Ok(());
    }
    process.stop()?;
    process.start(command)?;
    let (client, first) = (Client::new(Duration::from_secs(5)), url(instance));
    process.wait_until(START_WITHIN, || client.get(&first).is_ok_and(|answer| answer.status == 200))
}
