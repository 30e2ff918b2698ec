//! `POST /offers/{offer_id}/decline`: the side that an offer waits for says no.
//!
//! Reads Q2; writes the offer with the answer in one change. Emits `offer.declined`. Safe to repeat: what is declined answers the same
//! again.

use store::Table;
use views::OfferView;
use web::{Request, Response, Stop, ok};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), web::Error> {
    let table = Table::from_env();
    web::serve(async |request| decline(&table, request).await).await
}

async fn decline(table: &Table, request: Request) -> Result<Response, Stop> {
    let caller = request.caller()?;
    let once = request.once(&caller)?;
    let offer = table.offers().load_once(&once, request.path("offer_id")?).await?;
    let party = offer.as_party(caller.user_id)?;
    let Some(declined) = offer.decline(party, request.at())? else {
        return Ok(ok(&OfferView::new(&offer, party, request.at())));
    };
    let mut change = request.change(party.actor());
    let offer = change.save(&offer, declined);
    let response = ok(&OfferView::new(&offer, party, request.at()));
    change.answer(&once, response.answer());
    table.commit(change).await?;
    Ok(response)
}
