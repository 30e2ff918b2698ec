//! `GET /admin/refunds`: the refunds that wait for an operator, the longest waiting first: those that failed, that need a
//! bank account, or that were paid twice.
//!
//! Reads R2, page by page. Writes nothing.

use domain::Role;
use store::entities::Refunds;
use views::RefundView;
use web::{Request, Response, Stop};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), web::Error> {
    let refunds = Refunds::from_env();
    web::serve(async |request| refund_queue(&refunds, request).await).await
}

async fn refund_queue(refunds: &Refunds, request: Request) -> Result<Response, Stop> {
    request.require(Role::Admin)?;
    let waiting = refunds.queue(&request.page()?).await?;
    Ok(web::page(waiting.map(|refund| RefundView::new(&refund))))
}
