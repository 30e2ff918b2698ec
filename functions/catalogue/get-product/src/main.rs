//! `GET /products/{product_id}`: a product with what is left of it. Once archived, or while its artisan may not sell, it is
//! there for its artisan only.
//!
//! Reads P1, then A1 unless the artisan asks. Writes nothing.

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
    let hidden = || Problem::not_found("There is no such product.");
    let (product, stock) = found.ok_or_else(hidden)?;
    if viewer != Some(product.artisan_id) {
        let artisan = table.artisans().find(product.artisan_id).await?;
        if product.archived || !artisan.is_some_and(|artisan| artisan.may_sell()) {
            return Err(hidden().into());
        }
    }
    Ok(ok(&ProductView::new(&product, stock.available, images_url)))
}
