//! `POST /offers/{offer_id}/withdraw`: a buyer takes an offer back while it waits for the artisan.
//!
//! Reads Q2; writes the offer with the answer in one change. Emits `offer.withdrawn`. Safe to repeat: what was taken back answers the same
//! again.

use domain::offers::OfferParty;
use store::Table;
use views::OfferView;
use web::{Problem, Request, Response, Stop, ok};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), web::Error> {
    let table = Table::from_env();
    web::serve(async |request| withdraw(&table, request).await).await
}

async fn withdraw(table: &Table, request: Request) -> Result<Response, Stop> {
    let caller = request.caller()?;
    let once = request.once(&caller)?;
    let offer = table.offers().load_once(&once, request.path("offer_id")?).await?;
    let party = offer.as_party(caller.user_id)?;
    let OfferParty::Buyer(buyer) = party else {
        return Err(Problem::forbidden("Only the buyer takes an offer back. Decline it.").into());
    };
    let Some(withdrawn) = offer.withdraw(buyer, request.at())? else {
        return Ok(ok(&OfferView::new(&offer, party, request.at())));
    };
    let mut change = request.change(party.actor());
    let offer = change.save(&offer, withdrawn);
    let response = ok(&OfferView::new(&offer, party, request.at()));
    change.answer(&once, response.answer());
    table.commit(change).await?;
    Ok(response)
}
