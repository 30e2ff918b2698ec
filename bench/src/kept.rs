//! Figures in a file, for a later run to compare with.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use serde::Serialize;
use serde::de::DeserializeOwned;

/// The path of a file that is there.
///
/// # Errors
/// When it is not: known before anything is measured.
pub(crate) fn to_read(text: &str) -> Result<PathBuf, String> {
    let path = PathBuf::from(text);
    if path.is_file() { Ok(path) } else { Err("there is no such file".to_owned()) }
}

/// The path of a file in a folder that is there.
///
/// # Errors
/// When it is not: known before anything is measured.
pub(crate) fn to_write(text: &str) -> Result<PathBuf, String> {
    let path = PathBuf::from(text);
    match path.parent() {
        Some(folder) if folder.as_os_str().is_empty() || folder.is_dir() => Ok(path),
        _ => Err("there is no such folder".to_owned()),
    }
}

/// Keeps them.
///
/// # Errors
/// When the file cannot be written.
pub(crate) fn save(path: &Path, figures: &impl Serialize) -> Result<()> {
    let text = serde_json::to_string_pretty(figures)? + "\n";
    std::fs::write(path, text).with_context(|| format!("cannot write {}", path.display()))
}

/// What an earlier run kept.
///
/// # Errors
/// When the file is not one of [`save`].
pub(crate) fn load<T: DeserializeOwned>(path: &Path) -> Result<T> {
    let text = std::fs::read(path).with_context(|| format!("cannot read {}", path.display()))?;
    serde_json::from_slice(&text).with_context(|| format!("{} holds no such figures", path.display()))
}
