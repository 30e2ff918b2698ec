//! `PUT /products/{product_id}/offer-limit`: an artisan says how little of a product's price buyers may offer, or that they take no offers.
//!
//! Reads P1; writes the product and the version that its stock is sold at in one change. Emits `product.updated`. Safe to repeat: a limit
//! that is as it was sent answers the same again.

use domain::catalogue::{LOWEST_OFFER_PERCENT_MAX, LOWEST_OFFER_PERCENT_MIN, Product};
use domain::{BasisPoints, Role};
use serde::Deserialize;
use store::entities::tie_stock;
use store::{Loaded, Table};
use views::ProductView;
use web::{Problem, Request, Response, Stop, Whole, ok};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Body {
    /// Left out where no offers are taken.
    lowest_percent: Option<Whole<{ LOWEST_OFFER_PERCENT_MIN as i64 }, { LOWEST_OFFER_PERCENT_MAX as i64 }>>,
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), web::Error> {
    let table = Table::from_env();
    let fee = web::fee()?;
    let images_url = aws::variable("UPLOADS_PUBLIC_URL");
    web::serve(async |request| set_limit(&table, fee, images_url.as_deref(), request).await).await
}

async fn set_limit(
    table: &Table,
    fee: BasisPoints,
    images_url: Option<&str>,
    request: Request,
) -> Result<Response, Stop> {
    let caller = request.require(Role::Artisan)?;
    let id = request.path("product_id")?;
    let Body { lowest_percent } = request.body()?;
    let found = table.products().find_with_stock(id).await?;
    let found = found.filter(|(product, _)| product.artisan_id == caller.artisan_id());
    let (product, stock) = found.ok_or_else(|| Problem::not_found("You have no such product."))?;
    let shown = |product: &Loaded<Product>| {
        let view = ProductView::new(product, stock.available, images_url);
        ok(&view.for_its_artisan(product, fee, request.at())).of_version(product.version())
    };
    let percent = lowest_percent.and_then(|percent| u8::try_from(percent.get()).ok());
    let Some(limited) = product.set_lowest_offer(percent, request.at())? else { return Ok(shown(&product)) };
    let mut change = request.change(caller.as_artisan());
    let product = change.save(&product, limited);
    tie_stock(&mut change, id, product.version(), product.is_on_sale());
    table.commit(change).await?;
    Ok(shown(&product))
}
