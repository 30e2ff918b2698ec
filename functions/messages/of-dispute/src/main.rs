//! `GET /admin/disputes/{dispute_id}/conversation`: an administrator reads what the sides of a dispute wrote about its order, oldest
//! first.
//!
//! Reads D1, then M5 with the order. Writes nothing. A conversation about whose order there is no dispute is shown to nobody but those
//! who take part in it. The links to files are good for a quarter of an hour.

use domain::Role;
use domain::messages::Contacts;
use domain::uploads::UploadPurpose;
use futures::future::try_join;
use store::Table;
use uploads::Bucket;
use views::MessageView;
use web::{Request, Response, Stop};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), web::Error> {
    let table = Table::from_env();
    let bucket = Bucket::from_env();
    web::serve(async |request| of_dispute(&table, &bucket, request).await).await
}

async fn of_dispute(table: &Table, bucket: &Bucket, request: Request) -> Result<Response, Stop> {
    request.require(Role::Admin)?;
    let page = request.page()?;
    let dispute = table.disputes().load(request.path("dispute_id")?).await?;
    let (messages, orders) = (table.messages(), table.orders());
    let said = messages.page(dispute.order_id.conversation(), &page);
    let (said, order) = try_join(said, orders.find(dispute.order_id)).await?;
    let contacts = Contacts::of(order.as_deref());
    Ok(web::page(said.map(|message| {
        let owner = message.by.user(dispute.buyer_id, dispute.artisan_id);
        let link = |id| bucket.link(UploadPurpose::MessageFile, owner, id, request.at());
        MessageView::new(&message, contacts).with_files(link)
    })))
}
