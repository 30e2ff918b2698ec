//! `GET /disputes/{dispute_id}/history`: every change of a dispute with its author and the hash chain, to its two sides and
//! to administrators, oldest first.
//!
//! Reads D1, then D3, page by page. Writes nothing.

use domain::{DisputeId, Role};
use store::Table;
use views::EntryView;
use web::{Request, Response, Stop};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), web::Error> {
    let table = Table::from_env();
    web::serve(async |request| history(&table, request).await).await
}

async fn history(table: &Table, request: Request) -> Result<Response, Stop> {
    let caller = request.caller()?;
    let page = request.page()?;
    let id: DisputeId = request.path("dispute_id")?;
    let dispute = table.disputes().load(id).await?;
    if !caller.is(Role::Admin) {
        dispute.as_party(caller.user_id)?;
    }
    Ok(web::page(table.disputes().history(id, &page).await?.map(EntryView::whole)))
}
