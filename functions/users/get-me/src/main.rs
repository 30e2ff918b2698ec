//! `GET /me`: the signed-in user.
//!
//! Reads U1; writes nothing. Safe to repeat.

use store::Table;
use views::UserView;
use web::{Problem, Request, Response, Stop, ok};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), web::Error> {
    let table = Table::from_env();
    web::serve(async |request| get_me(&table, request).await).await
}

async fn get_me(table: &Table, request: Request) -> Result<Response, Stop> {
    let caller = request.caller()?;
    let user = table.users().find(caller.user_id).await?;
    let user = user.ok_or_else(|| Problem::not_found("Your account no longer exists."))?;
    Ok(ok(&UserView::new(&user)))
}
