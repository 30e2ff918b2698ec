//! `GET /me/artisan`: an artisan's own profile, with all that is theirs.
//!
//! Reads A1. Writes nothing.

use domain::Role;
use store::Table;
use views::OwnArtisanView;
use web::{Problem, Request, Response, Stop, ok, problem};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), web::Error> {
    let table = Table::from_env();
    web::serve(async |request| get_own(&table, request).await).await
}

async fn get_own(table: &Table, request: Request) -> Result<Response, Stop> {
    let caller = request.require(Role::Artisan)?;
    let artisan = table.artisans().find(caller.artisan_id()).await?;
    let artisan = artisan.ok_or_else(|| {
        Problem::new(problem::ARTISAN_PROFILE_MISSING, "Write your profile first, with PUT /me/artisan.")
    })?;
    Ok(ok(&OwnArtisanView::new(&artisan)))
}
