//! What an operator does to a stack's table.

use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

use anyhow::{Context as _, Result, ensure};

use crate::api::random_hex;
use crate::{Api, Person};

/// Runs the program that operators use, at `program`, against the stack of `api`.
///
/// # Errors
/// When it fails; it has said why.
pub fn run(program: &Path, api: &Api, words: &[&str], input: &str) -> Result<()> {
    let mut child = Command::new(program)
        .args(words)
        .env("TABLE_NAME", &api.stack.table_name)
        .env("MARKET_TIME_ZONE", api.stack.outputs.get("MarketTimeZone").context("the stack has a zone")?)
        .env("AWS_ENDPOINT_URL", &api.stack.aws_endpoint)
        .env("AWS_REGION", &api.stack.region)
        .env("AWS_ACCESS_KEY_ID", "test")
        .env("AWS_SECRET_ACCESS_KEY", "test")
        .env_remove("AWS_SESSION_TOKEN")
        .stdin(Stdio::piped())
        .spawn()
        .with_context(|| format!("cannot start {}", program.display()))?;
    child.stdin.take().context("no pipe to the operator's program")?.write_all(input.as_bytes())?;
    ensure!(child.wait()?.success(), "the operator's program failed");
    Ok(())
}

/// Makes an administrator, who sets up a second factor and is logged in.
///
/// # Errors
/// When it is refused.
pub async fn appoint(program: &Path, api: &Api) -> Result<Person> {
    let word = random_hex();
    let email = format!("admin-{}@homify.example", &word[..6]);
    run(program, api, &["admin", "--email", &email, "--password-stdin"], &word)?;
    Person::set_up_second_factor(api, &email, &word).await
}
