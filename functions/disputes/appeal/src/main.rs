//! `POST /disputes/{dispute_id}/appeal`: one side has something against the decision. An administrator decides once more.
//!
//! Reads D1; writes the dispute with the answer in one change. Emits `dispute.appealed`. Safe to repeat: a side's appeal
//! answers the same again.

use serde::Deserialize;
use store::Table;
use views::DisputeView;
use web::{Request, Response, Stop, Text, ok};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Body {
    /// The other side reads it.
    reason: Text<10, 2000>,
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), web::Error> {
    let table = Table::from_env();
    web::serve(async |request| appeal(&table, request).await).await
}

async fn appeal(table: &Table, request: Request) -> Result<Response, Stop> {
    let caller = request.caller()?;
    let once = request.once(&caller)?;
    let Body { reason } = request.body()?;
    let dispute = table.disputes().load_once(&once, request.path("dispute_id")?).await?;
    let party = dispute.as_party(caller.user_id)?;
    let Some(appealed) = dispute.appeal(party, reason.into(), request.at())? else {
        return Ok(ok(&DisputeView::for_party(&dispute, party, request.at())));
    };
    let mut change = request.change(party.actor());
    let dispute = change.save(&dispute, appealed);
    let response = ok(&DisputeView::for_party(&dispute, party, request.at()));
    change.answer(&once, response.answer());
    table.commit(change).await?;
    Ok(response)
}
