//! `POST /admin/disputes/{dispute_id}/decision`: an administrator decides who gets what, with a reason for both sides. Once
//! more after an appeal, and then for good.
//!
//! Reads D1; writes the dispute with the answer in one change. Emits `dispute.decided`, or `dispute.resolved` after an
//! appeal; then the step `escrow-divide` moves the money. Safe to repeat: what was decided that way answers the same again.

use domain::Role;
use domain::cart::TOTAL_MAX;
use domain::escrow::Split;
use serde::Deserialize;
use store::Table;
use views::DisputeView;
use web::{Amount, Request, Response, Stop, Text, ok};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Body {
    to_buyer: Amount<0, TOTAL_MAX>,
    /// Before the fee.
    to_artisan: Amount<0, TOTAL_MAX>,
    /// Both sides are told it.
    note: Text<10, 2000>,
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), web::Error> {
    let table = Table::from_env();
    web::serve(async |request| decide_dispute(&table, request).await).await
}

async fn decide_dispute(table: &Table, request: Request) -> Result<Response, Stop> {
    let caller = request.require(Role::Admin)?;
    let once = request.once(&caller)?;
    let Body { to_buyer, to_artisan, note } = request.body()?;
    let dispute = table.disputes().load_once(&once, request.path("dispute_id")?).await?;
    let arbiter = dispute.as_arbiter(caller.user_id)?;
    let split = Split { to_buyer: to_buyer.money(), to_artisan: to_artisan.money() };
    let Some(decided) = dispute.decide(arbiter, split, note.into(), request.at())? else {
        return Ok(ok(&DisputeView::for_admin(&dispute, caller.user_id, request.at())));
    };
    let mut change = request.change(arbiter.actor());
    let dispute = change.save(&dispute, decided);
    let response = ok(&DisputeView::for_admin(&dispute, caller.user_id, request.at()));
    change.answer(&once, response.answer());
    table.commit(change).await?;
    Ok(response)
}
