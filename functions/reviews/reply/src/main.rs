//! `POST /reviews/{review_id}/reply`: the side that a review is about answers it, once.
//!
//! Reads V2; writes the review with the answer in one change. Emits `review.replied`. Safe to repeat: what was answered so answers the same
//! again.

use domain::ReviewId;
use domain::orders::NoParty;
use serde::Deserialize;
use store::Table;
use views::ReviewStandingView;
use web::{Problem, Request, Response, Stop, Text, ok};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Body {
    /// Everybody who sees the review sees it.
    words: Text<1, 1000>,
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), web::Error> {
    let table = Table::from_env();
    let images_url = aws::variable("UPLOADS_PUBLIC_URL");
    web::serve(async |request| reply(&table, images_url.as_deref(), request).await).await
}

async fn reply(table: &Table, images_url: Option<&str>, request: Request) -> Result<Response, Stop> {
    let caller = request.caller()?;
    let once = request.once(&caller)?;
    let id: ReviewId = request.path("review_id")?;
    let Body { words } = request.body()?;
    let review = table.reviews().load_once(&once, id).await?;
    let reviewed = review.as_reviewed(caller.user_id).map_err(|no_party| match no_party {
        NoParty::Stranger => Problem::not_found("There is no such review."),
        NoParty::OtherParty => Problem::forbidden("Only whom a review is about can reply to it."),
    })?;
    let Some(replied) = review.reply(reviewed, words.into(), request.at())? else {
        return Ok(ok(&ReviewStandingView::new(&review, images_url)));
    };
    let mut change = request.change(reviewed.actor());
    let review = change.save(&review, replied);
    let response = ok(&ReviewStandingView::new(&review, images_url));
    change.answer(&once, response.answer());
    table.commit(change).await?;
    Ok(response)
}
