//! `GET /cart`: what a person has put aside to buy, on any of their devices, with what has changed since, and
//! prices that were agreed on.
//!
//! Reads C1, then C2 with Q6. Writes nothing.

use store::Table;
use views::CartView;
use web::{Request, Response, Stop, ok};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), web::Error> {
    let table = Table::from_env();
    let images_url = aws::variable("UPLOADS_PUBLIC_URL");
    web::serve(async |request| get(&table, images_url.as_deref(), request).await).await
}

async fn get(table: &Table, images_url: Option<&str>, request: Request) -> Result<Response, Stop> {
    let (caller, at) = (request.caller()?, request.at());
    let cart = table.carts().load(caller.user_id, at).await?;
    let now = table.carts().as_they_are(caller.user_id, &cart.lines).await?;
    Ok(ok(&CartView::new(&cart, &now, images_url, at)))
}
