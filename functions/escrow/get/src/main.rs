//! `GET /escrows/{escrow_id}`: where the money of an order stands, to its parties and to administrators. Strangers get
//! 404.
//!
//! Reads the order that the escrow is part of. Writes nothing.

use domain::{EscrowId, Role};
use store::Table;
use views::EscrowView;
use web::{Problem, Request, Response, Stop, ok};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), web::Error> {
    let table = Table::from_env();
    web::serve(async |request| get(&table, request).await).await
}

async fn get(table: &Table, request: Request) -> Result<Response, Stop> {
    let caller = request.caller()?;
    let id: EscrowId = request.path("escrow_id")?;
    let order = table.orders().find(id.order()).await?;
    let order = order.ok_or_else(|| Problem::not_found("There is no such escrow."))?;
    if !caller.is(Role::Admin) {
        order.as_party(caller.user_id)?;
    }
    Ok(ok(&EscrowView::new(order.escrow())))
}
