//! `DELETE /me/sessions/{session_id}`: the signed-in user logs out on one device, from any other.
//!
//! Reads U3; deletes the session. Emits nothing. A repeat finds nothing to end.

use store::Table;
use web::{Problem, Request, Response, Stop, no_content};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), web::Error> {
    let table = Table::from_env();
    web::serve(async |request| end(&table, request).await).await
}

async fn end(table: &Table, request: Request) -> Result<Response, Stop> {
    let caller = request.caller()?;
    let id = request.path("session_id")?;
    let (session, _) = table.identity().session_with_user(caller.user_id, id).await?;
    let session = session.ok_or_else(|| Problem::not_found("There is no such session."))?;
    let mut change = request.change(caller.as_user());
    change.delete(&session);
    table.commit(change).await?;
    Ok(no_content())
}
