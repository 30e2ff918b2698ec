//! How goods get to buyers: what artisans offer, what a checkout takes of it, and artisans who are away.

use std::time::Duration;

use ::store::entities::artisan_key;
use domain::cart::ARTISANS_MAX;
use domain::orders::OrderStatus;
use domain::{Timestamp, Zone};
use serde_json::{Value, json};
use testing::{Reply, User, checkout_body, now};

use crate::market::{DAY, Market, PRICE, STOCK};

/// NGN 3,000.00 within Lagos.
const FEE: i64 = 300_000;

fn naira(amount: i64) -> Value {
    json!({ "amount": amount, "currency": "NGN" })
}

fn options(fee: i64) -> Value {
    json!({
        "pick_up": { "place": "14 Bode Thomas Street, Surulere", "days": 2 },
        "own_delivery": { "areas": [{ "area": "NG-LA", "fee": naira(fee) }], "days": 5 },
    })
}

async fn offer(market: &Market, artisan: &User, options: Value) -> Reply {
    market.cloud.put(artisan, "/me/artisan/delivery-options", options).await
}

/// One stool, in the way that was chosen.
fn chosen(market: &Market, option: &str, fee: i64) -> Value {
    let mut body = checkout_body(&[(market.stool, 1)]);
    let artisan_id = market.artisan.artisan_id();
    body["delivery_options"] = json!([{ "artisan_id": artisan_id, "option": option, "fee": naira(fee) }]);
    body
}

/// A market whose artisan brings goods within Lagos.
async fn served() -> Market {
    let market = Market::open().await;
    offer(&market, &market.artisan, options(FEE)).await.expect(200);
    market
}

#[tokio::test]
async fn the_fee_is_a_line_of_the_order_and_goes_the_way_of_the_rest() {
    let market = served().await;
    let shown = market
        .cloud
        .get(&market.buyer, &format!("/artisans/{}", market.artisan.artisan_id()))
        .await
        .expect(200);
    assert_eq!(shown["delivery_options"], options(FEE));
    let order =
        market.cloud.check_out_with(&market.buyer, chosen(&market, "own_delivery", FEE)).await.remove(0);
    assert_eq!(order.total, PRICE + FEE);
    market.pay(&order).await;
    market.cloud.drain().await;
    let path = format!("/orders/{}", order.id);
    let read = market.cloud.get(&market.buyer, &path).await.expect(200);
    let line = json!({
        "kind": "delivery",
        "option": "own_delivery",
        "title": "Delivery by the artisan",
        "unit_price": naira(FEE),
        "quantity": 1,
    });
    assert_eq!((&read["lines"][0]["kind"], &read["lines"][1]), (&json!("product"), &line));
    market.cloud.post(&market.artisan, &order.path("accept"), json!({})).await.expect(200);
    let accepted = market.order(&order).await;
    let promised = accepted.accepted_at().unwrap().plus_seconds(5 * DAY.as_secs());
    assert_eq!(accepted.deliver_by(), Some(promised), "the day that was promised");
    let note = json!({ "note": "At the gate", "photos": [] });
    market.cloud.post(&market.artisan, &order.path("deliver"), note).await.expect(200);
    market.cloud.post(&market.buyer, &order.path("confirm"), json!({})).await.expect(200);
    let books = market.books().await;
    let net = (PRICE + FEE) - (PRICE + FEE) / 20;
    assert_eq!(books.wallets[0].paid_out, net, "the platform's fee is of all of it");
    let told = market.cloud.get(&market.artisan, "/notifications").await.expect(200);
    assert!(told.to_string().contains("New order: “Oak stool”\""), "a delivery is no goods: {told}");
}

#[tokio::test]
async fn an_order_that_is_called_off_gives_the_fee_back_and_only_goods_to_the_shelf() {
    let market = served().await;
    let order =
        market.cloud.check_out_with(&market.buyer, chosen(&market, "own_delivery", FEE)).await.remove(0);
    market.pay(&order).await;
    market.cloud.drain().await;
    assert_eq!(market.left().await, STOCK - 1);
    market.cancel(&market.artisan, &order).await.expect(200);
    let books = market.books().await;
    assert_eq!((market.left().await, books.refunds[0].amount.amount), (STOCK, PRICE + FEE));
}

