//! `PUT /me/password`: the signed-in user chooses another password. All other sessions end.
//!
//! Reads U8; writes user and credentials in one change. Emits `user.password_changed`. Safe to repeat: the password is the same again.
//! Needs a fresh proof.

use domain::identity::credentials::Credentials;
use identity::{LiveSession, Password, hash_password};
use serde::Deserialize;
use store::Table;
use web::{Problem, Request, Response, Stop, no_content};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct NewPassword {
    password: Password,
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), web::Error> {
    let table = Table::from_env();
    web::serve(async |request| change_password(&table, request).await).await
}

async fn change_password(table: &Table, request: Request) -> Result<Response, Stop> {
    let caller = request.caller()?;
    caller.require_proof(request.at())?;
    let NewPassword { password } = request.body()?;
    let LiveSession { user, credentials, .. } = LiveSession::of(table, &request, &caller).await?;
    password.check_new(&user.email).map_err(|weak| Problem::field("password", weak.to_string()))?;
    let mut change = request.change(caller.as_user());
    let changed = Credentials { password_hash: hash_password(&password), ..(*credentials).clone() };
    change.replace(&credentials, &changed);
    change.save(&user, user.change_password(Some(caller.session_id), request.at()));
    table.commit(change).await?;
    Ok(no_content())
}
