//! `POST /admin/artisans/{artisan_id}/tier`: an administrator says how much trust an artisan has earned, and why. What is
//! paid out in a day depends on it.
//!
//! Reads A1; writes the artisan with the answer in one change. Emits `artisan.tier_set`. Safe to repeat: a tier that is set
//! already answers the same again.

mod body;

use body::{Body, View};
use domain::{ArtisanId, Role};
use store::Table;
use web::{Problem, Request, Response, Stop, ok};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), web::Error> {
    let table = Table::from_env();
    web::serve(async |request| set_artisan_tier(&table, request).await).await
}

async fn set_artisan_tier(table: &Table, request: Request) -> Result<Response, Stop> {
    let caller = request.require(Role::Admin)?;
    let once = request.once(&caller)?;
    let id: ArtisanId = request.path("artisan_id")?;
    let Body { tier, reason } = request.body()?;
    if id == caller.artisan_id() {
        return Err(Problem::forbidden("Somebody else has to decide over your own limits.").into());
    }
    let artisan = table.artisans().load_once(&once, id).await?;
    let Some(set) = artisan.set_tier(tier, &reason) else {
        return Ok(ok(&View::new(&artisan)));
    };
    let mut change = request.change(caller.as_admin());
    let artisan = change.save(&artisan, set);
    let response = ok(&View::new(&artisan));
    change.answer(&once, response.answer());
    table.commit(change).await?;
    Ok(response)
}
