//! `GET /pages/products/{product_id}`: a product's page of the web app, with title, price and picture in it before any script runs.
//!
//! Reads P1 with V5, then M8, and at the same time the app's document. Writes nothing. It is the same for everybody: what is not on sale
//! is not there (404), also for its artisan, to whom the app then shows it. While the table does not answer, the page is the app
//! alone, which says so itself.

mod page;

use domain::ProductId;
use domain::catalogue::{Product, Stock};
use domain::reviews::Rating;
use page::Page;
use pages::Desk;
use store::entities::ShownArtisan;
use store::{Error, Loaded, Table};
use web::{Request, Response, Stop};

/// What the page is made of.
pub(crate) struct Found {
    pub(crate) product: Loaded<Product>,
    pub(crate) stock: Stock,
    pub(crate) rating: Option<Rating>,
    pub(crate) maker: ShownArtisan,
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), web::Error> {
    let desk = Desk::from_env();
    web::serve(async |request| product(&desk, request).await).await
}

async fn product(desk: &Desk, request: Request) -> Result<Response, Stop> {
    let found = on_sale(&desk.table, request.in_path("product_id"));
    let answer = desk.answer(request.at(), found, |found, shell| {
        Page::new(found, desk, request.at()).document().within(shell)
    });
    answer.await
}

/// The product `id` as buyers see it: with what is left of it, who makes it, and how fast they answer.
async fn on_sale(table: &Table, id: Option<ProductId>) -> Result<Option<Found>, Error> {
    let Some(id) = id else { return Ok(None) };
    let found = table.products().find_rated_with_stock(id).await?;
    let Some((product, stock, rating)) = found else { return Ok(None) };
    if !product.is_on_sale() {
        return Ok(None);
    }
    let maker = table.artisans().find_shown(product.artisan_id).await?;
    let maker = maker.filter(|found| found.artisan.may_sell());
    Ok(maker.map(|maker| Found { product, stock, rating, maker }))
}
