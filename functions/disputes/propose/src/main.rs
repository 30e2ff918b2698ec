//! `POST /disputes/{dispute_id}/proposals`: one side says how it would divide the money, at once or once the buyer has sent
//! the goods back. Its former proposal is replaced.
//!
//! Reads D1; writes the dispute with the answer in one change. Emits `dispute.proposed`. Safe to repeat: the same proposal
//! is there already.

use domain::escrow::Split;
use domain::market::TOTAL_MAX;
use serde::Deserialize;
use store::Table;
use views::DisputeView;
use web::{Amount, Request, Response, Stop, ok};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Body {
    to_buyer: Amount<0, TOTAL_MAX>,
    /// Before the fee.
    to_artisan: Amount<0, TOTAL_MAX>,
    /// Whether the goods go back first.
    #[serde(default)]
    after_return: bool,
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), web::Error> {
    let table = Table::from_env();
    web::serve(async |request| propose(&table, request).await).await
}

async fn propose(table: &Table, request: Request) -> Result<Response, Stop> {
    let caller = request.caller()?;
    let once = request.once(&caller)?;
    let Body { to_buyer, to_artisan, after_return } = request.body()?;
    let dispute = table.disputes().load_once(&once, request.path("dispute_id")?).await?;
    let party = dispute.as_party(caller.user_id)?;
    let split = Split { to_buyer: to_buyer.money(), to_artisan: to_artisan.money() };
    let proposed = if after_return {
        dispute.propose_return(party, split, request.at())?
    } else {
        dispute.propose(party, split, request.at())?
    };
    let Some(proposed) = proposed else {
        return Ok(ok(&DisputeView::for_party(&dispute, party, request.at())));
    };
    let mut change = request.change(party.actor());
    let dispute = change.save(&dispute, proposed);
    let response = ok(&DisputeView::for_party(&dispute, party, request.at()));
    change.answer(&once, response.answer());
    table.commit(change).await?;
    Ok(response)
}
