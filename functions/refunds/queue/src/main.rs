//! `GET /admin/refunds`: the refunds that wait for an operator, the longest waiting first: those that failed, that need a
//! bank account, or that were paid twice. With links to the receipts of one that an operator paid.
//!
//! Reads R2, page by page. Writes nothing. The links are good for a quarter of an hour.

use domain::Role;
use domain::uploads::UploadPurpose;
use store::Table;
use uploads::Bucket;
use views::RefundView;
use web::{Request, Response, Stop};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), web::Error> {
    let table = Table::from_env();
    let bucket = Bucket::from_env();
    web::serve(async |request| refund_queue(&table, &bucket, request).await).await
}

async fn refund_queue(table: &Table, bucket: &Bucket, request: Request) -> Result<Response, Stop> {
    let caller = request.require(Role::Admin)?;
    let waiting = table.refunds().queue(&request.page()?).await?;
    let at = request.at();
    Ok(web::page(waiting.map(|refund| {
        RefundView::new(&refund, caller.user_id, at)
            .with_receipts(|owner, id| bucket.link(UploadPurpose::PaymentProof, owner, id, at))
    })))
}
