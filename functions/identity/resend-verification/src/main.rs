//! `POST /auth/email/resend`: somebody wants another mail with a link to verify their address. The answer is the same
//! whatever the address.
//!
//! Reads U2; writes a request for the mail, unless there was one a minute ago. Emits `user.verification_requested`. Safe to
//! repeat: another mail at worst, with another link.

use domain::Actor;
use domain::users::AddressMail;
use identity::GivenEmail;
use serde::Deserialize;
use serde_json::json;
use store::Table;
use web::{Request, Response, Stop, accepted};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Resend {
    email: GivenEmail,
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), web::Error> {
    let table = Table::from_env();
    web::serve(async |request| resend(&table, request).await).await
}

async fn resend(table: &Table, request: Request) -> Result<Response, Stop> {
    let Resend { email } = request.body()?;
    let email = email.into_inner();
    let credentials = table.identity().credentials(&email).await?;
    if let Some(unverified) = credentials.filter(|credentials| credentials.email_verified_at.is_none()) {
        let (mail, actor) = (AddressMail::Verification, Actor::system("identity-resend-verification"));
        table
            .identity()
            .request_mail(unverified.user_id, mail, actor, request.at(), request.correlation_id())
            .await?;
    }
    let message =
        "If this address waits to be verified, we sent a mail to it. Follow the link in it to go on.";
    Ok(accepted(&json!({ "message": message })))
}
