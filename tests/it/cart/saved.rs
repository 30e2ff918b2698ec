//! The cart of a person over all their devices: additions at once, merges, what has changed, and what a checkout takes out.

use http::Method;
use serde_json::{Value, json};
use testing::{Reply, User, checkout_body};

use crate::market::{Market, PRICE, STOCK};

async fn add(market: &Market, quantity: u32) -> Reply {
    let body = json!({ "product_id": market.stool, "quantity": quantity });
    market.cloud.post(&market.buyer, "/cart/lines", body).await
}

async fn merge(market: &Market, merge_id: &str, quantity: u32) -> Value {
    let items = json!([{ "product_id": market.stool, "quantity": quantity }]);
    let body = json!({ "merge_id": merge_id, "items": items });
    market.cloud.post(&market.buyer, "/cart/merge", body).await.expect(200)
}

async fn cart(market: &Market, user: &User) -> Vec<Value> {
    let shown = market.cloud.get(user, "/cart").await.expect(200);
    assert_eq!(shown["limit"], 40);
    shown["items"].as_array().unwrap().clone()
}

/// What the cart's only line says has changed.
async fn change(market: &Market) -> Value {
    let items = cart(market, &market.buyer).await;
    assert_eq!(items.len(), 1);
    items[0]["change"].clone()
}

#[tokio::test]
async fn a_cart_is_the_same_on_every_device_and_nobody_elses() {
    let market = Market::open().await;
    assert_eq!(cart(&market, &market.buyer).await, [json!(null); 0]);
    add(&market, 2).await.expect(200);
    let shown = &cart(&market, &market.buyer).await[0];
    assert_eq!((&shown["product_id"], &shown["quantity"]), (&json!(market.stool), &json!(2)));
    assert_eq!((&shown["title"], &shown["available"]), (&json!("Oak stool"), &json!(STOCK)));
    assert_eq!((&shown["unit_price"]["amount"], &shown["change"]), (&json!(PRICE), &json!(null)));
    assert_eq!(shown["artisan"]["id"], json!(market.artisan.artisan_id()));
    assert_eq!(cart(&market, &market.artisan).await, [json!(null); 0]);
    let path = format!("/cart/lines/{}", market.stool);
    let set =
        async |quantity: u32| market.cloud.put(&market.buyer, &path, json!({ "quantity": quantity })).await;
    assert_eq!(set(5).await.expect(200)["lines"][0]["quantity"], 5);
    assert_eq!(set(0).await.expect(200)["lines"], json!([]));
    for quantity in [0, 1] {
        let gone = set(quantity).await;
        assert_eq!((gone.status, gone.problem()), (404, "not-found"), "{}", gone.text);
    }
    let own = json!({ "product_id": market.stool, "quantity": 1 });
    assert_eq!(market.cloud.post(&market.artisan, "/cart/lines", own).await.problem(), "own-product");
}

#[tokio::test]
async fn three_additions_at_once_all_count() {
    let market = Market::open().await;
    let (one, two, three) = tokio::join!(add(&market, 1), add(&market, 2), add(&market, 3));
    for reply in [one, two, three] {
        reply.expect(200);
    }
    assert_eq!(cart(&market, &market.buyer).await[0]["quantity"], 6);
}

#[tokio::test]
async fn an_addition_that_is_sent_again_counts_once() {
    let market = Market::open().await;
    let body = json!({ "product_id": market.stool, "quantity": 2 });
    for _ in 0..2 {
        let request = market.cloud.request(Method::POST, "/cart/lines").by(&market.buyer);
        request.header("idempotency-key", "added-on-the-bus").json(&body).send().await.expect(200);
    }
    assert_eq!(cart(&market, &market.buyer).await[0]["quantity"], 2);
}

