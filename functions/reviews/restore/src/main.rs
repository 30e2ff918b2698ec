//! `POST /admin/reviews/{review_id}/restore`: an administrator has a hidden review shown again, where it stood. It counts again.
//!
//! Reads V2; writes the review, what it counts for, its places in lists and the answer in one change. Emits `review.restored`. Safe to
//! repeat: what is shown answers the same again.

use domain::{ReviewId, Role};
use store::Table;
use store::entities::put_review;
use views::ReviewStandingView;
use web::{Problem, Request, Response, Stop, ok};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), web::Error> {
    let table = Table::from_env();
    let images_url = aws::variable("UPLOADS_PUBLIC_URL");
    web::serve(async |request| restore(&table, images_url.as_deref(), request).await).await
}

async fn restore(table: &Table, images_url: Option<&str>, request: Request) -> Result<Response, Stop> {
    let caller = request.require(Role::Admin)?;
    let once = request.once(&caller)?;
    let id: ReviewId = request.path("review_id")?;
    let review = table.reviews().load_once(&once, id).await?;
    let moderator = review
        .as_moderator(caller.user_id)
        .ok_or_else(|| Problem::forbidden("Somebody else has to decide over a review of your own order."))?;
    let Some(restored) = review.restore(moderator)? else {
        return Ok(ok(&ReviewStandingView::new(&review, images_url)));
    };
    let mut change = request.change(moderator.actor());
    let review = put_review(&mut change, Some(&review), restored);
    let response = ok(&ReviewStandingView::new(&review, images_url));
    change.answer(&once, response.answer());
    table.commit(change).await?;
    Ok(response)
}
