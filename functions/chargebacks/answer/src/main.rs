//! `POST /admin/chargebacks/{chargeback_id}/answer`: an administrator accepts a chargeback, or contests it with a note and
//! evidence. The step `chargebacks-settle` tells the gateway.
//!
//! Reads K1; writes the chargeback with the answer in one change. Emits `chargeback.answer_decided`. Safe to repeat: a
//! chargeback that was answered that way answers the same again.

mod body;

use body::Body;
use domain::{ChargebackId, Role};
use store::Table;
use views::ChargebackView;
use web::{Problem, Request, Response, Stop, ok};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), web::Error> {
    let table = Table::from_env();
    web::serve(async |request| answer_chargeback(&table, request).await).await
}

async fn answer_chargeback(table: &Table, request: Request) -> Result<Response, Stop> {
    let caller = request.require(Role::Admin)?;
    let once = request.once(&caller)?;
    let id: ChargebackId = request.path("chargeback_id")?;
    let answer = request.body::<Body>()?.answer(caller.user_id, request.at())?;
    let chargeback = table.chargebacks().load_once(&once, id).await?;
    if chargeback.is_own_case_of(caller.user_id) {
        return Err(Problem::forbidden("Somebody else has to decide over your own order.").into());
    }
    let Some(answered) = chargeback.answer(answer)? else {
        return Ok(ok(&ChargebackView::new(&chargeback, caller.user_id, request.at())));
    };
    let mut change = request.change(caller.as_admin());
    let chargeback = change.save(&chargeback, answered);
    let response = ok(&ChargebackView::new(&chargeback, caller.user_id, request.at()));
    change.answer(&once, response.answer());
    table.commit(change).await?;
    Ok(response)
}
