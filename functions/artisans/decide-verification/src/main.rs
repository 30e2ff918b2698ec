//! `POST /admin/verifications/{artisan_id}/decision`: an administrator approves an artisan, or rejects with a reason.
//!
//! Reads A1; writes the artisan with the answer in one change. Emits `artisan.verified` or `artisan.rejected`. Safe to
//! repeat: what was decided that way answers the same again.

mod body;

use body::{Body, View};
use domain::{ArtisanId, Role};
use store::Table;
use web::{Problem, Request, Response, Stop, ok};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), web::Error> {
    let table = Table::from_env();
    web::serve(async |request| decide_verification(&table, request).await).await
}

async fn decide_verification(table: &Table, request: Request) -> Result<Response, Stop> {
    let caller = request.require(Role::Admin)?;
    let once = request.once(&caller)?;
    let id: ArtisanId = request.path("artisan_id")?;
    let decision = request.body::<Body>()?.decision()?;
    if id == caller.artisan_id() {
        return Err(Problem::forbidden("Somebody else has to decide over your own documents.").into());
    }
    let artisan = table.artisans().load_once(&once, id).await?;
    let Some(decided) = artisan.decide(decision, request.at())? else {
        return Ok(ok(&View::new(&artisan)));
    };
    let mut change = request.change(caller.as_admin());
    let artisan = change.save(&artisan, decided);
    let response = ok(&View::new(&artisan));
    change.answer(&once, response.answer());
    table.commit(change).await?;
    Ok(response)
}
