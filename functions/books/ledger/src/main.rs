//! `GET /admin/ledger`: what was debited and credited on each day, by account; those of orders, artisans and refunds summed
//! by kind. Each day adds up to nothing.
//!
//! Reads B9, at most six days a page: sums that the hourly audit keeps, so that a page costs the same however much was
//! sold. Writes nothing.

mod days;
mod view;

use days::Query;
use domain::Role;
use store::{Page, Table};
use view::DayView;
use web::{Request, Response, Stop};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), web::Error> {
    let table = Table::from_env();
    web::serve(async |request| ledger_report(&table, request).await).await
}

async fn ledger_report(table: &Table, request: Request) -> Result<Response, Stop> {
    request.require(Role::Admin)?;
    let (query, page) = request.query_and_page::<Query>()?;
    let (days, next_cursor) = query.days(&page)?;
    let totals = table.books().days(&days).await?;
    let items = days.iter().map(|day| DayView::new(*day, query.currency, &totals)).collect();
    Ok(web::page(Page { items, next_cursor }))
}
