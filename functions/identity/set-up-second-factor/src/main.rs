//! `POST /me/second-factor`: the signed-in user is shown a secret for an app that makes codes. It counts once a code of it is confirmed.
//!
//! Reads U12; writes the second factor. Emits nothing. A repeat shows another secret in place of the one before. One that is on
//! stays so until another is confirmed. Needs a fresh proof.

use domain::Timestamp;
use domain::identity::second_factor::{SET_UP_SECONDS, SecondFactor};
use identity::{FactorKey, TotpSecret};
use serde::Serialize;
use store::{Loaded, Table};
use web::{Problem, Request, Response, Stop, ok};

#[derive(Serialize)]
struct Shown {
    secret: String,
    uri: String,
    confirm_until: Timestamp,
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), web::Error> {
    let table = Table::from_env();
    let key = FactorKey::from_env().await?;
    web::serve(async |request| set_up(&table, &key, request).await).await
}

async fn set_up(table: &Table, key: &FactorKey, request: Request) -> Result<Response, Stop> {
    let caller = request.caller_setting_up()?;
    let at = request.at();
    caller.require_proof(at)?;
    let (factor, user) = table.identity().second_factor_with_user(caller.user_id).await?;
    let user = user.ok_or_else(|| Problem::not_found("Your account no longer exists."))?;
    let factor = factor.unwrap_or_else(|| Loaded::new(SecondFactor::none(user.id)));
    let secret = TotpSecret::new();
    let mut change = request.change(caller.as_user());
    change.replace(&factor, &factor.show(key.seal(user.id, &secret), at));
    table.commit(change).await?;
    let confirm_until = at.plus_seconds(SET_UP_SECONDS);
    Ok(ok(&Shown { secret: secret.reveal(), uri: secret.uri(&user.email), confirm_until }))
}
