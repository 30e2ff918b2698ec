//! `GET /payments/{payment_id}`: how far a payment is, and the page to pay on, to its buyer. Strangers get 404.
//!
//! Reads Y1. Writes nothing.

use store::entities::Payments;
use views::PaymentView;
use web::{Problem, Request, Response, Stop, ok};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), web::Error> {
    let payments = Payments::from_env();
    web::serve(async |request| get(&payments, request).await).await
}

async fn get(payments: &Payments, request: Request) -> Result<Response, Stop> {
    let caller = request.caller()?;
    let payment = payments.load(request.path("payment_id")?).await?;
    let own = payment.filter(|payment| payment.buyer_id == caller.user_id);
    let payment = own.ok_or_else(|| Problem::not_found("There is no such payment."))?;
    Ok(ok(&PaymentView::new(&payment, request.at())))
}
