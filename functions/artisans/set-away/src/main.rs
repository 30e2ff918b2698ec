//! `PUT /me/artisan/away`: an artisan takes no orders until a day, or takes them again. Orders that they have go on.
//!
//! Reads A1; writes the artisan. Emits `artisan.away_set`. Safe to repeat: what is set already answers the same again.

use domain::{Day, Role};
use serde::Deserialize;
use store::Table;
use views::OwnArtisanView;
use web::{Problem, Request, Response, Stop, ok, problem};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Away {
    /// The day from which on they take orders again; without one, they do now.
    back_on: Option<Day>,
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), web::Error> {
    let table = Table::from_env();
    web::serve(async |request| set_away(&table, request).await).await
}

async fn set_away(table: &Table, request: Request) -> Result<Response, Stop> {
    let caller = request.require(Role::Artisan)?;
    let Away { back_on } = request.body()?;
    let until = back_on.map(|day| table.zone().start_of(day));
    let artisan = table.artisans().find(caller.artisan_id()).await?.ok_or_else(|| {
        Problem::new(problem::ARTISAN_PROFILE_MISSING, "Write your profile as an artisan first.")
    })?;
    let Some(set) = artisan.set_away(until, request.at())? else {
        return Ok(ok(&OwnArtisanView::new(&artisan)).of_version(artisan.version()));
    };
    request.if_match(artisan.version())?;
    let mut change = request.change(caller.as_artisan());
    let artisan = change.save(&artisan, set);
    table.commit(change).await?;
    Ok(ok(&OwnArtisanView::new(&artisan)).of_version(artisan.version()))
}
