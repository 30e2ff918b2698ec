//! `PUT /cart/lines/{product_id}`: so many pieces of a product are in the caller's cart, at the price that they were shown; none
//! takes it out.
//!
//! Reads C1; writes the cart. Emits nothing. Safe to repeat: what is so already answers the same again, and what was taken out is
//! not there.

use domain::cart::QUANTITY_MAX;
use domain::market::TOTAL_MAX;
use serde::Deserialize;
use store::Table;
use views::CartLinesView;
use web::{Amount, Problem, Request, Response, Stop, Whole, ok};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Line {
    quantity: Whole<0, { QUANTITY_MAX as i64 }>,
    /// What the person was shown.
    unit_price: Option<Amount<1, TOTAL_MAX>>,
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), web::Error> {
    let table = Table::from_env();
    web::serve(async |request| set_line(&table, request).await).await
}

async fn set_line(table: &Table, request: Request) -> Result<Response, Stop> {
    let (caller, at) = (request.caller()?, request.at());
    let product_id = request.path("product_id")?;
    let Line { quantity, unit_price } = request.body()?;
    let quantity = u32::try_from(quantity.get()).unwrap_or(QUANTITY_MAX);
    let cart = table.carts().load(caller.user_id, at).await?;
    if cart.quantity_of(product_id) == 0 {
        let detail = "This is not in your cart; perhaps it was bought or taken out on another device.";
        return Err(Problem::not_found(detail).into());
    }
    let Some(set) = cart.set(product_id, quantity, unit_price.map(Amount::money), at) else {
        return Ok(ok(&CartLinesView::new(&cart)));
    };
    let mut change = request.change(caller.as_buyer());
    change.replace(&cart, &set);
    table.commit_put(change).await?;
    Ok(ok(&CartLinesView::new(&set)))
}
