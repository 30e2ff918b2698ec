//! Tools of cargo that the project runs: in its own folder, at one version, never the machine's.

use std::path::PathBuf;

use anyhow::{Context as _, Result};

use crate::python::Environment;
use crate::{progress, workspace};

/// A tool of the pinned environment, or, on a platform without a ready-made one, compiled from its source.
///
/// # Errors
/// When it cannot be installed.
pub(crate) fn packaged(name: &str) -> Result<PathBuf> {
    match Environment::CargoTools.ensure() {
        Ok(()) => return Ok(Environment::CargoTools.program(name)),
        Err(error) => progress::detail(&format!("{error:#}")),
    }
    let lock = std::fs::read_to_string(workspace::scripts().join("cargo-tools.lock.txt"))?;
    let version = lock
        .lines()
        .find_map(|line| line.split_once(&format!("{name}==")).map(|(_, version)| version))
        .with_context(|| format!("the lock file does not name {name}"))?;
    compiled(name, version)
}

/// A tool compiled from its source, once for each version.
///
/// # Errors
/// When it does not compile.
pub(crate) fn compiled(name: &str, version: &str) -> Result<PathBuf> {
    let folder = workspace::local().join("cargo-tools");
    let program = folder.join("bin").join(name);
    let marker = folder.join(format!("{name}.version"));
    if program.exists() && std::fs::read_to_string(&marker).is_ok_and(|installed| installed == version) {
        return Ok(program);
    }
    progress::step(&format!("compiling {name} {version} (once)"), || {
        workspace::run(
            workspace::cargo()
                .args(["install", "--quiet", "--locked", "--force", name, "--version", version, "--root"])
                .arg(&folder),
        )
    })?;
    std::fs::write(marker, version)?;
    Ok(program)
}
