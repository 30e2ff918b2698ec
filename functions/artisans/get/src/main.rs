//! `GET /artisans/{artisan_id}`: a verified artisan, to anybody; to the artisan themself, verified or not, with all that is
//! theirs.
//!
//! Reads M8. Writes nothing. To strangers, who is not verified is not there; names on documents and bank accounts are never
//! shown.

use domain::ArtisanId;
use store::Table;
use views::{ArtisanView, OwnArtisanView};
use web::{Problem, Request, Response, Stop, ok};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), web::Error> {
    let table = Table::from_env();
    web::serve(async |request| get(&table, request).await).await
}

async fn get(table: &Table, request: Request) -> Result<Response, Stop> {
    let id: ArtisanId = request.path("artisan_id")?;
    let is_own = request.known_caller().is_some_and(|caller| caller.artisan_id() == id);
    let found = table.artisans().find_shown(id).await?.filter(|found| is_own || found.artisan.may_sell());
    let found = found.ok_or_else(|| Problem::not_found("There is no such artisan."))?;
    Ok(if is_own {
        ok(&OwnArtisanView::new(&found.artisan).answering(found.answers_within(request.at())))
    } else {
        ok(&ArtisanView::shown(&found, request.at())).public()
    })
}
