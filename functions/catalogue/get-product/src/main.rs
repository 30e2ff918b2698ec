//! `GET /products/{product_id}`: a product with what is left of it. While it is not on sale, or its artisan may not sell, it is
//! there for its artisan only.
//!
//! Reads P1, then A1, each with V5. Writes nothing.

use domain::BasisPoints;
use domain::artisans::Artisan;
use store::Table;
use views::{ProductView, ProductWithArtisanView};
use web::{Problem, Request, Response, Stop, ok};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), web::Error> {
    let table = Table::from_env();
    let fee = web::fee()?;
    let images_url = aws::variable("UPLOADS_PUBLIC_URL");
    web::serve(async |request| get_product(&table, fee, images_url.as_deref(), request).await).await
}

async fn get_product(
    table: &Table,
    fee: BasisPoints,
    images_url: Option<&str>,
    request: Request,
) -> Result<Response, Stop> {
    let id = request.path("product_id")?;
    let viewer = request.known_caller().map(|caller| caller.artisan_id());
    let found = table.products().find_rated_with_stock(id).await?;
    let hidden = || Problem::not_found("There is no such product.");
    let (product, stock, rating) = found.ok_or_else(hidden)?;
    let (artisan, of_artisan) = table.artisans().find_rated(product.artisan_id).await?.unzip();
    let of_artisan = of_artisan.flatten();
    let view = ProductView::new(&product, stock.available, images_url).rated(rating.as_ref());
    if viewer == Some(product.artisan_id) {
        let view = view.for_its_artisan(&product, fee, request.at());
        let view = ProductWithArtisanView::new(view, artisan.as_deref(), of_artisan.as_ref());
        return Ok(ok(&view).of_version(product.version()));
    }
    if !product.is_on_sale() || !artisan.as_deref().is_some_and(Artisan::may_sell) {
        return Err(hidden().into());
    }
    let view = ProductWithArtisanView::new(view, artisan.as_deref(), of_artisan.as_ref());
    Ok(ok(&view).public().of_version(product.version()))
}
