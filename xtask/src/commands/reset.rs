//! `cargo xtask reset`: stops the local cloud and forgets all of it.

use anyhow::Result;

use crate::cloud;
use crate::cloud::instance::Instance;

/// Stops what runs and deletes the state.
///
/// # Errors
/// When a process does not end or a file cannot be deleted.
pub(crate) fn run() -> Result<()> {
    let mut instance = Instance::developer()?;
    cloud::stop(&mut instance)?;
    instance.remove()?;
    eprintln!("Forgotten. `cargo xtask up` starts anew.");
    Ok(())
}
