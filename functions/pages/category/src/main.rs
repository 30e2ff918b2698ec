//! `GET /pages/categories/{slug}`: a category's page of the web app, with what is new in it before any script runs.
//!
//! Reads P3, then the stock and the artisans of that page, and at the same time the app's document. Writes nothing. It is the same for
//! everybody; what is sold out is left out, as the app leaves it out. While the table does not answer, the page is the app alone,
//! which says so itself.

mod page;

use domain::catalogue::Category;
use futures::future::join;
use page::{Found, Page};
use pages::Shell;
use store::{Error, PageRequest, Table};
use web::{Request, Response, Stop, document, missing_document};

/// Products that the app shows first.
const FIRST: u32 = 20;

/// What every request needs.
struct Desk {
    table: Table,
    shell: Shell,
    origin: String,
    images_url: Option<String>,
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), web::Error> {
    let desk = Desk {
        table: Table::from_env(),
        shell: Shell::from_env(),
        origin: aws::required("APP_ORIGIN"),
        images_url: aws::variable("UPLOADS_PUBLIC_URL"),
    };
    web::serve(async |request| category(&desk, request).await).await
}

async fn category(desk: &Desk, request: Request) -> Result<Response, Stop> {
    let Some(category) = request.in_path::<Category>("slug") else {
        return Ok(missing_document(desk.shell.read(request.at()).await?.to_string()));
    };
    let (shell, found) = join(desk.shell.read(request.at()), left(&desk.table, category)).await;
    let shell = shell?;
    match found {
        Ok(found) => {
            let page = Page::new(category, &found, &desk.origin, desk.images_url.as_deref());
            Ok(document(page.document().within(&shell)).public())
        }
        Err(error) => {
            tracing::warn!(%error, "the page is the app alone");
            Ok(document(shell.to_string()))
        }
    }
}

/// The first page of what is left in `category`, with who makes it.
async fn left(table: &Table, category: Category) -> Result<Found, Error> {
    let (products, first) = (table.products(), PageRequest { limit: FIRST, cursor: None });
    let page = products.of_category(category.slug, &first).await?;
    let (mut page, artisans) = products.with_artisans_and_stock(page).await?;
    page.items.retain(|(product, stock)| product.is_on_sale() && *stock > 0);
    Ok((page, artisans))
}
