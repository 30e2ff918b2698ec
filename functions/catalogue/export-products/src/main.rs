//! `GET /me/products.csv`: an artisan's own products as a file for spreadsheets, newest first, whether on sale, drafts, hidden or archived.
//! One answer has a hundred at most; `Link` says where the next part is, and the parts put together are one file.
//!
//! Reads P2 and the stock of each. Writes nothing.

use domain::Role;
use domain::catalogue::sheet::{Column, cells_of};
use serde::Deserialize;
use store::{PageRequest, Table};
use web::{Request, Response, Stop, download};

/// Products of one answer: with the longest descriptions a third of what Lambda answers.
const PART: u32 = 100;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Query {
    /// Where the part before ended.
    cursor: Option<String>,
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), web::Error> {
    let table = Table::from_env();
    web::serve(async |request| export_products(&table, request).await).await
}

async fn export_products(table: &Table, request: Request) -> Result<Response, Stop> {
    let caller = request.require(Role::Artisan)?;
    let Query { cursor } = request.query()?;
    let page = PageRequest { limit: PART, cursor };
    let found = table.products().of_artisan(caller.artisan_id(), &page).await?;
    let found = table.products().with_stock(found).await?;
    let goes_on = page.cursor.is_some();
    let mut file = sheet::File::new(goes_on);
    if !goes_on {
        file.line(Column::of_products());
    }
    for (product, available) in &found.items {
        file.line(cells_of(product, *available));
    }
    let file = download("products.csv", file.finish());
    Ok(file.followed_by("/me/products.csv", found.next_cursor.as_deref()))
}
