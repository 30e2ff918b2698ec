//! `cargo xtask status`: what runs, and where.

use anyhow::Result;

use super::seed;
use crate::cloud::instance::Instance;
use crate::cloud::stack::Stack;
use crate::cloud::{docs, emulator, simulator, web};
use crate::process::Kept;

/// Prints what runs.
///
/// # Errors
/// When what the instance remembers cannot be read.
pub(crate) fn run() -> Result<()> {
    let instance = Instance::developer()?;
    for (process, url) in [
        (emulator::process(&instance), emulator::endpoint(&instance)),
        (simulator::process(&instance), simulator::url(&instance)),
        (docs::process(&instance), docs::url(&instance)),
        (web::process(&instance), web::url(&instance)),
    ] {
        println!("{}", line(&process, &url));
    }
    if !instance.stack_file().exists() {
        println!("Nothing is deployed; start with `cargo xtask up`.");
        return Ok(());
    }
    let stack = Stack::read(&instance.stack_file())?;
    println!(
        "{:<10} {} with {} functions, {}",
        "stack",
        stack.stack_name,
        stack.functions.len(),
        stack.api_url
    );
    Ok(())
}

fn line(process: &Kept, url: &str) -> String {
    let state =
        process.pid().map_or_else(|| "stopped".to_owned(), |pid| format!("runs (process {pid}), {url}"));
    format!("{:<10} {state}", process.name)
}

/// Prints what `up` has started, and what to try next.
///
/// # Errors
/// When the sample log-ins cannot be read.
pub(crate) fn summary(instance: &Instance, stack: &Stack) -> Result<()> {
    println!();
    println!("Homify runs on this machine.");
    println!();
    let logins = seed::logins(instance)?;
    if web::process(instance).pid().is_some() {
        let app = web::url(instance);
        println!("  Shop              {app}");
        println!("  An artisan's work {app}/me/artisan");
        println!("  Administration    {app}/admin");
    }
    println!("  API               {}", stack.api_url);
    println!("  API described     {}", stack.docs_url);
    println!("  Payment gateway   {}", stack.simulator_url);
    println!("  AWS services      {} (credentials: test / test)", stack.aws_endpoint);
    println!();
    if !logins.is_empty() {
        println!("Sample log-ins; the web app's log-in page has a button for each:");
        for login in logins {
            println!("  {:<9} {:<34} {}", login.role, login.email, login.password);
            if let Some(secret) = login.second_factor {
                println!("  {:<9} {:<34} {secret}", "", "for an app that makes codes:");
            }
        }
        println!();
    }
    println!("Try next:");
    println!(
        "  cargo xtask demo          an order from the shelf to the artisan's bank, then a day of shopping"
    );
    println!("  curl '{}/products?category=furniture'", stack.api_url);
    println!("  cargo xtask mail          the mails that were sent");
    println!("  cargo xtask logs          what the functions say");
    println!("  cargo xtask down          stop; the data stays");
    Ok(())
}
