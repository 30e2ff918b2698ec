//! `GET /pages/products/{product_id}`: a product's page of the web app, with title, price and picture in it before any script runs.
//!
//! Reads P1, then A1, and at the same time the app's document. Writes nothing. It is the same for everybody: what is not on sale
//! is not there (404), also for its artisan, to whom the app then shows it. While the table does not answer, the page is the app
//! alone, which says so itself.

mod page;

use domain::artisans::Artisan;
use domain::catalogue::{Product, Stock};
use domain::{ArtisanId, ProductId};
use futures::future::join;
use page::Page;
use pages::Shell;
use store::{Error, Loaded, Table};
use web::{Request, Response, Stop, document, missing_document};

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
    web::serve(async |request| product(&desk, request).await).await
}

async fn product(desk: &Desk, request: Request) -> Result<Response, Stop> {
    let id = request.in_path::<ProductId>("product_id");
    let (shell, found) = join(desk.shell.read(request.at()), on_sale(&desk.table, id)).await;
    let shell = shell?;
    match found {
        Ok(Some((product, stock, artisan))) => {
            let page = Page::new(&product, &stock, &artisan, &desk.origin, desk.images_url.as_deref());
            Ok(document(page.document().within(&shell)).public())
        }
        Ok(None) => Ok(missing_document(shell.to_string())),
        Err(error) => {
            tracing::warn!(%error, "the page is the app alone");
            Ok(document(shell.to_string()))
        }
    }
}

/// The product `id` as buyers see it: with what is left of it, and who makes it.
async fn on_sale(
    table: &Table,
    id: Option<ProductId>,
) -> Result<Option<(Loaded<Product>, Stock, Loaded<Artisan>)>, Error> {
    let Some(id) = id else { return Ok(None) };
    let Some((product, stock)) = table.products().find_with_stock(id).await? else { return Ok(None) };
    if !product.is_on_sale() {
        return Ok(None);
    }
    let maker: ArtisanId = product.artisan_id;
    let artisan = table.artisans().find(maker).await?.filter(|artisan| artisan.may_sell());
    Ok(artisan.map(|artisan| (product, stock, artisan)))
}
