//! `GET /disputes/{dispute_id}`: a dispute with links to all that was shown for it, to its two sides and to administrators.
//! Strangers get 404.
//!
//! Reads D1, then the order. Writes nothing. The links are good for a quarter of an hour.

mod view;

use domain::Role;
use store::Table;
use uploads::Bucket;
use view::View;
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
    if !caller.is(Role::Admin) {
        dispute.as_party(caller.user_id)?;
    }
    let order = table.orders().find(dispute.order_id).await?;
    let order = order.ok_or_else(|| Problem::internal(format!("{} has no order", dispute.id)))?;
    Ok(ok(&View::new(&dispute, &order, bucket, request.at())))
}
