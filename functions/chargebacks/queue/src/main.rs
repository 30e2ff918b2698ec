//! `GET /admin/chargebacks`: the payments that a buyer's bank asks back and that wait for an answer, the next deadline first.
//!
//! Reads K2, page by page. Writes nothing.

use domain::Role;
use store::Table;
use views::ChargebackView;
use web::{Request, Response, Stop};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), web::Error> {
    let table = Table::from_env();
    web::serve(async |request| chargeback_queue(&table, request).await).await
}

async fn chargeback_queue(table: &Table, request: Request) -> Result<Response, Stop> {
    let caller = request.require(Role::Admin)?;
    let waiting = table.chargebacks().queue(&request.page()?).await?;
    Ok(web::page(waiting.map(|chargeback| ChargebackView::new(&chargeback, caller.user_id, request.at()))))
}
