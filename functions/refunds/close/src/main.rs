//! `POST /admin/refunds/{refund_id}/closing`: an administrator closes a refund without paying it. That is for a lost chargeback,
//! by which the buyer's bank took the money, or because the gateway has refunded the payment already.
//!
//! Reads K5 or R1; writes the refund with its posting, the chargeback that it is closed for, and the answer in one change. Emits
//! `refund.closed` with `chargeback.refund_closed`, or `refund.confirmed`. Safe to repeat: a closed refund answers the same again.

use domain::refunds::{Closing, ClosingReason};
use domain::{ChargebackId, Role, steps};
use serde::Deserialize;
use store::Table;
use views::RefundView;
use web::{Request, Response, Stop, Text, ok};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Close {
    /// What shows it.
    note: Text<3, 500>,
    /// By which the bank took the money; none where the gateway gave it back.
    chargeback_id: Option<ChargebackId>,
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), web::Error> {
    let table = Table::from_env();
    web::serve(async |request| close_refund(&table, request).await).await
}

async fn close_refund(table: &Table, request: Request) -> Result<Response, Stop> {
    let caller = request.require(Role::Admin)?;
    let once = request.once(&caller)?;
    let id = request.path("refund_id")?;
    let Close { note, chargeback_id } = request.body()?;
    let mut change = request.change(caller.as_admin());
    let closing = |reason| Closing { reason, note: note.into(), closed_by: caller.user_id, at: request.at() };
    let refund = match chargeback_id {
        Some(chargeback_id) => {
            let read = table.chargebacks().load_once_with_refund(&once, chargeback_id, id).await?;
            let (chargeback, refund) = read;
            let closing = closing(ClosingReason::ChargedBack);
            let plan = steps::chargebacks::close_refund(&chargeback, &refund, closing)?;
            let closed = plan.refund().unwrap_or(&refund).clone();
            change.apply(plan, &[(&chargeback).into(), (&refund).into()]);
            closed
        }
        None => {
            let refund = table.refunds().load_once(&once, id).await?;
            let plan = steps::refunds::confirm(&refund, closing(ClosingReason::RefundedAtGateway))?;
            let closed = plan.refund().unwrap_or(&refund).clone();
            change.apply(plan, &[(&refund).into()]);
            closed
        }
    };
    let response = ok(&RefundView::new(&refund, caller.user_id, request.at()));
    change.answer(&once, response.answer());
    table.commit(change).await?;
    Ok(response)
}
