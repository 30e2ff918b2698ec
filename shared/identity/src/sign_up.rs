//! What every sign-up has, by a password or by a provider.

use domain::identity::credentials::Email;
use domain::users::AddressMail;
use domain::{Actor, Role};
use serde::Deserialize;
use store::Table;
use web::Request;

/// What somebody can sign up as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Wish {
    /// To buy.
    Buyer,
    /// To sell, and to buy.
    Artisan,
}

impl Wish {
    /// What they may do then.
    pub fn roles(self) -> Vec<Role> {
        match self {
            Self::Buyer => vec![Role::Buyer],
            Self::Artisan => vec![Role::Buyer, Role::Artisan],
        }
    }
}

/// Somebody signed up with an address that has an account: only its owner learns that, by mail.
///
/// # Errors
/// [`store::Error::Unavailable`].
pub async fn tell_owner(table: &Table, email: &Email, request: &Request) -> Result<(), store::Error> {
    let Some(credentials) = table.identity().credentials(email).await? else { return Ok(()) };
    let actor = Actor::system("identity-signup");
    let mail = AddressMail::AlreadyRegistered;
    table
        .identity()
        .request_mail(credentials.user_id, mail, actor, request.at(), request.correlation_id())
        .await
}