#[tokio::test]
async fn what_was_promised_and_did_not_come_may_be_cancelled_by_the_buyer() {
    let market = served().await;
    let order = market.cloud.check_out_with(&market.buyer, chosen(&market, "pick_up", 0)).await.remove(0);
    market.pay(&order).await;
    market.cloud.drain().await;
    market.cloud.post(&market.artisan, &order.path("accept"), json!({})).await.expect(200);
    assert_eq!(market.cancel(&market.buyer, &order).await.problem(), "order-state", "two days are promised");
    market.wait(&order, 2 * DAY).await;
    market.cancel(&market.buyer, &order).await.expect(200);
    assert_eq!(market.status(&order).await, OrderStatus::Cancelled);
    market.books().await;
}

#[tokio::test]
async fn a_delivery_that_costs_something_else_than_the_buyer_was_shown_orders_nothing() {
    let market = served().await;
    let order = async |body: Value| market.cloud.post(&market.buyer, "/checkout", body).await;
    let refused = order(checkout_body(&[(market.stool, 1)])).await;
    assert_eq!((refused.status, refused.problem()), (409, "delivery-changed"), "{}", refused.text);
    assert_eq!(refused.json["artisan_id"], json!(market.artisan.artisan_id()), "nothing was chosen");
    offer(&market, &market.artisan, options(FEE + 1)).await.expect(200);
    let refused = order(chosen(&market, "own_delivery", FEE)).await;
    assert_eq!((refused.status, refused.problem()), (409, "delivery-changed"), "{}", refused.text);
    assert_eq!(refused.json["fee"], naira(FEE + 1));
    let refused = order(chosen(&market, "courier", 0)).await;
    assert_eq!(refused.problem(), "delivery-changed", "it is not offered: {}", refused.text);
    assert_eq!((market.left().await, market.books().await.orders.len()), (STOCK, 0));
    order(chosen(&market, "own_delivery", FEE + 1)).await.expect(201);
    offer(&market, &market.artisan, json!({})).await.expect(200);
    assert_eq!(
        order(chosen(&market, "pick_up", 0)).await.problem(),
        "delivery-changed",
        "nothing is offered"
    );
    order(checkout_body(&[(market.stool, 1)])).await.expect(201);
}

#[tokio::test]
async fn an_address_that_is_not_served_is_refused_with_what_to_do() {
    let market = served().await;
    let mut body = chosen(&market, "own_delivery", FEE);
    body["delivery"]["area"] = json!("NG-KN");
    let refused = market.cloud.post(&market.buyer, "/checkout", body.clone()).await;
    assert_eq!((refused.status, refused.problem()), (422, "delivery-not-served"), "{}", refused.text);
    let detail = refused.json["detail"].as_str().unwrap();
    assert!(detail.contains("Choose another way") && detail.contains("Nothing was ordered"), "{detail}");
    body["delivery_options"][0] = chosen(&market, "pick_up", 0)["delivery_options"][0].clone();
    market.cloud.post(&market.buyer, "/checkout", body).await.expect(201);
}

#[tokio::test]
async fn a_choice_for_somebody_of_whom_nothing_is_ordered_is_a_mistake() {
    let market = served().await;
    let stranger = market.cloud.artisan_without_account("Bisi Ade").await;
    let mut body = chosen(&market, "pick_up", 0);
    let mut other = body["delivery_options"][0].clone();
    other["artisan_id"] = json!(stranger.artisan_id());
    let twice = json!([other, other]);
    for (options, field) in
        [(json!([body["delivery_options"][0], other]), "delivery_options[1]"), (twice, "delivery_options[1]")]
    {
        body["delivery_options"] = options;
        let refused = market.cloud.post(&market.buyer, "/checkout", body.clone()).await;
        assert_eq!((refused.status, refused.problem()), (400, "invalid-body"), "{}", refused.text);
        assert!(refused.text.contains(field), "{}", refused.text);
        body = chosen(&market, "pick_up", 0);
    }
}

