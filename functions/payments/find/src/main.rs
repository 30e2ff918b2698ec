//! `GET /payments?reference=…`: the payment that the gateway's page leads back with, to its buyer. Strangers get 404.
//!
//! Reads Y1. Writes nothing.

use domain::{PaymentId, TypedId};
use serde::Deserialize;
use store::Table;
use views::PaymentView;
use web::{Problem, Request, Response, Stop, ok};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Query {
    reference: String,
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), web::Error> {
    let table = Table::from_env();
    web::serve(async |request| find(&table, request).await).await
}

async fn find(table: &Table, request: Request) -> Result<Response, Stop> {
    let caller = request.caller()?;
    let Query { reference } = request.query()?;
    let nothing = || Problem::not_found("There is no such payment.");
    let id = PaymentId::from_reference(&reference).ok_or_else(nothing)?;
    let payment = table.payments().find(id).await?.filter(|payment| payment.buyer_id == caller.user_id);
    let payment = payment.ok_or_else(nothing)?;
    Ok(ok(&PaymentView::new(&payment, request.at())))
}
