//! `PUT /me/favourites/{subject}`: the signed-in user keeps a product or an artisan, to find it again.
//!
//! Reads U15; writes the favourites. Emits nothing. Safe to repeat: what is kept already stays where it is.

use domain::users::favourites::Favourite;
use store::Table;
use web::{Problem, Request, Response, Stop, no_content};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), web::Error> {
    let table = Table::from_env();
    web::serve(async |request| keep(&table, request).await).await
}

async fn keep(table: &Table, request: Request) -> Result<Response, Stop> {
    let caller = request.caller()?;
    let what: Favourite = request.path("subject")?;
    let (favourites, is_there) = table.own().favourites_with(caller.user_id, what).await?;
    if !is_there {
        return Err(Problem::not_found("There is no such product or artisan in the shop.").into());
    }
    if let Some(kept) = favourites.keep(what, request.at())? {
        let mut change = request.change(caller.as_user());
        change.replace(&favourites, &kept);
        table.commit_put(change).await?;
    }
    Ok(no_content())
}
