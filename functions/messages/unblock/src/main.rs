//! `DELETE /conversations/{conversation_id}/block`: the caller takes messages and questions of the other side again.
//!
//! Reads M1; deletes the block. Emits nothing. Safe to repeat.

use serde::Serialize;
use store::Table;
use store::entities::lift_block;
use web::{Request, Response, Stop, ok};

#[derive(Serialize)]
struct View {
    blocked: bool,
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), web::Error> {
    let table = Table::from_env();
    web::serve(async |request| unblock(&table, request).await).await
}

async fn unblock(table: &Table, request: Request) -> Result<Response, Stop> {
    let caller = request.caller()?;
    let talk = table.messages().load(request.path("conversation_id")?).await?;
    let by = talk.conversation.as_correspondent(caller.user_id)?;
    let other = talk.conversation.person(by.side().other());
    let mut change = request.change(by.actor());
    lift_block(&mut change, caller.user_id, other);
    table.commit(change).await?;
    Ok(ok(&View { blocked: false }))
}
