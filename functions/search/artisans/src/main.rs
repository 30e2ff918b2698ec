//! `GET /search/artisans?q=…`: verified artisans who fit what was typed, the best first; narrowed down by state, tier and stars.
//!
//! Reads S1, or asks OpenSearch; then S3 with V5. Writes nothing. Who and in which order is the index's, some seconds old; all that is
//! shown is the table's as of now: who may not sell meanwhile is left out, so that a page may be shorter than `limit`.

use domain::area::Area;
use domain::artisans::Tier;
use domain::reviews::RatingOf;
use search::{Engine, Filters, Hit, Index, Kind, Sort};
use serde::Deserialize;
use store::{Page, Table};
use views::ArtisanView;
use web::{OneLine, Request, Response, Stop, Whole};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Query {
    q: Option<OneLine<1, 200>>,
    state: Option<Area>,
    tier: Option<Tier>,
    stars_min: Option<Whole<1, 5>>,
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), web::Error> {
    let table = Table::from_env();
    let index = Index::from_env(&table);
    index.warm_up().await;
    web::serve(async |request| search_artisans(&table, &index, request).await).await
}

async fn search_artisans(table: &Table, index: &Index, request: Request) -> Result<Response, Stop> {
    let (Query { q, state, tier, stars_min }, page) = request.query_and_page::<Query>()?;
    let state = state.map(|state| state.code().to_owned());
    let stars_min = stars_min.and_then(|stars| u8::try_from(stars.get()).ok());
    let query = search::Query {
        kind: Kind::Artisan,
        text: q.map(|text| text.to_string()),
        filters: Filters { state, tier, stars_min, ..Filters::default() },
        sort: Sort::Relevance,
        offset: 0,
        limit: page.limit,
    };
    let query = query.at(page.cursor.as_deref()).ok_or(store::Error::BadCursor)?;
    let found = index.search(&query, request.at()).await.map_err(store::Error::from)?;
    let ids: Vec<_> = found
        .hits
        .iter()
        .filter_map(|hit| match hit {
            Hit::Artisan(id) => Some(*id),
            Hit::Product(..) => None,
        })
        .collect();
    let listed = table.searches().artisans(&ids.iter().copied().collect()).await?;
    let shown = ids.iter().filter_map(|id| listed.artisans.get(id)).filter(|artisan| artisan.may_sell());
    let rated = |artisan| listed.ratings.of(RatingOf::Artisan(artisan));
    let items: Vec<ArtisanView<'_>> =
        shown.map(|artisan| ArtisanView::new(artisan).rated(rated(artisan.id))).collect();
    Ok(web::page(Page { items, next_cursor: query.next_cursor(found.total) }).public())
}
