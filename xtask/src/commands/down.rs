//! `cargo xtask down`: stops the local cloud; `up` goes on where it was.

use anyhow::Result;

use crate::cloud;
use crate::cloud::instance::Instance;

/// Stops what runs.
///
/// # Errors
/// When a process does not end.
pub(crate) fn run() -> Result<()> {
    let mut instance = Instance::developer()?;
    cloud::stop(&mut instance)?;
    eprintln!("Stopped. `cargo xtask up` goes on where it was, `cargo xtask reset` forgets everything.");
    Ok(())
}
