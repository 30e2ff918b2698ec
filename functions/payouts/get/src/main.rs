//! `GET /me/payouts/{payout_id}`: how far a payout is, to its artisan. Others get 404.
//!
//! Reads X1. Writes nothing.

use domain::Role;
use store::Table;
use views::PayoutView;
use web::{Problem, Request, Response, Stop, ok};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), web::Error> {
    let table = Table::from_env();
    web::serve(async |request| get(&table, request).await).await
}

async fn get(table: &Table, request: Request) -> Result<Response, Stop> {
    let caller = request.require(Role::Artisan)?;
    let payout = table.payouts().find(request.path("payout_id")?).await?;
    let own = payout.filter(|payout| payout.artisan_id == caller.artisan_id());
    let payout = own.ok_or_else(|| Problem::not_found("There is no such payout."))?;
    Ok(ok(&PayoutView::new(&payout)))
}
