//! `DELETE /products/{product_id}`: an artisan puts a product away, until it is restored. Orders that exist go on.
//!
//! Reads the product; writes it and closes its stock in one change. Emits `product.archived`. Safe to repeat: an archived
//! product answers the same again.

use domain::Role;
use store::Table;
use store::entities::tie_stock;
use web::{Problem, Request, Response, Stop, no_content};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), web::Error> {
    let table = Table::from_env();
    web::serve(async |request| archive_product(&table, request).await).await
}

async fn archive_product(table: &Table, request: Request) -> Result<Response, Stop> {
    let caller = request.require(Role::Artisan)?;
    let id = request.path("product_id")?;
    let product =
        table.products().find(id).await?.filter(|product| product.artisan_id == caller.artisan_id());
    let product = product.ok_or_else(|| Problem::not_found("You have no such product."))?;
    let Some(archived) = product.archive(request.at()) else { return Ok(no_content()) };
    request.if_match(product.version())?;
    let mut change = request.change(caller.as_artisan());
    let product = change.save(&product, archived);
    tie_stock(&mut change, id, product.version(), false);
    table.commit(change).await?;
    Ok(no_content())
}
