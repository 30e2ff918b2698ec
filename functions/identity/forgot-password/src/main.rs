//! `POST /auth/password/forgot`: somebody does not know their password any more, and wants a mail with a link to choose a new one.
//! The answer is the same whatever the address.
//!
//! Reads U2; writes a request for the mail, unless there was one a minute ago. Emits `user.password_reset_requested`. Safe to
//! repeat: another mail at worst, with another link.

use domain::Actor;
use domain::identity::credentials::Email;
use domain::users::AddressMail;
use serde::Deserialize;
use serde_json::json;
use store::Table;
use web::{Request, Response, Stop, accepted};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Forgot {
    email: Email,
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), web::Error> {
    let table = Table::from_env();
    web::serve(async |request| forgot(&table, request).await).await
}

async fn forgot(table: &Table, request: Request) -> Result<Response, Stop> {
    let Forgot { email } = request.body()?;
    if let Some(credentials) = table.identity().credentials(&email).await? {
        let (mail, actor) = (AddressMail::PasswordReset, Actor::system("identity-forgot-password"));
        table
            .identity()
            .request_mail(credentials.user_id, mail, actor, request.at(), request.correlation_id())
            .await?;
    }
    let message = "If this address has an account, we sent a mail to it. Follow the link in it to choose a new password.";
    Ok(accepted(&json!({ "message": message })))
}
