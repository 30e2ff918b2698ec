//! `POST /admin/reviews/{review_id}/hide`: an administrator takes a review out of sight, with a reason. It does not count any more.
//!
//! Reads V2; writes the review, what it counted for, its places in lists and the answer in one change. Emits `review.hidden`. Safe to
//! repeat: what is hidden for that reason answers the same again.

use domain::{ReviewId, Role};
use serde::Deserialize;
use store::Table;
use store::entities::put_review;
use views::ReviewStandingView;
use web::{Problem, Request, Response, Stop, Text, ok};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Body {
    /// Its author is told it.
    reason: Text<3, 500>,
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), web::Error> {
    let table = Table::from_env();
    let images_url = aws::variable("UPLOADS_PUBLIC_URL");
    web::serve(async |request| hide(&table, images_url.as_deref(), request).await).await
}

async fn hide(table: &Table, images_url: Option<&str>, request: Request) -> Result<Response, Stop> {
    let caller = request.require(Role::Admin)?;
    let once = request.once(&caller)?;
    let id: ReviewId = request.path("review_id")?;
    let Body { reason } = request.body()?;
    let review = table.reviews().load_once(&once, id).await?;
    let moderator = review
        .as_moderator(caller.user_id)
        .ok_or_else(|| Problem::forbidden("Somebody else has to decide over a review of your own order."))?;
    let Some(hidden) = review.hide(moderator, reason.into(), request.at())? else {
        return Ok(ok(&ReviewStandingView::new(&review, images_url)));
    };
    let mut change = request.change(moderator.actor());
    let review = put_review(&mut change, Some(&review), hidden);
    let response = ok(&ReviewStandingView::new(&review, images_url));
    change.answer(&once, response.answer());
    table.commit(change).await?;
    Ok(response)
}
