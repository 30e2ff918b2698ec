//! `GET /pages/products/{product_id}`: a product's page of the web app, with title, price and picture in it before any script runs.
//!
//! Reads P1, then M8, and at the same time the app's document. Writes nothing. It is the same for everybody: what is not on sale
//! is not there (404), also for its artisan, to whom the app then shows it. While the table does not answer, the page is the app
//! alone, which says so itself.

mod page;

use domain::artisans::Artisan;
use domain::catalogue::{Product, Stock};
use domain::messages::Responses;
use domain::{ArtisanId, ProductId};
use page::Page;
use pages::Desk;
use store::{Error, Loaded, Table};
use web::{Request, Response, Stop};

type Found = (Loaded<Product>, Stock, Loaded<Artisan>, Option<Responses>);

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), web::Error> {
    let desk = Desk::from_env();
    web::serve(async |request| product(&desk, request).await).await
}

async fn product(desk: &Desk, request: Request) -> Result<Response, Stop> {
    let found = on_sale(&desk.table, request.in_path("product_id"));
    desk.answer(request.at(), found, |(product, stock, artisan, responses), shell| {
        let usual = responses.as_ref().and_then(|responses| responses.usual(request.at()));
        Page::new(product, stock, (artisan, usual), desk).document().within(shell)
    })
    .await
}

/// The product `id` as buyers see it: with what is left of it, who makes it, and how fast they answer.
async fn on_sale(table: &Table, id: Option<ProductId>) -> Result<Option<Found>, Error> {
    let Some(id) = id else { return Ok(None) };
    let Some((product, stock)) = table.products().find_with_stock(id).await? else { return Ok(None) };
    if !product.is_on_sale() {
        return Ok(None);
    }
    let maker: ArtisanId = product.artisan_id;
    let (artisan, responses) = table.messages().artisan_with_responses(maker).await?;
    let artisan = artisan.filter(|artisan| artisan.may_sell());
    Ok(artisan.map(|artisan| (product, stock, artisan, responses)))
}
