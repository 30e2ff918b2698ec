//! `dist/<function>/bootstrap`: where the template expects each function's binary.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};

use crate::workspace;

/// Stages the functions as the local cloud and the tests build them.
///
/// # Errors
/// When a binary is missing or cannot be staged.
pub(crate) fn release() -> Result<()> {
    stage("release")
}

/// Stages every function's binary of build profile `profile`, and nothing else.
///
/// # Errors
/// When a binary is missing or cannot be staged.
pub(crate) fn stage(profile: &str) -> Result<()> {
    let functions = workspace::functions()?;
    let dist = folder();
    std::fs::create_dir_all(&dist)?;
    for entry in dist.read_dir()? {
        let entry = entry?;
        if entry.path().is_dir() && !functions.iter().any(|name| *name.as_str() == *entry.file_name()) {
            std::fs::remove_dir_all(entry.path())?;
        }
    }
    for name in &functions {
        place(&workspace::target(profile).join(name), &dist.join(name))?;
    }
    // An operator who is about to deploy must be able to tell which build lies here.
    std::fs::write(dist.join("profile"), profile)?;
    Ok(())
}

/// The folder of the staged functions.
pub(crate) fn folder() -> PathBuf {
    workspace::root().join("dist")
}

fn place(binary: &Path, folder: &Path) -> Result<()> {
    let built = binary.metadata().with_context(|| format!("{} was not built", binary.display()))?;
    let staged = folder.join("bootstrap");
    let same = staged
        .metadata()
        .is_ok_and(|old| old.len() == built.len() && old.modified().ok() == built.modified().ok());
    if same {
        return Ok(());
    }
    std::fs::create_dir_all(folder)?;
    if staged.exists() {
        std::fs::remove_file(&staged)?;
    }
    // A link costs nothing. A build replaces its binary and never writes into it, so what is staged stays as it is.
    if std::fs::hard_link(binary, &staged).is_err() {
        std::fs::copy(binary, &staged)?;
        std::fs::File::options().write(true).open(&staged)?.set_modified(built.modified()?)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_binary_is_placed_and_replaced_when_it_changes() {
        let folder = tempfile::tempdir().unwrap();
        let (binary, staged) = (folder.path().join("orders-get"), folder.path().join("dist/orders-get"));
        std::fs::write(&binary, "one").unwrap();
        place(&binary, &staged).unwrap();
        std::fs::remove_file(&binary).unwrap();
        std::fs::write(&binary, "other").unwrap();
        assert_eq!(std::fs::read_to_string(staged.join("bootstrap")).unwrap(), "one");
        place(&binary, &staged).unwrap();
        assert_eq!(std::fs::read_to_string(staged.join("bootstrap")).unwrap(), "other");
    }
}
