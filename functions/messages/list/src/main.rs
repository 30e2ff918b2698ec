//! `GET /conversations`: the caller's conversations, the one with the newest message first, with how many messages are unread in each.
//!
//! Reads M3. Writes nothing. Contact details are hidden in what is shown of the last message, also of an order that is paid.

use store::Table;
use views::ConversationLineView;
use web::{Request, Response, Stop};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), web::Error> {
    let table = Table::from_env();
    web::serve(async |request| list(&table, request).await).await
}

async fn list(table: &Table, request: Request) -> Result<Response, Stop> {
    let caller = request.caller()?;
    let (found, parties) = table.messages().of_user(caller.user_id, &request.page()?).await?;
    let lines = found.items.iter().map(|seat| ConversationLineView::new(seat, &parties)).collect();
    Ok(web::page(store::Page { items: lines, next_cursor: found.next_cursor }))
}
