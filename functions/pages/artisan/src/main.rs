//! `GET /pages/artisans/{artisan_id}`: an artisan's page of the web app, with what they offer in it before any script runs.
//!
//! Reads M8 beside P2, then stock and artisan of that page, and at the same time the app's document. Writes nothing. It is the same
//! for everybody: who may not sell is not there (404). While the table does not answer, the page is the app alone, which says so
//! itself.

mod page;

use domain::ArtisanId;
use domain::artisans::Artisan;
use domain::catalogue::Product;
use domain::messages::Responses;
use futures::future::try_join;
use page::Page;
use pages::Desk;
use store::{Error, Loaded, PageRequest, Table};
use web::{Request, Response, Stop};

/// Products that the app shows first.
const FIRST: u32 = 20;

type Found = (Loaded<Artisan>, Option<Responses>, store::Page<(Loaded<Product>, i64)>);

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), web::Error> {
    let desk = Desk::from_env();
    web::serve(async |request| artisan(&desk, request).await).await
}

async fn artisan(desk: &Desk, request: Request) -> Result<Response, Stop> {
    let found = selling(&desk.table, request.in_path("artisan_id"));
    desk.answer(request.at(), found, |(artisan, responses, products), shell| {
        let usual = responses.as_ref().and_then(|responses| responses.usual(request.at()));
        Page::new(artisan, usual, products, desk).document().within(shell)
    })
    .await
}

/// The artisan `id` as buyers see them, with how fast they answer, and the first page of what they offer and how much is left of it.
async fn selling(table: &Table, id: Option<ArtisanId>) -> Result<Option<Found>, Error> {
    let Some(id) = id else { return Ok(None) };
    let (products, first) = (table.products(), PageRequest { limit: FIRST, cursor: None });
    let offered = async {
        let (mut page, _) = products.with_artisans_and_stock(products.of_artisan(id, &first).await?).await?;
        page.items.retain(|(product, _)| product.is_on_sale());
        Ok(page)
    };
    let messages = table.messages();
    let ((artisan, responses), page) = try_join(messages.artisan_with_responses(id), offered).await?;
    let artisan = artisan.filter(|artisan| artisan.may_sell());
    Ok(artisan.map(|artisan| (artisan, responses, page)))
}
