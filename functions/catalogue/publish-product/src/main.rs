//! `POST /products/{product_id}/publish`: a verified artisan puts a draft or a hidden product into the shop.
//!
//! Reads P1; writes product, stock and answer in one change, which goes through only while the artisan is verified. Emits
//! `product.published`. Safe to repeat: what is in the shop answers the same again.

use domain::catalogue::Product;
use domain::{BasisPoints, Market, Role};
use store::entities::{require_verified, tie_stock};
use store::{Loaded, Table};
use views::ProductView;
use web::{Problem, Request, Response, Stop, ok};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), web::Error> {
    let table = Table::from_env();
    let market = web::market()?;
    let fee = web::fee()?;
    let images_url = aws::variable("UPLOADS_PUBLIC_URL");
    web::serve(async |request| publish_product(&table, &market, fee, images_url.as_deref(), request).await)
        .await
}

async fn publish_product(
    table: &Table,
    market: &Market,
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
    let Some(published) = product.publish(request.at())? else { return Ok(shown(&product)) };
    market.check_price(product.offer.price)?;
    request.if_match(product.version())?;
    let mut change = request.change(caller.as_artisan());
    require_verified(&mut change, caller.artisan_id());
    let product = change.save(&product, published);
    tie_stock(&mut change, id, product.version(), product.is_on_sale());
    let response = shown(&product);
    change.answer(&once, response.answer());
    table.commit(change).await?;
    Ok(response)
}
