//! `GET /admin/gateways`: the payment gateways, what each is used for, and whether it takes new payments at the moment.
//!
//! Reads G2. Writes nothing, and asks no gateway: a circuit is what the last checkouts found.

mod view;

use domain::Role;
use store::Table;
use view::{Use, View};
use web::{Request, Response, Stop, ok};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), web::Error> {
    let table = Table::from_env();
    let configured = Use::from_env();
    web::serve(async |request| gateways(&table, &configured, request).await).await
}

async fn gateways(table: &Table, configured: &[Use], request: Request) -> Result<Response, Stop> {
    request.require(Role::Admin)?;
    let names: Vec<&str> = configured.iter().map(|gateway| gateway.name.as_str()).collect();
    let circuits = table.circuits().load(&names).await?;
    Ok(ok(&View::new(configured, circuits, request.at())))
}
