//! `operator admin`: makes an administrator.

use std::io::Read as _;

use anyhow::{Context as _, Result, bail};
use domain::identity::credentials::{Credentials, Email};
use domain::users::User;
use domain::{Actor, TypedId, UserId};
use identity::{Password, hash_password};
use store::entities::claim_email;
use store::{Change, Error, Table};

#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// The address that they log in with.
    #[arg(long)]
    email: String,
    /// How they are called.
    #[arg(long, default_value = "Administrator")]
    name: String,
    /// Read the password from standard input, instead of making one and printing it.
    #[arg(long)]
    password_stdin: bool,
}

pub(crate) async fn run(table: Table, arguments: Arguments) -> Result<()> {
    let email = Email::try_from(arguments.email).context("--email")?;
    let made = !arguments.password_stdin;
    let typed = if made { random_password()? } else { password_from_stdin()? };
    let password =
        Password::try_from(typed.clone()).map_err(|error| anyhow::anyhow!("the password {error}"))?;
    password.check_new(&email).map_err(|weak| anyhow::anyhow!("the password {weak}"))?;
    let at = crate::now();
    let id = UserId::new(at, crate::random()?);
    let appointed = User::appoint(id, email.clone(), arguments.name, at);
    let credentials = Credentials {
        email: email.clone(),
        user_id: id,
        password_hash: hash_password(&password),
        roles: appointed.entity.roles.clone(),
        email_verified_at: Some(at),
        second_factor: false,
        providers: Vec::new(),
        leaving: false,
    };
    let mut change = Change::new(Actor::system("operator"), at, "operator-admin");
    claim_email(&mut change, &credentials);
    change.create(appointed);
    match table.commit(change).await {
        Ok(()) => {}
        Err(Error::EmailTaken) => bail!("{} has an account already; choose another address", email.as_str()),
        Err(error) => return Err(error.into()),
    }
    println!("{} is an administrator ({id}).", email.as_str());
    if made {
        println!("Password, shown this once: {typed}");
    }
    Ok(())
}

/// 24 characters of a 32-letter alphabet: 120 bits.
fn random_password() -> Result<String> {
    const LETTERS: &[u8; 32] = b"abcdefghijkmnpqrstuvwxyz23456789";
    let bytes = crate::random::<24>()?;
    Ok(bytes.iter().map(|byte| char::from(LETTERS[usize::from(byte % 32)])).collect())
}

fn password_from_stdin() -> Result<String> {
    let mut password = String::new();
    std::io::stdin().read_to_string(&mut password).context("no password on standard input")?;
    Ok(password.trim_end_matches(['\r', '\n']).to_owned())
}
