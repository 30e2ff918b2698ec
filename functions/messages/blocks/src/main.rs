//! `GET /me/blocks`: whom the caller blocks, with what they are called.
//!
//! Reads I4, page by page. Writes nothing.

use store::Table;
use views::BlockView;
use web::{Request, Response, Stop};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), web::Error> {
    let table = Table::from_env();
    web::serve(async |request| blocks(&table, request).await).await
}

async fn blocks(table: &Table, request: Request) -> Result<Response, Stop> {
    let caller = request.caller()?;
    let (found, parties) = table.messages().blocked_by(caller.user_id, &request.page()?).await?;
    let blocks = found.items.iter().map(|block| BlockView::new(block, &parties)).collect();
    Ok(web::page(store::Page { items: blocks, next_cursor: found.next_cursor }))
}
