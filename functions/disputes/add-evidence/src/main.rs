//! `POST /disputes/{dispute_id}/evidence`: one side shows something more, while nobody has decided for good.
//!
//! Reads D1 with the caller's uploads; writes the dispute with the answer in one change. Emits `dispute.evidence_added`.
//! Safe to repeat: the same evidence of the same side is there already.

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
    /// What it shows.
    note: Text<3, 1000>,
    #[serde(default)]
    evidence: SetOf<UploadId, 0, EVIDENCE_FILES_MAX>,
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), web::Error> {
    let table = Table::from_env();
    web::serve(async |request| add_evidence(&table, request).await).await
}

async fn add_evidence(table: &Table, request: Request) -> Result<Response, Stop> {
    let caller = request.caller()?;
    let once = request.once(&caller)?;
    let Body { note, evidence } = request.body()?;
    let (dispute, uploads) = table
        .disputes()
        .load_once_with_uploads(&once, request.path("dispute_id")?, caller.user_id, &evidence)
        .await?;
    let party = dispute.as_party(caller.user_id)?;
    UploadPurpose::Evidence.check(&evidence, &uploads)?;
    let added = dispute.add_evidence(party, note.into(), evidence.into_vec(), request.at())?;
    let Some(added) = added else { return Ok(ok(&DisputeView::for_party(&dispute, party, request.at()))) };
    let mut change = request.change(party.actor());
    let dispute = change.save(&dispute, added);
    let response = ok(&DisputeView::for_party(&dispute, party, request.at()));
    change.answer(&once, response.answer());
    table.commit(change).await?;
    Ok(response)
}
