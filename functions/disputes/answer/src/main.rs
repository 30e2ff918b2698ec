//! `POST /disputes/{dispute_id}/answer`: the side that the dispute was opened against says what it has to say.
//!
//! Reads D1 with the caller's uploads; writes the dispute with the answer in one change. Emits `dispute.answered`. Safe to
//! repeat: a dispute is answered once, and answers the same again.

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
    /// The other side reads it.
    statement: Text<10, 2000>,
    #[serde(default)]
    evidence: SetOf<UploadId, 0, EVIDENCE_FILES_MAX>,
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), web::Error> {
    let table = Table::from_env();
    web::serve(async |request| answer(&table, request).await).await
}

async fn answer(table: &Table, request: Request) -> Result<Response, Stop> {
    let caller = request.caller()?;
    let once = request.once(&caller)?;
    let Body { statement, evidence } = request.body()?;
    let (dispute, uploads) = table
        .disputes()
        .load_once_with_uploads(&once, request.path("dispute_id")?, caller.user_id, &evidence)
        .await?;
    let respondent = dispute.as_respondent(caller.user_id)?;
    UploadPurpose::Evidence.check(&evidence, &uploads)?;
    let answered = dispute.answer(respondent, statement.into(), evidence.into_vec(), request.at())?;
    let Some(answered) = answered else {
        return Ok(ok(&DisputeView::for_party(&dispute, respondent.party(), request.at())));
    };
    let mut change = request.change(respondent.actor());
    let dispute = change.save(&dispute, answered);
    let response = ok(&DisputeView::for_party(&dispute, respondent.party(), request.at()));
    change.answer(&once, response.answer());
    table.commit(change).await?;
    Ok(response)
}
