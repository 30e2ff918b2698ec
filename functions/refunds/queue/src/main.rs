//! `GET /admin/refunds`: the refunds that wait for an operator, the longest waiting first: those that failed, that need a
//! bank account, or that were paid twice.
//!
//! Reads R2, page by page. Writes nothing.

use domain::Role;
use store::Table;
use views::RefundView;
use web::{Request, Response, Stop};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), web::Error> {
    let table = Table::from_env();
    web::serve(async |request| refund_queue(&table, request).await).await
}

async fn refund_queue(table: &Table, request: Request) -> Result<Response, Stop> {
    request.require(Role::Admin)?;
    let waiting = table.refunds().queue(&request.page()?).await?;
    Ok(web::page(waiting.map(|refund| RefundView::new(&refund))))
}
