//! `cargo xtask seed`: believable sample data, written through the API as people would write it.

use std::path::PathBuf;
use std::process::Command;

use anyhow::{Result, anyhow, bail};
use serde::Deserialize;

use super::operator;
use crate::cloud::emulator;
use crate::cloud::instance::Instance;
use crate::cloud::stack::Stack;
use crate::cloud::web::Sample;
use crate::progress;
use crate::workspace;

/// How many artisans a developer's shop has.
pub(crate) const SHOPS: usize = 36;
/// How many are enough to test with: one of each trade.
pub(crate) const SHOPS_TO_TEST: usize = 12;

/// Somebody of the sample data.
#[derive(Deserialize)]
pub(crate) struct Login {
    /// `buyer`, `artisan` or `admin`.
    pub(crate) role: String,
    /// The address to log in with.
    pub(crate) email: String,
    /// The password, made at random for this local cloud.
    pub(crate) password: String,
    /// What an app makes codes from, if a log-in asks for one.
    pub(crate) second_factor: Option<String>,
}

/// Fills the developer's local cloud.
///
/// # Errors
/// When nothing is deployed, it was filled before, or the API refuses.
pub(crate) fn run() -> Result<()> {
    let mut instance = Instance::developer()?;
    Stack::read(&instance.stack_file())?;
    if instance.memory.seeded {
        bail!("the sample data is there already; `cargo xtask reset` starts anew");
    }
    emulator::require_running(&instance)?;
    fill(&mut instance, SHOPS)
}

/// Fills the stack of `instance` with `shops` artisans, and with who buys from them.
///
/// # Errors
/// When the API refuses.
pub(crate) fn fill(instance: &mut Instance, shops: usize) -> Result<()> {
    let what = format!("writing sample data: {shops} artisans with their products, buyers, orders");
    progress::step(&what, || {
        workspace::run(journey(instance).args(["seed", "--shops", &shops.to_string()]))
    })
    .map_err(|error| {
        anyhow!(
            "{error:#}\nThe local cloud runs, but its sample data is not complete. `cargo xtask reset`, then \
             `cargo xtask up`, starts anew; `cargo xtask up --no-seed` goes on with what there is."
        )
    })?;
    instance.memory.seeded = true;
    instance.save()
}

/// The program of people who use a stack, set up for `instance`.
pub(crate) fn journey(instance: &Instance) -> Command {
    let mut command = Command::new(workspace::target("release").join("journey"));
    command
        .arg("--stack")
        .arg(instance.stack_file())
        .arg("--operator")
        .arg(operator::program())
        .arg("--logins")
        .arg(file(instance));
    command
}

/// The people of the sample data one can log in as.
///
/// # Errors
/// When the file that holds them cannot be read.
pub(crate) fn logins(instance: &Instance) -> Result<Vec<Login>> {
    match std::fs::read(file(instance)) {
        Ok(text) => Ok(serde_json::from_slice(&text)?),
        Err(_) => Ok(Vec::new()),
    }
}

/// The same people, for the web app to offer.
///
/// # Errors
/// When the file that holds them cannot be read.
pub(crate) fn samples(instance: &Instance) -> Result<Vec<Sample>> {
    let one = |login: Login| {
        let label = match login.role.as_str() {
            "buyer" => "Buyer",
            "artisan" => "Artisan",
            _ => "Administrator",
        };
        let Login { email, password, second_factor, .. } = login;
        Sample { label: label.to_owned(), email, password, second_factor }
    };
    Ok(logins(instance)?.into_iter().map(one).collect())
}

/// Where they are kept.
pub(crate) fn file(instance: &Instance) -> PathBuf {
    instance.folder.join("logins.json")
}
