//! `POST /me/artisan/verification`: an artisan hands in documents, for the first time or again after a rejection.
//!
//! Reads A3; writes the artisan with the answer in one change. Emits `artisan.submitted`. Safe to repeat: the same documents
//! answer the same again while they are being reviewed.

use domain::artisans::DOCUMENTS_MAX;
use domain::uploads::UploadPurpose;
use domain::{Role, UploadId};
use serde::Deserialize;
use store::Table;
use views::OwnArtisanView;
use web::{Problem, Request, Response, SetOf, Stop, ok, problem};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Body {
    documents: SetOf<UploadId, 1, DOCUMENTS_MAX>,
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), web::Error> {
    let table = Table::from_env();
    web::serve(async |request| submit_verification(&table, request).await).await
}

async fn submit_verification(table: &Table, request: Request) -> Result<Response, Stop> {
    let caller = request.require(Role::Artisan)?;
    let once = request.once(&caller)?;
    let Body { documents } = request.body()?;
    let (artisan, uploads) =
        table.artisans().find_once_with_uploads(&once, caller.artisan_id(), &documents).await?;
    let artisan = artisan.ok_or_else(|| {
        Problem::new(problem::ARTISAN_PROFILE_MISSING, "Write your profile as an artisan first.")
    })?;
    UploadPurpose::VerificationDocument.check(&documents, &uploads)?;
    let Some(submitted) = artisan.submit(documents.into_vec(), request.at())? else {
        return Ok(ok(&OwnArtisanView::new(&artisan)));
    };
    let mut change = request.change(caller.as_artisan());
    let artisan = change.save(&artisan, submitted);
    let response = ok(&OwnArtisanView::new(&artisan));
    change.answer(&once, response.answer());
    table.commit(change).await?;
    Ok(response)
}
