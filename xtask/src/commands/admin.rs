//! `cargo xtask admin create`: the first administrator, made by an operator and never by a default.

use anyhow::{Result, bail};

use crate::aws::Aws;
use crate::cloud::instance::Instance;
use crate::cloud::stack::Stack;

/// What can be done about administrators.
#[derive(clap::Subcommand)]
pub(crate) enum Command {
    /// Make an administrator.
    Create(Create),
}

/// Options of `admin create`.
#[derive(clap::Args)]
pub(crate) struct Create {
    /// The administrator's e-mail address.
    #[arg(long)]
    email: String,
    /// The table of a stack on AWS (its output `TableName`), in the account and the region of your AWS credentials; the
    /// local cloud's if left out.
    #[arg(long, value_name = "NAME")]
    table: Option<String>,
}

/// Makes an administrator.
///
/// # Errors
/// When the table cannot be written.
pub(crate) fn run(command: &Command) -> Result<()> {
    let Command::Create(create) = command;
    let (aws, table) = match &create.table {
        Some(table) => (Aws::real(), table.clone()),
        None => {
            let stack = Stack::read(&Instance::developer()?.stack_file())?;
            (Aws::local(&stack), stack.table_name)
        }
    };
    let _ = (aws, table);
    bail!("the item of an administrator ({}) is not specified yet", create.email)
}
