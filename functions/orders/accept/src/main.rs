//! `POST /orders/{order_id}/accept`: the artisan takes a paid order on.
//!
//! Reads the order; writes it with the answer in one change. Emits `order.accepted`. Safe to repeat: an accepted order answers the same
//! again.

use domain::orders::Party;
use store::Table;
use views::OrderView;
use web::{Request, Response, Stop, ok};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), web::Error> {
    let table = Table::from_env();
    let images_url = aws::variable("UPLOADS_PUBLIC_URL");
    web::serve(async |request| accept(&table, images_url.as_deref(), request).await).await
}

async fn accept(table: &Table, images_url: Option<&str>, request: Request) -> Result<Response, Stop> {
    let caller = request.caller()?;
    let once = request.once(&caller)?;
    let order = table.orders().load_once(&once, request.path("order_id")?).await?;
    let artisan = order.as_artisan(caller.user_id)?;
    let party = Party::Artisan(artisan);
    let Some(accepted) = order.accept(artisan, request.at())? else {
        return Ok(ok(&OrderView::new(&order, party, images_url, request.at())));
    };
    let mut change = request.change(artisan.actor());
    let order = change.save(&order, accepted);
    let response = ok(&OrderView::new(&order, party, images_url, request.at()));
    change.answer(&once, response.answer());
    table.commit(change).await?;
    Ok(response)
}
