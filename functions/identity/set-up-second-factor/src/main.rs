//! `POST /me/second-factor`: the signed-in user is shown a secret for an app that makes codes. It counts once a code of it is confirmed.
//!
//! Reads U8; writes the second factor. Emits nothing. A repeat shows another secret in place of the one before. One that is on
//! stays so until another is confirmed. Needs a fresh proof and a session that goes on.

use domain::Timestamp;
use domain::identity::second_factor::SET_UP_SECONDS;
use identity::{FactorKey, LiveSession, TotpSecret};
use serde::Serialize;
use store::Table;
use web::{Request, Response, Stop, ok};

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
    let LiveSession { user, factor, .. } = LiveSession::of(table, &request, &caller).await?;
    let secret = TotpSecret::new();
    let mut change = request.change(caller.as_user());
    change.replace(&factor, &factor.show(key.seal(user.id, &secret), at));
    table.commit(change).await?;
    let confirm_until = at.plus_seconds(SET_UP_SECONDS);
    Ok(ok(&Shown { secret: secret.reveal(), uri: secret.uri(&user.email), confirm_until }))
}
