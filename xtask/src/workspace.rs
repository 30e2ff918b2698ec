//! Where things are in the repository.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use anyhow::{Context as _, Result, bail};

/// This package's folder, of which the repository's root is the parent.
const PACKAGE: &str = "xtask";
/// Where cargo says which package it runs.
const MANIFEST_DIR: &str = "CARGO_MANIFEST_DIR";

static ROOT: OnceLock<PathBuf> = OnceLock::new();

/// Finds the repository. It is the one that this program was called for, and not the one that it was built in, of which it may
/// be a copy.
///
/// # Errors
/// When it was called outside of any.
pub(crate) fn find() -> Result<()> {
    let here = std::env::current_dir().context("the current folder is gone")?;
    let package = std::env::var_os(MANIFEST_DIR).map(PathBuf::from);
    let root = find_from(package.as_deref(), &here)
        .with_context(|| format!("{} is not in the repository", here.display()))?;
    // One name for it, however it was reached: what runs is found again by it.
    let root = root.canonicalize()?;
    ROOT.get_or_init(|| root);
    Ok(())
}

/// The repository of `package`, the folder that cargo names, or, where this program was not started by cargo, of the folder
/// `here`.
fn find_from(package: Option<&Path>, here: &Path) -> Option<PathBuf> {
    let is_root = |folder: &&Path| folder.join(PACKAGE).join("Cargo.toml").is_file();
    let named = package.filter(|folder| folder.ends_with(PACKAGE)).and_then(Path::parent).filter(is_root);
    named.or_else(|| here.ancestors().find(is_root)).map(Path::to_owned)
}

/// The repository's root.
pub(crate) fn root() -> &'static Path {
    // Tests do not pass through `main`, and run in this package's folder.
    ROOT.get_or_init(|| Path::new("..").canonicalize().unwrap_or_default())
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

/// The description of the API; beside the nested templates, and none of them.
pub(crate) const OPENAPI: &str = "infra/openapi.yaml";

/// The template and those nested in it, from the repository's root.
///
/// # Errors
/// When a folder cannot be read.
pub(crate) fn templates() -> Result<Vec<PathBuf>> {
    let infra = root().join("infra").read_dir().context("cannot read infra/")?;
    let mut templates = vec![template()];
    for entry in infra {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "yaml") && path != root().join(OPENAPI) {
            templates.push(path);
        }
    }
    for domain in folders(&root().join("functions"))? {
        templates.push(domain.join("template.yaml"));
    }
    templates.sort();
    Ok(templates)
}

/// The folder of build profile `profile`, `release` or `ship`.
pub(crate) fn target(profile: &str) -> PathBuf {
    // Beside that of this program, wherever the developer has cargo put what it builds, and for whichever target.
    let program = std::env::current_exe().unwrap_or_default();
    program.ancestors().nth(2).unwrap_or(Path::new("target")).join(profile)
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
    // From the folder that the developer is in, as cargo understood it when it built this program.
    for name in ["CARGO_TARGET_DIR", "CARGO_BUILD_TARGET_DIR"] {
        if let Some(Ok(folder)) = std::env::var_os(name).map(std::path::absolute) {
            command.env(name, folder);
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
        assert!(template().is_file());
    }

    #[test]
    fn a_copied_repository_is_the_one_that_is_worked_on() {
        let folder = tempfile::tempdir().unwrap();
        let [original, copy] = ["original", "a copy"].map(|name| folder.path().join(name));
        for root in [&original, &copy] {
            std::fs::create_dir_all(root.join("xtask")).unwrap();
            std::fs::create_dir_all(root.join("shared/domain")).unwrap();
            std::fs::write(root.join("xtask/Cargo.toml"), "").unwrap();
        }
        // By cargo, from anywhere; by hand, inside of it; and while cargo runs another package.
        assert_eq!(find_from(Some(&copy.join("xtask")), &original), Some(copy.clone()));
        assert_eq!(find_from(None, &copy.join("shared/domain")), Some(copy.clone()));
        assert_eq!(find_from(Some(&original.join("shared/domain")), &copy), Some(copy));
        assert_eq!(find_from(None, folder.path()), None);
    }
}
