//! Search on the deployed stack: what is offered is found some seconds later, and what is taken back is gone at once.

use std::process::Command;

use reqwest::Method;
use serde_json::{Value, json};

use crate::world::{PRICE, Shop, operator, random, shop};

async fn search(shop: &Shop, query: &str) -> anyhow::Result<Value> {
    shop.api.send(Method::GET, &format!("/search?{query}"), &[], None).await?.success()
}

async fn wait_until_found(shop: &Shop, word: &str, id: &str) -> Value {
    let what = format!("{id} to be found by {word}");
    let look = async || {
        let found = search(shop, &format!("q={word}")).await?;
        let is_found = found["items"][0]["product"]["id"] == json!(id);
        Ok(is_found.then_some(found))
    };
    shop.api.wait_for(&what, look).await.unwrap()
}

#[tokio::test]
async fn what_is_offered_is_found_and_gone_at_once_when_it_is_taken_back_also_after_a_rebuild() {
    let shop = shop().await;
    let word = format!("agbada{}", &random()[..8]);
    let id = shop.artisan.sell(&format!("Ẹ̀wù {word}"), "textiles", PRICE, 2).await.unwrap();
    let found = wait_until_found(&shop, &word, &id).await;
    assert_eq!(found["total"], 1);
    assert_eq!(found["items"][0]["product"]["stock"], 2);
    let both =
        search(&shop, &format!("q=ewu%20{}&in_stock=true&sort=newest", word.to_uppercase())).await.unwrap();
    assert_eq!(both["items"][0]["product"]["id"], json!(id));
    let typed = format!("/search/suggestions?q={}", &word[..word.len() - 2]);
    let typed = shop.api.send(Method::GET, &typed, &[], None).await.unwrap().success().unwrap();
    assert_eq!(typed["items"][0]["text"], json!(word));

    let taken = shop.artisan.send(Method::DELETE, &format!("/products/{id}"), None).await.unwrap();
    assert_eq!(taken.status, 204, "{taken:?}");
    let gone = search(&shop, &format!("q={word}&limit=5")).await.unwrap();
    assert_eq!(gone["items"], json!([]));

    let status = Command::new(operator())
        .args(["search", "rebuild"])
        .env("TABLE_NAME", &shop.api.stack.table_name)
        .env("MARKET_TIME_ZONE", &shop.api.stack.outputs["MarketTimeZone"])
        .env("SEARCH_BUCKET", &shop.api.stack.outputs["SearchBucket"])
        .env("UPLOADS_ENDPOINT", &shop.api.stack.aws_endpoint)
        .status()
        .unwrap();
    assert!(status.success(), "the index is not made anew");
    let gone = search(&shop, &format!("q={word}&limit=6")).await.unwrap();
    assert_eq!((&gone["items"], &gone["total"]), (&json!([]), &json!(0)));
}

#[tokio::test]
async fn text_of_any_kind_is_searched_for_or_refused() {
    let shop = shop().await;
    for (text, status) in [("%25", 200), ("%F0%9F%AA%91", 200), ("%22*%22", 200), ("%00", 400), ("", 400)] {
        let reply = shop.api.send(Method::GET, &format!("/search?q={text}"), &[], None).await.unwrap();
        assert_eq!(reply.status, status, "{text}");
        if status == 200 {
            assert_eq!(reply.success().unwrap()["total"], 0, "{text}");
        }
    }
}
