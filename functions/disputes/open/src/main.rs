//! `POST /orders/{order_id}/disputes`: one side disputes an order that was sent. Its money is frozen, and its clocks stand
//! still, until the dispute is over.
//!
//! Reads the order with the caller's uploads; writes order and dispute, its place in both sides' lists, and the answer in one change. Emits
//! `order.disputed` and `dispute.opened`. Safe to repeat: the `Idempotency-Key` gets the same answer; without it, an order
//! that is disputed is refused.

mod terms;

use domain::UploadId;
use domain::disputes::{Dispute, DisputeTerms, EVIDENCE_FILES_MAX, Opening};
use domain::uploads::UploadPurpose;
use serde::Deserialize;
use store::Table;
use store::entities::list_dispute;
use views::DisputeView;
use web::{Request, Response, SetOf, Stop, Text, created};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Body {
    /// What is wrong. The other side reads it.
    claim: Text<10, 2000>,
    #[serde(default)]
    evidence: SetOf<UploadId, 0, EVIDENCE_FILES_MAX>,
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), web::Error> {
    let table = Table::from_env();
    let terms = terms::from_env()?;
    web::serve(async |request| open(&table, terms, request).await).await
}

async fn open(table: &Table, terms: DisputeTerms, request: Request) -> Result<Response, Stop> {
    let caller = request.caller()?;
    let once = request.once(&caller)?;
    let Body { claim, evidence } = request.body()?;
    let (order, uploads) = table
        .orders()
        .load_once_with_uploads(&once, request.path("order_id")?, caller.user_id, &evidence)
        .await?;
    let party = order.as_party(caller.user_id)?;
    UploadPurpose::Evidence.check(&evidence, &uploads)?;
    let opening = Opening { id: request.new_id(), claim: claim.into(), uploads: evidence.into_vec(), terms };
    let (frozen, opened) = Dispute::open(&order, party, opening, request.at())?;
    let mut change = request.change(party.actor());
    change.save(&order, frozen);
    let dispute = change.create(opened);
    list_dispute(&mut change, &dispute);
    let shown = DisputeView::for_party(&dispute, dispute.as_party(caller.user_id)?, request.at());
    let response = created(&format!("/disputes/{}", dispute.id), &shown);
    change.answer(&once, response.answer());
    table.commit(change).await?;
    Ok(response)
}
