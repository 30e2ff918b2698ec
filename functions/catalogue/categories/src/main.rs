//! `GET /categories`: the categories of the market as a tree, in the order in which they are shown.
//!
//! Reads and writes nothing: the categories are part of the program.

use domain::catalogue::Catalogue;
use serde::Deserialize;
use web::{Request, Response, Stop, cacheable};

/// A new category is part of a new version, and can wait so long.
const KEPT_SECONDS: u32 = 60 * 60;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Query {}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), web::Error> {
    web::serve(async |request| categories(&request)).await
}

fn categories(request: &Request) -> Result<Response, Stop> {
    let Query {} = request.query()?;
    Ok(cacheable(KEPT_SECONDS, &Catalogue::current()))
}
