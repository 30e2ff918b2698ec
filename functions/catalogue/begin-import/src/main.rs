//! `POST /me/imports`: an artisan has a file of products worked off that they uploaded: drafts are begun, products changed. A file that
//! is wrong as a whole is refused here; what is wrong with a line is told by the import.
//!
//! Reads C6, then the file; writes the import, which files were sent in a day, and the answer in one change. The step `catalogue-import`
//! takes it from there. Emits nothing. Safe to repeat: the `Idempotency-Key` gets the same answer, and the same file begins no product
//! twice.

use domain::catalogue::import::Import;
use domain::uploads::{UploadPurpose, object_key};
use domain::{Role, UploadId};
use serde::Deserialize;
use store::Table;
use uploads::{Bucket, Unavailable};
use views::ImportView;
use web::{Problem, Request, Response, Stop, accepted, problem};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Body {
    /// Of a file of products.
    upload_id: UploadId,
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), web::Error> {
    let table = Table::from_env();
    let bucket = Bucket::from_env();
    web::serve(async |request| begin_import(&table, &bucket, request).await).await
}

async fn begin_import(table: &Table, bucket: &Bucket, request: Request) -> Result<Response, Stop> {
    let caller = request.require(Role::Artisan)?;
    let once = request.once(&caller)?;
    let Body { upload_id } = request.body()?;
    let (user, at) = (caller.user_id, request.at());
    let (upload, imports) = table.imports().for_begin_once(&once, user, upload_id).await?;
    let uploaded = [upload];
    UploadPurpose::ProductSheet.check(&[upload_id], &uploaded)?;
    let [upload] = uploaded;
    let sha256 = upload.and_then(|upload| upload.file).map(|file| file.sha256).unwrap_or_default();
    let id = request.new_id();
    let sent = imports.one_more(id, &sha256, at)?;
    let key = object_key(UploadPurpose::ProductSheet, user, upload_id);
    let file = bucket.read(&key, at).await.map_err(unavailable)?;
    let file = file.ok_or_else(|| Problem::internal(format!("{key} is complete and not there")))?;
    let lines = sheet::read(&file)?.lines.len();
    let import = Import::begin(id, caller.artisan_id(), upload_id, imports.origin(&sha256), lines, at);
    let mut change = request.change(caller.as_artisan());
    change.replace(&imports, &sent);
    change.insert(&import);
    let response = accepted(&ImportView::new(&import));
    change.answer(&once, response.answer());
    table.commit(change).await?;
    Ok(response)
}

fn unavailable(cause: Unavailable) -> Problem {
    Problem::new(problem::UNAVAILABLE, "The store of files does not answer. Try again in a moment.")
        .retry_after(1)
        .caused_by(cause)
}
