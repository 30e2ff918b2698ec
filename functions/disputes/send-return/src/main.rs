//! `POST /disputes/{dispute_id}/return`: the buyer has sent the goods back, as both agreed, and shows it. The artisan has some days
//! to say that something is wrong.
//!
//! Reads D1 with the caller's uploads; writes the dispute with the answer in one change. Emits `dispute.return_sent`. Safe to
//! repeat: goods are sent back once, and the same words answer the same again.

use domain::UploadId;
use domain::disputes::EVIDENCE_FILES_MAX;
use domain::uploads::UploadPurpose;
use serde::Deserialize;
use store::Table;
use views::DisputeView;
use web::{Request, Response, SetOf, Stop, Text, ok};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Body {
    /// How they travel. The artisan reads it.
    note: Text<3, 1000>,
    #[serde(default)]
    evidence: SetOf<UploadId, 0, EVIDENCE_FILES_MAX>,
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), web::Error> {
    let table = Table::from_env();
    web::serve(async |request| send_return(&table, request).await).await
}

async fn send_return(table: &Table, request: Request) -> Result<Response, Stop> {
    let caller = request.caller()?;
    let once = request.once(&caller)?;
    let Body { note, evidence } = request.body()?;
    let (dispute, uploads) = table
        .disputes()
        .load_once_with_uploads(&once, request.path("dispute_id")?, caller.user_id, &evidence)
        .await?;
    let buyer = dispute.as_buyer(caller.user_id)?;
    UploadPurpose::Evidence.check(&evidence, &uploads)?;
    let Some(sent) = dispute.send_return(buyer, note.into(), evidence.into_vec(), request.at())? else {
        return Ok(ok(&DisputeView::for_party(&dispute, buyer.party(), request.at())));
    };
    let mut change = request.change(buyer.actor());
    let dispute = change.save(&dispute, sent);
    let response = ok(&DisputeView::for_party(&dispute, buyer.party(), request.at()));
    change.answer(&once, response.answer());
    table.commit(change).await?;
    Ok(response)
}
