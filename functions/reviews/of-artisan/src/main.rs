//! `GET /artisans/{artisan_id}/reviews`: what buyers say of an artisan, the newest first, with how many gave how many stars.
//!
//! Reads V3, page by page. Writes nothing. Who may not sell is not there.

use domain::ArtisanId;
use store::Table;
use views::ReviewPageView;
use web::{Problem, Request, Response, Stop, ok};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), web::Error> {
    let table = Table::from_env();
    let images_url = aws::variable("UPLOADS_PUBLIC_URL");
    web::serve(async |request| of_artisan(&table, images_url.as_deref(), request).await).await
}

async fn of_artisan(table: &Table, images_url: Option<&str>, request: Request) -> Result<Response, Stop> {
    let id: ArtisanId = request.path("artisan_id")?;
    let told = table.reviews().of_artisan(id, &request.page()?).await?;
    if !told.about.as_ref().is_some_and(|artisan| artisan.may_sell()) {
        return Err(Problem::not_found("There is no such artisan.").into());
    }
    Ok(ok(&ReviewPageView::of_artisan(&told, images_url)).public())
}
