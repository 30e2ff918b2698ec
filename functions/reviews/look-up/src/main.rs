//! `GET /admin/reviews/{review_id}`: a review with the names of its order's sides, to administrators; hidden or not.
//!
//! Reads V2, then A4 with V5. Writes nothing. What waits to be shown is not there: nobody reads it but its author.

use domain::{ReviewId, Role};
use store::Table;
use views::ReviewWithPartiesView;
use web::{Problem, Request, Response, Stop, ok};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), web::Error> {
    let table = Table::from_env();
    let images_url = aws::variable("UPLOADS_PUBLIC_URL");
    web::serve(async |request| look_up(&table, images_url.as_deref(), request).await).await
}

async fn look_up(table: &Table, images_url: Option<&str>, request: Request) -> Result<Response, Stop> {
    request.require(Role::Admin)?;
    let id: ReviewId = request.path("review_id")?;
    let review = table.reviews().load(id).await?;
    if !review.was_shown() {
        return Err(Problem::not_found("There is no such review.").into());
    }
    let parties = table.parties_with_ratings([review.artisan_id], [review.buyer_id]).await?;
    Ok(ok(&ReviewWithPartiesView::new(&review, &parties, images_url)))
}
