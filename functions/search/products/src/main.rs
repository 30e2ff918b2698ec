//! `GET /search?q=…`: what is on sale and fits what was typed, the best first; narrowed down by category and its attributes, price, state,
//! tier, stars and what is left.
//!
//! Reads S1, or asks OpenSearch; then S2 with V5. Writes nothing. Which products and in which order is the index's, some seconds old;
//! all that is shown is the table's as of now: what is archived meanwhile, or offered by somebody who may not sell, is left out, so
//! that a page may be shorter than `limit`.

mod asked;
mod view;

use asked::Asked;
use search::{Engine, Hit, Index};
use store::Table;
use view::View;
use web::{Request, Response, Stop, ok};

/// What every request needs.
struct Desk {
    table: Table,
    index: Index,
    images_url: Option<String>,
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), web::Error> {
    let table = Table::from_env();
    let index = Index::from_env(&table);
    index.warm_up().await;
    let desk = Desk { table, index, images_url: aws::variable("UPLOADS_PUBLIC_URL") };
    web::serve(async |request| search_products(&desk, request).await).await
}

async fn search_products(desk: &Desk, request: Request) -> Result<Response, Stop> {
    let (asked, page) = request.query_and_page::<Asked>()?;
    let query = asked.query(&page)?;
    let found = desk.index.search(&query, request.at()).await.map_err(store::Error::from)?;
    let hits = found.hits.iter().filter_map(|hit| match hit {
        Hit::Product(id, artisan_id) => Some((*id, *artisan_id)),
        Hit::Artisan(_) => None,
    });
    let (products, artisan_ids): (Vec<_>, _) = hits.unzip();
    let listed = desk.table.searches().listings(&products, &artisan_ids).await?;
    let view = View::new(&query, &found, &products, &listed, desk.images_url.as_deref());
    Ok(ok(&view).public())
}
