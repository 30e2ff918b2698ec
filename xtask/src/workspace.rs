//! Where things are in the repository.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result, bail};

/// The repository's root.
pub(crate) fn root() -> &'static Path {
    // The parent of this package, wherever the command was called from.
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap_or(Path::new("."))
}

/// The folder of everything that the local cloud makes; ignored by git.
pub(crate) fn local() -> PathBuf {
    root().join(".homify")
}

/// The scripts and lock files of the local cloud.
pub(crate) fn scripts() -> PathBuf {
    root().join("infra/local")
}

/// The template that is deployed.
pub(crate) fn template() -> PathBuf {
    root().join("template.yaml")
}

/// The folder of build profile `profile`, `release` or `ship`.
pub(crate) fn target(profile: &str) -> PathBuf {
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| "target".into(), PathBuf::from);
    root().join(target).join(profile)
}

/// Names of all functions, in folder order: `functions/orders/confirm` is `orders-confirm`.
///
/// # Errors
/// When a folder cannot be read.
pub(crate) fn functions() -> Result<Vec<String>> {
    let mut names = Vec::new();
    for domain in folders(&root().join("functions"))? {
        for verb in folders(&domain)? {
            if verb.join("Cargo.toml").is_file() {
                names.push(format!("{}-{}", name(&domain), name(&verb)));
            }
        }
    }
    names.sort();
    Ok(names)
}

fn folders(path: &Path) -> Result<Vec<PathBuf>> {
    let entries = path.read_dir().with_context(|| format!("cannot read {}", path.display()))?;
    let mut folders = Vec::new();
    for entry in entries {
        let path = entry?.path();
        if path.is_dir() {
            folders.push(path);
        }
    }
    Ok(folders)
}

fn name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

/// A `cargo` command in the repository's root.
pub(crate) fn cargo() -> Command {
    // The cargo that started this program: the toolchain that the repository names.
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.current_dir(root());
    // What cargo told this program about itself would be news to build scripts that watch it (ring's does), and they would
    // build half of the dependencies again, each time that a plain `cargo build` and this program take turns.
    for (name, _) in std::env::vars_os() {
        let name = name.to_string_lossy();
        if name.starts_with("CARGO_PKG_") || name.starts_with("CARGO_MANIFEST_") {
            command.env_remove(&*name);
        }
    }
    command
}

/// Builds every package but this one, in the profile that the local cloud and the tests share.
///
/// # Errors
/// When the build fails; cargo has said why.
pub(crate) fn build() -> Result<()> {
    run(cargo().args(["build", "--release", "--workspace", "--exclude", "xtask"]))
}

/// Runs a command that prints for itself.
///
/// # Errors
/// When it cannot be started or ends with another status than 0.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    let status = command
        .status()
        .with_context(|| format!("cannot start {}", command.get_program().to_string_lossy()))?;
    if !status.success() {
        bail!("{} failed ({status}), see above", name(Path::new(command.get_program())));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_hold_in_every_folder() {
        assert!(root().is_absolute() && local().is_absolute() && target("release").is_absolute());
    }
}
