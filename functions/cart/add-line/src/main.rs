//! `POST /cart/lines`: pieces of a product go into the caller's cart, beside those that are there.
//!
//! Reads C3; writes the cart and the answer. Emits nothing. Safe to repeat: the `Idempotency-Key` gets the same answer. Two that add
//! at once both do: the cart is replaced on the version read, and who was slower adds to what the other one left.

use domain::cart::Wanted;
use store::Table;
use views::CartLinesView;
use web::{Request, Response, Stop, WantedLine, ok};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), web::Error> {
    let table = Table::from_env();
    web::serve(async |request| add_line(&table, request).await).await
}

async fn add_line(table: &Table, request: Request) -> Result<Response, Stop> {
    let (caller, at) = (request.caller()?, request.at());
    let once = request.once(&caller)?;
    let wanted: Wanted = request.body::<WantedLine>()?.into();
    let (cart, shelf) =
        table.carts().load_once_with_shelf(&once, caller.user_id, wanted.product_id, at).await?;
    let more = cart.add(&wanted, shelf.as_ref(), at)?;
    let response = ok(&CartLinesView::new(&more));
    let mut change = request.change(caller.as_buyer());
    change.replace(&cart, &more);
    change.answer(&once, response.answer());
    table.commit(change).await?;
    Ok(response)
}
