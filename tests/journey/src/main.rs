//! `journey seed` and `journey demo`, for `cargo xtask up` and `cargo xtask demo`.

use std::path::PathBuf;

use anyhow::Result;
use clap::{Parser, Subcommand};
use journey::{Api, Person, Stack, demo, operator, seed, shopping};

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
    Seed {
        /// How many artisans sell there; six at least, of whom people order.
        #[arg(long, default_value_t = 36)]
        shops: usize,
    },
    /// Play the journey of an order, and then of somebody who shops.
    Demo,
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<()> {
    let arguments = Arguments::parse();
    let api = Api::new(Stack::read(&arguments.stack)?)?;
    match arguments.command {
        What::Seed { shops } => {
            let admin = administrator(&arguments, &api).await?;
            let logins = seed::fill(&api, &admin, shops, |done| println!("      {done}")).await?;
            std::fs::write(&arguments.logins, serde_json::to_vec_pretty(&logins)?)?;
        }
        What::Demo => {
            let admin = administrator(&arguments, &api).await?;
            let order = demo::play(&api, &admin).await?;
            shopping::play(&api, &admin).await?;
            println!("\nNobody has altered it:");
            operator::run(&arguments.operator, &api, &["history", &order, "--quiet"], "")?;
            println!("\nThe ledger, over everything in this stack:");
            operator::run(&arguments.operator, &api, &["ledger"], "")?;
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
        && let Some(secret) = &login.second_factor
        && let Ok(person) = Person::log_in_with_code(api, &login.email, &login.password, secret).await
    {
        return Ok(person);
    }
    operator::appoint(&arguments.operator, api).await
}
