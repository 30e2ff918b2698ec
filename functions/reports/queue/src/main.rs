//! `GET /admin/reports`: what people reported and nobody has decided, the longest waiting first, with what each of them said and saw.
//!
//! Reads I2, page by page, then A4. Writes nothing. The links to files of messages are good for a quarter of an hour.

use domain::Role;
use domain::uploads::UploadPurpose;
use store::Table;
use uploads::Bucket;
use views::ReportView;
use web::{Request, Response, Stop};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), web::Error> {
    let table = Table::from_env();
    let bucket = Bucket::from_env();
    let images_url = aws::variable("UPLOADS_PUBLIC_URL");
    web::serve(async |request| queue(&table, &bucket, images_url.as_deref(), request).await).await
}

async fn queue(
    table: &Table,
    bucket: &Bucket,
    images_url: Option<&str>,
    request: Request,
) -> Result<Response, Stop> {
    let caller = request.require(Role::Admin)?;
    let waiting = table.reports().queue(&request.page()?).await?;
    let answerable = waiting.items.iter().map(|report| report.person_id);
    let reporters = waiting.items.iter().flat_map(|report| report.statements.iter().map(|said| said.by));
    let parties =
        table.parties(answerable.clone().map(|person| person.artisan()), answerable.chain(reporters)).await?;
    let link = |owner, id| bucket.link(UploadPurpose::MessageFile, owner, id, request.at());
    let view = |report| ReportView::for_admin(report, caller.user_id, &parties, images_url, link);
    let views: Vec<_> = waiting.items.iter().map(|report| view(report)).collect();
    Ok(web::page(store::Page { items: views, next_cursor: waiting.next_cursor }))
}
