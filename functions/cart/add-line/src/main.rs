//! `POST /cart/lines`: pieces of a product go into the caller's cart, beside those that are there.
//!
//! Reads C3; writes the cart and the answer. Emits nothing. Safe to repeat: the `Idempotency-Key` gets the same answer. Two that add
//! at once both do: the cart is replaced on the version read, and who was slower adds to what the other one left.

use domain::ProductId;
use domain::cart::{QUANTITY_MAX, Wanted};
use domain::market::TOTAL_MAX;
use serde::Deserialize;
use store::Table;
use views::CartLinesView;
use web::{Amount, Request, Response, Stop, Whole, ok};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Line {
    product_id: ProductId,
    quantity: Whole<1, { QUANTITY_MAX as i64 }>,
    /// What the person was shown.
    unit_price: Option<Amount<1, TOTAL_MAX>>,
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), web::Error> {
    let table = Table::from_env();
    web::serve(async |request| add_line(&table, request).await).await
}

async fn add_line(table: &Table, request: Request) -> Result<Response, Stop> {
    let (caller, at) = (request.caller()?, request.at());
    let once = request.once(&caller)?;
    let Line { product_id, quantity, unit_price } = request.body()?;
    let quantity = u32::try_from(quantity.get()).unwrap_or(QUANTITY_MAX);
    let wanted = Wanted { product_id, quantity, unit_price: unit_price.map(Amount::money) };
    let (cart, shelf) = table.carts().load_once_with_shelf(&once, caller.user_id, product_id, at).await?;
    let more = cart.add(&wanted, shelf.as_ref(), at)?;
    let response = ok(&CartLinesView::new(&more));
    let mut change = request.change(caller.as_buyer());
    change.replace(&cart, &more);
    change.answer(&once, response.answer());
    table.commit(change).await?;
    Ok(response)
}
