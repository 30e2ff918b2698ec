//! One checkout of products of several artisans: one payment, an order of each, funded together or not at all.

use std::time::Duration;

use ::store::entities::order_key;
use domain::cart::ARTISANS_MAX;
use domain::cart::reservations::{CANCELLED_PAID_MAX, UNPAID_AT_ONCE_MAX};
use domain::orders::{OrderStatus, PaymentStatus};
use domain::payments::{Payment, PaymentState};
use domain::refunds::RefundStatus;
use domain::{ProductId, TypedId as _};
use serde_json::{Value, json};
use testing::{Copies, Delivery, PlacedOrder, User, checkout_body};

use crate::market::{Market, NET, PRICE, STOCK, gateway_fault};

/// A market with two more artisans, each with a product of their own.
struct Fair {
    market: Market,
    artisans: Vec<User>,
    products: Vec<ProductId>,
}

impl Fair {
    async fn open() -> Self {
        let market = Market::open().await;
        let (mut artisans, mut products) = (vec![market.artisan.clone()], vec![market.stool]);
        for (name, number) in [("Bisi Ade", "0223456789"), ("Tunde Cole", "0323456789")] {
            let artisan = market.cloud.artisan_at(name, number).await;
            products.push(market.cloud.product(&artisan, "Cedar door", PRICE, STOCK).await);
            artisans.push(artisan);
        }
        Self { market, artisans, products }
    }

    /// One of each product, in one checkout.
    async fn placed(&self) -> Vec<PlacedOrder> {
        let cart: Vec<_> = self.products.iter().map(|product| (*product, 1)).collect();
        let orders = self.market.cloud.check_out(&self.market.buyer, &cart).await;
        assert_eq!(orders.len(), 3, "an order of each artisan");
        orders
    }

    async fn paid(&self) -> Vec<PlacedOrder> {
        let orders = self.placed().await;
        self.market.pay(&orders[0]).await;
        self.market.cloud.drain().await;
        orders
    }

    async fn statuses(&self, orders: &[PlacedOrder]) -> Vec<OrderStatus> {
        let table = self.market.cloud.table().orders();
        let mut statuses = Vec::new();
        for order in orders {
            statuses.push(table.load(order.id).await.unwrap().status());
        }
        statuses
    }

    async fn payment(&self, order: &PlacedOrder) -> Payment {
        let payments = self.market.cloud.table().payments();
        payments.load(order.payment_id).await.unwrap().into_inner()
    }

    /// Pieces that can be bought of each product.
    async fn left(&self) -> Vec<i64> {
        let table = self.market.cloud.table().products();
        let mut left = Vec::new();
        for product in &self.products {
            left.push(table.find_with_stock(*product).await.unwrap().unwrap().1.available);
        }
        left
    }

    async fn deliver(&self, artisan: &User, order: &PlacedOrder) {
        let cloud = &self.market.cloud;
        cloud.post(artisan, &order.path("accept"), json!({})).await.expect(200);
        let proof = json!({ "note": "At the gate", "photos": [] });
        cloud.post(artisan, &order.path("deliver"), proof).await.expect(200);
    }
}

#[tokio::test]
async fn one_payment_pays_three_artisans() {
    let fair = Fair::open().await;
    let orders = fair.paid().await;
    assert_eq!(fair.statuses(&orders).await, [OrderStatus::Paid; 3]);
    assert_eq!(fair.left().await, [STOCK - 1; 3]);
    for (artisan, order) in fair.artisans.iter().zip(&orders) {
        fair.deliver(artisan, order).await;
        fair.market.cloud.post(&fair.market.buyer, &order.path("confirm"), json!({})).await.expect(200);
    }
    let books = fair.market.books().await;
    assert_eq!((books.payments.len(), books.count("order.paid")), (1, 3));
    assert!(books.wallets.iter().all(|wallet| wallet.paid_out == NET), "{:#?}", books.wallets);
}

