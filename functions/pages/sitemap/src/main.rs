//! `GET /pages/sitemap.xml`: what search engines find here: without a query the index of its files, with `category` and `week` what came
//! into one category in one week.
//!
//! Reads P11 for the index; P10, then A4, for a file. Writes nothing. A file has [`PRODUCTS_MAX`] products at most, and the artisans
//! who make them; what somebody offers who may not sell is left out. A week is seven days, counted from the first of 1970 on.

use std::collections::BTreeSet;

use domain::artisans::Artisan;
use domain::catalogue::Category;
use domain::catalogue::categories::slugs;
use pages::{Index, Week, sitemap};
use serde::Deserialize;
use store::Table;
use web::{Problem, Request, Response, Stop, problem, xml};

/// Products in a file: what one read of the table brings.
const PRODUCTS_MAX: u32 = 500;

/// Which file is asked for.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Query {
    category: Option<Category>,
    week: Option<u32>,
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), web::Error> {
    let table = Table::from_env();
    let origin = aws::required("APP_ORIGIN");
    web::serve(async |request| answer(&table, &origin, &request).await).await
}

async fn answer(table: &Table, origin: &str, request: &Request) -> Result<Response, Stop> {
    let text = match request.query()? {
        Query { category: None, week: None } => {
            let oldest = table.products().oldest(&slugs()).await?;
            Index { origin, oldest: &oldest, now: request.at() }.xml()
        }
        Query { category: Some(category), week: Some(week) } if Week::new(week) <= Week::of(request.at()) => {
            file(table, origin, category, Week::new(week)).await?
        }
        Query { .. } => {
            let detail = "Ask for a file as the index names it, by category and a week that has begun: category=furniture&week=2965.";
            return Err(Problem::new(problem::INVALID_QUERY, detail).into());
        }
    };
    Ok(xml(text).public())
}

async fn file(table: &Table, origin: &str, category: Category, week: Week) -> Result<String, Stop> {
    let (from, to) = week.bounds();
    let products = table.products().of_category_between(category.slug, from, to, PRODUCTS_MAX).await?;
    let artisans: BTreeSet<_> = products.iter().map(|product| product.artisan_id).collect();
    let known = table.parties(artisans.iter().copied(), []).await?;
    let sells = |id| known.artisan(id).is_some_and(Artisan::may_sell);
    let on_sale = products.iter().filter(|product| sells(product.artisan_id));
    let on_sale = on_sale.map(|product| (product.id, product.updated_at));
    Ok(sitemap(origin, category, on_sale, artisans.iter().filter(|id| sells(**id))))
}
