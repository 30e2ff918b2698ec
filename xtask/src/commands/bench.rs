//! `cargo xtask bench <NAME>`: builds what is measured and starts the benchmark, which `docs/performance.md` explains.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context as _, Result, bail};
use clap::ValueEnum as _;

use super::build;
use crate::python::Environment;
use crate::{progress, workspace};

/// What is measured beside the functions, built as they are.
const BESIDE: [&str; 2] = ["bench-hello", "bench-read"];
/// What the peers read, too.
const READ: &str = "catalogue-get-product";
const PEERS: &str = "bench/peers";
/// The engine of search, and nothing else.
const SEARCH: &str = "bench-search";

/// Options of `bench`.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// Which benchmark; `--help` after it lists its options.
    #[arg(value_enum)]
    name: Name,
    /// How the functions are built; `ship` as for AWS, which takes a while.
    #[arg(long, value_enum, default_value_t = Profile::Ship)]
    profile: Profile,
    /// Only these functions; several are separated by commas.
    #[arg(long, value_name = "NAME", value_delimiter = ',')]
    only: Vec<String>,
    /// Options of the benchmark.
    #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
    rest: Vec<OsString>,
}

/// The benchmarks.
#[derive(Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Name {
    /// What journeys use, and how large the programs are, against what they may.
    Budget,
    /// Size, cold start, latency, processor time and memory of each function.
    Functions,
    /// What each journey uses, and what a thousand of them cost.
    Journeys,
    /// Orders a second, at rising concurrency.
    Load,
    /// The same read by our function and by others.
    Peers,
    /// What journeys use in fuller and fuller tables.
    Scale,
    /// Size, cold start, latency and memory of the search engine over generated listings.
    Search,
}

impl Name {
    fn text(self) -> String {
        self.to_possible_value().map(|value| value.get_name().to_owned()).unwrap_or_default()
    }
}

/// The profiles that functions are built in.
#[derive(Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Profile {
    /// As for AWS.
    Ship,
    /// As for the tests and the local cloud.
    Release,
}

impl Profile {
    fn name(self) -> &'static str {
        match self {
            Self::Ship => "ship",
            Self::Release => "release",
        }
    }
}

/// Builds, and runs the benchmark.
///
/// # Errors
/// When the build or the benchmark fails.
pub(crate) fn run(arguments: &Arguments) -> Result<()> {
    require_known(arguments)?;
    progress::step("building", workspace::build)?;
    let profile = match arguments.name {
        Name::Functions | Name::Peers | Name::Search => arguments.profile,
        // They count, or want many functions.
        _ => Profile::Release,
    };
    let benchmark = |first: &[&str]| {
        let mut command = program();
        command.args(first).arg(arguments.name.text());
        command.env("FUNCTIONS_DIR", workspace::target(profile.name()));
        if !arguments.only.is_empty() {
            command.arg("--only").arg(arguments.only.join(","));
        }
        command.args(&arguments.rest);
        command
    };
    // What follows takes minutes, and only the benchmark knows its options.
    workspace::run(&mut benchmark(&["--parse-only"]))?;
    if arguments.rest.iter().any(|word| word == "--help" || word == "-h") {
        return Ok(());
    }
    let mut command = benchmark(&[]);
    match arguments.name {
        Name::Functions => ship(profile, &arguments.only)?,
        Name::Peers => {
            ship(profile, &[READ.to_owned()])?;
            peers(&mut command);
        }
        Name::Search if profile == Profile::Ship => build::ship(&[SEARCH.to_owned()])?,
        _ => {}
    }
    workspace::run(&mut command)
}

/// Refuses functions that there are not.
fn require_known(arguments: &Arguments) -> Result<()> {
    if arguments.name != Name::Functions {
        return Ok(());
    }
    let known = workspace::functions()?;
    match arguments.only.iter().find(|name| !known.contains(name)) {
        Some(name) => bail!("there is no function `{name}`; docs/functions.md lists them"),
        None => Ok(()),
    }
}

