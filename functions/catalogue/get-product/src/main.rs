//! `GET /products/{product_id}`: a product with what is left of it. Once archived, it is there for its artisan only.
//!
//! Reads P1. Writes nothing.

use store::Table;
use views::ProductView;
use web::{Problem, Request, Response, Stop, ok};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), web::Error> {
    let table = Table::from_env();
    let images_url = aws::variable("UPLOADS_PUBLIC_URL");
    web::serve(async |request| get_product(&table, images_url.as_deref(), request).await).await
}

async fn get_product(table: &Table, images_url: Option<&str>, request: Request) -> Result<Response, Stop> {
    let id = request.path("product_id")?;
    let viewer = request.known_caller().map(|caller| caller.artisan_id());
    let found = table.products().find_with_stock(id).await?;
    let found = found.filter(|(product, _)| !product.archived || viewer == Some(product.artisan_id));
    let (product, stock) = found.ok_or_else(|| Problem::not_found("There is no such product."))?;
    Ok(ok(&ProductView::new(&product, stock.available, images_url)))
}
