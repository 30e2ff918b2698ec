//! `POST /admin/refunds/{refund_id}/payment-by-hand`: an administrator says that the buyer was paid without the gateway; or, of a
//! refund that was paid twice, that one of the two is back. This records what has happened, so it is posted at once.
//!
//! Reads R4; writes the refund with the posting and the answer in one change. Emits `refund.paid_by_hand` or
//! `refund.recovered`. Safe to repeat: a refund that is marked answers the same again.

use domain::refunds::ByHand;
use domain::uploads::UploadPurpose;
use domain::{Role, UploadId};
use serde::Deserialize;
use store::Table;
use views::RefundView;
use web::{Request, Response, SetOf, Stop, Text, ok};

const RECEIPTS_MAX: usize = 6;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Paid {
    /// How and when the buyer was paid.
    note: Text<3, 500>,
    proof: SetOf<UploadId, 1, RECEIPTS_MAX>,
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), web::Error> {
    let table = Table::from_env();
    web::serve(async |request| mark_paid(&table, request).await).await
}

async fn mark_paid(table: &Table, request: Request) -> Result<Response, Stop> {
    let caller = request.require(Role::Admin)?;
    let once = request.once(&caller)?;
    let id = request.path("refund_id")?;
    let Paid { note, proof } = request.body()?;
    let proof = proof.into_vec();
    let (refund, uploads) = table.refunds().load_once_with_uploads(&once, id, caller.user_id, &proof).await?;
    UploadPurpose::PaymentProof.check(&proof, &uploads)?;
    let by_hand = ByHand { note: note.into(), proof, entered_by: caller.user_id, at: request.at() };
    let Some(marked) = refund.mark_paid(by_hand)? else {
        return Ok(ok(&RefundView::new(&refund, caller.user_id, request.at())));
    };
    let mut change = request.change(caller.as_admin());
    let refund = change.save(&refund, marked);
    let response = ok(&RefundView::new(&refund, caller.user_id, request.at()));
    change.answer(&once, response.answer());
    table.commit(change).await?;
    Ok(response)
}
