//! `GET /products?category=…` or `GET /products?artisan_id=…`: what is on sale in a category or by an artisan, newest
//! first; with `in_stock=true` only what is left.
//!
//! Reads P3 or P2 and of each the stock and the artisan, page by page. Writes nothing. What is archived, offered by somebody who
//! may not sell or, if so asked, sold out is left out of its page: a page may be shorter than `limit`. Pages that nothing is left
//! of are skipped, [`PAGES_MAX`] at most. The list ends where there is no `next_cursor`.

use domain::ArtisanId;
use domain::catalogue::Category;
use serde::Deserialize;
use store::{Page, Table};
use views::ProductView;
use web::{Problem, Request, Response, Stop, problem};

/// Pages that are read at most to show one: nobody is shown an empty page while there are products further on.
const PAGES_MAX: usize = 25;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Query {
    category: Option<Category>,
    artisan_id: Option<ArtisanId>,
    #[serde(default)]
    in_stock: bool,
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), web::Error> {
    let table = Table::from_env();
    let images_url = aws::variable("UPLOADS_PUBLIC_URL");
    web::serve(async |request| list_products(&table, images_url.as_deref(), request).await).await
}

async fn list_products(table: &Table, images_url: Option<&str>, request: Request) -> Result<Response, Stop> {
    let (query, mut page) = request.query_and_page::<Query>()?;
    for _ in 0..PAGES_MAX {
        let found = match (&query.category, query.artisan_id) {
            (Some(category), None) => table.products().of_category(category.slug, &page).await?,
            (None, Some(artisan_id)) => table.products().of_artisan(artisan_id, &page).await?,
            (Some(_), Some(_)) | (None, None) => {
                let detail = "Ask for the products of one category or of one artisan: category=furniture or artisan_id=art_…";
                return Err(Problem::new(problem::INVALID_QUERY, detail).into());
            }
        };
        let Page { mut items, next_cursor } = table.products().with_artisans_and_stock(found).await?;
        items.retain(|(product, stock)| !product.archived && (!query.in_stock || *stock > 0));
        if items.is_empty() && next_cursor.is_some() {
            page.cursor = next_cursor;
            continue;
        }
        let views =
            items.iter().map(|(product, stock)| ProductView::new(product, *stock, images_url)).collect();
        return Ok(web::page(Page { items: views, next_cursor }).public());
    }
    Ok(web::page(Page { items: Vec::<ProductView<'_>>::new(), next_cursor: page.cursor }).public())
}
