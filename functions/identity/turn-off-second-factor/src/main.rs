//! `DELETE /me/second-factor`: the signed-in user's log-ins ask for no code any more.
//!
//! Reads U8; deletes the second factor and writes user, credentials and session in one change. Emits `user.second_factor_changed`. Safe to
//! repeat: one that is off stays so. Needs a fresh proof. Administrators keep theirs.

use domain::identity::credentials::Credentials;
use identity::LiveSession;
use store::Table;
use web::{Request, Response, Stop, no_content};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), web::Error> {
    let table = Table::from_env();
    web::serve(async |request| turn_off(&table, request).await).await
}

async fn turn_off(table: &Table, request: Request) -> Result<Response, Stop> {
    let caller = request.caller()?;
    caller.require_proof(request.at())?;
    let live = LiveSession::of(table, &request, &caller).await?;
    if !live.factor.is_on() {
        return Ok(no_content());
    }
    let off = live.user.turn_second_factor_off()?;
    let mut change = request.change(caller.as_user());
    change.delete(&live.factor);
    change.replace(&live.credentials, &Credentials { second_factor: false, ..(*live.credentials).clone() });
    change.replace(&live.session, &live.session.prove(false, request.at()));
    change.save(&live.user, off);
    table.commit(change).await?;
    Ok(no_content())
}
