//! `GET /me/products`: an artisan's own products, newest first, whether on sale, drafts, hidden or archived.
//!
//! Reads P2 and the stock of each, page by page. Writes nothing.

use domain::{BasisPoints, Role};
use store::{Page, Table};
use views::ProductView;
use web::{Request, Response, Stop};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), web::Error> {
    let table = Table::from_env();
    let fee = web::fee()?;
    let images_url = aws::variable("UPLOADS_PUBLIC_URL");
    web::serve(async |request| list_own(&table, fee, images_url.as_deref(), request).await).await
}

async fn list_own(
    table: &Table,
    fee: BasisPoints,
    images_url: Option<&str>,
    request: Request,
) -> Result<Response, Stop> {
    let caller = request.require(Role::Artisan)?;
    let found = table.products().of_artisan(caller.artisan_id(), &request.page()?).await?;
    let Page { items, next_cursor } = table.products().with_stock(found).await?;
    let views = items.iter().map(|(product, stock)| {
        ProductView::new(product, *stock, images_url).for_its_artisan(product, fee, request.at())
    });
    let views: Vec<_> = views.collect();
    Ok(web::page(Page { items: views, next_cursor }))
}
