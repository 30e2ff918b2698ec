//! `GET /me/addresses`: where the signed-in user has things brought; the first is the one that a checkout begins with.
//!
//! Reads U16; writes nothing. Safe to repeat.

use store::Table;
use views::AddressBookView;
use web::{Request, Response, Stop, ok};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), web::Error> {
    let table = Table::from_env();
    web::serve(async |request| addresses(&table, request).await).await
}

async fn addresses(table: &Table, request: Request) -> Result<Response, Stop> {
    let caller = request.caller()?;
    let book = table.own().addresses(caller.user_id).await?;
    Ok(ok(&AddressBookView::new(&book)).of_version(book.version()))
}
