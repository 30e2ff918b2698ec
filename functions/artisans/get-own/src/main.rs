//! `GET /me/artisan`: an artisan's own profile, with all that is theirs. Nothing, with 204, for who signed up to sell and has not
//! written it yet.
//!
//! Reads A1. Writes nothing.

use domain::Role;
use store::Table;
use views::OwnArtisanView;
use web::{Request, Response, Stop, no_content, ok};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), web::Error> {
    let table = Table::from_env();
    web::serve(async |request| get_own(&table, request).await).await
}

async fn get_own(table: &Table, request: Request) -> Result<Response, Stop> {
    let caller = request.require(Role::Artisan)?;
    let Some(artisan) = table.artisans().find(caller.artisan_id()).await? else { return Ok(no_content()) };
    Ok(ok(&OwnArtisanView::new(&artisan)).of_version(artisan.version()))
}
