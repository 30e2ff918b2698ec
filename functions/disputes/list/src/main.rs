//! `GET /disputes`: the disputes in which the caller has a side, newest first.
//!
//! Reads D4 with V5, page by page. Writes nothing. `GET /disputes/{dispute_id}` has the links to what was shown.

use store::{Page, Table};
use views::{DisputeView, DisputeWithPartiesView};
use web::{Request, Response, Stop};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), web::Error> {
    let table = Table::from_env();
    web::serve(async |request| list(&table, request).await).await
}

async fn list(table: &Table, request: Request) -> Result<Response, Stop> {
    let caller = request.caller()?;
    let (own, parties) = table.disputes().of_user(caller.user_id, &request.page()?).await?;
    let mut views = Vec::with_capacity(own.items.len());
    for dispute in &own.items {
        let party = dispute.as_party(caller.user_id)?;
        let shown = DisputeView::for_party(dispute, party, request.at());
        views.push(DisputeWithPartiesView::new(shown, dispute, &parties));
    }
    Ok(web::page(Page { items: views, next_cursor: own.next_cursor }))
}
