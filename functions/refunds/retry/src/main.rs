//! `POST /admin/refunds/{refund_id}/retry`: an administrator sends a refund again: one that failed as a new attempt, one that
//! needs attention to the bank account that the buyer named. The step `refunds-send` calls the gateway.
//!
//! Reads R3; writes the refund and the account with the answer in one change. Emits `refund.retried`. Safe to repeat: a
//! refund that is on its way answers the same again.

mod body;

use body::Body;
use domain::{RefundId, Role};
use store::{Loaded, Table};
use views::RefundView;
use web::{Request, Response, Stop, ok};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), web::Error> {
    let table = Table::from_env();
    web::serve(async |request| retry_refund(&table, request).await).await
}

async fn retry_refund(table: &Table, request: Request) -> Result<Response, Stop> {
    let caller = request.require(Role::Admin)?;
    let once = request.once(&caller)?;
    let id: RefundId = request.path("refund_id")?;
    let account = request.body::<Body>()?.account(id, request.at());
    let (refund, known) = table.refunds().load_once_with_account(&once, id).await?;
    let Some(retried) = refund.retry(account.is_some(), request.at())? else {
        return Ok(ok(&RefundView::new(&refund, caller.user_id, request.at())));
    };
    let mut change = request.change(caller.as_admin());
    let refund = change.save(&refund, retried);
    if let Some(account) = account {
        change.replace(&known.unwrap_or_else(|| Loaded::new(account.clone())), &account);
    }
    let response = ok(&RefundView::new(&refund, caller.user_id, request.at()));
    change.answer(&once, response.answer());
    table.commit(change).await?;
    Ok(response)
}