#[tokio::test]
async fn the_answer_shows_every_order_and_one_page_to_pay_on() {
    let fair = Fair::open().await;
    let cart: Vec<_> = fair.products.iter().rev().map(|product| (*product, 2)).collect();
    let cloud = &fair.market.cloud;
    let reply = cloud.post(&fair.market.buyer, "/checkout", checkout_body(&cart)).await;
    assert_eq!(reply.status, 201, "{}", reply.text);
    let orders = reply.json["orders"].as_array().unwrap();
    let artisans: Vec<_> = orders.iter().map(|order| order["artisan_id"].clone()).collect();
    let named: Vec<_> = fair.artisans.iter().rev().map(|artisan| json!(artisan.artisan_id())).collect();
    assert_eq!(artisans, named, "in the order in which their products were named");
    assert_eq!(reply.json["amount"]["amount"], json!(6 * PRICE));
    assert!(reply.json["payment_url"].is_string());
    let payment = format!("/payments/{}", reply.json["payment_id"].as_str().unwrap());
    assert_eq!(reply.headers.get("location"), Some(&payment));
    let shown = cloud.get(&fair.market.buyer, &payment).await.expect(200);
    assert_eq!(shown["order_ids"].as_array().unwrap().len(), 3);
    for order in orders {
        let path = format!("/orders/{}", order["id"].as_str().unwrap());
        let order = cloud.get(&fair.market.buyer, &path).await.expect(200);
        assert_eq!(order["delivery"]["city"], "Ikeja", "each has where it goes to");
    }
    cloud.drain().await;
    let told = cloud.get(&fair.market.buyer, "/notifications").await.expect(200);
    assert_eq!(told["items"].as_array().unwrap().len(), 1, "the buyer is asked to pay once: {told}");
}

#[tokio::test]
async fn if_one_piece_is_gone_nothing_is_reserved_and_nobody_is_asked_to_pay() {
    let fair = Fair::open().await;
    let cloud = &fair.market.cloud;
    let cart = [(fair.products[0], 1), (fair.products[1], 1), (fair.products[2], 11)];
    let refused = cloud.post(&fair.market.buyer, "/checkout", checkout_body(&cart)).await;
    assert_eq!(refused.problem(), "out-of-stock", "{}", refused.text);
    assert_eq!(fair.left().await, [STOCK; 3]);
    assert_eq!(cloud.books().await.orders.len(), 0);
}

#[tokio::test]
async fn if_one_artisan_may_not_sell_nothing_is_ordered() {
    let fair = Fair::open().await;
    let cloud = &fair.market.cloud;
    cloud.suspend(&fair.artisans[2]).await;
    let cart: Vec<_> = fair.products.iter().map(|product| (*product, 1)).collect();
    let refused = cloud.post(&fair.market.buyer, "/checkout", checkout_body(&cart)).await;
    assert_eq!(refused.problem(), "artisan-not-verified", "{}", refused.text);
    assert_eq!((fair.left().await, cloud.books().await.orders.len()), (vec![STOCK; 3], 0));
}

#[tokio::test]
async fn the_largest_checkout_that_is_taken_is_paid_and_its_money_given_back() {
    let market = Market::open().await;
    let mut one_more = Vec::new();
    for number in 0..ARTISANS_MAX {
        let artisan = market.cloud.artisan_without_account(&format!("Bisi Ade {number}")).await;
        for _ in 0..if number < 6 { 3 } else { 2 } {
            one_more.push((market.cloud.product(&artisan, "Door", 100_000, 1).await, 1));
        }
    }
    let cart = one_more[1..].to_vec();
    assert_eq!(cart.len(), 35, "of as many artisans");
    let refused = market.cloud.post(&market.buyer, "/checkout", checkout_body(&one_more)).await;
    assert_eq!((refused.status, refused.problem()), (422, "checkout-too-large"), "{}", refused.text);
    let opened: Value = market.cloud.gateway().get("/simulator/payments").await.unwrap();
    assert_eq!(opened["payments"], json!([]), "the gateway heard of nothing");

    gateway_fault(&market, json!({ "on": "payment", "do": "wrong_amount", "difference": 70_000 })).await;
    let orders = market.cloud.check_out(&market.buyer, &cart).await;
    market.pay(&orders[0]).await;
    let books = market.books().await;
    assert_eq!((books.count("order.paid"), books.refunds.len()), (ARTISANS_MAX, 1));
    for order in &orders {
        market.cancel(&market.buyer, order).await.expect(200);
    }
    let books = market.books().await;
    assert_eq!(books.refunds.len(), ARTISANS_MAX + 1, "each order's part of one transaction, and the excess");
    assert!(books.refunds.iter().all(|refund| refund.status == RefundStatus::Processed));
}

