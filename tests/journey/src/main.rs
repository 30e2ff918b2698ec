//! `journey seed` and `journey demo`, for `cargo xtask up` and `cargo xtask demo`.

use std::io::Write as _;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use anyhow::{Context as _, Result, ensure};
use clap::{Parser, Subcommand};
use journey::{Api, Person, Stack, demo, seed};

#[derive(Parser)]
struct Arguments {
    /// The stack's description, as a deploy writes it.
    #[arg(long, env = "HOMIFY_STACK_FILE")]
    stack: PathBuf,
    /// The program that operators use.
    #[arg(long, env = "HOMIFY_OPERATOR")]
    operator: PathBuf,
    /// Where the log-ins of the sample data are kept.
    #[arg(long)]
    logins: PathBuf,
    #[command(subcommand)]
    command: What,
}

#[derive(Subcommand)]
enum What {
    /// Fill the stack with sample data.
    Seed,
    /// Play the journey of an order.
    Demo,
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<()> {
    let arguments = Arguments::parse();
    let api = Api::new(Stack::read(&arguments.stack)?)?;
    match arguments.command {
        What::Seed => {
            let admin = administrator(&arguments, &api).await?;
            let logins = seed::fill(&api, &admin, |done| println!("      {done}")).await?;
            std::fs::write(&arguments.logins, serde_json::to_vec_pretty(&logins)?)?;
        }
        What::Demo => {
            let admin = administrator(&arguments, &api).await?;
            let order = demo::play(&api, &admin).await?;
            println!("\nNobody has altered it:");
            operator(&arguments, &api, &["history", &order, "--quiet"], "")?;
            println!("\nThe ledger, over everything in this stack:");
            operator(&arguments, &api, &["ledger"], "")?;
        }
    }
    Ok(())
}

/// The administrator of the sample data, or a new one where there is none.
async fn administrator(arguments: &Arguments, api: &Api) -> Result<Person> {
    let known: Vec<seed::Login> = match std::fs::read(&arguments.logins) {
        Ok(text) => serde_json::from_slice(&text)?,
        Err(_) => Vec::new(),
    };
    if let Some(login) = known.iter().find(|login| login.role == "admin")
        && let Ok(person) = Person::log_in(api, &login.email, &login.password).await
    {
        return Ok(person);
    }
    let mut bytes = [0; 16];
    getrandom::fill(&mut bytes).map_err(|error| anyhow::anyhow!("no randomness: {error}"))?;
    let word = hex::encode(bytes);
    let email = format!("admin-{}@homify.example", &word[..6]);
    operator(arguments, api, &["admin", "--email", &email, "--password-stdin"], &word)?;
    Person::log_in(api, &email, &word).await
}

fn operator(arguments: &Arguments, api: &Api, words: &[&str], input: &str) -> Result<()> {
    let mut child = Command::new(&arguments.operator)
        .args(words)
        .env("TABLE_NAME", &api.stack.table_name)
        .env("AWS_ENDPOINT_URL", &api.stack.aws_endpoint)
        .env("AWS_REGION", &api.stack.region)
        .env("AWS_ACCESS_KEY_ID", "test")
        .env("AWS_SECRET_ACCESS_KEY", "test")
        .env_remove("AWS_SESSION_TOKEN")
        .stdin(Stdio::piped())
        .spawn()
        .with_context(|| format!("cannot start {}", arguments.operator.display()))?;
    child.stdin.take().context("no pipe to the operator's program")?.write_all(input.as_bytes())?;
    ensure!(child.wait()?.success(), "the operator's program failed");
    Ok(())
}
