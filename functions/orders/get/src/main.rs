//! `GET /orders/{order_id}`: an order, to its parties. Strangers get 404.
//!
//! Reads O1. Writes nothing.

use store::entities::Orders;
use views::OrderView;
use web::{Problem, Request, Response, Stop, ok};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), web::Error> {
    let orders = Orders::from_env();
    web::serve(async |request| get(&orders, request).await).await
}

async fn get(orders: &Orders, request: Request) -> Result<Response, Stop> {
    let caller = request.caller()?;
    let found = orders.load_with_delivery(request.path("order_id")?).await?;
    let found = found.ok_or_else(|| Problem::not_found("There is no such order."))?;
    let party = found.order.as_party(caller.user_id)?;
    Ok(ok(&OrderView::new(&found.order, party).with_delivery(found.delivery.as_ref(), party)))
}
