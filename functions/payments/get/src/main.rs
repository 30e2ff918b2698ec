//! `GET /payments/{payment_id}`: how far a payment is, and the page to pay on, to its buyer. Strangers get 404.
//!
//! Reads Y1. Writes nothing.

use store::Table;
use views::PaymentView;
use web::{Problem, Request, Response, Stop, ok};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), web::Error> {
    let table = Table::from_env();
    web::serve(async |request| get(&table, request).await).await
}

async fn get(table: &Table, request: Request) -> Result<Response, Stop> {
    let caller = request.caller()?;
    let payment = table.payments().find(request.path("payment_id")?).await?;
    let own = payment.filter(|payment| payment.buyer_id == caller.user_id);
    let payment = own.ok_or_else(|| Problem::not_found("There is no such payment."))?;
    Ok(ok(&PaymentView::new(&payment, request.at())))
}
