//! `POST /cart/merge`: what a device had in a cart of its own, before its person signed in, goes into theirs.
//!
//! Reads C4; writes the cart. Emits nothing. Safe to repeat: the cart keeps the `merge_id`, and a merge that it has taken changes
//! nothing.

mod body;

use body::{Answer, Body};
use store::Table;
use web::{Request, Response, Stop, ok};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), web::Error> {
    let table = Table::from_env();
    web::serve(async |request| merge(&table, request).await).await
}

async fn merge(table: &Table, request: Request) -> Result<Response, Stop> {
    let (caller, at) = (request.caller()?, request.at());
    let Body { merge_id, items } = request.body()?;
    let theirs = web::wanted(items)?;
    let ids: Vec<_> = theirs.iter().map(|wanted| wanted.product_id).collect();
    let (cart, shelves) = table.carts().load_with_shelves(caller.user_id, &ids, at).await?;
    let Some((merged, notes)) = cart.merge(&merge_id, &theirs, &shelves, at) else {
        return Ok(ok(&Answer::new(&cart, Vec::new())));
    };
    let mut change = request.change(caller.as_buyer());
    change.replace(&cart, &merged);
    table.commit_put(change).await?;
    Ok(ok(&Answer::new(&merged, notes)))
}
