//! `GET /categories/{slug}`: a category with what it is a part of, what its parts are, and what its products may say of themselves.
//!
//! Reads and writes nothing: the categories are part of the program.

use domain::catalogue::Category;
use domain::catalogue::attributes::Attribute;
use serde::{Deserialize, Serialize};
use web::{Request, Response, Stop, cacheable};

/// A new attribute is part of a new version, and can wait so long.
const KEPT_SECONDS: u32 = 60 * 60;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Query {}

#[derive(Serialize)]
struct View {
    slug: &'static str,
    name: &'static str,
    /// The outermost first.
    part_of: Vec<Category>,
    parts: Vec<Category>,
    attributes: Vec<&'static Attribute>,
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), web::Error> {
    web::serve(async |request| get_category(&request)).await
}

fn get_category(request: &Request) -> Result<Response, Stop> {
    let category: Category = request.path("slug")?;
    let Query {} = request.query()?;
    let mut part_of = category.lineage();
    part_of.pop();
    let parts = category.within().into_iter().filter(|part| part.parent == Some(category.slug)).collect();
    let Category { slug, name, .. } = category;
    let view = View { slug, name, part_of, parts, attributes: category.attributes().collect() };
    Ok(cacheable(KEPT_SECONDS, &view))
}
