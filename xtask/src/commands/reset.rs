//! `cargo xtask reset`: stops the local cloud and forgets all of it.

use anyhow::Result;

use crate::cloud;
use crate::cloud::instance::developer_folder;

/// Stops what runs and deletes the state.
///
/// # Errors
/// When a process does not end or a file cannot be deleted.
pub(crate) fn run() -> Result<()> {
    cloud::forget(&developer_folder())?;
    eprintln!("Stopped and forgotten. `cargo xtask up` starts anew.");
    Ok(())
}
