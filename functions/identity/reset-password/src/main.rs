//! `POST /auth/password/reset`: the link in the mail was followed, and a new password is chosen. All sessions end.
//!
//! Reads U4; writes user and credentials and deletes the link, in one change. The wrong passwords at the address are forgotten,
//! and the device is known from now on.
//! An account at a provider falls whose owner only typed the address: it may be a stranger's.
//! An address that was not verified yet is by the link. Emits `user.password_changed`. Not done again by a repeat: the link is
//! good for one use.

use domain::identity::credentials::Credentials;
use domain::{Actor, Timestamp};
use identity::{Password, PersonalToken, Place, device_cookie, hash_password, know_device};
use serde::Deserialize;
use serde_json::json;
use store::Table;
use store::entities::{claim_email, forget_attempts, release_account};
use web::{Problem, Request, Response, Stop, ok, problem};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Reset {
    token: String,
    password: Password,
    /// Whether the device's token is to be a cookie: for browsers.
    #[serde(default)]
    cookie: bool,
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), web::Error> {
    let table = Table::from_env();
    web::serve(async |request| reset(&table, request).await).await
}

async fn reset(table: &Table, request: Request) -> Result<Response, Stop> {
    let Reset { token, password, cookie } = request.body()?;
    let at = request.at();
    let invalid = || {
        let detail = "This link was used, is damaged or has expired. Ask for another one.";
        Problem::new(problem::LINK_INVALID, detail)
    };
    let token = PersonalToken::parse(&token).ok_or_else(invalid)?;
    let follower = table.identity().follower(token.user_id, &token.hash()).await?;
    let (user, link) = follower.user.zip(follower.link).ok_or_else(invalid)?;
    if !user.takes_reset(&link, at) {
        return Err(invalid().into());
    }
    password.check_new(&user.email).map_err(|weak| Problem::field("password", weak.to_string()))?;
    let mut change = request.change(Actor::User(user.id));
    match (follower.credentials, follower.sign_up) {
        (Some(credentials), _) => {
            credentials.fall_with_reset().for_each(|account| release_account(&mut change, account));
            let mut theirs = with_password(&credentials, &password, at);
            theirs.providers.retain(|account| !account.address_typed);
            change.replace(&credentials, &theirs);
        }
        (None, Some(sign_up)) => {
            // The link shows whose the address is, and nothing of what else came with the sign-up.
            let theirs = Credentials { providers: Vec::new(), ..with_password(&sign_up.0, &password, at) };
            claim_email(&mut change, &theirs);
            change.delete(&sign_up);
        }
        (None, None) => return Err(invalid().into()),
    }
    change.save(&user, user.change_password(None, at));
    change.delete(&link);
    forget_attempts(&mut change, &user.email);
    // Whoever reads the address is not locked out by others' guesses.
    let device = know_device(&mut change, &request, user.id);
    table.commit(change).await?;
    Ok(match Place::asked(cookie) {
        Place::Body => ok(&json!({ "device_token": device.reveal() })),
        Place::Cookie => ok(&json!({})).with_cookie(device_cookie(&device)),
    })
}

fn with_password(credentials: &Credentials, password: &Password, at: Timestamp) -> Credentials {
    Credentials {
        password_hash: hash_password(password),
        email_verified_at: credentials.email_verified_at.or(Some(at)),
        ..credentials.clone()
    }
}
