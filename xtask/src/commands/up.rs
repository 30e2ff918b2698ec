//! `cargo xtask up`: one command from a fresh clone to a running system.

use anyhow::Result;

use super::{seed, status};
use crate::cloud;
use crate::cloud::instance::Instance;

/// Options of `up`.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// First of four ports in a row: the emulator's, the gateway simulator's, the API page's, the web app's. Also
    /// `HOMIFY_PORT`.
    #[arg(long, value_parser = clap::value_parser!(u16).range(1..))]
    port: Option<u16>,
    /// A parameter of the template to set differently, such as `PaymentWindowSeconds=60`; may be repeated. The next `up`
    /// without it goes back.
    #[arg(long = "parameter", value_name = "NAME=VALUE", value_parser = parameter)]
    parameters: Vec<(String, String)>,
    /// Start without sample data.
    #[arg(long)]
    no_seed: bool,
}

/// Starts the local cloud and says what can be done with it.
///
/// # Errors
/// When something is missing or fails; the message says what to do.
pub(crate) fn run(arguments: &Arguments) -> Result<()> {
    let mut instance = Instance::developer()?;
    instance.listen_on(arguments.port)?;
    let started = cloud::start(&mut instance, &arguments.parameters)?;
    if started.empty && !arguments.no_seed {
        seed::fill(&mut instance, seed::SHOPS)?;
    }
    let samples = seed::samples(&instance)?;
    let served = match started.node {
        Some(node) => cloud::web::start(&mut instance, &started.stack, node, &samples),
        None => Ok(()),
    };
    status::summary(&instance, &started.stack)?;
    served.map_err(|error| error.context("everything but the web app runs"))
}

fn parameter(text: &str) -> Result<(String, String), String> {
    text.split_once('=')
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .ok_or_else(|| "expected NAME=VALUE".to_owned())
}
