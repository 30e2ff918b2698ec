//! `GET /offers?as=buyer|artisan`: what the caller offered, or what was offered for what they sell, the newest first. With the products
//! and the names of both sides.
//!
//! Reads Q3 or Q4, then Q5. Writes nothing.

use domain::Role;
use domain::orders::Side;
use serde::Deserialize;
use store::{Page, Table};
use views::OfferWithPartiesView;
use web::{Request, Response, Stop};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Query {
    #[serde(rename = "as")]
    side: Option<Side>,
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), web::Error> {
    let table = Table::from_env();
    let images_url = aws::variable("UPLOADS_PUBLIC_URL");
    web::serve(async |request| list(&table, images_url.as_deref(), request).await).await
}

async fn list(table: &Table, images_url: Option<&str>, request: Request) -> Result<Response, Stop> {
    let (Query { side }, page) = request.query_and_page()?;
    let (caller, found) = match side.unwrap_or(Side::Buyer) {
        Side::Buyer => {
            let caller = request.caller()?;
            let found = table.offers().of_buyer(caller.user_id, &page).await?;
            (caller, found)
        }
        Side::Artisan => {
            let caller = request.require(Role::Artisan)?;
            let found = table.offers().of_artisan(caller.artisan_id(), &page).await?;
            (caller, found)
        }
    };
    let beside = table.offers().beside(&found.items).await?;
    let mut views = Vec::with_capacity(found.items.len());
    for offer in &found.items {
        let party = offer.as_party(caller.user_id)?;
        views.push(OfferWithPartiesView::new(offer, party, &beside, images_url, request.at()));
    }
    Ok(web::page(Page { items: views, next_cursor: found.next_cursor }))
}
