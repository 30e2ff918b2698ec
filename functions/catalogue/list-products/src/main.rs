//! `GET /products`: what is on sale, newest first: all, of a category, by an artisan, or some by their `ids`; with `in_stock=true` only
//! what is left.
//!
//! Reads P8, of all categories or of one and what is a part of it, P2 or P9 and of each the stock and the artisan, with V5, page by page. Writes nothing. What is not on sale, offered by somebody
//! who may not sell or, if so asked, sold out is left out of its page: a page may be shorter than `limit`. Pages that nothing is
//! left of are skipped, [`PAGES_MAX`] at most. The list ends where there is no `next_cursor`; several products by `ids` are one page.

mod query;

use domain::catalogue::categories::slugs;
use query::{Query, Wanted};
use store::{Page, Table};
use views::ProductWithArtisanView;
use web::{Request, Response, Stop};

/// Pages that are read at most to show one: nobody is shown an empty page while there are products further on.
const PAGES_MAX: usize = 25;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), web::Error> {
    let table = Table::from_env();
    let images_url = aws::variable("UPLOADS_PUBLIC_URL");
    web::serve(async |request| list_products(&table, images_url.as_deref(), request).await).await
}

async fn list_products(table: &Table, images_url: Option<&str>, request: Request) -> Result<Response, Stop> {
    let (mut query, mut page) = request.query_and_page::<Query>()?;
    let wanted = query.wanted()?;
    let products = table.products();
    for _ in 0..PAGES_MAX {
        let found = match &wanted {
            Wanted::All => products.newest(&slugs(), &page).await?,
            Wanted::Of(category) => products.newest(&category.slugs_within(), &page).await?,
            Wanted::By(artisan_id) => products.of_artisan(*artisan_id, &page).await?,
            Wanted::These(ids) => Page { items: products.several(ids).await?, next_cursor: None },
        };
        let (Page { mut items, next_cursor }, artisans) = products.with_artisans_and_stock(found).await?;
        items.retain(|(product, stock)| product.is_on_sale() && (!query.in_stock || *stock > 0));
        if items.is_empty() && next_cursor.is_some() {
            page.cursor = next_cursor;
            continue;
        }
        let views = items
            .iter()
            .map(|(product, stock)| ProductWithArtisanView::listed(product, *stock, &artisans, images_url));
        let views = views.collect();
        return Ok(web::page(Page { items: views, next_cursor }).public());
    }
    Ok(web::page(Page { items: Vec::<ProductWithArtisanView<'_>>::new(), next_cursor: page.cursor }).public())
}
