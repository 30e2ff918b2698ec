//! `POST /offers/{offer_id}/counter`: an artisan asks for something between what a buyer offers and what the product costs.
//!
//! Reads Q2; writes the offer with the answer in one change, which goes through only while the product is in the shop. Emits
//! `offer.countered`. Safe to repeat: what is asked for already answers the same again.

use domain::market::TOTAL_MAX;
use domain::offers::OfferParty;
use serde::Deserialize;
use store::Table;
use store::entities::require_on_sale;
use views::OfferView;
use web::{Amount, Problem, Request, Response, Stop, ok};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Body {
    /// For one piece.
    unit_price: Amount<1, TOTAL_MAX>,
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), web::Error> {
    let table = Table::from_env();
    web::serve(async |request| counter(&table, request).await).await
}

async fn counter(table: &Table, request: Request) -> Result<Response, Stop> {
    let caller = request.caller()?;
    let once = request.once(&caller)?;
    let Body { unit_price } = request.body()?;
    let offer = table.offers().load_once(&once, request.path("offer_id")?).await?;
    let party = offer.as_party(caller.user_id)?;
    let OfferParty::Artisan(artisan) = party else {
        return Err(Problem::forbidden("Only the artisan asks for another price. Offer one yourself.").into());
    };
    let Some(countered) = offer.counter(artisan, unit_price.money(), request.at())? else {
        return Ok(ok(&OfferView::new(&offer, party, request.at())));
    };
    let mut change = request.change(party.actor());
    require_on_sale(&mut change, &offer);
    let offer = change.save(&offer, countered);
    let response = ok(&OfferView::new(&offer, party, request.at()));
    change.answer(&once, response.answer());
    table.commit(change).await?;
    Ok(response)
}
