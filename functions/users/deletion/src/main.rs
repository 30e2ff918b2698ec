//! `GET /me/deletion`: what stands in the way of the signed-in user's account being deleted.
//!
//! Reads U1 and U21 at the same time; writes nothing. Safe to repeat.

use domain::Currency;
use store::Table;
use store::entities::ORDER_CALLS_MAX;
use views::DeletionView;
use web::{Problem, Request, Response, Stop, ok};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), web::Error> {
    let table = Table::from_env();
    let currency = aws::required("MARKET_CURRENCY").parse()?;
    web::serve(async |request| deletion(&table, currency, request).await).await
}

async fn deletion(table: &Table, currency: Currency, request: Request) -> Result<Response, Stop> {
    let caller = request.caller()?;
    let departures = table.departures();
    let (user, open) = departures.open_with_user(caller.user_id, currency, ORDER_CALLS_MAX).await?;
    let user = user.ok_or_else(|| Problem::not_found("Your account no longer exists."))?;
    Ok(ok(&DeletionView::new(&user, &open)))
}