#[tokio::test]
async fn a_cart_is_merged_beyond_stock_to_what_is_there_and_twice_is_once() {
    let market = Market::open().await;
    add(&market, 6).await.expect(200);
    let merged = merge(&market, "device-one", 7).await;
    assert_eq!(merged["lines"][0]["quantity"], STOCK);
    assert_eq!(merged["notes"], json!([{ "product_id": market.stool, "what": "cut", "quantity": STOCK }]));
    let path = format!("/cart/lines/{}", market.stool);
    market.cloud.put(&market.buyer, &path, json!({ "quantity": 1 })).await.expect(200);
    let again = merge(&market, "device-one", 7).await;
    assert_eq!((&again["lines"][0]["quantity"], &again["notes"]), (&json!(1), &json!([])), "it was merged");
    assert_eq!(
        merge(&market, "device-two", 7).await["lines"][0]["quantity"],
        8,
        "another device is another merge"
    );
    let (one, two) = tokio::join!(merge(&market, "device-three", 1), merge(&market, "device-three", 1));
    assert_eq!((&one["lines"][0]["quantity"], &two["lines"][0]["quantity"]), (&json!(9), &json!(9)));
}

#[tokio::test]
async fn a_price_raised_in_the_cart_is_shown_and_the_old_one_is_never_taken() {
    let market = Market::open().await;
    add(&market, 1).await.expect(200);
    let dearer = json!({ "price": { "amount": PRICE + 1, "currency": "NGN" } });
    market.cloud.patch(&market.artisan, &format!("/products/{}", market.stool), dearer).await.expect(200);
    let line = cart(&market, &market.buyer).await.remove(0);
    assert_eq!((&line["change"], &line["price"]["amount"]), (&json!("price"), &json!(PRICE + 1)));
    let mut body = checkout_body(&[(market.stool, 1)]);
    body["items"][0]["unit_price"] = line["unit_price"].clone();
    let refused = market.cloud.post(&market.buyer, "/checkout", body.clone()).await;
    assert_eq!(refused.problem(), "price-changed", "{}", refused.text);
    assert_eq!(cart(&market, &market.buyer).await.len(), 1, "nothing was ordered");
    let path = format!("/cart/lines/{}", market.stool);
    let seen = json!({ "quantity": 1, "unit_price": line["price"] });
    market.cloud.put(&market.buyer, &path, seen).await.expect(200);
    assert_eq!(change(&market).await, json!(null));
    body["items"][0]["unit_price"] = line["price"].clone();
    market.cloud.post(&market.buyer, "/checkout", body).await.expect(201);
}

#[tokio::test]
async fn each_line_says_what_has_changed_since() {
    let market = Market::open().await;
    add(&market, 3).await.expect(200);
    let stool = format!("/products/{}", market.stool);
    let by_artisan = async |verb: &str| {
        market.cloud.post(&market.artisan, &format!("{stool}/{verb}"), json!({})).await.expect(200);
    };
    market.cloud.order(&market.cloud.buyer("Chidi Eze").await, &[(market.stool, 8)]).await;
    assert_eq!(change(&market).await, "stock");
    by_artisan("hide").await;
    assert_eq!(change(&market).await, "unavailable");
    by_artisan("publish").await;
    let day = domain::Zone::LAGOS.day_of(testing::now().plus_seconds(9 * 24 * 60 * 60));
    let away = json!({ "back_on": day.to_string() });
    market.cloud.put(&market.artisan, "/me/artisan/away", away).await.expect(200);
    assert_eq!(change(&market).await, "away");
    market.cloud.suspend(&market.artisan).await;
    assert_eq!(change(&market).await, "unavailable");
}

#[tokio::test]
async fn what_is_bought_leaves_the_cart_and_the_rest_stays_also_when_more_is_added_meanwhile() {
    let market = Market::open().await;
    let door = market.cloud.product(&market.artisan, "Cedar door", PRICE, STOCK).await;
    let bench = market.cloud.product(&market.artisan, "Bench", PRICE, STOCK).await;
    add(&market, 2).await.expect(200);
    let put = async |product: domain::ProductId| {
        let body = json!({ "product_id": product, "quantity": 1 });
        market.cloud.post(&market.buyer, "/cart/lines", body).await.expect(200)
    };
    put(door).await;
    let (order, _) = tokio::join!(
        market.cloud.post(&market.buyer, "/checkout", checkout_body(&[(market.stool, 2)])),
        put(bench),
    );
    order.expect(201);
    let mut left: Vec<_> =
        cart(&market, &market.buyer).await.iter().map(|line| line["product_id"].clone()).collect();
    left.sort_by_key(Value::to_string);
    let mut both = vec![json!(door), json!(bench)];
    both.sort_by_key(Value::to_string);
    assert_eq!(left, both);
    market.books().await;
}
