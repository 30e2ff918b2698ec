//! `GET /orders?as=buyer|artisan`: what the caller ordered, or what was ordered from them, newest first; with `status=…` only
//! those of which it is the status. With the names of both sides.
//!
//! Reads O2 or O3, page by page, then A4 with V5 and V6. Writes nothing. Of orders that are asked for by status a page may be shorter than
//! `limit` and have a next one.

mod query;

use domain::Role;
use domain::orders::Side;
use query::Query;
use store::Table;
use views::{OrderView, OrderWithPartiesView};
use web::{Request, Response, Stop};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), web::Error> {
    let table = Table::from_env();
    let images_url = aws::variable("UPLOADS_PUBLIC_URL");
    web::serve(async |request| list(&table, images_url.as_deref(), request).await).await
}

async fn list(table: &Table, images_url: Option<&str>, request: Request) -> Result<Response, Stop> {
    let (Query { side, status }, page) = request.query_and_page()?;
    let statuses = status.map(|status| status.0).unwrap_or_default();
    let side = side.unwrap_or(Side::Buyer);
    let (caller, found) = match side {
        Side::Buyer => {
            let caller = request.caller()?;
            let found = table.orders().of_buyer(caller.user_id, &statuses, &page).await?;
            (caller, found)
        }
        Side::Artisan => {
            let caller = request.require(Role::Artisan)?;
            let found = table.orders().of_artisan(caller.artisan_id(), &statuses, &page).await?;
            (caller, found)
        }
    };
    let orders = found.items.iter().map(|order| &**order);
    let (parties, reviewed) = table.reviews().beside_orders(orders, Some(side), request.at()).await?;
    let mut views = Vec::with_capacity(found.items.len());
    for order in &found.items {
        let shown = OrderView::new(order, order.as_party(caller.user_id)?, images_url, request.at());
        views.push(OrderWithPartiesView::new(shown.reviewed(reviewed.contains(&order.id())), &parties));
    }
    Ok(web::page(store::Page { items: views, next_cursor: found.next_cursor }))
}
