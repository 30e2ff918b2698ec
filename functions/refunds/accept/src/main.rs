//! `POST /orders/{order_id}/refunds/{refund_id}/accept`: the buyer takes what the artisan offers to give back. The money is
//! moved by the step `refunds-send`.
//!
//! Reads the order; writes it and the refund with the answer in one change. Emits `order.refund_accepted` and
//! `refund.decided`. Safe to repeat: an offer that was accepted answers the order as it is.

use domain::orders::Party;
use store::Table;
use views::OrderView;
use web::{Request, Response, Stop, ok};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), web::Error> {
    let table = Table::from_env();
    let images_url = aws::variable("UPLOADS_PUBLIC_URL");
    web::serve(async |request| accept_refund(&table, images_url.as_deref(), request).await).await
}

async fn accept_refund(table: &Table, images_url: Option<&str>, request: Request) -> Result<Response, Stop> {
    let caller = request.caller()?;
    let once = request.once(&caller)?;
    let id = request.path("refund_id")?;
    let order = table.orders().load_once(&once, request.path("order_id")?).await?;
    let buyer = order.as_buyer(caller.user_id)?;
    let party = Party::Buyer(buyer);
    let Some((accepted, refund)) = order.accept_refund(buyer, id, request.at())? else {
        return Ok(ok(&OrderView::new(&order, party, images_url, request.at())));
    };
    let mut change = request.change(buyer.actor());
    let order = change.save(&order, accepted);
    change.create(refund);
    let response = ok(&OrderView::new(&order, party, images_url, request.at()));
    change.answer(&once, response.answer());
    table.commit(change).await?;
    Ok(response)
}
