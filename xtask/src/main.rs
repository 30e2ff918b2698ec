//! `cargo xtask`: the project's own commands. `cargo xtask --help` lists them.
//!
//! One file per command in `commands/`; what they share about the local cloud is in `cloud/`.

mod aws;
mod cloud;
mod commands;
mod http;
mod node;
mod packages;
mod passed;
mod process;
mod progress;
mod python;
mod tools;
mod web;
mod workspace;

use clap::{Parser, Subcommand};

/// The project's own commands.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Build everything, start the local cloud, deploy to it and seed it.
    Up(commands::up::Arguments),
    /// Stop the local cloud; its state stays.
    Down,
    /// Stop the local cloud and forget its state.
    Reset,
    /// Say what runs, where it listens and what is deployed.
    Status,
    /// Print logs of a function or of a part of the local cloud.
    Logs(commands::logs::Arguments),
    /// Print the mails that the local cloud has caught.
    Mail(commands::mail::Arguments),
    /// Play the journey of an order against the local cloud, step by step.
    Demo,
    /// Fill the local cloud with sample data.
    Seed,
    /// Make an administrator.
    #[command(subcommand)]
    Admin(commands::operator::Admin),
    /// Verify that nobody has altered the history of an order, a payment, …: `cargo xtask history ord_…`.
    History(commands::operator::Arguments),
    /// Add up the postings of the ledger, by account.
    Ledger(commands::operator::Arguments),
    /// Make the index of search anew from the table: `cargo xtask search rebuild`.
    Search(commands::operator::Arguments),
    /// Build the functions and stage them in `dist/`, where the template expects them.
    Build(commands::build::Arguments),
    /// Make a key that signs access tokens: the private key, and the public key set for the template.
    Keys,
    /// Build, publish, develop, photograph or measure the web app.
    #[command(subcommand)]
    Web(commands::web::Arguments),
    /// Measure what the platform uses and costs: `cargo xtask bench journeys`.
    Bench(commands::bench::Arguments),
    /// Feed mutated webhooks to what reads them.
    Fuzz(commands::fuzz::Arguments),
    /// Change the rules of money one by one, and say which changes no test notices.
    Mutants(commands::mutants::Arguments),
    /// Play journeys of every kind at once while calls to the cloud fail, then look at the books.
    Chaos(commands::chaos::Arguments),
    /// Run every check and every test.
    Test(commands::test::Arguments),
}

fn main() -> std::process::ExitCode {
    let arguments = Arguments::parse();
    let result = workspace::find().and_then(|()| run(arguments.command));
    match result {
        Ok(()) => std::process::ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            std::process::ExitCode::FAILURE
        }
    }
}

fn run(command: Command) -> anyhow::Result<()> {
    match command {
        Command::Up(arguments) => commands::up::run(&arguments),
        Command::Down => commands::down::run(),
        Command::Reset => commands::reset::run(),
        Command::Status => commands::status::run(),
        Command::Logs(arguments) => commands::logs::run(&arguments),
        Command::Mail(arguments) => commands::mail::run(&arguments),
        Command::Demo => commands::demo::run(),
        Command::Seed => commands::seed::run(),
        Command::Admin(commands::operator::Admin::Create(arguments)) => {
            commands::operator::run("admin", &arguments)
        }
        Command::Admin(commands::operator::Admin::ResetSecondFactor(arguments)) => {
            commands::operator::run("reset-second-factor", &arguments)
        }
        Command::History(arguments) => commands::operator::run("history", &arguments),
        Command::Ledger(arguments) => commands::operator::run("ledger", &arguments),
        Command::Search(arguments) => commands::operator::run("search", &arguments),
        Command::Build(arguments) => commands::build::run(&arguments),
        Command::Keys => commands::keys::run(),
        Command::Web(arguments) => commands::web::run(&arguments),
        Command::Bench(arguments) => commands::bench::run(&arguments),
        Command::Fuzz(arguments) => commands::fuzz::run(&arguments),
        Command::Mutants(arguments) => commands::mutants::run(&arguments),
        Command::Chaos(arguments) => commands::chaos::run(&arguments),
        Command::Test(arguments) => commands::test::run(&arguments),
    }
}
