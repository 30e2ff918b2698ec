//! `cargo xtask logs [NAME] [--follow]`: what the functions and the parts of the local cloud print.

use std::io::{Read as _, Write as _};
use std::path::Path;
use std::time::Duration;

use anyhow::{Result, bail};

use crate::aws;
use crate::cloud::instance::Instance;
use crate::cloud::stack::Stack;
use crate::cloud::{docs, emulator, simulator, web};
use crate::python::Environment;
use crate::workspace;

const POLL: Duration = Duration::from_secs(1);

/// Options of `logs`.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// A function such as `orders-confirm`, or `emulator`, `simulator`, `docs`, `web`; all functions if left out.
    name: Option<String>,
    /// Go on printing what comes.
    #[arg(short, long)]
    follow: bool,
    /// How many of the latest lines of functions to begin with.
    #[arg(short = 'n', long, default_value_t = 200)]
    lines: u32,
}

/// Prints logs.
///
/// # Errors
/// When there is nothing of that name.
pub(crate) fn run(arguments: &Arguments) -> Result<()> {
    let instance = Instance::developer()?;
    let processes = [emulator::process, simulator::process, docs::process, web::process];
    for process in processes.map(|process| process(&instance)) {
        if arguments.name.as_deref() == Some(process.name) {
            return file(process.log(), arguments.follow);
        }
    }
    let stack = Stack::read(&instance.stack_file())?;
    let functions: Vec<&String> = match &arguments.name {
        None => stack.functions.values().collect(),
        Some(name) => match stack.functions.get(name) {
            Some(function) => vec![function],
            None => {
                bail!(
                    "there is no function `{name}`; there are emulator, simulator, docs, web, {}",
                    names(&stack)
                )
            }
        },
    };
    emulator::require_running(&instance)?;
    let mut command = Environment::Emulator.script("logs.py");
    aws::connect(&mut command, &stack);
    command.args([&stack.stack_name, &arguments.lines.to_string()]);
    command.arg(if arguments.follow { "follow" } else { "once" });
    command.args(functions.iter().map(|name| format!("/aws/lambda/{name}")));
    workspace::run(&mut command)
}

fn names(stack: &Stack) -> String {
    stack.functions.keys().map(String::as_str).collect::<Vec<_>>().join(", ")
}

fn file(path: &Path, follow: bool) -> Result<()> {
    let Ok(mut log) = std::fs::File::open(path) else {
        bail!("there is no log yet; start with `cargo xtask up`");
    };
    let mut out = std::io::stdout().lock();
    loop {
        let mut new = Vec::new();
        log.read_to_end(&mut new)?;
        out.write_all(&new)?;
        out.flush()?;
        if !follow {
            return Ok(());
        }
        std::thread::sleep(POLL);
    }
}
