//! `PUT /orders/{order_id}/review`: a side of an order that has ended reviews the other, or changes that before it is shown.
//!
//! Reads V1; writes the review in one change, with the other side's where that waited: then both are shown, and count. Where the other side
//! has written nothing, the change goes through only while that is so. Emits `review.written` or `review.changed`; or `review.shown`, of
//! both. Safe to repeat: a review that is as it was sent answers the same again.

mod body;

use body::Body;
use domain::orders::{Party, Side};
use domain::reviews::{self, Review, Written};
use domain::uploads::UploadPurpose;
use domain::uploads::pictures::all_ready;
use store::entities::{Reviewed, put_review, require_no_review};
use store::{Loaded, Table};
use views::OrderReviewsView;
use web::{Request, Response, Stop, ok};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), web::Error> {
    let table = Table::from_env();
    let images_url = aws::variable("UPLOADS_PUBLIC_URL");
    web::serve(async |request| write_review(&table, images_url.as_deref(), request).await).await
}

async fn write_review(table: &Table, images_url: Option<&str>, request: Request) -> Result<Response, Stop> {
    let caller = request.caller()?;
    let body: Body = request.body()?;
    let (found, pictures) = table.reviews().of_order(request.path("order_id")?, body.pictures()).await?;
    let party = found.order.as_party(caller.user_id)?;
    let side = Side::from(party);
    let purpose = UploadPurpose::ReviewPicture;
    let pictures = all_ready(caller.user_id, purpose, body.pictures(), &pictures)?;
    let opinion = body.into_opinion(&found.order, pictures)?;
    let (own, other) = (found.by(side), found.by(side.other()));
    let written = reviews::write(
        &found.order,
        party,
        opinion,
        own.map(|own| &**own),
        other.map(|other| &**other),
        request.at(),
    )?;
    let Some(Written { own: outcome, other: shown }) = written else {
        return Ok(ok(&OrderReviewsView::for_party(&found, party, images_url, request.at())));
    };
    let mut change = request.change(party.actor());
    let own = put_review(&mut change, own, outcome);
    let other = match (other, shown) {
        (Some(waiting), Some(shown)) => Some(put_review(&mut change, Some(waiting), shown)),
        (Some(as_before), None) => Some(as_before.clone()),
        (None, _) => {
            require_no_review(&mut change, found.order.id(), side.other());
            None
        }
    };
    table.commit(change).await?;
    let reviewed = reviewed(found, party, own, other);
    Ok(ok(&OrderReviewsView::for_party(&reviewed, party, images_url, request.at())))
}

/// The order as it is now, with what its sides have written.
fn reviewed(found: Reviewed, party: Party, own: Loaded<Review>, other: Option<Loaded<Review>>) -> Reviewed {
    let (by_buyer, by_artisan) = match Side::from(party) {
        Side::Buyer => (Some(own), other),
        Side::Artisan => (other, Some(own)),
    };
    Reviewed { order: found.order, by_buyer, by_artisan }
}
