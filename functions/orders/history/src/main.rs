//! `GET /orders/{order_id}/history`: every change of an order with its author and the hash chain, to its parties, oldest
//! first. What is between the artisan and the platform is shown to the artisan only; what the entries hash to can be recomputed
//! from either answer.
//!
//! Reads the order, then O4, page by page. Writes nothing.

use domain::OrderId;
use domain::orders::Party;
use store::Table;
use views::EntryView;
use web::{Request, Response, Stop};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), web::Error> {
    let table = Table::from_env();
    web::serve(async |request| history(&table, request).await).await
}

async fn history(table: &Table, request: Request) -> Result<Response, Stop> {
    let caller = request.caller()?;
    let page = request.page()?;
    let id: OrderId = request.path("order_id")?;
    let order = table.orders().load(id).await?;
    let view = match order.as_party(caller.user_id)? {
        Party::Buyer(_) => EntryView::shared,
        Party::Artisan(_) => EntryView::whole,
    };
    Ok(web::page(table.orders().history(id, &page).await?.map(view)))
}
