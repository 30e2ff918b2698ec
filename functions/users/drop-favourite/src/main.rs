//! `DELETE /me/favourites/{subject}`: the signed-in user keeps a product or an artisan no longer.
//!
//! Reads U14; writes the favourites. Emits nothing. Safe to repeat: what is not kept stays so, also what is not in the shop any more.

use domain::users::favourites::Favourite;
use store::Table;
use web::{Request, Response, Stop, no_content};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), web::Error> {
    let table = Table::from_env();
    web::serve(async |request| drop_favourite(&table, request).await).await
}

async fn drop_favourite(table: &Table, request: Request) -> Result<Response, Stop> {
    let caller = request.caller()?;
    let what: Favourite = request.path("subject")?;
    let favourites = table.own().favourites(caller.user_id).await?;
    if let Some(left) = favourites.drop(what) {
        let mut change = request.change(caller.as_user());
        change.replace(&favourites, &left);
        table.commit_put(change).await?;
    }
    Ok(no_content())
}
