//! `POST /disputes/{dispute_id}/escalate`: one side asks an administrator to decide, once the other has answered or is late.
//!
//! Reads D1; writes the dispute with the answer in one change. Emits `dispute.escalated`. Safe to repeat: an escalated
//! dispute answers the same again.

use store::Table;
use views::DisputeView;
use web::{Request, Response, Stop, ok};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), web::Error> {
    let table = Table::from_env();
    web::serve(async |request| escalate(&table, request).await).await
}

async fn escalate(table: &Table, request: Request) -> Result<Response, Stop> {
    let caller = request.caller()?;
    let once = request.once(&caller)?;
    let dispute = table.disputes().load_once(&once, request.path("dispute_id")?).await?;
    let party = dispute.as_party(caller.user_id)?;
    let Some(escalated) = dispute.escalate(party, request.at())? else {
        return Ok(ok(&DisputeView::for_party(&dispute, party, request.at())));
    };
    let mut change = request.change(party.actor());
    let dispute = change.save(&dispute, escalated);
    let response = ok(&DisputeView::for_party(&dispute, party, request.at()));
    change.answer(&once, response.answer());
    table.commit(change).await?;
    Ok(response)
}
