//! `POST /admin/artisans/{artisan_id}/suspend`: an administrator stops a verified artisan, or changes the terms of that, with a
//! reason. What they offer is hidden and nothing new is sold; the orders that they have go on. Their payouts wait or go on, as
//! decided.
//!
//! Reads A1; writes the artisan with the answer in one change. Emits `artisan.suspended`. Safe to repeat: who is suspended in
//! these words and terms already answers the same again.

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
    payouts: Payouts,
}

/// What becomes of the artisan's money meanwhile.
#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum Payouts {
    /// It stays in the wallet until the artisan is restored.
    Hold,
    /// It is paid out as before.
    Continue,
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), web::Error> {
    let table = Table::from_env();
    web::serve(async |request| suspend(&table, request).await).await
}

async fn suspend(table: &Table, request: Request) -> Result<Response, Stop> {
    let caller = request.require(Role::Admin)?;
    let once = request.once(&caller)?;
    let id: ArtisanId = request.path("artisan_id")?;
    let Body { reason, payouts } = request.body()?;
    if id == caller.artisan_id() {
        return Err(Problem::forbidden("Somebody else has to decide over your own shop.").into());
    }
    let artisan = table.artisans().load_once(&once, id).await?;
    let Some(suspended) = artisan.suspend(&reason, matches!(payouts, Payouts::Hold), request.at())? else {
        return Ok(ok(&ArtisanStandingView::new(&artisan)));
    };
    let mut change = request.change(caller.as_admin());
    let artisan = change.save(&artisan, suspended);
    let response = ok(&ArtisanStandingView::new(&artisan));
    change.answer(&once, response.answer());
    table.commit(change).await?;
    Ok(response)
}
