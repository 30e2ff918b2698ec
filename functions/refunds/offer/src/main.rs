//! `POST /orders/{order_id}/refunds`: the artisan offers to give a part of what is held back to the buyer, or all of it.
//! Another offer takes the place of the one before.
//!
//! Reads the order; writes it with the answer in one change. Emits `order.refund_offered`. Safe to repeat: the offer that
//! stands answers the same again.

use domain::market::TOTAL_MAX;
use domain::orders::Party;
use serde::Deserialize;
use store::Table;
use views::OrderView;
use web::{Amount, Request, Response, Stop, Text, ok};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Offer {
    amount: Amount<1, TOTAL_MAX>,
    /// The buyer is told it.
    reason: Text<3, 500>,
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), web::Error> {
    let table = Table::from_env();
    let images_url = aws::variable("UPLOADS_PUBLIC_URL");
    web::serve(async |request| offer_refund(&table, images_url.as_deref(), request).await).await
}

async fn offer_refund(table: &Table, images_url: Option<&str>, request: Request) -> Result<Response, Stop> {
    let caller = request.caller()?;
    let once = request.once(&caller)?;
    let Offer { amount, reason } = request.body()?;
    let order = table.orders().load_once(&once, request.path("order_id")?).await?;
    let artisan = order.as_artisan(caller.user_id)?;
    let party = Party::Artisan(artisan);
    let Some(offered) =
        order.offer_refund(artisan, request.new_id(), amount.money(), reason.into(), request.at())?
    else {
        return Ok(ok(&OrderView::new(&order, party, images_url, request.at())));
    };
    let mut change = request.change(artisan.actor());
    let order = change.save(&order, offered);
    let response = ok(&OrderView::new(&order, party, images_url, request.at()));
    change.answer(&once, response.answer());
    table.commit(change).await?;
    Ok(response)
}
