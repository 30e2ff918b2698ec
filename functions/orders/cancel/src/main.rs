//! `POST /orders/{order_id}/cancel`: one side calls the order off. What was paid goes back by the step `refunds-send`.
//!
//! Reads the order; writes it with the answer in one change. Emits `order.cancelled`. Safe to repeat: a cancelled
//! order answers the same again. Reserved stock returns in the same change.

use serde::Deserialize;
use store::Change;
use store::entities::Orders;
use views::OrderView;
use web::{Problem, Request, Response, Stop, Text, ok};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Cancel {
    /// The other side is told it.
    reason: Text<3, 500>,
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), web::Error> {
    let orders = Orders::from_env();
    web::serve(async |request| cancel(&orders, request).await).await
}

async fn cancel(orders: &Orders, request: Request) -> Result<Response, Stop> {
    let caller = request.caller()?;
    let once = request.once(&caller)?;
    let Cancel { reason } = request.body()?;
    let order = orders.load_once(&once, request.path("order_id")?).await?;
    let order = order.ok_or_else(|| Problem::not_found("There is no such order."))?;
    let party = order.as_party(caller.user_id)?;
    let Some(cancelled) = order.cancel(party, reason.into(), request.at())? else {
        return Ok(ok(&OrderView::new(&order, party)));
    };
    let mut change = Change::new(party.actor(), request.at(), request.correlation_id());
    let order = change.save(&order, cancelled);
    if order.returns_stock() {
        for line in &order.lines {
            change.return_stock(line.product_id, line.quantity);
        }
    }
    let response = ok(&OrderView::new(&order, party));
    change.answer(&once, response.answer());
    orders.commit(change).await?;
    Ok(response)
}
