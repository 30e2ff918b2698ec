//! `GET /uploads/{upload_id}`: a file that the caller handed in, and whether its picture is ready to be shown. Why it was refused is
//! told, too. Strangers get 404.
//!
//! Reads F1. Writes nothing.

use domain::UploadId;
use store::Table;
use uploads::Bucket;
use views::UploadView;
use web::{Problem, Request, Response, Stop, ok, problem};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), web::Error> {
    let table = Table::from_env();
    let bucket = Bucket::from_env();
    let images_url = aws::variable("UPLOADS_PUBLIC_URL");
    web::serve(async |request| get(&table, &bucket, images_url.as_deref(), request).await).await
}

async fn get(
    table: &Table,
    bucket: &Bucket,
    images_url: Option<&str>,
    request: Request,
) -> Result<Response, Stop> {
    let caller = request.caller()?;
    let id: UploadId = request.path("upload_id")?;
    let (upload, picture) = table.uploads().load_with_picture(caller.user_id, id).await?;
    let file = upload.file.as_ref().ok_or_else(|| {
        let detail = "The file has not arrived. Send it with the form, and say that it is there.";
        Problem::new(problem::UPLOAD_INCOMPLETE, detail)
    })?;
    let link = bucket.link(upload.purpose, upload.owner_id, id, request.at());
    Ok(ok(&UploadView::new(&upload, file, link, picture.as_ref(), images_url)))
}
