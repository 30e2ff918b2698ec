//! Pages as documents: what a shared link shows to who runs no script, and the app begins with.

use domain::TypedId as _;
use domain::{ArtisanId, ProductId};
use http::Method;
use serde_json::{Value, json};
use testing::{Cloud, Reply, new_id};

use crate::market::Market;

/// The app's document, from which it is built.
pub(crate) const SHELL: &str = include_str!("../../web/index.html");
const HOSTILE: &str = "</title><script>alert(1)</script>\" onload='x'";

async fn page(cloud: &Cloud, path: &str) -> Reply {
    cloud.request(Method::GET, &format!("/pages{path}")).send().await
}

async fn open() -> Market {
    let market = Market::open().await;
    market.cloud.publish_app(SHELL);
    market
}

/// What the app finds in the page, by the API's address.
fn answers(reply: &Reply) -> Value {
    let (_, rest) = reply.text.split_once("id=\"answers\">").expect("the page brings answers");
    serde_json::from_str(rest.split_once("</script>").unwrap().0).unwrap()
}

#[tokio::test]
async fn a_page_says_what_it_shows_and_brings_what_the_api_would_answer() {
    let market = open().await;
    let (stool, artisan) = (market.stool, market.artisan.artisan_id());
    for (path, title, addresses) in [
        (
            format!("/products/{stool}"),
            "Oak stool",
            vec!["/categories".to_owned(), format!("/products/{stool}"), format!("/artisans/{artisan}")],
        ),
        (
            format!("/artisans/{artisan}"),
            "Musa Bello &amp; Sons",
            vec![
                "/categories".to_owned(),
                format!("/artisans/{artisan}"),
                format!("/products?artisan_id={artisan}"),
            ],
        ),
    ] {
        let reply = page(&market.cloud, &path).await;
        assert_eq!((reply.status, reply.headers["content-type"].as_str()), (200, "text/html; charset=utf-8"));
        assert!(reply.headers["cache-control"].starts_with("public, max-age="), "{:?}", reply.headers);
        for part in [
            format!("<title>{title} · Homify</title>"),
            format!("<meta property=\"og:title\" content=\"{title}\">"),
            format!("<link rel=\"canonical\" href=\"https://app.homify.example{path}\">"),
            "₦25,000".to_owned(),
            "<script type=\"application/ld+json\">".to_owned(),
        ] {
            assert!(reply.text.contains(&part), "{path}: {part} in {}", reply.text);
        }
        let brought = answers(&reply);
        assert_eq!(brought.as_object().unwrap().len(), addresses.len(), "{path}");
        for address in addresses {
            let asked = market.cloud.request(Method::GET, &address).send().await.expect(200);
            assert_eq!(brought[&format!("/api{address}")], asked, "{address}");
        }
    }
    let path = format!("/products/{stool}");
    let tag = page(&market.cloud, &path).await.headers["etag"].clone();
    let known = || market.cloud.request(Method::GET, &format!("/pages{path}")).header("if-none-match", &tag);
    assert_eq!(known().send().await.status, 304);
    market.placed().await;
    assert_eq!(known().send().await.status, 200, "fewer are left");
}

#[tokio::test]
async fn a_page_says_what_a_product_says_of_its_attributes_and_a_category_shows_its_parts() {
    let market = open().await;
    let body = json!({
        "title": "Iroko door",
        "description": "",
        "category": "doors",
        "price": { "amount": 900_000, "currency": "NGN" },
        "stock": 1,
        "attributes": [{ "key": "width", "value": 90 }],
    });
    let door = market.cloud.post(&market.artisan, "/products", body).await.expect(201);
    let reply = page(&market.cloud, &format!("/products/{}", door["id"].as_str().unwrap())).await;
    for part in [
        "<dt>Width</dt><dd>90 cm</dd>",
        r#""additionalProperty":[{"@type":"PropertyValue""#,
        "/categories/doors",
    ] {
        assert!(reply.text.contains(part), "{part} in {}", reply.text);
    }
    for slug in ["doors", "doors-windows"] {
        let reply = page(&market.cloud, &format!("/categories/{slug}")).await;
        let list = &answers(&reply)[&format!("/api/products?category={slug}&in_stock=true")];
        assert_eq!(list["items"][0]["title"], "Iroko door", "{slug}");
    }
}

#[tokio::test]
async fn what_an_artisan_writes_is_shown_and_not_run() {
    let market = open().await;
    let path = format!("/products/{}", market.stool);
    let written = json!({ "title": HOSTILE, "description": format!("{HOSTILE}<!--{HOSTILE}") });
    market.cloud.patch(&market.artisan, &path, written).await.expect(200);
    let shown =
        [path, format!("/artisans/{}", market.artisan.artisan_id()), "/categories/furniture".to_owned()];
    for path in shown {
        let reply = page(&market.cloud, &path).await;
        let scripts = reply.text.matches("<script").count();
        assert_eq!(scripts, SHELL.matches("<script").count() + 2, "{}", reply.text);
        assert!(reply.text.contains("&lt;script&gt;alert(1)&lt;/script&gt;"), "{path}");
        // In JSON, its quotation mark has a backslash before it.
        assert!(!reply.text.replace("\\\"", "").contains("\" onload"), "{path}");
        assert!(answers(&reply).to_string().contains("alert(1)"), "the app gets it as it is");
    }
}

