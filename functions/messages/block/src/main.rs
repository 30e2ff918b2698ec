//! `POST /conversations/{conversation_id}/block`: the caller takes no more messages and questions of the other side.
//!
//! Reads M1; writes the block. Emits nothing. Orders go on, and what is written about one that is paid and not over gets through. Safe
//! to repeat.

use domain::messages::Block;
use serde::Serialize;
use store::Table;
use store::entities::set_block;
use web::{Request, Response, Stop, ok};

#[derive(Serialize)]
struct View {
    blocked: bool,
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), web::Error> {
    let table = Table::from_env();
    web::serve(async |request| block(&table, request).await).await
}

async fn block(table: &Table, request: Request) -> Result<Response, Stop> {
    let caller = request.caller()?;
    let talk = table.messages().load(request.path("conversation_id")?).await?;
    let by = talk.conversation.as_correspondent(caller.user_id)?;
    let other = talk.conversation.person(by.side().other());
    let mut change = request.change(by.actor());
    let block = Block { blocker_id: caller.user_id, blocked_id: other, blocked_at: request.at() };
    set_block(&mut change, &block);
    table.commit(change).await?;
    Ok(ok(&View { blocked: true }))
}
