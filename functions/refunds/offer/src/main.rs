//! `POST /orders/{order_id}/refunds`: the artisan offers to give a part of what is held back to the buyer, or all of it.
//! Another offer takes the place of the one before.
//!
//! Reads the order; writes it with the answer in one change. Emits `order.refund_offered`. Safe to repeat: the offer that
//! stands answers the same again.

use domain::Money;
use domain::orders::Party;
use serde::Deserialize;
use store::Change;
use store::entities::Orders;
use views::OrderView;
use web::{Problem, Request, Response, Stop, Text, ok};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Offer {
    amount: Money,
    /// The buyer is told it.
    reason: Text<3, 500>,
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), web::Error> {
    let orders = Orders::from_env();
    web::serve(async |request| offer_refund(&orders, request).await).await
}

async fn offer_refund(orders: &Orders, request: Request) -> Result<Response, Stop> {
    let caller = request.caller()?;
    let once = request.once(&caller)?;
    let Offer { amount, reason } = request.body()?;
    let order = orders.load_once(&once, request.path("order_id")?).await?;
    let order = order.ok_or_else(|| Problem::not_found("There is no such order."))?;
    let artisan = order.as_artisan(caller.user_id)?;
    let party = Party::Artisan(artisan);
    let Some(offered) = order.offer_refund(artisan, request.new_id(), amount, reason.into(), request.at())?
    else {
        return Ok(ok(&OrderView::new(&order, party)));
    };
    let mut change = Change::new(artisan.actor(), request.at(), request.correlation_id());
    let order = change.save(&order, offered);
    let response = ok(&OrderView::new(&order, party));
    change.answer(&once, response.answer());
    orders.commit(change).await?;
    Ok(response)
}
