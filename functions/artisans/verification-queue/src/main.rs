//! `GET /admin/verifications`: the artisans who wait for a decision, the longest waiting first, with links to their
//! documents.
//!
//! Reads A2, page by page. Writes nothing. The links are good for a quarter of an hour, and for nobody else's documents.

mod view;

use domain::Role;
use store::Table;
use uploads::Bucket;
use view::Waiting;
use web::{Request, Response, Stop};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), web::Error> {
    let table = Table::from_env();
    let bucket = Bucket::from_env();
    web::serve(async |request| verification_queue(&table, &bucket, request).await).await
}

async fn verification_queue(table: &Table, bucket: &Bucket, request: Request) -> Result<Response, Stop> {
    request.require(Role::Admin)?;
    let waiting = table.artisans().review_queue(&request.page()?).await?;
    Ok(web::page(waiting.map(|artisan| Waiting::new(artisan.into_inner(), bucket, request.at()))))
}
