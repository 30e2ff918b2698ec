//! `GET /admin/disputes`: the disputes that wait for an administrator, the earliest deadline first, so that what is overdue
//! comes before what is not.
//!
//! Reads D2, page by page, then A4 with V5. Writes nothing. `GET /disputes/{dispute_id}` has the links to what was shown.

use domain::Role;
use store::Table;
use views::{DisputeView, DisputeWithPartiesView};
use web::{Request, Response, Stop};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), web::Error> {
    let table = Table::from_env();
    web::serve(async |request| dispute_queue(&table, request).await).await
}

async fn dispute_queue(table: &Table, request: Request) -> Result<Response, Stop> {
    let caller = request.require(Role::Admin)?;
    let waiting = table.disputes().review_queue(&request.page()?).await?;
    let (artisans, buyers): (Vec<_>, Vec<_>) =
        waiting.items.iter().map(|dispute| (dispute.artisan_id, dispute.buyer_id)).unzip();
    let parties = table.parties_with_ratings(artisans, buyers).await?;
    let view = |dispute| {
        let shown = DisputeView::for_admin(dispute, caller.user_id, request.at());
        DisputeWithPartiesView::new(shown, dispute, &parties)
    };
    let views: Vec<_> = waiting.items.iter().map(|dispute| view(dispute)).collect();
    Ok(web::page(store::Page { items: views, next_cursor: waiting.next_cursor }))
}