#[tokio::test]
async fn one_cancelled_order_of_an_unpaid_checkout_takes_the_others_with_it() {
    for copies in [Copies::One, Copies::TwoInTurn, Copies::TwoAtOnce] {
        let fair = Fair::open().await;
        fair.market.cloud.deliver(Delivery { copies, ..Delivery::default() });
        let orders = fair.placed().await;
        fair.market.cancel(&fair.market.buyer, &orders[1]).await.expect(200);
        assert_eq!(fair.left().await, [STOCK - 1, STOCK, STOCK - 1], "the others follow");
        fair.market.cloud.drain().await;
        assert_eq!(fair.statuses(&orders).await, [OrderStatus::Cancelled; 3], "{copies:?}");
        assert_eq!(fair.left().await, [STOCK; 3], "{copies:?}");
        // The buyer pays all the same.
        fair.market.pay(&orders[0]).await;
        let books = fair.market.books().await;
        assert_eq!(fair.payment(&orders[0]).await.status, PaymentState::Suspended);
        assert_eq!((books.refunds.len(), books.refunds[0].amount.amount), (1, 3 * PRICE));
    }
}

#[tokio::test]
async fn a_payment_that_comes_after_one_order_was_cancelled_goes_back_whole() {
    let fair = Fair::open().await;
    let orders = fair.placed().await;
    fair.market.cancel(&fair.market.buyer, &orders[1]).await.expect(200);
    // Both messages are there; the payment's is first, or at the same time.
    fair.market.pay(&orders[0]).await;
    fair.market.cloud.gateway().wait_until_idle(Duration::from_secs(20)).await.unwrap();
    let books = fair.market.books().await;
    assert_eq!(fair.payment(&orders[0]).await.status, PaymentState::Suspended);
    assert_eq!((books.count("order.paid"), books.refunds.len()), (0, 1));
    assert_eq!(books.refunds[0].order_id, None, "it was for several");
    for (order, status) in orders.iter().zip(fair.statuses(&orders).await) {
        if status == OrderStatus::PendingPayment {
            fair.market.wait(order, Duration::from_secs(31 * 60)).await;
        }
    }
    assert_eq!(fair.left().await, [STOCK; 3]);
    fair.market.books().await;
}

#[tokio::test]
async fn if_the_cancellation_is_never_heard_of_the_others_expire() {
    let fair = Fair::open().await;
    let orders = fair.placed().await;
    fair.market.cloud.hold("payments-settle");
    fair.market.cancel(&fair.market.buyer, &orders[0]).await.expect(200);
    fair.market.cloud.drain().await;
    assert!(fair.market.cloud.lose("payments-settle") > 0);
    fair.market.cloud.resume("payments-settle");
    for order in &orders[1..] {
        fair.market.wait(order, Duration::from_secs(31 * 60)).await;
    }
    let statuses = fair.statuses(&orders).await;
    assert_eq!(statuses, [OrderStatus::Cancelled, OrderStatus::Expired, OrderStatus::Expired]);
    assert_eq!(fair.left().await, [STOCK; 3]);
}

