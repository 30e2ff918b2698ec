//! `GET /orders/{order_id}/reviews`: what the sides of an order say of each other, to them as far as it is shown, and to administrators.
//!
//! Reads V1. Writes nothing. Strangers get 404; what waits is shown to nobody but its author.

use domain::Role;
use store::Table;
use views::OrderReviewsView;
use web::{Request, Response, Stop, ok};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), web::Error> {
    let table = Table::from_env();
    let images_url = aws::variable("UPLOADS_PUBLIC_URL");
    web::serve(async |request| of_order(&table, images_url.as_deref(), request).await).await
}

async fn of_order(table: &Table, images_url: Option<&str>, request: Request) -> Result<Response, Stop> {
    let caller = request.caller()?;
    let (found, _) = table.reviews().of_order(request.path("order_id")?, &[]).await?;
    match found.order.as_party(caller.user_id) {
        Ok(party) => Ok(ok(&OrderReviewsView::for_party(&found, party, images_url, request.at()))),
        Err(_) if caller.is(Role::Admin) => {
            Ok(ok(&OrderReviewsView::for_admin(&found, images_url, request.at())))
        }
        Err(stranger) => Err(stranger.into()),
    }
}