#[tokio::test]
async fn the_largest_checkout_is_taken_with_a_delivery_from_each() {
    let market = Market::open().await;
    let (mut cart, mut ways) = (Vec::new(), Vec::new());
    for number in 0..ARTISANS_MAX {
        let artisan = market.cloud.artisan_without_account(&format!("Bisi Ade {number}")).await;
        offer(&market, &artisan, options(FEE)).await.expect(200);
        ways.push(json!({ "artisan_id": artisan.artisan_id(), "option": "own_delivery", "fee": naira(FEE) }));
        for _ in 0..if number < 5 { 3 } else { 2 } {
            cart.push((market.cloud.product(&artisan, "Door", 100_000, 1).await, 1));
        }
    }
    let mut body = checkout_body(&cart);
    body["delivery_options"] = Value::Array(ways);
    let orders = market.cloud.check_out_with(&market.buyer, body).await;
    market.pay(&orders[0]).await;
    let books = market.books().await;
    assert_eq!(books.count("order.paid"), ARTISANS_MAX);
    let paid: i64 = books.orders.iter().map(|order| order.total().amount).sum();
    assert_eq!(paid, 35 * 100_000 + 15 * FEE);
}

#[tokio::test]
async fn where_goods_go_is_shown_to_the_artisan_with_landmark_and_pin_and_erased_with_the_address() {
    let market = served().await;
    let mut body = chosen(&market, "pick_up", 0);
    body["delivery"]["landmark"] = json!("Opposite the yellow church");
    body["delivery"]["pin"] = json!({ "latitude": 6_496_512, "longitude": -3_356_481 });
    let order = market.cloud.check_out_with(&market.buyer, body).await.remove(0);
    market.pay(&order).await;
    market.cloud.drain().await;
    let path = format!("/orders/{}", order.id);
    let read = async |user: &User| market.cloud.get(user, &path).await.expect(200)["delivery"].clone();
    assert_eq!(read(&market.artisan).await, Value::Null, "before they accept it is none of theirs");
    market.cloud.post(&market.artisan, &order.path("accept"), json!({})).await.expect(200);
    for user in [&market.buyer, &market.artisan] {
        let shown = read(user).await;
        assert_eq!(shown["landmark"], "Opposite the yellow church");
        assert_eq!(shown["pin"], json!({ "latitude": 6_496_512, "longitude": -3_356_481 }));
        assert_eq!(shown["option_words"], "14 Bode Thomas Street, Surulere");
    }
    let stored = market.cloud.table().orders().load_with_delivery(order.id).await.unwrap();
    let (order, delivery) = (format!("{:?}", *stored.order), format!("{:?}", stored.delivery));
    for personal in ["yellow church", "3356481", "Bode Thomas"] {
        assert!(
            delivery.contains(personal) && !order.contains(personal),
            "{personal} is erased with the address"
        );
    }
}

#[tokio::test]
async fn an_artisan_who_is_away_takes_no_orders_and_comes_back_by_themselves() {
    let market = Market::open().await;
    let running = market.paid().await;
    let day = |at: Timestamp| Zone::LAGOS.day_of(at).to_string();
    let back_on = day(now().plus_seconds(9 * DAY.as_secs()));
    let away = async |body: Value| market.cloud.put(&market.artisan, "/me/artisan/away", body).await;
    for wrong in [0, 62] {
        let refused = away(json!({ "back_on": day(now().plus_seconds(wrong * DAY.as_secs())) })).await;
        assert_eq!((refused.status, refused.problem()), (422, "away-day"), "{}", refused.text);
    }
    let set = away(json!({ "back_on": back_on })).await.expect(200);
    let until = set["away_until"].as_str().unwrap().to_owned();
    let seen = market.cloud.get(&market.buyer, &format!("/products/{}", market.stool)).await.expect(200);
    assert_eq!(seen["artisan"]["away_until"], json!(until));
    let listed = market.cloud.get(&market.buyer, "/products?category=furniture").await.expect(200);
    assert_eq!(listed["items"][0]["artisan"]["away_until"], json!(until), "it is shown, with the day");

    let place =
        async || market.cloud.post(&market.buyer, "/checkout", checkout_body(&[(market.stool, 1)])).await;
    let refused = place().await;
    assert_eq!((refused.status, refused.problem()), (409, "artisan-away"), "{}", refused.text);
    assert_eq!(refused.json["back_on"], json!(back_on));
    market.cloud.post(&market.artisan, &running.path("accept"), json!({})).await.expect(200);

    market.cloud.age(&artisan_key(market.artisan.artisan_id()), 9 * DAY + Duration::from_secs(1));
    place().await.expect(201);
    away(json!({ "back_on": back_on })).await.expect(200);
    assert_eq!(place().await.problem(), "artisan-away");
    away(json!({})).await.expect(200);
    place().await.expect(201);
    market.books().await;
}
