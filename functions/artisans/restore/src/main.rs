//! `POST /admin/artisans/{artisan_id}/restore`: an administrator lets a suspended artisan sell again, with a reason. What they
//! offered is on sale as before, and money that waited is paid out.
//!
//! Reads A1; writes the artisan with the answer in one change. Emits `artisan.restored`. Safe to repeat under the same
//! key; who is not suspended is refused.

use domain::{ArtisanId, Role};
use serde::Deserialize;
use store::Table;
use views::ArtisanStandingView;
use web::{Problem, Request, Response, Stop, Text, ok};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Body {
    /// The artisan is told it.
    reason: Text<3, 500>,
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), web::Error> {
    let table = Table::from_env();
    web::serve(async |request| restore(&table, request).await).await
}

async fn restore(table: &Table, request: Request) -> Result<Response, Stop> {
    let caller = request.require(Role::Admin)?;
    let once = request.once(&caller)?;
    let id: ArtisanId = request.path("artisan_id")?;
    let Body { reason } = request.body()?;
    if id == caller.artisan_id() {
        return Err(Problem::forbidden("Somebody else has to decide over your own shop.").into());
    }
    let artisan = table.artisans().load_once(&once, id).await?;
    let restored = artisan.restore(&reason, request.at())?;
    let mut change = request.change(caller.as_admin());
    let artisan = change.save(&artisan, restored);
    let response = ok(&ArtisanStandingView::new(&artisan));
    change.answer(&once, response.answer());
    table.commit(change).await?;
    Ok(response)
}
