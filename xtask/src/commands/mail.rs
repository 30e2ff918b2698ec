//! `cargo xtask mail [ADDRESS]`: the mails that were sent, as their recipients would read them.

use anyhow::Result;

use crate::cloud::instance::Instance;
use crate::cloud::mail;
use crate::cloud::stack::Stack;

/// Options of `mail`.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// Only mails to this address.
    address: Option<String>,
    /// Only the latest mail.
    #[arg(long)]
    last: bool,
}

/// Prints mails, oldest first.
///
/// # Errors
/// When nothing is deployed, or they cannot be read.
pub(crate) fn run(arguments: &Arguments) -> Result<()> {
    let instance = Instance::developer()?;
    Stack::read(&instance.stack_file())?;
    let mut mails = mail::all(&instance)?;
    if let Some(address) = &arguments.address {
        mails.retain(|mail| mail.to.iter().any(|to| to.eq_ignore_ascii_case(address)));
    }
    if arguments.last {
        mails = mails.pop().into_iter().collect();
    }
    if mails.is_empty() {
        println!("No mail.");
    }
    for mail in mails {
        println!("From:    {}", mail.source);
        println!("To:      {}", mail.to.join(", "));
        println!("Subject: {}", mail.subject);
        println!();
        println!("{}", mail.body_text.trim_end());
        println!();
        println!("{}", "─".repeat(72));
    }
    Ok(())
}
