//! `GET /search/suggestions?q=…`: how what is being typed may go on, the most frequent first; each finds something on sale.
//!
//! Reads S1, or asks OpenSearch. Writes nothing.

use search::{Engine, Index};
use serde::{Deserialize, Serialize};
use store::Table;
use web::{OneLine, Request, Response, Stop, ok};

/// Suggestions at most.
const SUGGESTIONS_MAX: usize = 8;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Query {
    q: OneLine<1, 200>,
}

#[derive(Serialize)]
struct View {
    items: Vec<Suggestion>,
}

#[derive(Serialize)]
struct Suggestion {
    text: String,
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), web::Error> {
    let index = Index::from_env(&Table::from_env());
    index.warm_up().await;
    web::serve(async |request| suggest(&index, request).await).await
}

async fn suggest(index: &Index, request: Request) -> Result<Response, Stop> {
    let Query { q } = request.query()?;
    let found = index.suggest(&q, SUGGESTIONS_MAX, request.at()).await.map_err(store::Error::from)?;
    let items = found.into_iter().map(|text| Suggestion { text }).collect();
    Ok(ok(&View { items }).public())
}
