//! `GET /admin/chargebacks`: the payments that a buyer's bank asks back and that wait for an answer, the next deadline first.
//!
//! Reads K2, page by page. Writes nothing.

use domain::Role;
use store::entities::Chargebacks;
use views::ChargebackView;
use web::{Request, Response, Stop};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), web::Error> {
    let chargebacks = Chargebacks::from_env();
    web::serve(async |request| chargeback_queue(&chargebacks, request).await).await
}

async fn chargeback_queue(chargebacks: &Chargebacks, request: Request) -> Result<Response, Stop> {
    request.require(Role::Admin)?;
    let waiting = chargebacks.queue(&request.page()?).await?;
    Ok(web::page(waiting.map(|chargeback| ChargebackView::new(&chargeback))))
}
