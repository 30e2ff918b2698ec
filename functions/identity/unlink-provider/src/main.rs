//! `DELETE /me/providers/{provider}`: the signed-in user logs in by their account at a provider no more. All other sessions end.
//!
//! Reads U8; writes user and credentials and deletes whose the account there was, in one change. Emits `user.provider_changed`. Safe to
//! repeat: what is not linked stays so. Needs a fresh proof; refused where nothing else opens the account.

use domain::identity::provider::Provider;
use identity::LiveSession;
use store::Table;
use store::entities::release_account;
use web::{Request, Response, Stop, no_content};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), web::Error> {
    let table = Table::from_env();
    web::serve(async |request| unlink(&table, request).await).await
}

async fn unlink(table: &Table, request: Request) -> Result<Response, Stop> {
    let caller = request.caller()?;
    caller.require_proof(request.at())?;
    let provider: Provider = request.path("provider")?;
    let live = LiveSession::of(table, &request, &caller).await?;
    let Some(left) = live.credentials.unlink(provider)? else { return Ok(no_content()) };
    let mut change = request.change(caller.as_user());
    live.credentials.linked(provider).into_iter().for_each(|account| release_account(&mut change, account));
    change.replace(&live.credentials, &left);
    change.save(&live.user, live.user.unlink_provider(provider, caller.session_id, request.at()));
    table.commit(change).await?;
    Ok(no_content())
}
