//! `PUT /me/email`: the signed-in user wants another e-mail address for the account. Nothing changes before the link in the mail to
//! that address is followed.
//!
//! Reads U8; writes the wish with a request for the mail. Emits `user.email_change_requested`. Safe to repeat: another mail at worst,
//! with another link. Needs a fresh proof.

use domain::EmailChangeId;
use domain::identity::link::EmailChange;
use domain::users::AddressMail;
use identity::{GivenEmail, LiveSession};
use serde::Deserialize;
use serde_json::json;
use store::Table;
use store::entities::{ask_mail, keep_email_change};
use web::{Problem, Request, Response, Stop, accepted};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct NewEmail {
    email: GivenEmail,
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), web::Error> {
    let table = Table::from_env();
    web::serve(async |request| change_email(&table, request).await).await
}

async fn change_email(table: &Table, request: Request) -> Result<Response, Stop> {
    let caller = request.caller()?;
    caller.require_proof(request.at())?;
    let NewEmail { email } = request.body()?;
    let email = email.into_inner();
    let LiveSession { user, .. } = LiveSession::of(table, &request, &caller).await?;
    if user.email == email {
        return Err(Problem::field("email", "is the address that your account has").into());
    }
    let (id, at) = (request.new_id::<EmailChangeId>(), request.at());
    let wish = EmailChange { id, user_id: user.id, from: user.email.clone(), to: email, changed_at: at };
    let mut change = request.change(caller.as_user());
    keep_email_change(&mut change, &wish);
    ask_mail(&mut change, user.id, AddressMail::EmailChange(id));
    table.commit(change).await?;
    let message =
        "We sent a mail to the new address. Follow the link in it within 24 hours to use that address.";
    Ok(accepted(&json!({ "message": message })))
}
