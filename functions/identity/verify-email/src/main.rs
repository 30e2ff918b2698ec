//! `POST /auth/email/verify`: the link in the mail was followed, so the address is the user's. It is the one that they signed up
//! with, or the one that their account is to have.
//!
//! Reads U4. Writes user and credentials and deletes the link, in one change. A link proves the address for the password that
//! came with its own sign-up, or for the account at a provider; the first that is followed claims it. Emits `user.email_verified` or `user.email_changed`. Safe to
//! repeat: an address that is verified answers the same again.

use domain::Actor;
use domain::identity::credentials::Credentials;
use domain::identity::link::{EmailChange, EmailToken, LinkPurpose};
use domain::users::User;
use identity::PersonalToken;
use serde::Deserialize;
use serde_json::json;
use store::entities::{SignUp, claim_accounts, claim_email, keep_email_change};
use store::{Change, Loaded, Table};
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
        let detail = "This link is damaged or has expired. Ask for another one.";
        Problem::new(problem::VERIFICATION_TOKEN_INVALID, detail)
    };
    let token = PersonalToken::parse(&token).ok_or_else(invalid)?;
    let follower = table.identity().follower(token.user_id, &token.hash()).await?;
    let user = follower.user.ok_or_else(invalid)?;
    let mut change = request.change(Actor::User(user.id));
    match (follower.link, follower.sign_up, follower.credentials) {
        (Some(link), Some(sign_up), None) if link.is_good_for(LinkPurpose::VerifyEmail, at) => {
            sign_up_is_theirs(&mut change, &user, &link, &sign_up, &request);
        }
        (Some(link), _, Some(credentials)) if link.is_good_for(LinkPurpose::ChangeEmail, at) => {
            change_is_theirs(&mut change, &user, &link, &credentials, &request);
        }
        (_, _, Some(_)) if user.email_verified_at.is_some() => return Ok(verified()),
        (_, _, _) => return Err(invalid().into()),
    }
    table.commit(change).await?;
    Ok(verified())
}

fn verified() -> Response {
    ok(&json!({ "email_verified": true }))
}

fn sign_up_is_theirs(
    change: &mut Change,
    user: &Loaded<User>,
    link: &Loaded<EmailToken>,
    sign_up: &Loaded<SignUp>,
    request: &Request,
) {
    let at = request.at();
    let verified = Credentials { email_verified_at: Some(at), ..sign_up.0.clone() };
    claim_email(change, &verified);
    claim_accounts(change, &verified);
    change.delete(sign_up);
    change.delete(link);
    if let Some(verified) = user.verify_email(at) {
        change.save(user, verified);
    }
}

fn change_is_theirs(
    change: &mut Change,
    user: &Loaded<User>,
    link: &Loaded<EmailToken>,
    credentials: &Loaded<Credentials>,
    request: &Request,
) {
    change.delete(link);
    let Some(id) = link.change_id.filter(|_| user.email != link.email) else { return };
    let (at, to) = (request.at(), &link.email);
    let moved = Credentials { email: to.clone(), email_verified_at: Some(at), ..(**credentials).clone() };
    claim_email(change, &moved);
    change.delete(credentials);
    change.save(user, user.change_email(to.clone(), id, at));
    let from = user.email.clone();
    keep_email_change(change, &EmailChange { id, user_id: user.id, from, to: to.clone(), changed_at: at });
}
