//! `POST /offers/{offer_id}/accept`: the side that an offer waits for agrees to the price that they were shown. It is good for a day.
//!
//! Reads Q2; writes the offer with the answer in one change, which goes through only while the product is in the shop. Emits
//! `offer.accepted`. Safe to repeat: what is agreed on answers the same again.

use domain::market::TOTAL_MAX;
use serde::Deserialize;
use store::Table;
use store::entities::require_on_sale;
use views::OfferView;
use web::{Amount, Request, Response, Stop, ok};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Body {
    /// What they were shown, of a piece.
    unit_price: Amount<1, TOTAL_MAX>,
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), web::Error> {
    let table = Table::from_env();
    web::serve(async |request| accept(&table, request).await).await
}

async fn accept(table: &Table, request: Request) -> Result<Response, Stop> {
    let caller = request.caller()?;
    let once = request.once(&caller)?;
    let Body { unit_price } = request.body()?;
    let offer = table.offers().load_once(&once, request.path("offer_id")?).await?;
    let party = offer.as_party(caller.user_id)?;
    let Some(accepted) = offer.accept(party, unit_price.money(), request.at())? else {
        return Ok(ok(&OfferView::new(&offer, party, request.at())));
    };
    let mut change = request.change(party.actor());
    require_on_sale(&mut change, &offer);
    let offer = change.save(&offer, accepted);
    let response = ok(&OfferView::new(&offer, party, request.at()));
    change.answer(&once, response.answer());
    table.commit(change).await?;
    Ok(response)
}
