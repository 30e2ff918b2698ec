//! `GET /pages/categories/{slug}`: a category's page of the web app, with what is new in it before any script runs.
//!
//! Reads P8, of the category and what is a part of it, then the stock and the artisans of that page, with V5, and at the same time the app's document. Writes nothing. It is the same for
//! everybody; what is sold out is left out, as the app leaves it out. While the table does not answer, the page is the app alone,
//! which says so itself.

mod page;

use domain::catalogue::Category;
use page::{Found, Page};
use pages::Desk;
use store::{Error, PageRequest, Table};
use web::{Request, Response, Stop};

/// Products that the app shows first.
const FIRST: u32 = 20;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), web::Error> {
    let desk = Desk::from_env();
    web::serve(async |request| category(&desk, request).await).await
}

async fn category(desk: &Desk, request: Request) -> Result<Response, Stop> {
    let found = left(&desk.table, request.in_path("slug"));
    desk.answer(request.at(), found, |found, shell| Page::new(found, desk).document().within(shell)).await
}

/// The first page of what is left in `category`, with who makes it.
async fn left(table: &Table, category: Option<Category>) -> Result<Option<Found>, Error> {
    let Some(category) = category else { return Ok(None) };
    let (products, first) = (table.products(), PageRequest { limit: FIRST, cursor: None });
    let page = products.newest(&category.slugs_within(), &first).await?;
    let (mut page, artisans) = products.with_artisans_and_stock(page).await?;
    page.items.retain(|(product, stock)| product.is_on_sale() && *stock > 0);
    Ok(Some((category, page, artisans)))
}
