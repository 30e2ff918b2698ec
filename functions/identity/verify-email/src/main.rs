//! `POST /auth/email/verify`: the link in the mail was followed, so the address is the user's.
//!
//! Reads U4; writes user and credentials and deletes the token, in one change. Emits `user.email_verified`. Safe to repeat:
//! an address that is verified answers the same again.

use domain::Actor;
use identity::VerificationToken;
use serde::Deserialize;
use serde_json::json;
use store::Table;
use store::entities::mark_email_verified;
use web::{Problem, Request, Response, Stop, ok, problem};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Verify {
    token: String,
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), web::Error> {
    let table = Table::from_env();
    web::serve(async |request| verify(&table, request).await).await
}

async fn verify(table: &Table, request: Request) -> Result<Response, Stop> {
    let Verify { token } = request.body()?;
    let at = request.at();
    let invalid = || {
        let detail = "This link is damaged or has expired. Ask for another with POST /auth/email/resend.";
        Problem::new(problem::VERIFICATION_TOKEN_INVALID, detail)
    };
    let token = VerificationToken::parse(&token).ok_or_else(invalid)?;
    let (user, stored) = table.identity().find_with_email_token(token.user_id, &token.hash()).await?;
    let user = user.ok_or_else(invalid)?;
    let answer = ok(&json!({ "email_verified": true }));
    let Some(verified) = user.verify_email(at) else { return Ok(answer) };
    let stored = stored.filter(|stored| stored.good_until > at && stored.email == user.email);
    let stored = stored.ok_or_else(invalid)?;
    let mut change = request.change(Actor::User(user.id));
    change.save(&user, verified);
    mark_email_verified(&mut change, &user.email, at);
    change.delete(&stored);
    table.commit(change).await?;
    Ok(answer)
}
