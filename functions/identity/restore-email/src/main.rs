//! `POST /auth/email/restore`: whoever had the account's address before takes it back, by the link in the mail about the change.
//!
//! All sessions end, the password and linked accounts are good no more, and a link to choose a new one is sent. Reads U4 and U7; writes user and
//! credentials and deletes the links that came since. Emits `user.email_restored`. Not done again by a repeat: the link is good
//! for one use.

use domain::Actor;
use domain::identity::credentials::Credentials;
use domain::identity::link::LinkPurpose;
use identity::PersonalToken;
use serde::Deserialize;
use serde_json::json;
use store::entities::{claim_email, release_account};
use store::{PageRequest, Table};
use web::{Problem, Request, Response, Stop, ok, problem};

/// Links that fall with one change; a transaction has no room for many more.
const LINKS_MAX: u32 = 80;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Restore {
    token: String,
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), web::Error> {
    let table = Table::from_env();
    web::serve(async |request| restore(&table, request).await).await
}

async fn restore(table: &Table, request: Request) -> Result<Response, Stop> {
    let Restore { token } = request.body()?;
    let at = request.at();
    let invalid = || {
        let detail =
            "This link was used, is damaged or has expired. Write to support if your account is not yours.";
        Problem::new(problem::LINK_INVALID, detail)
    };
    let token = PersonalToken::parse(&token).ok_or_else(invalid)?;
    let (hash, page) = (token.hash(), PageRequest { limit: LINKS_MAX, cursor: None });
    let people = table.identity();
    let read =
        tokio::try_join!(people.follower(token.user_id, &hash), people.email_tokens(token.user_id, &page));
    let (follower, links) = read?;
    let found = follower.user.zip(follower.link).zip(follower.credentials);
    let ((user, link), credentials) = found.ok_or_else(invalid)?;
    if !link.is_good_for(LinkPurpose::RestoreEmail, at) {
        return Err(invalid().into());
    }
    let mut change = request.change(Actor::User(user.id));
    // No password opens it, and no account elsewhere: whoever changed the address knew the one before, and may have linked the other.
    let restored = Credentials {
        email: link.email.clone(),
        password_hash: String::new(),
        providers: Vec::new(),
        ..(*credentials).clone()
    };
    credentials.providers.iter().for_each(|account| release_account(&mut change, account));
    if link.email == user.email {
        change.replace(&credentials, &restored);
    } else {
        claim_email(&mut change, &restored);
        change.delete(&credentials);
    }
    change.save(&user, user.restore_email(link.email.clone(), at));
    links.items.iter().filter(|other| other.falls_with(&link)).for_each(|other| change.delete(other));
    table.commit(change).await?;
    let message = "Your account has its address back, and everybody was logged out. We sent you a link to choose a new password.";
    Ok(ok(&json!({ "message": message })))
}
