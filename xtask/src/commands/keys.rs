//! `cargo xtask keys`: a key that signs access tokens, for an operator to store.

use anyhow::Result;

use crate::cloud::deploy::new_signing_key;
use crate::python::Environment;

/// Prints a new key: nothing keeps it but whoever stores what is printed.
///
/// # Errors
/// When the key cannot be made.
pub(crate) fn run() -> Result<()> {
    Environment::Emulator.ensure()?;
    let key = new_signing_key()?;
    eprintln!(
        "The private key: the value of the secret that `AccessTokenKeySecretArn` names. Store it nowhere else."
    );
    println!("{}", key.private);
    eprintln!(
        "The public key set: the value of the template's parameter `AccessTokenJwks`. While a key is being replaced,"
    );
    eprintln!("it lists the old public key and the new one.");
    println!("{}", key.public);
    Ok(())
}
