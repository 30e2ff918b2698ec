//! `GET /admin/history/{subject}`: every change of anything that has a history, with its author, and whether the chain of
//! hashes holds. Personal and secret fields are named, their values are not in it.
//!
//! Reads the entity's head, then a part of H1, as of now. Writes nothing. The parts overlap by one entry, so that all of
//! them together say the same as the whole.

mod view;

use domain::Role;
use store::Table;
use store::entities::key_of_text;
use view::{History, after};
use web::{Problem, Request, Response, Stop, ok};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), web::Error> {
    let table = Table::from_env();
    web::serve(async |request| history(&table, request).await).await
}

async fn history(table: &Table, request: Request) -> Result<Response, Stop> {
    request.require(Role::Admin)?;
    let page = request.page()?;
    let subject: String = request.path("subject")?;
    let nothing = || Problem::not_found("There is nothing of this name that has a history.");
    let key = key_of_text(&subject).ok_or_else(nothing)?;
    let after = after(&page)?;
    let (version, head) = table.head(&key).await?.ok_or_else(nothing)?;
    let entries = table.entries(&key, after, version, page.limit + 1).await?;
    Ok(ok(&History::new(subject, version, &head, entries, after, page.limit)))
}
