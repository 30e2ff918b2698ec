//! `POST /admin/verifications/{artisan_id}/decision`: an administrator approves an artisan, or rejects with a reason.
//!
//! Reads A1; writes the artisan with the answer in one change. Emits `artisan.verified` or `artisan.rejected`. Safe to
//! repeat: what was decided that way answers the same again.

mod body;

use body::{Body, View};
use domain::{ArtisanId, Role};
use store::entities::Artisans;
use web::{Problem, Request, Response, Stop, ok};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), web::Error> {
    let artisans = Artisans::from_env();
    web::serve(async |request| decide_verification(&artisans, request).await).await
}

async fn decide_verification(artisans: &Artisans, request: Request) -> Result<Response, Stop> {
    let caller = request.require(Role::Admin)?;
    let once = request.once(&caller)?;
    let id: ArtisanId = request.path("artisan_id")?;
    let decision = request.body::<Body>()?.decision()?;
    if id == caller.artisan_id() {
        return Err(Problem::forbidden("Somebody else has to decide over your own documents.").into());
    }
    let artisan = artisans.load_once(&once, id).await?;
    let artisan = artisan.ok_or_else(|| Problem::not_found("There is no such artisan."))?;
    let Some(decided) = artisan.decide(decision, request.at())? else {
        return Ok(ok(&View::new(&artisan)));
    };
    let mut change = request.change(caller.as_admin());
    let artisan = change.save(&artisan, decided);
    let response = ok(&View::new(&artisan));
    change.answer(&once, response.answer());
    artisans.commit(change).await?;
    Ok(response)
}
