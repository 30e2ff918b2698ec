//! `GET /me/imports/{import_id}`: how far a file of products is, and what was wrong with its lines, for whose it is. Strangers get 404.
//!
//! Reads C7. Writes nothing.

use domain::Role;
use store::Table;
use views::ImportView;
use web::{Problem, Request, Response, Stop, ok};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), web::Error> {
    let table = Table::from_env();
    web::serve(async |request| get_import(&table, request).await).await
}

async fn get_import(table: &Table, request: Request) -> Result<Response, Stop> {
    let caller = request.require(Role::Artisan)?;
    let found = table.imports().find(request.path("import_id")?).await?;
    let found = found.filter(|import| import.artisan_id == caller.artisan_id());
    let import = found.ok_or_else(|| Problem::not_found("You sent no such file."))?;
    Ok(ok(&ImportView::new(&import)))
}
