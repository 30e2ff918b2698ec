//! `cargo xtask fuzz [TARGET]`: feeds mutated bytes to what reads bytes from strangers, and looks for any that break it.

use std::panic::resume_unwind;
use std::path::PathBuf;
use std::process::Command;
use std::thread;

use anyhow::{Context as _, Result, bail};

use crate::{progress, tools, workspace};

const TOOL: &str = "cargo-fuzz";
/// What a bug was found with is kept here, in the repository, and fed first by every later run.
const FOUND: &str = "fuzz/found";
/// Real bodies to begin with.
const SEEDS: &str = "tests/fixtures/gateways";
/// The longest body that is tried; the longest fixture is half of it.
const BYTES_MAX: u32 = 16 * 1024;

/// Options of `fuzz`.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// One of `fuzz/fuzz_targets/`; all of them if left out.
    target: Option<String>,
    /// How long each target runs.
    #[arg(long, default_value_t = 600)]
    seconds: u32,
}

/// Runs the targets.
///
/// # Errors
/// When a target breaks; the bytes that broke it are in a file that the last lines name.
pub(crate) fn run(arguments: &Arguments) -> Result<()> {
    let known = targets()?;
    let targets = match &arguments.target {
        Some(target) if !known.contains(target) => {
            bail!("there is no target `{target}`; there are {}", known.join(", "))
        }
        Some(target) => vec![target.clone()],
        None => known,
    };
    for target in &targets {
        workspace::run(&mut cargo_fuzz("build", target)?)?;
    }
    // Each of them takes one processor.
    thread::scope(|scope| {
        let fuzz = |target| move || fuzz(target, arguments.seconds);
        let running: Vec<_> = targets.iter().map(|target| scope.spawn(fuzz(target))).collect();
        running.into_iter().try_for_each(|one| one.join().unwrap_or_else(|panic| resume_unwind(panic)))
    })
}

/// Runs every target for `seconds`.
///
/// # Errors
/// When one breaks.
pub(crate) fn all(seconds: u32) -> Result<()> {
    run(&Arguments { target: None, seconds })
}

fn targets() -> Result<Vec<String>> {
    let folder = workspace::root().join("fuzz/fuzz_targets");
    let entries = folder.read_dir().with_context(|| format!("cannot read {}", folder.display()))?;
    let mut names = Vec::new();
    for entry in entries {
        let path = PathBuf::from(entry?.file_name());
        names.extend(path.file_stem().map(|name| name.to_string_lossy().into_owned()));
    }
    names.sort();
    Ok(names)
}

fn cargo_fuzz(command: &str, target: &str) -> Result<Command> {
    let mut cargo = Command::new(tools::packaged(TOOL)?);
    cargo
        .current_dir(workspace::root())
        // No sanitizer: they need a nightly compiler, and there is no unsafe code to watch over.
        .args([command, "--fuzz-dir", "fuzz", "--sanitizer", "none", target])
        // Beside what is built otherwise: it is built with the fuzzer's flags.
        .env("CARGO_TARGET_DIR", workspace::local().join("fuzz/target"));
    Ok(cargo)
}

fn fuzz(target: &str, seconds: u32) -> Result<()> {
    let found = workspace::root().join(FOUND).join(target);
    // What the mutations reach beyond the seeds is kept for the next run on this machine.
    let corpus = workspace::local().join("fuzz/corpus").join(target);
    for folder in [&found, &corpus] {
        std::fs::create_dir_all(folder)?;
    }
    progress::say(&format!("fuzzing {target} for {seconds} seconds"));
    workspace::run(
        cargo_fuzz("run", target)?
            .args([&corpus, &workspace::root().join(SEEDS), &found])
            .arg("--")
            .args([format!("-max_total_time={seconds}"), format!("-max_len={BYTES_MAX}")])
            .args([
                "-print_final_stats=1".to_owned(),
                "-verbosity=0".to_owned(),
                format!("-artifact_prefix={}/", found.display()),
            ]),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unknown_target_is_refused_before_anything_is_installed_or_made() {
        let refused =
            run(&Arguments { target: Some("nonsense".into()), seconds: 1 }).unwrap_err().to_string();
        assert!(refused.contains("nonsense") && refused.contains(&targets().unwrap()[0]), "{refused}");
        assert!(!workspace::root().join(FOUND).join("nonsense").exists());
    }
}
