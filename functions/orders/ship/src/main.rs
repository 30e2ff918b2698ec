//! `POST /orders/{order_id}/ship`: the artisan sent the order off, with a note on how it travels.
//!
//! Reads the order; writes it with the answer in one change. Emits `order.shipped`. Safe to repeat: a shipped order
//! answers the same again.

use domain::orders::{Party, Tracking};
use serde::Deserialize;
use store::Table;
use views::OrderView;
use web::{Request, Response, Stop, Text, ok};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Ship {
    /// The rider, the waybill, a link: whatever helps the buyer to follow it.
    tracking_note: Text<3, 500>,
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), web::Error> {
    let table = Table::from_env();
    let images_url = aws::variable("UPLOADS_PUBLIC_URL");
    web::serve(async |request| ship(&table, images_url.as_deref(), request).await).await
}

async fn ship(table: &Table, images_url: Option<&str>, request: Request) -> Result<Response, Stop> {
    let caller = request.caller()?;
    let once = request.once(&caller)?;
    let Ship { tracking_note } = request.body()?;
    let order = table.orders().load_once(&once, request.path("order_id")?).await?;
    let artisan = order.as_artisan(caller.user_id)?;
    let party = Party::Artisan(artisan);
    let tracking = Tracking { note: tracking_note.into() };
    let Some(shipped) = order.ship(artisan, tracking, request.at())? else {
        return Ok(ok(&OrderView::new(&order, party, images_url, request.at())));
    };
    let mut change = request.change(artisan.actor());
    let order = change.save(&order, shipped);
    let response = ok(&OrderView::new(&order, party, images_url, request.at()));
    change.answer(&once, response.answer());
    table.commit(change).await?;
    Ok(response)
}
