//! `GET /me/offers/{product_id}`: what the caller offered for a product, and whether they may offer a price now.
//!
//! Reads Q1. Writes nothing.

use domain::ProductId;
use domain::offers::OfferAction;
use store::Table;
use views::{OfferView, OwnOfferView};
use web::{Problem, Request, Response, Stop, ok};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), web::Error> {
    let table = Table::from_env();
    web::serve(async |request| of_product(&table, request).await).await
}

async fn of_product(table: &Table, request: Request) -> Result<Response, Stop> {
    let caller = request.caller()?;
    let (id, buyer, at): (ProductId, _, _) = (request.path("product_id")?, caller.user_id, request.at());
    let found = table.offers().on_product(id, buyer).await?;
    let on_sale = found.shelf.as_ref().filter(|shelf| shelf.product.is_on_sale());
    if on_sale.is_none() && found.offer.is_none() {
        return Err(Problem::not_found("There is no such product.").into());
    }
    let own = found.offer.as_ref();
    let shown = own.map(|offer| {
        let product = found.shelf.as_ref().map(|shelf| &shelf.product);
        Ok::<_, Stop>(OfferView::on(offer, product, offer.as_party(buyer)?, at))
    });
    let may = on_sale.and_then(|shelf| OfferAction::propose(own.map(|own| &**own), shelf, buyer, at));
    Ok(ok(&OwnOfferView::new(id, shown.transpose()?, may)))
}
