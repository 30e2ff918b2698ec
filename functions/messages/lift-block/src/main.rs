//! `DELETE /me/blocks/{user_id}`: the caller takes messages and questions of somebody again, whom they name.
//!
//! Reads nothing; deletes the block. Emits nothing. Safe to repeat: whom nobody blocks stays so.

use domain::UserId;
use store::Table;
use store::entities::lift_block;
use web::{Request, Response, Stop, no_content};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), web::Error> {
    let table = Table::from_env();
    web::serve(async |request| lift(&table, request).await).await
}

async fn lift(table: &Table, request: Request) -> Result<Response, Stop> {
    let caller = request.caller()?;
    let blocked: UserId = request.path("user_id")?;
    let mut change = request.change(caller.as_user());
    lift_block(&mut change, caller.user_id, blocked);
    table.commit(change).await?;
    Ok(no_content())
}
