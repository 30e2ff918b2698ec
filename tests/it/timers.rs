//! Deadlines: each fires once, and only when it is due.

use std::time::Duration;

use ::store::entities::order_key;
use domain::orders::{OrderStatus, PaymentStatus};
use testing::{Copies, Delivery};

use crate::market::{DAY, Market, NET, STOCK};

#[tokio::test]
async fn an_unpaid_order_expires_and_its_stock_is_back() {
    let market = Market::open().await;
    let order = market.placed().await;
    market.wait(&order, Duration::from_secs(29 * 60)).await;
    assert_eq!(market.status(&order).await, OrderStatus::PendingPayment);
    market.wait(&order, Duration::from_secs(2 * 60)).await;
    assert_eq!((market.status(&order).await, market.left().await), (OrderStatus::Expired, STOCK));
    market.books().await;
}

#[tokio::test]
async fn an_order_that_is_not_accepted_is_given_back() {
    let market = Market::open().await;
    let order = market.paid().await;
    market.wait(&order, 2 * DAY).await;
    let order = market.order(&order).await;
    assert_eq!((order.status(), order.payment_status()), (OrderStatus::Cancelled, PaymentStatus::Refunded));
    assert_eq!(market.left().await, STOCK);
    market.books().await;
}

#[tokio::test]
async fn an_order_that_is_not_delivered_is_given_back() {
    let market = Market::open().await;
    let (accepted, shipped) = (market.accepted().await, market.shipped().await);
    for order in [&accepted, &shipped] {
        market.wait(order, 20 * DAY).await;
        assert!(matches!(market.status(order).await, OrderStatus::Accepted | OrderStatus::Shipped));
        market.wait(order, DAY).await;
        assert_eq!(market.order(order).await.payment_status(), PaymentStatus::Refunded);
    }
    assert_eq!(market.left().await, STOCK - 1, "what was shipped is not on the shelf");
    market.books().await;
}

#[tokio::test]
async fn a_silent_buyer_is_reminded_twice_before_the_money_goes() {
    let market = Market::open().await;
    let order = market.delivered().await;
    for (days, reminders, status) in [
        (4, 0, OrderStatus::Delivered),
        (1, 1, OrderStatus::Delivered),
        (1, 2, OrderStatus::Delivered),
        (1, 2, OrderStatus::Completed),
    ] {
        market.wait(&order, days * DAY).await;
        let order = market.order(&order).await;
        assert_eq!((order.reminders(), order.status()), (reminders, status));
    }
    market.books().await;
    assert_eq!(market.wallet().await.paid_out, NET);
}

#[tokio::test]
async fn a_deadline_that_is_found_again_and_again_fires_once() {
    for copies in [Copies::TwoInTurn, Copies::TwoAtOnce] {
        let market = Market::open().await;
        market.cloud.deliver(Delivery { copies, ..Delivery::default() });
        let order = market.placed().await;
        market.cloud.age(&order_key(order.id), Duration::from_secs(31 * 60));
        for _ in 0..3 {
            market.cloud.run_schedule("platform-sweep").await;
        }
        assert_eq!(market.cloud.waiting("payments-settle").len(), 3);
        let books = market.books().await;
        assert_eq!((books.count("order.expired"), market.left().await), (1, STOCK));
    }
}

#[tokio::test]
async fn the_confirmation_and_the_deadline_release_once() {
    let market = Market::open().await;
    let order = market.delivered().await;
    market.cloud.drain().await;
    for _ in 0..2 {
        market.wait(&order, 6 * DAY).await;
    }
    market.cloud.age(&order_key(order.id), 8 * DAY);
    market.cloud.run_schedule("platform-sweep").await;
    let path = order.path("confirm");
    let confirm = market.cloud.post(&market.buyer, &path, serde_json::json!({}));
    let (reply, _) = tokio::join!(confirm, market.cloud.run_step("orders-time-out"));
    reply.expect(200);
    let books = market.books().await;
    assert_eq!((books.count("order.completed"), books.count("escrow.released")), (1, 1));
    assert_eq!(market.wallet().await.paid_out, NET);
}

#[tokio::test]
async fn a_sweep_takes_only_what_is_due() {
    let market = Market::open().await;
    let (late, early) = (market.placed().await, market.placed().await);
    market.cloud.age(&order_key(late.id), Duration::from_secs(31 * 60));
    market.cloud.run_schedule("platform-sweep").await;
    let waiting = market.cloud.waiting("payments-settle");
    assert_eq!(waiting.len(), 1);
    assert_eq!(
        (waiting[0]["type"].as_str(), waiting[0]["subject"].as_str()),
        (Some("order.due"), Some(late.id.to_string().as_str()))
    );
    market.cloud.drain().await;
    assert_eq!(market.status(&early).await, OrderStatus::PendingPayment);
}
