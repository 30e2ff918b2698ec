//! `PATCH /products/{product_id}`: an artisan changes what is offered. What is left out stays as it is.
//!
//! Reads P5; writes the product and the version that its stock is sold at in one change, so that nobody buys at the old
//! price. Emits `product.updated`. Safe to repeat: a product that is as it was sent answers the same again.

mod body;

use body::Body;
use domain::catalogue::Product;
use domain::uploads::UploadPurpose;
use domain::uploads::pictures::all_ready;
use domain::{BasisPoints, Market, Role};
use store::entities::tie_stock;
use store::{Loaded, Table};
use views::ProductView;
use web::{Problem, Request, Response, Stop, ok};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), web::Error> {
    let table = Table::from_env();
    let market = web::market()?;
    let fee = web::fee()?;
    let images_url = aws::variable("UPLOADS_PUBLIC_URL");
    web::serve(async |request| update_product(&table, &market, fee, images_url.as_deref(), request).await)
        .await
}

async fn update_product(
    table: &Table,
    market: &Market,
    fee: BasisPoints,
    images_url: Option<&str>,
    request: Request,
) -> Result<Response, Stop> {
    let caller = request.require(Role::Artisan)?;
    let id = request.path("product_id")?;
    let body: Body = request.body_if_any()?;
    let found = table.products().find_with_stock_and_pictures(id, body.images()).await?;
    let found = found.filter(|(product, ..)| product.artisan_id == caller.artisan_id());
    let (product, stock, pictures) = found.ok_or_else(|| Problem::not_found("You have no such product."))?;
    let images = all_ready(caller.user_id, UploadPurpose::ProductImage, body.images(), &pictures)?;
    let offer = body.applied_to(&product.offer, images)?;
    market.check_price(offer.price)?;
    let shown = |product: &Loaded<Product>| {
        let view = ProductView::new(product, stock.available, images_url);
        ok(&view.for_its_artisan(product, fee, request.at())).of_version(product.version())
    };
    let Some(updated) = product.update(offer, request.at())? else {
        return Ok(shown(&product));
    };
    request.if_match(product.version())?;
    let mut change = request.change(caller.as_artisan());
    let product = change.save(&product, updated);
    tie_stock(&mut change, id, product.version(), product.is_on_sale());
    table.commit(change).await?;
    Ok(shown(&product))
}