#[tokio::test]
async fn a_payment_between_the_expiry_of_one_order_and_the_next_goes_back_whole() {
    let fair = Fair::open().await;
    let orders = fair.placed().await;
    fair.market.wait(&orders[0], Duration::from_secs(31 * 60)).await;
    fair.market.pay(&orders[0]).await;
    let books = fair.market.books().await;
    assert_eq!((books.count("order.paid"), books.refunds[0].amount.amount), (0, 3 * PRICE));
    for order in &orders[1..] {
        fair.market.cloud.age(&order_key(order.id), Duration::from_secs(31 * 60));
    }
    fair.market.cloud.run_schedules().await;
    assert_eq!(fair.statuses(&orders).await, [OrderStatus::Expired; 3]);
    assert_eq!(fair.left().await, [STOCK; 3]);
}

#[tokio::test]
async fn once_paid_each_order_goes_its_own_way() {
    let fair = Fair::open().await;
    let orders = fair.paid().await;
    fair.market.cancel(&fair.market.buyer, &orders[0]).await.expect(200);
    fair.market.cancel(&fair.artisans[1], &orders[1]).await.expect(200);
    fair.deliver(&fair.artisans[2], &orders[2]).await;
    fair.market.cloud.post(&fair.market.buyer, &orders[2].path("confirm"), json!({})).await.expect(200);
    let books = fair.market.books().await;
    let refunds: Vec<_> =
        books.refunds.iter().map(|refund| (refund.amount.amount, refund.status, refund.order_id)).collect();
    assert_eq!(refunds.len(), 2, "two parts of one transaction");
    for order in &orders[..2] {
        assert!(refunds.contains(&(PRICE, RefundStatus::Processed, Some(order.id))), "{refunds:?}");
    }
    let notes: Vec<_> = books.refunds.iter().map(|refund| refund.id.to_string()).collect();
    assert_ne!(notes[0], notes[1], "each under a note of its own");
    let paid_back: Vec<_> = books.orders.iter().map(|order| order.payment_status()).collect();
    assert_eq!(paid_back.iter().filter(|status| **status == PaymentStatus::Refunded).count(), 2);
    assert!(books.wallets.iter().any(|wallet| wallet.paid_out == NET));
    assert_eq!(books.refunds[0].transaction_reference, orders[0].payment_id.reference());
}

#[tokio::test]
async fn two_refunds_of_one_payment_survive_lost_answers() {
    let fair = Fair::open().await;
    let orders = fair.paid().await;
    gateway_fault(&fair.market, json!({ "on": "refund.create", "do": "error_after", "times": 2 })).await;
    for order in &orders[..2] {
        fair.market.cancel(&fair.market.buyer, order).await.expect(200);
    }
    fair.market.cloud.drain().await;
    for refund in fair.market.cloud.books().await.refunds {
        if refund.due.is_some() {
            fair.market
                .cloud
                .age(&::store::entities::refund_key(refund.id), Duration::from_secs(7 * 60 * 60));
        }
    }
    fair.market.cloud.run_schedules().await;
    let books = fair.market.books().await;
    assert!(
        books.refunds.iter().all(|refund| refund.status == RefundStatus::Processed),
        "{:#?}",
        books.refunds
    );
    assert_eq!(books.refunds.len(), 2);
}

#[tokio::test]
async fn a_checkout_at_another_price_than_the_buyer_was_shown_orders_nothing() {
    let market = Market::open().await;
    let at_price = |amount: i64| {
        let mut body = checkout_body(&[(market.stool, 1)]);
        body["items"][0]["unit_price"] = json!({ "amount": amount, "currency": "NGN" });
        market.cloud.post(&market.buyer, "/checkout", body)
    };
    let dearer = json!({ "price": { "amount": PRICE + 1, "currency": "NGN" } });
    market.cloud.patch(&market.artisan, &format!("/products/{}", market.stool), dearer).await.expect(200);
    let refused = at_price(PRICE).await;
    assert_eq!((refused.status, refused.problem()), (409, "price-changed"), "{}", refused.text);
    assert_eq!(refused.json["unit_price"]["amount"], json!(PRICE + 1));
    assert_eq!(refused.json["product_id"], json!(market.stool));
    assert_eq!((market.left().await, market.books().await.orders.len()), (STOCK, 0));
    at_price(PRICE + 1).await.expect(201);
}

