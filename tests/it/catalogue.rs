//! What artisans offer, and what people edit: nobody's change is lost without a word.

use http::Method;
use serde_json::{Value, json};
use testing::Reply;

use crate::market::{Market, PRICE};

/// One request of `market`'s artisan, with a header.
async fn with_header(
    market: &Market,
    method: Method,
    path: &str,
    header: (&str, &str),
    body: Value,
) -> Reply {
    market.cloud.request(method, path).by(&market.artisan).header(header.0, header.1).json(&body).send().await
}

#[tokio::test]
async fn nothing_is_offered_at_a_price_at_which_nobody_can_pay() {
    let market = Market::open().await;
    let offer = |amount: i64, currency: &str| {
        json!({
            "title": "Iroko chair",
            "description": "",
            "category": "furniture",
            "price": { "amount": amount, "currency": currency },
            "stock": 1,
        })
    };
    for (amount, currency, problem) in [
        (5_000, "NGN", "price-limits"),
        (1_000_000_000, "NGN", ""),
        (10_000, "NGN", ""),
        (10_000, "USD", "amount"),
    ] {
        let reply = market.cloud.post(&market.artisan, "/products", offer(amount, currency)).await;
        assert_eq!((reply.status == 201, reply.problem()), (problem.is_empty(), problem), "{}", reply.text);
    }
    let product = format!("/products/{}", market.stool);
    let cheap = json!({ "price": { "amount": 9_999, "currency": "NGN" } });
    let refused = market.cloud.patch(&market.artisan, &product, cheap).await;
    assert_eq!((refused.status, refused.problem()), (422, "price-limits"), "{}", refused.text);
    assert_eq!(refused.json["minimum"], json!({ "amount": 10_000, "currency": "NGN" }));
}

#[tokio::test]
async fn the_limits_of_prices_and_checkouts_are_those_that_the_operator_configures() {
    let market = Market::with_parameters(&[("PaymentMinimum", PRICE + 1)]).await;
    let product = format!("/products/{}", market.stool);
    let renamed = market.cloud.patch(&market.artisan, &product, json!({ "title": "Oak stool, oiled" })).await;
    assert_eq!(renamed.problem(), "price-limits", "{}", renamed.text);
    let body = testing::checkout_body(&[(market.stool, 1)]);
    let refused = market.cloud.post(&market.buyer, "/checkout", body).await;
    assert_eq!((refused.problem(), &refused.json["minimum"]["amount"]), ("order-total", &json!(PRICE + 1)));
}

#[tokio::test]
async fn a_second_window_does_not_put_an_old_price_back() {
    let market = Market::open().await;
    let path = format!("/products/{}", market.stool);
    let priced = |amount: i64| json!({ "price": { "amount": amount, "currency": "NGN" } });
    let seen = market.cloud.get(&market.artisan, &path).await;
    let tag = seen.headers["etag"].clone();
    let first = with_header(&market, Method::PATCH, &path, ("if-match", &tag), priced(PRICE + 100)).await;
    assert_eq!(first.status, 200, "{}", first.text);
    let again = with_header(&market, Method::PATCH, &path, ("if-match", &tag), priced(PRICE + 100)).await;
    assert_eq!(again.status, 200, "the answer was lost: it is as it was asked for");
    let second = with_header(&market, Method::PATCH, &path, ("if-match", &tag), priced(PRICE)).await;
    assert_eq!((second.status, second.problem()), (412, "changed-meanwhile"), "{}", second.text);
    let tag = first.headers["etag"].clone();
    with_header(&market, Method::PATCH, &path, ("if-match", &tag), priced(PRICE)).await.expect(200);
}

#[tokio::test]
async fn a_sale_is_no_change_of_what_the_artisan_edits() {
    let market = Market::open().await;
    let path = format!("/products/{}", market.stool);
    let shown = market.cloud.get(&market.buyer, &path).await;
    market.placed().await;
    let after = market.cloud.get(&market.buyer, &path).await;
    assert_ne!(shown.headers["etag"], after.headers["etag"], "fewer are left");
    let tag = shown.headers["etag"].clone();
    let renamed = json!({ "title": "Oak stool, oiled" });
    with_header(&market, Method::PATCH, &path, ("if-match", &tag), renamed).await.expect(200);
}

#[tokio::test]
async fn profile_account_preference_and_name_are_not_overwritten_from_an_old_window() {
    let market = Market::open().await;
    let own = |path: &'static str| market.cloud.get(&market.artisan, path);
    for (read, method, path, body) in [
        ("/me", Method::PATCH, "/me", json!({ "name": "Musa A. Bello" })),
        ("/me/artisan", Method::PUT, "/me/artisan/payout-preference", json!({ "mode": "on_request" })),
    ] {
        let tag = own(read).await.headers["etag"].clone();
        let refused =
            with_header(&market, method.clone(), path, ("if-match", "\"9999\""), body.clone()).await;
        assert_eq!(
            (refused.status, refused.problem()),
            (412, "changed-meanwhile"),
            "{path}: {}",
            refused.text
        );
        with_header(&market, method, path, ("if-match", &tag), body).await.expect(200);
    }
}

#[tokio::test]
async fn who_has_a_product_already_is_told_so_and_whose_it_is_keeps_nothing() {
    let market = Market::open().await;
    let path = format!("/products/{}", market.stool);
    let public = market.cloud.get(&market.buyer, &path).await;
    assert!(public.headers["cache-control"].starts_with("public, max-age="), "{:?}", public.headers);
    let known = |tag: String| market.cloud.request(Method::GET, &path).header("if-none-match", &tag).send();
    let same = known(public.headers["etag"].clone()).await;
    assert_eq!((same.status, same.text.as_str()), (304, ""));
    market.placed().await;
    let newer = known(public.headers["etag"].clone()).await;
    assert_eq!((newer.status, &newer.json["stock"]), (200, &json!(market.left().await)));
    let own = market.cloud.get(&market.artisan, &path).await;
    assert_eq!(own.headers["cache-control"], "no-store");
}
