//! `POST /disputes/{dispute_id}/proposals/{number}/accept`: one side accepts what the other proposes, and the dispute is
//! over: the step `escrow-divide` moves the money. Where the goods go back first, the dispute waits for them.
//!
//! Reads D1; writes the dispute with the answer in one change. Emits `dispute.resolved` or `dispute.return_agreed`. Safe to repeat: what was agreed on
//! answers the same again. A proposal is accepted by its number, so that nobody accepts another than they have read.

use store::Table;
use views::DisputeView;
use web::{Request, Response, Stop, ok};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), web::Error> {
    let table = Table::from_env();
    web::serve(async |request| accept_proposal(&table, request).await).await
}

async fn accept_proposal(table: &Table, request: Request) -> Result<Response, Stop> {
    let caller = request.caller()?;
    let once = request.once(&caller)?;
    let number: u32 = request.path("number")?;
    let dispute = table.disputes().load_once(&once, request.path("dispute_id")?).await?;
    let party = dispute.as_party(caller.user_id)?;
    let Some(agreed) = dispute.accept(party, number, request.at())? else {
        return Ok(ok(&DisputeView::for_party(&dispute, party, request.at())));
    };
    let mut change = request.change(party.actor());
    let dispute = change.save(&dispute, agreed);
    let response = ok(&DisputeView::for_party(&dispute, party, request.at()));
    change.answer(&once, response.answer());
    table.commit(change).await?;
    Ok(response)
}
