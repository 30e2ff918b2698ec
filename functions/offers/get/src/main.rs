//! `GET /offers/{offer_id}`: an offer on a price, for its buyer and the artisan, with the product and the names of both.
//!
//! Reads Q2, then Q5. Writes nothing.

use store::Table;
use views::OfferWithPartiesView;
use web::{Request, Response, Stop, ok};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), web::Error> {
    let table = Table::from_env();
    let images_url = aws::variable("UPLOADS_PUBLIC_URL");
    web::serve(async |request| get(&table, images_url.as_deref(), request).await).await
}

async fn get(table: &Table, images_url: Option<&str>, request: Request) -> Result<Response, Stop> {
    let caller = request.caller()?;
    let offer = table.offers().load(request.path("offer_id")?).await?;
    let party = offer.as_party(caller.user_id)?;
    let beside = table.offers().beside(std::slice::from_ref(&offer)).await?;
    Ok(ok(&OfferWithPartiesView::new(&offer, party, &beside, images_url, request.at())))
}
