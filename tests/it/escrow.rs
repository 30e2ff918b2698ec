//! Release to the artisan, refund to the buyer.

use std::time::Duration;

use ::store::entities::refund_key;
use domain::orders::{OrderStatus, PaymentStatus};
use domain::refunds::RefundStatus;
use domain::{Account, TypedId};
use serde_json::json;
use testing::{Copies, Delivery, Effect};

use crate::market::{FEE, Market, NET, PRICE, STOCK, gateway_fault};

#[tokio::test]
async fn a_confirmed_order_pays_the_artisan_and_the_platform() {
    let market = Market::open().await;
    market.cloud.hold("payouts-send");
    let order = market.confirmed().await;
    let books = market.books().await;
    let order = market.order(&order).await;
    assert_eq!(order.status(), OrderStatus::Completed);
    assert_eq!((order.escrow().released.amount, order.escrow().fees.amount), (NET, FEE));
    assert_eq!((market.wallet().await.available, market.wallet().await.held), (NET, 0));
    assert_eq!(books.balance(&Account::Fees), -FEE);
}

#[tokio::test]
async fn a_release_that_comes_twice_pays_once() {
    for copies in [Copies::TwoInTurn, Copies::TwoAtOnce] {
        let market = Market::open().await;
        market.cloud.hold("payouts-send");
        market.cloud.deliver(Delivery { copies, ..Delivery::default() });
        market.cloud.hold("payouts-send");
        market.confirmed().await;
        let books = market.books().await;
        assert_eq!(books.count("escrow.released"), 1);
        assert_eq!(market.wallet().await.available, NET);
    }
}

#[tokio::test]
async fn several_releases_to_one_artisan_add_up() {
    let market = Market::open().await;
    market.cloud.hold("payouts-send");
    market.cloud.hold("escrow-release");
    for _ in 0..3 {
        market.confirmed().await;
    }
    market.cloud.resume("escrow-release");
    let books = market.books().await;
    assert_eq!(books.count("escrow.released"), 3);
    assert_eq!(market.wallet().await.available, 3 * NET);
}

#[tokio::test]
async fn a_cancelled_order_gives_the_buyer_everything_back() {
    let market = Market::open().await;
    let order = market.cancelled().await;
    let books = market.books().await;
    let order = market.order(&order).await;
    assert_eq!((order.status(), order.payment_status()), (OrderStatus::Cancelled, PaymentStatus::Refunded));
    assert_eq!(order.escrow().refunded.amount, PRICE);
    assert_eq!(books.refunds[0].status, RefundStatus::Processed);
    assert_eq!((market.wallet().await.held, market.left().await), (0, STOCK));
}

#[tokio::test]
async fn a_refund_that_comes_twice_is_sent_once() {
    for copies in [Copies::TwoInTurn, Copies::TwoAtOnce] {
        let market = Market::open().await;
        market.cloud.deliver(Delivery { copies, ..Delivery::default() });
        let order = market.cancelled().await;
        let books = market.books().await;
        assert_eq!((books.refunds.len(), refunds_sent(&market, &order.payment_reference()).await), (1, 1));
    }
}

/// Nobody tells us of refunds: else a webhook would settle one before anybody asks.
async fn lose_refund_webhooks(market: &Market) {
    for event in ["refund.pending", "refund.processing", "refund.processed"] {
        gateway_fault(market, json!({ "on": "webhook", "do": "lose", "event": event })).await;
    }
}

/// Refunds that the gateway took for a transaction.
async fn refunds_sent(market: &Market, reference: &str) -> usize {
    let requests = market.cloud.gateway().requests(reference).await.unwrap();
    let made: serde_json::Value =
        market.cloud.gateway().get(&format!("/simulator/refunds?reference={reference}")).await.unwrap();
    let asked = requests.iter().filter(|(operation, _)| operation == "refund.create").count();
    let made = made["refunds"].as_array().unwrap().len();
    assert!(asked >= made);
    made
}

#[tokio::test]
async fn a_refund_whose_answer_is_lost_is_found_and_not_sent_again() {
    for fault in ["error_after", "close_after"] {
        let market = Market::open().await;
        gateway_fault(&market, json!({ "on": "refund.create", "do": fault, "times": 1 })).await;
        lose_refund_webhooks(&market).await;
        let order = market.cancelled().await;
        market.cloud.drain().await;
        let refund = market.cloud.books().await.refunds[0].clone();
        assert_eq!((refund.status, refund.attempts), (RefundStatus::Requested, 1));
        market.cloud.age(&refund_key(refund.id), Duration::from_secs(6 * 60));
        market.cloud.run_schedules().await;
        let books = market.books().await;
        assert_eq!(books.refunds[0].status, RefundStatus::Processed);
        assert_eq!(refunds_sent(&market, &order.payment_reference()).await, 1, "{fault}");
    }
}

