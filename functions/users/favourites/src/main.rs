//! `GET /me/favourites`: the products and artisans that the signed-in user keeps, the newest first.
//!
//! Reads U14; writes nothing. Safe to repeat. What they are now is read where anybody reads it: `GET /products?ids=`,
//! `GET /artisans/{artisan_id}`.

use store::Table;
use views::FavouritesView;
use web::{Request, Response, Stop, ok};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), web::Error> {
    let table = Table::from_env();
    web::serve(async |request| favourites(&table, request).await).await
}

async fn favourites(table: &Table, request: Request) -> Result<Response, Stop> {
    let caller = request.caller()?;
    let favourites = table.own().favourites(caller.user_id).await?;
    Ok(ok(&FavouritesView::new(&favourites)))
}
