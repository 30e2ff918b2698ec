//! What is known about a deployed stack: the file that a deploy writes and that tests and commands read.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Context as _, Result, bail};
use serde::Deserialize;

/// A deployed stack. Names are without the stack's name in front: the queue `refunds-send`, the function `orders-get`.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct Stack {
    /// The stack's name.
    pub(crate) stack_name: String,
    /// Its region.
    pub(crate) region: String,
    /// Where the AWS services answer; absent on AWS itself.
    pub(crate) aws_endpoint: String,
    /// Where the HTTP API answers.
    pub(crate) api_url: String,
    /// The payment gateway's simulator.
    pub(crate) simulator_url: String,
    /// The page that describes the API.
    pub(crate) docs_url: String,
    /// The template's outputs.
    pub(crate) outputs: BTreeMap<String, String>,
    /// The table.
    pub(crate) table_name: String,
    /// Functions: physical name by name.
    pub(crate) functions: BTreeMap<String, String>,
}

impl Stack {
    /// Reads the description at `path`.
    ///
    /// # Errors
    /// When nothing is deployed.
    pub(crate) fn read(path: &Path) -> Result<Self> {
        let text = match std::fs::read(path) {
            Ok(text) => text,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                bail!("nothing is deployed yet; start with `cargo xtask up`")
            }
            Err(error) => return Err(error).with_context(|| format!("cannot read {}", path.display())),
        };
        serde_json::from_slice(&text).with_context(|| format!("cannot understand {}", path.display()))
    }

    /// The zone of the stack's market.
    ///
    /// # Errors
    /// When it was deployed before it said so.
    pub(crate) fn time_zone(&self) -> Result<&str> {
        let zone = self.outputs.get("MarketTimeZone");
        zone.map(String::as_str).context("the stack does not say its market's zone: deploy it anew")
    }
}