#[tokio::test]
async fn a_buyer_cannot_hold_the_shelf_with_orders_that_they_do_not_pay() {
    let market = Market::open().await;
    let place = || market.cloud.post(&market.buyer, "/checkout", checkout_body(&[(market.stool, 1)]));
    let mut orders = Vec::new();
    for _ in 0..UNPAID_AT_ONCE_MAX {
        orders.push(market.placed().await);
    }
    let refused = place().await;
    assert_eq!((refused.status, refused.problem()), (429, "too-many-unpaid"), "{}", refused.text);
    assert_eq!(refused.json["limit"], json!(UNPAID_AT_ONCE_MAX));
    assert!(refused.json["possible_at"].is_string(), "{}", refused.text);
    assert_eq!(market.left().await, STOCK - 5, "nothing more is held");
    market.pay(&orders[0]).await;
    market.cloud.drain().await;
    place().await.expect(201);
    assert_eq!(place().await.problem(), "too-many-unpaid", "one was paid, and one came");
    let other = market.cloud.buyer("Chidi Eze").await;
    market.cloud.post(&other, "/checkout", checkout_body(&[(market.stool, 1)])).await.expect(201);
}

#[tokio::test]
async fn orders_at_once_do_not_get_round_the_limit_of_what_is_unpaid() {
    let market = Market::open().await;
    let place = || market.cloud.post(&market.buyer, "/checkout", checkout_body(&[(market.stool, 1)]));
    let replies = futures::future::join_all((0..8).map(|_| place())).await;
    let placed = replies.iter().filter(|reply| reply.status == 201).count();
    assert!((1..=UNPAID_AT_ONCE_MAX).contains(&placed), "{placed}");
    let held = i64::try_from(placed).unwrap();
    assert_eq!(market.left().await, STOCK - held, "what was refused holds nothing");
}

#[tokio::test]
async fn who_pays_and_cancels_again_and_again_cannot_order_for_a_while() {
    let market = Market::open().await;
    for _ in 0..CANCELLED_PAID_MAX {
        let order = market.paid().await;
        market.cancel(&market.buyer, &order).await.expect(200);
        market.cancel(&market.buyer, &order).await.expect(200);
        market.cloud.drain().await;
    }
    let refused = market.cloud.post(&market.buyer, "/checkout", checkout_body(&[(market.stool, 1)])).await;
    assert_eq!((refused.status, refused.problem()), (429, "too-many-cancelled"), "{}", refused.text);
    assert!(refused.json["possible_at"].is_string(), "{}", refused.text);
    market.books().await;
}

#[tokio::test]
async fn what_the_artisan_calls_off_is_not_counted_against_the_buyer() {
    let market = Market::open().await;
    for _ in 0..CANCELLED_PAID_MAX {
        let order = market.paid().await;
        market.cancel(&market.artisan, &order).await.expect(200);
        market.cloud.drain().await;
    }
    market.placed().await;
}

#[tokio::test]
async fn a_buyer_hears_that_it_is_their_own_unpaid_order_that_holds_the_last_pieces() {
    let market = Market::open().await;
    let pieces = u32::try_from(STOCK).unwrap();
    let all = market.cloud.post(&market.buyer, "/checkout", checkout_body(&[(market.stool, pieces)])).await;
    let refused = market.cloud.post(&market.buyer, "/checkout", checkout_body(&[(market.stool, 1)])).await;
    assert_eq!(refused.problem(), "out-of-stock", "{}", refused.text);
    assert_eq!(refused.json["payment_id"], all.json["payment_id"]);
    let other = market.cloud.buyer("Chidi Eze").await;
    let refused = market.cloud.post(&other, "/checkout", checkout_body(&[(market.stool, 1)])).await;
    assert_eq!(refused.json["payment_id"], Value::Null, "whose it is, is nobody else's");
}
