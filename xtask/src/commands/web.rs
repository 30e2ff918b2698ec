//! `cargo xtask web`: builds, publishes, develops, photographs and measures the web app.

use anyhow::{Result, bail};

use crate::cloud::instance::Instance;
use crate::cloud::stack::Stack;
use crate::cloud::{self, emulator};
use crate::node::Node;
use crate::web::{self, Web};
use crate::{progress, workspace};

/// What can be done with the web app.
#[derive(clap::Subcommand)]
pub(crate) enum Arguments {
    /// Build it into `web/dist`.
    Build,
    /// Build it and put it where a stack on AWS serves it, as the credentials of the environment may.
    Publish(Publish),
    /// Serve it from its sources, at the local cloud's own address, with every change at once. Ends with Ctrl-C.
    Dev,
    /// Take pictures of every page from the local cloud, narrow and wide, light and dark, into `web/shots`.
    Shots,
    /// Measure the shop's pages from the local cloud with Lighthouse, also on a bad network.
    Bench(Bench),
}

/// Options of `web bench`.
#[derive(clap::Args)]
pub(crate) struct Bench {
    /// How often each page is loaded; the table has the median.
    #[arg(long, default_value_t = 3)]
    runs: u32,
    /// Put the table into `docs/performance.md`.
    #[arg(long)]
    write: bool,
}

/// Options of `web publish`.
#[derive(clap::Args)]
pub(crate) struct Publish {
    /// The stack, such as `homify-prod`.
    #[arg(long)]
    stack: String,
    /// Its region; that of the environment if left out.
    #[arg(long)]
    region: Option<String>,
}

/// Does it.
///
/// # Errors
/// When it fails; the message says what to do.
pub(crate) fn run(arguments: &Arguments) -> Result<()> {
    match arguments {
        Arguments::Build => {
            let dist = installed()?.build()?;
            eprintln!("The web app is in {}.", dist.display());
            Ok(())
        }
        Arguments::Publish(options) => publish(options),
        Arguments::Dev => dev(),
        Arguments::Shots => shots(),
        Arguments::Bench(options) => bench(options),
    }
}

/// The web app with its packages.
///
/// # Errors
/// When Node or a package cannot be installed.
pub(crate) fn installed() -> Result<Web> {
    Web::installed(Node::ensure()?)
}

fn publish(options: &Publish) -> Result<()> {
    let release = web::release();
    if release.ends_with("-changed") {
        bail!(
            "web/ differs from the last commit: commit first, so that what is published can be told and built again"
        );
    }
    let dist = installed()?.build()?;
    let mut command = web::publisher()?;
    // The SDK for Python reads the second of the two that others read.
    if let Some(region) = options.region.clone().or_else(|| std::env::var("AWS_REGION").ok()) {
        command.env("AWS_DEFAULT_REGION", region);
    }
    progress::step(&format!("publishing {release} to {}", options.stack), || {
        web::publish(command, &options.stack, &dist, &web::config(&[]))
    })
}

/// The developer's local cloud, which has to run.
fn running() -> Result<(Instance, Stack)> {
    let instance = Instance::developer()?;
    let stack = Stack::read(&instance.stack_file())?;
    emulator::require_running(&instance)?;
    Ok((instance, stack))
}

fn dev() -> Result<()> {
    let (instance, stack) = running()?;
    let app = installed()?;
    // The port after the app's own: it is needed only while this runs.
    let port = instance.memory.ports.web.saturating_add(1);
    cloud::web::front(&instance, &stack, Some(&format!("http://127.0.0.1:{port}")))?;
    eprintln!("The web app, from its sources: {}", cloud::web::url(&instance));
    let (port, words) =
        (port.to_string(), ["run", "dev", "--", "--host", "127.0.0.1", "--strictPort", "--port"]);
    workspace::run(app.npm(&words).arg(port))
}

fn shots() -> Result<()> {
    let (instance, stack) = running()?;
    let browser = web::browser()?;
    let app = installed()?;
    let mut command = app.npm(&["run", "--silent", "shots"]);
    cloud::web::surroundings(&mut command, &instance, &stack)?;
    workspace::run(command.env("HOMIFY_CHROMIUM", browser))
}

fn bench(options: &Bench) -> Result<()> {
    let (instance, stack) = running()?;
    let browser = web::browser()?;
    let mut command = installed()?.lighthouse(&["--runs", &options.runs.to_string()])?;
    if options.write {
        command.arg("--write");
    }
    cloud::web::surroundings(&mut command, &instance, &stack)?;
    workspace::run(command.env("HOMIFY_CHROMIUM", browser))
}
