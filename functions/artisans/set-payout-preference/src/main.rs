//! `PUT /me/artisan/payout-preference`: an artisan says whether payouts go out by themselves or when they ask for one.
//!
//! Reads W3; writes the artisan in one change, with the wallet's timer if money waits there. Emits
//! `artisan.payout_mode_set`. Safe to repeat: what is set already answers the same again.

use domain::artisans::PayoutMode;
use domain::{Currency, Role, steps};
use serde::Deserialize;
use store::Table;
use views::OwnArtisanView;
use web::{Problem, Request, Response, Stop, ok, problem};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Preference {
    mode: PayoutMode,
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), web::Error> {
    let table = Table::from_env();
    let currency = aws::required("MARKET_CURRENCY").parse()?;
    web::serve(async |request| set_payout_preference(&table, currency, request).await).await
}

async fn set_payout_preference(
    table: &Table,
    currency: Currency,
    request: Request,
) -> Result<Response, Stop> {
    let caller = request.require(Role::Artisan)?;
    let Preference { mode } = request.body()?;
    let (wallet, artisan) = table.wallets().load_with_artisan(caller.artisan_id(), currency).await?;
    let artisan = artisan.ok_or_else(|| {
        Problem::new(problem::ARTISAN_PROFILE_MISSING, "Write your profile as an artisan first.")
    })?;
    let Some(set) = artisan.set_payout_mode(mode) else {
        return Ok(ok(&OwnArtisanView::new(&artisan)));
    };
    let mut change = request.change(caller.as_artisan());
    let artisan = change.save(&artisan, set);
    // What waited to be asked for, should the event be lost.
    change.apply(steps::payouts::wake(&wallet, request.at()), &[(&wallet).into()]);
    table.commit(change).await?;
    Ok(ok(&OwnArtisanView::new(&artisan)))
}
