//! `GET /orders/{order_id}/history`: every change of an order with its author and the hash chain, to its parties, oldest
//! first. What the entries hash to can be recomputed from the answer.
//!
//! Reads the order, then O4, page by page. Writes nothing.

use domain::OrderId;
use store::entities::Orders;
use web::{Problem, Request, Response, Stop};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), web::Error> {
    let orders = Orders::from_env();
    web::serve(async |request| history(&orders, request).await).await
}

async fn history(orders: &Orders, request: Request) -> Result<Response, Stop> {
    let caller = request.caller()?;
    let page = request.page()?;
    let id: OrderId = request.path("order_id")?;
    let order = orders.load(id).await?.ok_or_else(|| Problem::not_found("There is no such order."))?;
    order.as_party(caller.user_id)?;
    Ok(web::page(orders.history(id, &page).await?))
}
