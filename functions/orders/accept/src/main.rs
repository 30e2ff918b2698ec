//! `POST /orders/{order_id}/accept`: the artisan takes a paid order on.
//!
//! Reads the order; writes it with the answer in one change. Emits `order.accepted`. Safe to repeat: an accepted order answers the same
//! again.

use domain::orders::Party;
use store::Change;
use store::entities::Orders;
use views::OrderView;
use web::{Problem, Request, Response, Stop, ok};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), web::Error> {
    let orders = Orders::from_env();
    web::serve(async |request| accept(&orders, request).await).await
}

async fn accept(orders: &Orders, request: Request) -> Result<Response, Stop> {
    let caller = request.caller()?;
    let once = request.once(&caller)?;
    let order = orders.load_once(&once, request.path("order_id")?).await?;
    let order = order.ok_or_else(|| Problem::not_found("There is no such order."))?;
    let artisan = order.as_artisan(caller.user_id)?;
    let party = Party::Artisan(artisan);
    let Some(accepted) = order.accept(artisan, request.at())? else {
        return Ok(ok(&OrderView::new(&order, party)));
    };
    let mut change = Change::new(artisan.actor(), request.at(), request.correlation_id());
    let order = change.save(&order, accepted);
    let response = ok(&OrderView::new(&order, party));
    change.answer(&once, response.answer());
    orders.commit(change).await?;
    Ok(response)
}
