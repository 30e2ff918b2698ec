//! Where a deployed stack is.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Context as _, Result};
use serde::Deserialize;

/// What a deploy writes down about a stack. Names are without the stack's name in front.
#[derive(Debug, Clone, Deserialize)]
pub struct Stack {
    /// Where the HTTP API answers.
    pub api_url: String,
    /// Where the AWS services answer.
    pub aws_endpoint: String,
    /// The stack's region.
    pub region: String,
    /// The table.
    pub table_name: String,
    /// Functions: physical name by name.
    pub functions: BTreeMap<String, String>,
    /// Queues: address by name.
    pub queues: BTreeMap<String, String>,
    /// The template's outputs.
    pub outputs: BTreeMap<String, String>,
    /// The payment gateway's simulator.
    pub simulator_url: String,
    /// The secret key that the simulator and the functions share.
    pub paystack_secret: String,
    /// Where the caught mails are.
    pub mail_url: String,
}

impl Stack {
    /// Reads the description at `path`.
    ///
    /// # Errors
    /// When nothing is deployed.
    pub fn read(path: &Path) -> Result<Self> {
        let text = std::fs::read(path).with_context(|| {
            format!("nothing is deployed: {} is missing; start with `cargo xtask up`", path.display())
        })?;
        serde_json::from_slice(&text).with_context(|| format!("cannot understand {}", path.display()))
    }
}
