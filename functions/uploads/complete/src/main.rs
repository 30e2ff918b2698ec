//! `POST /uploads/{upload_id}/complete`: the owner says that the file is there. It is looked at, what nobody needs to see is
//! taken off it, and it is put where it stays for ever. From then on the upload can be referred to; one that everybody is to see, once the
//! step `uploads-prepare-picture` has made it ready. Strangers get 404.
//!
//! Reads F1 and the file that was sent; writes the file that stays, then the upload, and its picture if it is to be one, in one change.
//! Emits `picture.handed_in`. Safe to repeat: the file that stays is written once, and an upload that has it answers what has become of
//! it since.

mod file;

use domain::uploads::pictures::Picture;
use domain::{UploadId, UserId};
use file::kept;
use store::Table;
use uploads::Bucket;
use views::UploadView;
use web::{Request, Response, Stop, ok};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), web::Error> {
    let table = Table::from_env();
    let bucket = Bucket::from_env();
    let images_url = aws::variable("UPLOADS_PUBLIC_URL");
    web::serve(async |request| complete(&table, &bucket, images_url.as_deref(), request).await).await
}

async fn complete(
    table: &Table,
    bucket: &Bucket,
    images_url: Option<&str>,
    request: Request,
) -> Result<Response, Stop> {
    let caller = request.caller()?;
    let id: UploadId = request.path("upload_id")?;
    let at = request.at();
    let link = |owner: UserId, purpose| bucket.link(purpose, owner, id, at);
    let (upload, picture) = table.uploads().load_with_picture(caller.user_id, id).await?;
    if let Some(file) = &upload.file {
        let link = link(upload.owner_id, upload.purpose);
        return Ok(ok(&UploadView::new(&upload, file, link, picture.as_ref(), images_url)));
    }
    let file = kept(&upload, bucket, at).await?;
    let completed = upload.with_file(file.clone());
    let mut change = request.change(caller.as_user());
    change.replace(&upload, &completed);
    let picture = upload.purpose.is_public().then(|| change.create(Picture::hand_in(&completed, at)));
    table.commit(change).await?;
    let link = link(completed.owner_id, completed.purpose);
    Ok(ok(&UploadView::new(&completed, &file, link, picture.as_deref(), images_url)))
}
