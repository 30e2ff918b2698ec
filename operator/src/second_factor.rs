//! `operator reset-second-factor`: takes a second factor away that its owner has lost, with all recovery codes.

use anyhow::{Context as _, Result, bail};
use domain::Actor;
use domain::identity::credentials::{Credentials, Email};
use store::{Change, Table};

#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// The address of the account. Be sure that whoever asks is its owner: afterwards the password alone opens it.
    #[arg(long)]
    email: String,
}

pub(crate) async fn run(table: Table, arguments: Arguments) -> Result<()> {
    let email = Email::try_from(arguments.email).context("--email")?;
    let credentials = table.identity().credentials(&email).await?;
    let credentials = credentials.with_context(|| format!("{} has no account", email.as_str()))?;
    let factor = table.identity().second_factor(credentials.user_id).await?;
    let user = table.users().find(credentials.user_id).await?;
    let Some((factor, user)) = factor.zip(user).filter(|(factor, _)| factor.is_on()) else {
        bail!("the log-ins of {} ask for no code", email.as_str());
    };
    let at = crate::now();
    let mut change = Change::new(Actor::system("operator"), at, "operator-reset-second-factor");
    change.delete(&factor);
    change.replace(&credentials, &Credentials { second_factor: false, ..(*credentials).clone() });
    change.save(&user, user.reset_second_factor(at));
    table.commit(change).await?;
    println!("{} logs in by the password alone now, and was told so by mail.", email.as_str());
    println!("All sessions have ended. An administrator sets up another app before anything else.");
    Ok(())
}
