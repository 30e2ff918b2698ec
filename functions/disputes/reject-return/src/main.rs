//! `POST /disputes/{dispute_id}/return/reject`: the artisan says that the goods came back damaged, or not at all. An administrator
//! decides.
//!
//! Reads D1 with the caller's uploads; writes the dispute with the answer in one change. Emits `dispute.return_rejected`. Safe to
//! repeat: the same words answer the same again.

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
    /// What is wrong. The buyer reads it.
    statement: Text<10, 2000>,
    #[serde(default)]
    evidence: SetOf<UploadId, 0, EVIDENCE_FILES_MAX>,
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), web::Error> {
    let table = Table::from_env();
    web::serve(async |request| reject_return(&table, request).await).await
}

async fn reject_return(table: &Table, request: Request) -> Result<Response, Stop> {
    let caller = request.caller()?;
    let once = request.once(&caller)?;
    let Body { statement, evidence } = request.body()?;
    let (dispute, uploads) = table
        .disputes()
        .load_once_with_uploads(&once, request.path("dispute_id")?, caller.user_id, &evidence)
        .await?;
    let artisan = dispute.as_artisan(caller.user_id)?;
    UploadPurpose::Evidence.check(&evidence, &uploads)?;
    let rejected = dispute.reject_return(artisan, statement.into(), evidence.into_vec(), request.at())?;
    let Some(rejected) = rejected else {
        return Ok(ok(&DisputeView::for_party(&dispute, artisan.party(), request.at())));
    };
    let mut change = request.change(artisan.actor());
    let dispute = change.save(&dispute, rejected);
    let response = ok(&DisputeView::for_party(&dispute, artisan.party(), request.at()));
    change.answer(&once, response.answer());
    table.commit(change).await?;
    Ok(response)
}
