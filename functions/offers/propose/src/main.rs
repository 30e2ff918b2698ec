//! `POST /products/{product_id}/offers`: a buyer says what they would pay for pieces of a product, the first time or instead of what the
//! artisan asks.
//!
//! Reads Q1; writes the offer, what the buyer proposed in a day and the answer in one change, which goes through only while the product is
//! in the shop, its artisan sells and does not block the buyer. One that is too low is refused, and counted, so that nobody finds out how
//! low is too low. Emits `offer.proposed`. Safe to repeat with the same key; the same price again changes nothing.

use domain::cart::QUANTITY_MAX;
use domain::market::TOTAL_MAX;
use domain::offers::{Bid, propose};
use domain::{ProductId, Refused};
use serde::Deserialize;
use store::Table;
use store::entities::{require_bargaining, require_on_sale};
use views::OfferView;
use web::{Amount, Problem, Request, Response, Stop, Whole, created, ok};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Body {
    /// For one piece.
    unit_price: Amount<1, TOTAL_MAX>,
    quantity: Whole<1, { QUANTITY_MAX as i64 }>,
}

impl From<Body> for Bid {
    fn from(Body { unit_price, quantity }: Body) -> Self {
        let quantity = u32::try_from(quantity.get()).unwrap_or(QUANTITY_MAX);
        Self { unit_price: unit_price.money(), quantity }
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), web::Error> {
    let table = Table::from_env();
    web::serve(async |request| propose_price(&table, request).await).await
}

async fn propose_price(table: &Table, request: Request) -> Result<Response, Stop> {
    let caller = request.caller()?;
    let once = request.once(&caller)?;
    let (id, body): (ProductId, Body) = (request.path("product_id")?, request.body()?);
    let (buyer, at) = (caller.user_id, request.at());
    let found = table.offers().on_product_once(&once, id, buyer).await?;
    let shelf = found.shelf.filter(|shelf| shelf.product.is_on_sale());
    let shelf = shelf.ok_or_else(|| Problem::not_found("There is no such product."))?;
    let proposed = propose(found.offer.as_deref(), &shelf, buyer, body.into(), at);
    let mut change = request.change(caller.as_buyer());
    // Also for one that is too low: whoever is not listened to learns nothing of what the artisan takes.
    require_bargaining(&mut change, shelf.product.artisan_id, buyer, table.zone());
    let proposed = match (proposed, &found.offer) {
        (Ok(Some(proposed)), _) => proposed,
        (Ok(None), Some(offer)) => {
            return Ok(ok(&OfferView::new(offer, offer.as_party(buyer)?, at)));
        }
        (Err(refused @ Refused { problem: "offer-too-low", .. }), _) => {
            change.replace(&found.proposals, &found.proposals.one_more(id, at)?);
            table.commit(change).await?;
            // It is counted: nothing is decided anew.
            return Err(Problem::from(refused).into());
        }
        (Err(refused), _) => return Err(refused.into()),
        (Ok(None), None) => return Err(Stop::Conflict),
    };
    change.replace(&found.proposals, &found.proposals.one_more(id, at)?);
    require_on_sale(&mut change, &proposed.entity);
    let offer = match &found.offer {
        Some(before) => change.save(before, proposed),
        None => change.create(proposed),
    };
    let view = OfferView::new(&offer, offer.as_party(buyer)?, at);
    let response = created(&format!("/offers/{}", offer.id), &view);
    change.answer(&once, response.answer());
    table.commit(change).await?;
    Ok(response)
}
