//! `POST /uploads/{upload_id}/complete`: the owner says that the file is there. It is looked at, what nobody needs to see is
//! taken off it, and it is put where it stays for ever. From then on the upload can be referred to. Strangers get 404.
//!
//! Reads F1 and the file that was sent; writes the file that stays, then the upload in one change. Emits nothing. Safe to
//! repeat: the file that stays is written once, and an upload that has it answers the same again.

mod file;
mod view;

use domain::UploadId;
use file::kept;
use store::Table;
use uploads::Bucket;
use view::View;
use web::{Request, Response, Stop, ok};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), web::Error> {
    let table = Table::from_env();
    let bucket = Bucket::from_env();
    web::serve(async |request| complete(&table, &bucket, request).await).await
}

async fn complete(table: &Table, bucket: &Bucket, request: Request) -> Result<Response, Stop> {
    let caller = request.caller()?;
    let id: UploadId = request.path("upload_id")?;
    let upload = table.uploads().load(caller.user_id, id).await?;
    if let Some(file) = &upload.file {
        return Ok(ok(&View::new(&upload, file, bucket, request.at())));
    }
    let file = kept(&upload, bucket, request.at()).await?;
    let completed = upload.with_file(file.clone());
    let mut change = request.change(caller.as_user());
    change.replace(&upload, &completed);
    table.commit(change).await?;
    Ok(ok(&View::new(&completed, &file, bucket, request.at())))
}