#[tokio::test]
async fn what_is_not_on_sale_is_the_app_with_a_404_that_nobody_keeps() {
    let market = open().await;
    let missing = |reply: &Reply| {
        assert_eq!((reply.status, reply.headers["cache-control"].as_str()), (404, "no-store"));
        assert_eq!(reply.text, SHELL);
    };
    for path in [
        format!("/products/{}", new_id::<ProductId>()),
        "/products/-".to_owned(),
        "/categories/nothing".to_owned(),
        format!("/products/{}", market.artisan.artisan_id()),
        format!("/artisans/{}", new_id::<ArtisanId>()),
        format!("/artisans/{}", market.buyer.id.artisan()),
    ] {
        missing(&page(&market.cloud, &path).await);
    }
    let gone = market.cloud.product(&market.artisan, "Gone", 100_000, 1).await;
    let path = format!("/products/{gone}");
    assert_eq!(page(&market.cloud, &path).await.status, 200);
    market.cloud.request(Method::DELETE, &path).by(&market.artisan).send().await.expect(204);
    missing(&page(&market.cloud, &path).await);
    let admin = market.cloud.admin().await;
    let suspend = format!("/admin/artisans/{}/suspend", market.artisan.artisan_id());
    let why = json!({ "reason": "Two buyers got fakes", "payouts": "hold" });
    market.cloud.post(&admin, &suspend, why).await.expect(200);
    missing(&page(&market.cloud, &format!("/products/{}", market.stool)).await);
    missing(&page(&market.cloud, &format!("/artisans/{}", market.artisan.artisan_id())).await);
}

#[tokio::test]
async fn an_app_from_before_is_served_as_it_is_and_none_at_all_is_said() {
    let market = Market::open().await;
    let path = format!("/products/{}", market.stool);
    let none = page(&market.cloud, &path).await;
    assert_eq!((none.status, none.problem()), (503, "unavailable"), "{}", none.text);
    let old = "<html><body><div id=\"root\"></div></body></html>";
    market.cloud.publish_app(old);
    let reply = page(&market.cloud, &path).await;
    assert_eq!((reply.status, reply.text.as_str()), (200, old));
}

#[tokio::test]
async fn search_engines_find_what_is_on_sale_and_nothing_else() {
    let market = open().await;
    let doors = market.cloud.product_in("doors-windows", &market.artisan, "Iroko door", 900_000, 1).await;
    let gone = market.cloud.product(&market.artisan, "Gone", 100_000, 1).await;
    market
        .cloud
        .request(Method::DELETE, &format!("/products/{gone}"))
        .by(&market.artisan)
        .send()
        .await
        .expect(204);
    let index = page(&market.cloud, "/sitemap.xml").await;
    assert_eq!((index.status, index.headers["content-type"].as_str()), (200, "application/xml"));
    let files: Vec<String> = index
        .text
        .split("<loc>")
        .skip(1)
        .map(|rest| rest.split_once("</loc>").unwrap().0.replace("&amp;", "&"))
        .collect();
    assert_eq!(files.len(), domain::catalogue::categories().len(), "{}", index.text);
    let mut all = String::new();
    for file in files {
        let path = file.strip_prefix("https://app.homify.example").unwrap();
        let reply = page(&market.cloud, path).await;
        assert_eq!(reply.status, 200, "{path}: {}", reply.text);
        all += &reply.text;
    }
    let listed = |id: &str| all.matches(&format!("<loc>https://app.homify.example/{id}</loc>")).count();
    assert_eq!(listed(&format!("products/{}", market.stool)), 1);
    assert_eq!(listed(&format!("products/{doors}")), 1);
    assert_eq!(listed(&format!("products/{gone}")), 0);
    assert_eq!(listed(&format!("artisans/{}", market.artisan.artisan_id())), 2, "in each category of theirs");
    assert_eq!(listed("categories/tools"), 1);
    let week = market.stool.created_at().millis() / (7 * 24 * 60 * 60 * 1_000);
    for wrong in [
        "?category=furniture".to_owned(),
        format!("?week={week}"),
        "?category=nothing&week=1".to_owned(),
        format!("?category=furniture&week={}", week + 2),
        "?category=furniture&week=4294967295".to_owned(),
        "?page=1".to_owned(),
    ] {
        let refused = page(&market.cloud, &format!("/sitemap.xml{wrong}")).await;
        assert_eq!((refused.status, refused.problem()), (400, "invalid-query"), "{wrong}");
    }
    let early = page(&market.cloud, "/sitemap.xml?category=furniture&week=0").await;
    assert_eq!((early.status, early.text.contains("/products/")), (200, false));
}
