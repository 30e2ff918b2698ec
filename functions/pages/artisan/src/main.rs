//! `GET /pages/artisans/{artisan_id}`: an artisan's page of the web app, with what they offer in it before any script runs.
//!
//! Reads A1 beside P2, then stock and artisan of that page, and at the same time the app's document. Writes nothing. It is the same
//! for everybody: who may not sell is not there (404). While the table does not answer, the page is the app alone, which says so
//! itself.

mod page;

use domain::ArtisanId;
use domain::artisans::Artisan;
use domain::catalogue::Product;
use futures::future::{join, try_join};
use page::Page;
use pages::Shell;
use store::{Error, Loaded, PageRequest, Table};
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
    web::serve(async |request| artisan(&desk, request).await).await
}

async fn artisan(desk: &Desk, request: Request) -> Result<Response, Stop> {
    let id = request.in_path::<ArtisanId>("artisan_id");
    let (shell, found) = join(desk.shell.read(request.at()), selling(&desk.table, id)).await;
    let shell = shell?;
    match found {
        Ok(Some((artisan, products))) => {
            let page = Page::new(&artisan, &products, &desk.origin, desk.images_url.as_deref());
            Ok(document(page.document().within(&shell)).public())
        }
        Ok(None) => Ok(missing_document(shell.to_string())),
        Err(error) => {
            tracing::warn!(%error, "the page is the app alone");
            Ok(document(shell.to_string()))
        }
    }
}

/// The artisan `id` as buyers see them, with the first page of what they offer and how much is left of it.
async fn selling(
    table: &Table,
    id: Option<ArtisanId>,
) -> Result<Option<(Loaded<Artisan>, store::Page<(Loaded<Product>, i64)>)>, Error> {
    let Some(id) = id else { return Ok(None) };
    let (products, first) = (table.products(), PageRequest { limit: FIRST, cursor: None });
    let offered = async {
        let (mut page, _) = products.with_artisans_and_stock(products.of_artisan(id, &first).await?).await?;
        page.items.retain(|(product, _)| product.is_on_sale());
        Ok(page)
    };
    let (artisan, page) = try_join(table.artisans().find(id), offered).await?;
    Ok(artisan.filter(|artisan| artisan.may_sell()).map(|artisan| (artisan, page)))
}
