//! `POST /disputes/{dispute_id}/return/confirm`: the artisan has the goods back and nothing against them, and the dispute is over.
//! The step `escrow-divide` moves the money as both agreed.
//!
//! Reads D1; writes the dispute with the answer in one change. Emits `dispute.resolved`. Safe to repeat: goods that are back
//! answer the same again.

use store::Table;
use views::DisputeView;
use web::{Request, Response, Stop, ok};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), web::Error> {
    let table = Table::from_env();
    web::serve(async |request| confirm_return(&table, request).await).await
}

async fn confirm_return(table: &Table, request: Request) -> Result<Response, Stop> {
    let caller = request.caller()?;
    let once = request.once(&caller)?;
    let dispute = table.disputes().load_once(&once, request.path("dispute_id")?).await?;
    let artisan = dispute.as_artisan(caller.user_id)?;
    let Some(settled) = dispute.confirm_return(artisan, request.at())? else {
        return Ok(ok(&DisputeView::for_party(&dispute, artisan.party(), request.at())));
    };
    let mut change = request.change(artisan.actor());
    let dispute = change.save(&dispute, settled);
    let response = ok(&DisputeView::for_party(&dispute, artisan.party(), request.at()));
    change.answer(&once, response.answer());
    table.commit(change).await?;
    Ok(response)
}
