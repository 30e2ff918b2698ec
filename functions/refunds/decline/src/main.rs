//! `POST /orders/{order_id}/refunds/{refund_id}/decline`: the buyer declines what the artisan offers to give back, or the
//! artisan takes the offer back.
//!
//! Reads the order; writes it with the answer in one change. Emits `order.refund_declined` or `order.refund_withdrawn`.
//! Safe to repeat: an offer that does not stand any more answers the order as it is.

use store::Table;
use views::OrderView;
use web::{Request, Response, Stop, ok};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), web::Error> {
    let table = Table::from_env();
    let images_url = aws::variable("UPLOADS_PUBLIC_URL");
    web::serve(async |request| decline_refund(&table, images_url.as_deref(), request).await).await
}

async fn decline_refund(table: &Table, images_url: Option<&str>, request: Request) -> Result<Response, Stop> {
    let caller = request.caller()?;
    let once = request.once(&caller)?;
    let id = request.path("refund_id")?;
    let order = table.orders().load_once(&once, request.path("order_id")?).await?;
    let party = order.as_party(caller.user_id)?;
    let Some(dropped) = order.drop_refund_offer(party, id)? else {
        return Ok(ok(&OrderView::new(&order, party, images_url, request.at())));
    };
    let mut change = request.change(party.actor());
    let order = change.save(&order, dropped);
    let response = ok(&OrderView::new(&order, party, images_url, request.at()));
    change.answer(&once, response.answer());
    table.commit(change).await?;
    Ok(response)
}
