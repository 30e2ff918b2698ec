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
    let (artisan, responses) = table.messages().artisan_with_responses(id).await?;
    let artisan = artisan.filter(|artisan| is_own || artisan.may_sell());
    let artisan = artisan.ok_or_else(|| Problem::not_found("There is no such artisan."))?;
    let usual = responses.and_then(|responses| responses.usual(request.at()));
    if is_own {
        return Ok(ok(&OwnArtisanView::new(&artisan).answering(usual)));
    }
    Ok(ok(&ArtisanView::new(&artisan, usual)).public())
}
