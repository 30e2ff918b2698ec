//! `GET /admin/reconciliation`: what differs between a gateway and our books, or among our books, with both sides; the
//! longest open first.
//!
//! Reads B2, or B3 with `gateway`, page by page. Writes nothing.

use domain::Role;
use serde::Deserialize;
use store::Table;
use views::DifferenceView;
use web::{Problem, Request, Response, Stop, problem};

/// Bytes of a gateway's name.
const GATEWAY_BYTES_MAX: usize = 40;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Query {
    /// A gateway's name, or `ledger` for what our own books contradict themselves in.
    gateway: Option<String>,
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), web::Error> {
    let table = Table::from_env();
    web::serve(async |request| reconciliation(&table, request).await).await
}

async fn reconciliation(table: &Table, request: Request) -> Result<Response, Stop> {
    request.require(Role::Admin)?;
    let (Query { gateway }, page) = request.query_and_page()?;
    let open = match gateway {
        Some(gateway) if gateway.len() > GATEWAY_BYTES_MAX => {
            return Err(Problem::new(problem::INVALID_QUERY, "gateway: names no gateway.").into());
        }
        Some(gateway) => table.differences().open_with(&gateway, &page).await?,
        None => table.differences().open(&page).await?,
    };
    Ok(web::page(open.map(|difference| DifferenceView::new(&difference))))
}
