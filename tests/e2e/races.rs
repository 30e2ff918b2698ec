//! Two at once, and the same thing twice.

use futures::future::join_all;
use journey::Person;
use serde_json::json;

use crate::world::{address, random, shop, world};

#[tokio::test]
async fn the_last_piece_sells_once() {
    let world = world().await;
    let others = join_all((0..4).map(|_| world.buyer())).await;
    let shop = world.shop(1, "4001").await;
    let cart = Person::cart(&[(&shop.product, 1)], &address());
    let answers = join_all(others.iter().map(|buyer| buyer.post("/checkout", &cart))).await;
    let answers: Vec<_> = answers.into_iter().map(Result::unwrap).collect();
    assert_eq!(answers.iter().filter(|answer| answer.status == 201).count(), 1);
    for loser in answers.iter().filter(|answer| answer.status != 201) {
        assert_eq!((loser.status, loser.problem()), (409, "out-of-stock"), "{}", loser.body);
    }
    assert_eq!(shop.stock_left().await, 0);
}

#[tokio::test]
async fn a_repeated_checkout_gets_the_same_answer_and_another_body_is_refused() {
    let shop = shop().await;
    let key = random();
    let cart = Person::cart(&[(&shop.product, 1)], &address());
    let first = shop.buyer.post_once("/checkout", &cart, &key).await.unwrap();
    let again = shop.buyer.post_once("/checkout", &cart, &key).await.unwrap();
    assert_eq!((first.status, &first.body), (again.status, &again.body));
    assert_eq!(again.headers["idempotent-replayed"], "true");
    assert_eq!(shop.stock_left().await, 9, "one piece was reserved");
    let other = Person::cart(&[(&shop.product, 2)], &address());
    let refused = shop.buyer.post_once("/checkout", &other, &key).await.unwrap();
    assert_eq!((refused.status, refused.problem()), (422, "idempotency-key-reused"));
}

#[tokio::test]
async fn a_checkout_at_the_same_time_under_one_key_makes_one_order() {
    let shop = shop().await;
    let key = random();
    let cart = Person::cart(&[(&shop.product, 1)], &address());
    let answers = join_all((0..4).map(|_| shop.buyer.post_once("/checkout", &cart, &key))).await;
    let orders: std::collections::BTreeSet<String> = answers
        .into_iter()
        .map(|answer| answer.unwrap().success().unwrap()["orders"][0]["id"].as_str().unwrap().to_owned())
        .collect();
    assert_eq!(orders.len(), 1);
    assert_eq!(shop.stock_left().await, 9);
}

#[tokio::test]
async fn of_accept_and_cancel_at_once_exactly_one_wins() {
    let shop = shop().await;
    let sold = shop.paid_order().await;
    let path = |action: &str| format!("/orders/{}/{action}", sold.order_id);
    let (accept, cancel, reason) = (path("accept"), path("cancel"), json!({ "reason": "changed my mind" }));
    let body = json!({});
    let (accepted, cancelled) =
        tokio::join!(shop.artisan.post(&accept, &body), shop.buyer.post(&cancel, &reason));
    let (accepted, cancelled) = (accepted.unwrap().status, cancelled.unwrap().status);
    assert!(
        matches!((accepted, cancelled), (200, 409) | (409, 200)),
        "accept {accepted}, cancel {cancelled}"
    );
}

#[tokio::test]
async fn strangers_and_the_other_party_get_nowhere() {
    let world = world().await;
    let stranger = world.buyer().await;
    let shop = world.shop(10, "4001").await;
    let sold = shop.paid_order().await;
    let order = format!("/orders/{}", sold.order_id);
    assert_eq!(stranger.get(&order).await.unwrap().status, 404);
    assert_eq!(stranger.get(&format!("{order}/history")).await.unwrap().status, 404);
    assert_eq!(stranger.get(&format!("/payments/{}", sold.payment_id)).await.unwrap().status, 404);
    assert_eq!(stranger.post(&format!("{order}/confirm"), &json!({})).await.unwrap().status, 404);
    assert_eq!(shop.buyer.post(&format!("{order}/accept"), &json!({})).await.unwrap().status, 403);
    let artisan_view = shop.artisan.get(&order).await.unwrap().success().unwrap();
    assert_eq!(artisan_view.get("release_code"), None, "the code is the buyer's alone");
    assert_eq!(artisan_view.get("delivery"), None, "the address is shown from acceptance on");
}
