//! `GET /orders/{order_id}`: an order, to its parties. Strangers get 404.
//!
//! Reads O1. Writes nothing.

use store::Table;
use views::OrderView;
use web::{Request, Response, Stop, ok};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), web::Error> {
    let table = Table::from_env();
    web::serve(async |request| get(&table, request).await).await
}

async fn get(table: &Table, request: Request) -> Result<Response, Stop> {
    let caller = request.caller()?;
    let found = table.orders().load_with_delivery(request.path("order_id")?).await?;
    let party = found.order.as_party(caller.user_id)?;
    Ok(ok(&OrderView::new(&found.order, party).with_delivery(found.delivery.as_ref(), party)))
}
