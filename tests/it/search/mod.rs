//! Search: by the engine that runs inside of the functions, and by the other one.

mod embedded;
mod opensearch;

use http::Method;
use serde_json::json;
use testing::{Cloud, Reply, User};

const STEP: &str = "search-index";
const AUDIT: &str = "search-audit";

async fn ask(cloud: &Cloud, query: &str) -> Reply {
    cloud.request(Method::GET, &format!("/search?{query}")).send().await
}

async fn offer(cloud: &Cloud, artisan: &User, title: &str, category: &str, price: i64, stock: i64) -> String {
    let body = json!({
        "title": title,
        "description": "Sewn by hand, in many colours.",
        "category": category,
        "price": { "amount": price, "currency": "NGN" },
        "stock": stock,
    });
    let created = cloud.post(artisan, "/products", body).await.expect(201);
    created["id"].as_str().unwrap().to_owned()
}
