//! `POST /disputes/{dispute_id}/withdraw`: whoever opened the dispute takes it back. The step `escrow-divide` thaws the
//! money, and the order goes on as it stood.
//!
//! Reads D1; writes the dispute with the answer in one change. Emits `dispute.withdrawn`. Safe to repeat: a withdrawn
//! dispute answers the same again.

use store::Table;
use views::DisputeView;
use web::{Request, Response, Stop, ok};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), web::Error> {
    let table = Table::from_env();
    web::serve(async |request| withdraw(&table, request).await).await
}

async fn withdraw(table: &Table, request: Request) -> Result<Response, Stop> {
    let caller = request.caller()?;
    let once = request.once(&caller)?;
    let dispute = table.disputes().load_once(&once, request.path("dispute_id")?).await?;
    let opener = dispute.as_opener(caller.user_id)?;
    let Some(withdrawn) = dispute.withdraw(opener, request.at())? else {
        return Ok(ok(&DisputeView::for_party(&dispute, opener.party(), request.at())));
    };
    let mut change = request.change(opener.actor());
    let dispute = change.save(&dispute, withdrawn);
    let response = ok(&DisputeView::for_party(&dispute, opener.party(), request.at()));
    change.answer(&once, response.answer());
    table.commit(change).await?;
    Ok(response)
}
