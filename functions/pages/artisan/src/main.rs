//! `GET /pages/artisans/{artisan_id}`: an artisan's page of the web app, with what they offer in it before any script runs.
//!
//! Reads M8 beside P2 with V5, then stock and artisan of that page, and at the same time the app's document. Writes nothing. It is the same
//! for everybody: who may not sell is not there (404). While the table does not answer, the page is the app alone, which says so
//! itself.

mod page;

use domain::ArtisanId;
use domain::catalogue::Product;
use futures::future::try_join;
use page::Page;
use pages::Desk;
use store::entities::{Parties, ShownArtisan};
use store::{Error, Loaded, PageRequest, Table};
use web::{Request, Response, Stop};

/// What the page is made of.
pub(crate) struct Found {
    pub(crate) shown: ShownArtisan,
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
    let answer = desk.answer(request.at(), found, |found, shell| {
        Page::new(found, desk, request.at()).document().within(shell)
    });
    answer.await
}

/// The artisan `id` as buyers see them, with how they are rated and how fast they answer, and the first page of what they offer and how
/// much is left of it.
async fn selling(table: &Table, id: Option<ArtisanId>) -> Result<Option<Found>, Error> {
    let Some(id) = id else { return Ok(None) };
    let (products, first) = (table.products(), PageRequest { limit: FIRST, cursor: None });
    let offered = async {
        let (mut page, parties) =
            products.with_artisans_and_stock(products.of_artisan(id, &first).await?).await?;
        page.items.retain(|(product, _)| product.is_on_sale());
        Ok((page, parties))
    };
    let (found, (products, parties)) = try_join(table.artisans().find_shown(id), offered).await?;
    let found = found.filter(|found| found.artisan.may_sell());
    Ok(found.map(|shown| Found { shown, products, parties }))
}