/// Compares what is used with what may be, on what is built.
///
/// # Errors
/// When something is above the budget.
pub(crate) fn budget() -> Result<()> {
    workspace::run(program().arg("budget"))
}

fn program() -> Command {
    let mut command = Command::new(workspace::target("release").join("bench"));
    command.current_dir(workspace::root());
    command
}

/// Builds functions as `cargo xtask build --ship` does: none of them if nobody asks for that profile, all if `only` names
/// none.
fn ship(profile: Profile, only: &[String]) -> Result<()> {
    if profile != Profile::Ship {
        return Ok(());
    }
    let mut names = if only.is_empty() { workspace::functions()? } else { only.to_vec() };
    names.extend(BESIDE.map(str::to_owned));
    build::ship(&names)
}

/// Names the peers, each with what runs it; what is missing is said, and left out.
fn peers(command: &mut Command) {
    let all = [
        ("serverless-rust-demo", "--demo", demo()),
        ("Node", "--node", node()),
        ("Python", "--python", python()),
    ];
    for (name, option, programs) in all {
        match programs {
            Ok(programs) => {
                command.arg(option).args(programs);
            }
            Err(error) => eprintln!("{name} is left out: {error:#}"),
        }
    }
}

/// The function that is made as AWS's sample is, with a lock file and a folder of its own.
fn demo() -> Result<Vec<PathBuf>> {
    let target = workspace::local().join("peers/rust");
    let manifest = workspace::root().join(PEERS).join("rust/Cargo.toml");
    progress::step("building serverless-rust-demo", || {
        let mut cargo = workspace::cargo();
        cargo.args(["build", "--release", "--locked", "--manifest-path"]).arg(manifest);
        // The one peer that is Rust runs here, whatever the functions are built for.
        cargo.env_remove("CARGO_BUILD_TARGET");
        workspace::run(cargo.arg("--target-dir").arg(&target))
    })?;
    Ok(vec![target.join("release/bench-peer")])
}

/// Node, and the handler in one file with the part of the SDK that it uses.
fn node() -> Result<Vec<PathBuf>> {
    let output = Command::new("node")
        .args(["-p", "process.execPath"])
        .stdin(Stdio::null())
        .output()
        .context("there is no node on the PATH")?;
    let node = PathBuf::from(String::from_utf8_lossy(&output.stdout).trim());
    let sources = workspace::root().join(PEERS).join("node");
    let folder = workspace::local().join("peers/node");
    std::fs::create_dir_all(&folder)?;
    for name in ["package.json", "package-lock.json", "handler.mjs"] {
        std::fs::copy(sources.join(name), folder.join(name))?;
    }
    progress::step("installing the AWS SDK for JavaScript", || {
        quiet(Command::new("npm").args(["ci", "--no-audit", "--no-fund"]), &folder)
    })?;
    let bundle = folder.join("bundle.mjs");
    let banner = "--banner:js=import { createRequire } from 'node:module'; \
                  const require = createRequire(import.meta.url);";
    let arguments =
        ["handler.mjs", "--bundle", "--minify", "--platform=node", "--format=esm", "--target=node20"];
    quiet(
        Command::new(folder.join("node_modules/.bin/esbuild"))
            .args(arguments)
            .arg(banner)
            .arg(format!("--outfile={}", bundle.display())),
        &folder,
    )?;
    Ok(vec![node, bundle])
}

/// Python, in the environment of the local cloud, and the handler.
fn python() -> Result<Vec<PathBuf>> {
    Environment::Emulator.ensure()?;
    let handler = workspace::root().join(PEERS).join("python/handler.py");
    Ok(vec![Environment::Emulator.program("python"), handler])
}

fn quiet(command: &mut Command, folder: &Path) -> Result<()> {
    workspace::run(
        command.current_dir(folder).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()),
    )
}