#[tokio::test]
async fn a_refund_that_the_gateway_could_not_take_is_sent_later() {
    let market = Market::open().await;
    gateway_fault(&market, json!({ "on": "refund.create", "do": "error", "status": 503, "times": 1 })).await;
    let order = market.cancelled().await;
    market.cloud.drain().await;
    let refund = market.cloud.books().await.refunds[0].clone();
    assert_eq!(refund.status, RefundStatus::Requested);
    market.cloud.sound_books().await;
    market.cloud.age(&refund_key(refund.id), Duration::from_secs(6 * 60));
    market.cloud.run_schedules().await;
    let books = market.books().await;
    assert_eq!(books.refunds[0].status, RefundStatus::Processed);
    assert_eq!(refunds_sent(&market, &order.payment_reference()).await, 1);
}

#[tokio::test]
async fn a_refund_without_news_is_asked_about() {
    let market = Market::open().await;
    lose_refund_webhooks(&market).await;
    market.cancelled().await;
    market.cloud.drain().await;
    let refund = market.cloud.books().await.refunds[0].clone();
    assert_eq!(refund.status, RefundStatus::Sent);
    market.cloud.age(&refund_key(refund.id), Duration::from_secs(6 * 60));
    market.cloud.run_schedules().await;
    let books = market.books().await;
    assert_eq!(books.refunds[0].status, RefundStatus::Processed);
}

#[tokio::test]
async fn a_refund_that_failed_waits_for_an_operator_and_is_never_held_again() {
    let market = Market::open().await;
    gateway_fault(&market, json!({ "on": "refund", "do": "failed" })).await;
    let order = market.cancelled().await;
    let books = market.books().await;
    assert_eq!(books.refunds[0].status, RefundStatus::Failed);
    assert_eq!(books.balance(&Account::Refund(books.refunds[0].id)), -PRICE);
    assert_eq!(market.order(&order).await.payment_status(), PaymentStatus::Refunding);
    assert_eq!(market.wallet().await.held, 0);
}

#[tokio::test]
async fn a_refund_that_needs_attention_ends_when_the_bank_has_it() {
    let market = Market::open().await;
    gateway_fault(&market, json!({ "on": "refund", "do": "needs_attention" })).await;
    let order = market.cancelled().await;
    market.cloud.drain().await;
    let refund = market.cloud.books().await.refunds[0].clone();
    assert_eq!(refund.status, RefundStatus::NeedsAttention);
    let id = refund.gateway_refund_id.unwrap().parse().unwrap();
    market.cloud.gateway().move_refund(id, "processed").await.unwrap();
    let books = market.books().await;
    assert_eq!(books.refunds[0].status, RefundStatus::Processed);
    assert_eq!(market.order(&order).await.payment_status(), PaymentStatus::Refunded);
}

#[tokio::test]
async fn the_books_say_what_the_buyer_is_owed_before_the_gateway_is_told() {
    let market = Market::open().await;
    let order = market.cancelled().await;
    market.cloud.relay().await;
    // `order.cancelled` is handled, `refund.requested` waits.
    market.cloud.run_step("refunds-send").await;
    let books = market.cloud.sound_books().await;
    assert_eq!(books.refunds[0].status, RefundStatus::Requested);
    assert_eq!(books.refunds[0].order_id, Some(order.id));
    assert_eq!(books.balance(&Account::Refund(books.refunds[0].id)), -PRICE);
    assert_eq!(refunds_sent(&market, &order.id.reference()).await, 0);
    market.books().await;
}

#[tokio::test]
async fn a_refund_is_sent_once_wherever_its_step_dies() {
    for call in 0..8 {
        for effect in [Effect::DieBefore, Effect::DieAfter] {
            let market = Market::open().await;
            let order = market.paid().await;
            market.cloud.fault("refunds-send", call, effect);
            market.cancel(&market.artisan, &order).await.expect(200);
            market.cloud.drain().await;
            for refund in market.cloud.books().await.refunds {
                if refund.due.is_some() {
                    market.cloud.age(&refund_key(refund.id), Duration::from_secs(7 * 60 * 60));
                }
            }
            market.cloud.run_schedules().await;
            let books = market.books().await;
            assert_eq!(books.refunds[0].status, RefundStatus::Processed, "{effect:?} at call {call}");
            assert_eq!(
                refunds_sent(&market, &order.payment_reference()).await,
                1,
                "{effect:?} at call {call}"
            );
            if market.cloud.forget_faults() > 0 {
                return;
            }
        }
    }
}

#[tokio::test]
async fn the_buyer_who_paid_too_much_and_cancels_gets_both_refunds() {
    let market = Market::open().await;
    gateway_fault(&market, json!({ "on": "payment", "do": "wrong_amount", "difference": 70_000 })).await;
    let order = market.cancelled().await;
    let books = market.books().await;
    let mut amounts: Vec<i64> = books.refunds.iter().map(|refund| refund.amount.amount).collect();
    amounts.sort_unstable();
    assert_eq!(amounts, [70_000, PRICE]);
    assert!(books.refunds.iter().all(|refund| refund.status == RefundStatus::Processed));
    assert_eq!(market.order(&order).await.payment_status(), PaymentStatus::Refunded);
}
