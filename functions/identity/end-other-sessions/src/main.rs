//! `DELETE /me/sessions`: the signed-in user logs out on all devices but this one.
//!
//! Reads U3; writes the user. Emits `user.sessions_ended`. Safe to repeat: what has ended stays so.

use store::Table;
use web::{Problem, Request, Response, Stop, no_content, problem};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), web::Error> {
    let table = Table::from_env();
    web::serve(async |request| end_others(&table, request).await).await
}

async fn end_others(table: &Table, request: Request) -> Result<Response, Stop> {
    let caller = request.caller()?;
    let (session, user) = table.identity().session_with_user(caller.user_id, caller.session_id).await?;
    let live = session.zip(user).filter(|(session, user)| user.keeps(session, request.at()));
    // An access token outlives its session for a while, and must not end what ended that.
    let ended = || Problem::new(problem::UNAUTHENTICATED, "This session has ended. Log in again.");
    let (session, user) = live.ok_or_else(ended)?;
    let mut change = request.change(caller.as_user());
    change.save(&user, user.end_sessions(Some(session.id), request.at()));
    table.commit(change).await?;
    Ok(no_content())
}
