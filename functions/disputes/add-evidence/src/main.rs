//! `POST /disputes/{dispute_id}/evidence`: one side shows something more, while nobody has decided for good.
//!
//! Reads D1 with the caller's uploads, or M9 where a message is shown; writes the dispute with the answer in one change. A message is
//! kept in the dispute as it was. Emits `dispute.evidence_added`. Safe to repeat: the same evidence of the same side is there
//! already.

mod quoted;

use domain::UploadId;
use domain::disputes::EVIDENCE_FILES_MAX;
use domain::uploads::UploadPurpose;
use quoted::{MessageRef, loaded};
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
    /// What one of the sides wrote to the other.
    message: Option<MessageRef>,
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), web::Error> {
    let table = Table::from_env();
    web::serve(async |request| add_evidence(&table, request).await).await
}

async fn add_evidence(table: &Table, request: Request) -> Result<Response, Stop> {
    let caller = request.caller()?;
    let once = request.once(&caller)?;
    let Body { note, evidence, message } = request.body()?;
    let id = request.path("dispute_id")?;
    let (dispute, uploads, talk) =
        loaded(table, &once, id, caller.user_id, &evidence, message.as_ref()).await?;
    let party = dispute.as_party(caller.user_id)?;
    UploadPurpose::Evidence.check(&evidence, &uploads)?;
    let quoted = message.map(|_| quoted::in_dispute(talk, &dispute)).transpose()?;
    let added = dispute.add_evidence(party, note.into(), evidence.into_vec(), quoted, request.at())?;
    let Some(added) = added else { return Ok(ok(&DisputeView::for_party(&dispute, party, request.at()))) };
    let mut change = request.change(party.actor());
    let dispute = change.save(&dispute, added);
    let response = ok(&DisputeView::for_party(&dispute, party, request.at()));
    change.answer(&once, response.answer());
    table.commit(change).await?;
    Ok(response)
}
