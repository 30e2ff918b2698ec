//! `POST /products/{product_id}/restore`: an artisan gets an archived product back, hidden.
//!
//! Reads P1; writes product, stock and answer in one change. Emits `product.restored`. Safe to repeat: what is not archived
//! answers the same again.

use domain::catalogue::Product;
use domain::{BasisPoints, Role};
use store::entities::tie_stock;
use store::{Loaded, Table};
use views::ProductView;
use web::{Problem, Request, Response, Stop, ok};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), web::Error> {
    let table = Table::from_env();
    let fee = web::fee()?;
    let images_url = aws::variable("UPLOADS_PUBLIC_URL");
    web::serve(async |request| restore_product(&table, fee, images_url.as_deref(), request).await).await
}

async fn restore_product(
    table: &Table,
    fee: BasisPoints,
    images_url: Option<&str>,
    request: Request,
) -> Result<Response, Stop> {
    let caller = request.require(Role::Artisan)?;
    let once = request.once(&caller)?;
    let id = request.path("product_id")?;
    let found = table.products().find_with_stock_once(&once, id).await?;
    let found = found.filter(|(product, _)| product.artisan_id == caller.artisan_id());
    let (product, stock) = found.ok_or_else(|| Problem::not_found("You have no such product."))?;
    let shown = |product: &Loaded<Product>| {
        let view = ProductView::new(product, stock.available, images_url);
        ok(&view.for_its_artisan(product, fee, request.at())).of_version(product.version())
    };
    let Some(restored) = product.restore(request.at()) else { return Ok(shown(&product)) };
    request.if_match(product.version())?;
    let mut change = request.change(caller.as_artisan());
    let product = change.save(&product, restored);
    tie_stock(&mut change, id, product.version(), product.is_on_sale());
    let response = shown(&product);
    change.answer(&once, response.answer());
    table.commit(change).await?;
    Ok(response)
}
