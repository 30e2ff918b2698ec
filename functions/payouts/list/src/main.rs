//! `GET /me/payouts`: the artisan's payouts, newest first.
//!
//! Reads X2, page by page. Writes nothing.

use domain::Role;
use store::Table;
use views::PayoutView;
use web::{Request, Response, Stop};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), web::Error> {
    let table = Table::from_env();
    web::serve(async |request| list(&table, request).await).await
}

async fn list(table: &Table, request: Request) -> Result<Response, Stop> {
    let caller = request.require(Role::Artisan)?;
    let found = table.payouts().of_artisan(caller.artisan_id(), &request.page()?).await?;
    let items = found.items.iter().map(|payout| PayoutView::new(payout)).collect();
    Ok(web::page(store::Page { items, next_cursor: found.next_cursor }))
}
