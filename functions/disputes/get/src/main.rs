//! `GET /disputes/{dispute_id}`: a dispute with links to all that was shown for it, to its two sides and to administrators.
//! Strangers get 404.
//!
//! Reads D1, then the order with A4 and V5. Writes nothing. The links are good for a quarter of an hour.

mod view;

use domain::Role;
use futures::future::try_join;
use store::Table;
use uploads::Bucket;
use view::View;
use views::{DisputeView, DisputeWithPartiesView};
use web::{Problem, Request, Response, Stop, ok};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), web::Error> {
    let table = Table::from_env();
    let bucket = Bucket::from_env();
    web::serve(async |request| get(&table, &bucket, request).await).await
}

async fn get(table: &Table, bucket: &Bucket, request: Request) -> Result<Response, Stop> {
    let caller = request.caller()?;
    let dispute = table.disputes().load(request.path("dispute_id")?).await?;
    let shown = match dispute.as_party(caller.user_id) {
        Ok(party) => DisputeView::for_party(&dispute, party, request.at()),
        Err(_) if caller.is(Role::Admin) => DisputeView::for_admin(&dispute, caller.user_id, request.at()),
        Err(stranger) => return Err(stranger.into()),
    };
    let orders = table.orders();
    let parties = table.parties_with_ratings([dispute.artisan_id], [dispute.buyer_id]);
    let (order, parties) = try_join(orders.find(dispute.order_id), parties).await?;
    let order = order.ok_or_else(|| Problem::internal(format!("{} has no order", dispute.id)))?;
    let shown = DisputeWithPartiesView::new(shown, &dispute, &parties);
    Ok(ok(&View::new(shown, &dispute, &order, bucket, request.at())))
}
