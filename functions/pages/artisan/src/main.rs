//! `GET /pages/artisans/{artisan_id}`: an artisan's page of the web app, with what they offer in it before any script runs.
//!
//! Reads A1 beside P2, each with V5, then stock and artisan of that page, and at the same time the app's document. Writes nothing. It is the same
//! for everybody: who may not sell is not there (404). While the table does not answer, the page is the app alone, which says so
//! itself.

mod page;

use domain::ArtisanId;
use domain::artisans::Artisan;
use domain::catalogue::Product;
use domain::reviews::Rating;
use futures::future::try_join;
use page::Page;
use pages::Desk;
use store::entities::Parties;
use store::{Error, Loaded, PageRequest, Table};
use web::{Request, Response, Stop};

/// What the page is made of.
pub(crate) struct Found {
    pub(crate) artisan: Loaded<Artisan>,
    pub(crate) rating: Option<Rating>,
    pub(crate) products: store::Page<(Loaded<Product>, i64)>,
    pub(crate) parties: Parties,
}

/// Products that the app shows first.
const FIRST: u32 = 20;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), web::Error> {
    let desk = Desk::from_env();
    web::serve(async |request| artisan(&desk, request).await).await
}

async fn artisan(desk: &Desk, request: Request) -> Result<Response, Stop> {
    let found = selling(&desk.table, request.in_path("artisan_id"));
    desk.answer(request.at(), found, |found, shell| Page::new(found, desk).document().within(shell)).await
}

/// The artisan `id` as buyers see them, with the first page of what they offer and how much is left of it.
async fn selling(table: &Table, id: Option<ArtisanId>) -> Result<Option<Found>, Error> {
    let Some(id) = id else { return Ok(None) };
    let (products, first) = (table.products(), PageRequest { limit: FIRST, cursor: None });
    let offered = async {
        let (mut page, parties) =
            products.with_artisans_and_stock(products.of_artisan(id, &first).await?).await?;
        page.items.retain(|(product, _)| product.is_on_sale());
        Ok((page, parties))
    };
    let (found, (products, parties)) = try_join(table.artisans().find_rated(id), offered).await?;
    let found = found.filter(|(artisan, _)| artisan.may_sell());
    Ok(found.map(|(artisan, rating)| Found { artisan, rating, products, parties }))
}
