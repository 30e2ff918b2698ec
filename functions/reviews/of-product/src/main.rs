//! `GET /products/{product_id}/reviews`: what buyers say of a product, the newest first, with how many gave how many stars.
//!
//! Reads V4, page by page. Writes nothing. What is not on sale is not there.

use domain::ProductId;
use store::Table;
use views::ReviewPageView;
use web::{Problem, Request, Response, Stop, ok};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), web::Error> {
    let table = Table::from_env();
    let images_url = aws::variable("UPLOADS_PUBLIC_URL");
    web::serve(async |request| of_product(&table, images_url.as_deref(), request).await).await
}

async fn of_product(table: &Table, images_url: Option<&str>, request: Request) -> Result<Response, Stop> {
    let id: ProductId = request.path("product_id")?;
    let told = table.reviews().of_product(id, &request.page()?).await?;
    if !told.about.as_ref().is_some_and(|product| product.is_on_sale()) {
        return Err(Problem::not_found("There is no such product.").into());
    }
    Ok(ok(&ReviewPageView::of_product(&told, id, images_url)).public())
}
