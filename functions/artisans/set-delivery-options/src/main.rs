//! `PUT /me/artisan/delivery-options`: an artisan says how their goods get to buyers, what that costs and how long it takes.
//! Orders that were placed keep what was agreed.
//!
//! Reads A1; writes the artisan. Emits `artisan.delivery_options_set`. Safe to repeat: what is set already answers the same again.

mod body;

use body::Body;
use domain::artisans::delivery::DeliveryOptions;
use domain::{Currency, Role};
use store::Table;
use views::OwnArtisanView;
use web::{Problem, Request, Response, Stop, ok, problem};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), web::Error> {
    let table = Table::from_env();
    let currency = aws::required("MARKET_CURRENCY").parse()?;
    let within_seconds = aws::required("DELIVER_WITHIN_SECONDS").parse()?;
    web::serve(async |request| set_delivery_options(&table, currency, within_seconds, request).await).await
}

async fn set_delivery_options(
    table: &Table,
    currency: Currency,
    within_seconds: u64,
    request: Request,
) -> Result<Response, Stop> {
    let caller = request.require(Role::Artisan)?;
    let options: DeliveryOptions = request.body::<Body>()?.into();
    options.check(currency, within_seconds)?;
    let artisan = table.artisans().find(caller.artisan_id()).await?.ok_or_else(|| {
        Problem::new(problem::ARTISAN_PROFILE_MISSING, "Write your profile as an artisan first.")
    })?;
    let Some(set) = artisan.set_delivery_options(options) else {
        return Ok(ok(&OwnArtisanView::new(&artisan)).of_version(artisan.version()));
    };
    request.if_match(artisan.version())?;
    let mut change = request.change(caller.as_artisan());
    let artisan = change.save(&artisan, set);
    table.commit(change).await?;
    Ok(ok(&OwnArtisanView::new(&artisan)).of_version(artisan.version()))
}
