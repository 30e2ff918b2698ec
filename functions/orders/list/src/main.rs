//! `GET /orders?as=buyer|artisan`: what the caller ordered, or what was ordered from them, newest first.
//!
//! Reads O2 or O3, page by page. Writes nothing.

use domain::Role;
use serde::Deserialize;
use store::Table;
use views::OrderView;
use web::{Request, Response, Stop};

#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Side {
    #[default]
    Buyer,
    Artisan,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Query {
    #[serde(default, rename = "as")]
    side: Side,
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), web::Error> {
    let table = Table::from_env();
    web::serve(async |request| list(&table, request).await).await
}

async fn list(table: &Table, request: Request) -> Result<Response, Stop> {
    let (Query { side }, page) = request.query_and_page()?;
    let (caller, found) = match side {
        Side::Buyer => {
            let caller = request.caller()?;
            let found = table.orders().of_buyer(caller.user_id, &page).await?;
            (caller, found)
        }
        Side::Artisan => {
            let caller = request.require(Role::Artisan)?;
            let found = table.orders().of_artisan(caller.artisan_id(), &page).await?;
            (caller, found)
        }
    };
    let mut views = Vec::with_capacity(found.items.len());
    for order in &found.items {
        views.push(OrderView::new(order, order.as_party(caller.user_id)?));
    }
    Ok(web::page(store::Page { items: views, next_cursor: found.next_cursor }))
}
