//! Payments that a buyer's bank asks back: from the gateway's report to the money that stays, goes, or comes back.

use std::time::Duration;

use ::store::entities::{chargeback_key, order_key};
use domain::Account;
use domain::chargebacks::{Chargeback, ChargebackStatus};
use domain::orders::{OrderStatus, PaymentStatus};
use serde_json::{Value, json};
use testing::{Copies, Delivery, PlacedOrder, Reply, User};

use crate::market::{FEE, Market, NET, PRICE, gateway_fault};

/// The buyer goes to the bank, and we hear of it.
async fn disputed(market: &Market, order: &PlacedOrder) -> u64 {
    let dispute = market.cloud.gateway().open_dispute(&order.payment_reference()).await.unwrap();
    market.cloud.drain().await;
    dispute.id
}

/// An order that waits for its buyer's word when the buyer goes to the bank, and the gateway's number of that.
async fn delivered_and_disputed(market: &Market) -> (PlacedOrder, u64) {
    let order = market.delivered().await;
    market.cloud.drain().await;
    let dispute = disputed(market, &order).await;
    (order, dispute)
}

/// The bank decides, and we hear of it.
async fn decided(market: &Market, dispute: u64, outcome: &str) {
    market.cloud.gateway().move_dispute(dispute, outcome).await.unwrap();
    market.cloud.drain().await;
}

async fn the_one(market: &Market) -> Chargeback {
    let mut chargebacks = market.books().await.chargebacks;
    assert_eq!(chargebacks.len(), 1);
    chargebacks.remove(0)
}

/// The time passes after which the gateway is asked about a chargeback.
async fn ask_again(market: &Market, chargeback: &Chargeback) {
    market.cloud.age(&chargeback_key(chargeback.id), Duration::from_secs(60 * 60));
    market.cloud.run_schedules().await;
}

async fn answer(market: &Market, admin: &User, chargeback: &Chargeback, body: Value) -> Reply {
    market.cloud.post(admin, &format!("/admin/chargebacks/{}/answer", chargeback.id), body).await
}

fn contest() -> Value {
    json!({ "verdict": "contest", "note": "Handed over at the gate.", "evidence": "evd8a4df1xejihd9x5q" })
}

#[tokio::test]
async fn while_the_bank_asks_nothing_is_released_and_when_it_is_won_all_goes_on() {
    let market = Market::open().await;
    market.cloud.hold("payouts-send");
    let (order, dispute) = delivered_and_disputed(&market).await;
    let told = market.cloud.get(&market.artisan, &format!("/orders/{}", order.id)).await.expect(200);
    assert_eq!(told["payment_disputed"], true);
    market.cloud.post(&market.buyer, &order.path("confirm"), json!({})).await.expect(200);
    market.books().await;
    assert_eq!(market.order(&order).await.escrow().held.amount, PRICE);
    decided(&market, dispute, "won").await;
    assert_eq!(the_one(&market).await.status, ChargebackStatus::Won);
    assert_eq!(market.wallet().await.available, NET);
    assert_eq!(market.order(&order).await.payment_status(), PaymentStatus::Paid);
}

#[tokio::test]
async fn lost_while_the_money_is_held_closes_the_order() {
    let market = Market::open().await;
    let (order, dispute) = delivered_and_disputed(&market).await;
    decided(&market, dispute, "lost").await;
    assert_eq!(the_one(&market).await.status, ChargebackStatus::Lost);
    let order = market.order(&order).await;
    assert_eq!(
        (order.status(), order.payment_status()),
        (OrderStatus::ChargedBack, PaymentStatus::ChargedBack)
    );
    assert_eq!((order.due(), market.wallet().await.held), (None, 0));
}

#[tokio::test]
async fn lost_after_the_payout_is_a_debt_that_the_next_order_pays() {
    let market = Market::open().await;
    let order = market.confirmed().await;
    market.books().await;
    let dispute = disputed(&market, &order).await;
    decided(&market, dispute, "lost").await;
    let books = market.books().await;
    assert_eq!((market.wallet().await.available, market.wallet().await.debt), (0, NET));
    assert_eq!(books.balance(&Account::Fees), 0, "the platform earns nothing on it");
    market.confirmed().await;
    let books = market.books().await;
    assert_eq!((market.wallet().await.debt, market.wallet().await.paid_out), (0, NET));
    assert_eq!(books.balance(&Account::Fees), -FEE);
}

#[tokio::test]
async fn what_was_refunded_before_is_the_platforms_loss() {
    let market = Market::open().await;
    gateway_fault(&market, json!({ "on": "refund", "do": "pending" })).await;
    let order = market.cancelled().await;
    market.cloud.drain().await;
    let dispute = disputed(&market, &order).await;
    decided(&market, dispute, "lost").await;
    let books = market.cloud.sound_books().await;
    assert_eq!(books.balance(&Account::Losses), PRICE);
    assert_eq!(market.wallet().await.debt, 0);
}

#[tokio::test]
async fn a_refund_of_what_the_bank_took_is_closed_without_paying_and_its_order_leaves_refunding() {
    let market = Market::open().await;
    gateway_fault(&market, json!({ "on": "refund", "do": "failed" })).await;
    let order = market.cancelled().await;
    market.cloud.drain().await;
    let admin = market.cloud.admin().await;
    let refund = market.cloud.books().await.refunds[0].id;
    let path = format!("/admin/refunds/{refund}/closing");
    let dispute = disputed(&market, &order).await;
    let chargeback = the_one(&market).await;
    let body = json!({ "note": "Lost at the dashboard", "chargeback_id": chargeback.id });
    let early = market.cloud.post(&admin, &path, body.clone()).await;
    assert_eq!((early.status, early.problem()), (409, "chargeback-state"), "{}", early.text);
    decided(&market, dispute, "lost").await;
    for _ in 0..2 {
        let closed = market.cloud.post(&admin, &path, body.clone()).await.expect(200);
        assert_eq!(closed["status"], "closed");
    }
    let books = market.books().await;
    assert_eq!((books.balance(&Account::Losses), books.count("refund.closed")), (0, 1));
    assert_eq!(market.order(&order).await.payment_status(), domain::orders::PaymentStatus::Refunded);
}

#[tokio::test]
async fn cancelled_while_the_bank_asks_and_the_money_goes_back_once() {
    for (outcome, refunds) in [("won", 1), ("lost", 0)] {
        let market = Market::open().await;
        let order = market.paid().await;
        let dispute = disputed(&market, &order).await;
        market.cancel(&market.artisan, &order).await.expect(200);
        market.books().await;
        market.cloud.age(&order_key(order.id), Duration::from_secs(60 * 60));
        market.cloud.run_schedules().await;
        assert_eq!(market.order(&order).await.escrow().held.amount, PRICE, "not while the bank may give it");
        decided(&market, dispute, outcome).await;
        assert_eq!(market.books().await.refunds.len(), refunds, "{outcome}");
    }
}

#[tokio::test]
async fn reported_twice_at_once_and_out_of_order_it_is_one() {
    let market = Market::open().await;
    market.cloud.deliver(Delivery { copies: Copies::TwoAtOnce, shuffle: Some(7), ..Delivery::default() });
    let order = market.delivered().await;
    market.cloud.drain().await;
    market.cloud.hold("chargebacks-settle");
    let dispute = disputed(&market, &order).await;
    decided(&market, dispute, "lost").await;
    market.cloud.resume("chargebacks-settle");
    let books = market.books().await;
    assert_eq!((books.chargebacks.len(), books.count("order.charged_back")), (1, 1));
}

#[tokio::test]
async fn an_operator_accepts_and_the_gateway_takes_the_money() {
    let market = Market::open().await;
    let admin = market.cloud.admin().await;
    let (order, _) = delivered_and_disputed(&market).await;
    let queue = market.cloud.get(&admin, "/admin/chargebacks").await.expect(200);
    assert_eq!(queue["items"][0]["order_ids"], json!([order.id]));
    let chargeback = the_one(&market).await;
    let accept = json!({ "verdict": "accept", "note": "The goods were never sent." });
    answer(&market, &admin, &chargeback, accept.clone()).await.expect(200);
    answer(&market, &admin, &chargeback, accept).await.expect(200);
    assert_eq!(the_one(&market).await.status, ChargebackStatus::Lost);
    assert_eq!(market.order(&order).await.status(), OrderStatus::ChargedBack);
    let refused = answer(&market, &admin, &chargeback, contest()).await;
    assert_eq!((refused.status, refused.problem()), (409, "chargeback-state"));
}

#[tokio::test]
async fn an_operator_contests_with_a_file_and_the_bank_decides() {
    let market = Market::open().await;
    let admin = market.cloud.admin().await;
    let (order, _) = delivered_and_disputed(&market).await;
    let chargeback = the_one(&market).await;
    let path = format!("/admin/chargebacks/{}/evidence?file_name=proof.pdf", chargeback.id);
    let place = market.cloud.get(&admin, &path).await.expect(200);
    let without = json!({ "verdict": "contest", "note": "Handed over." });
    assert_eq!(answer(&market, &admin, &chargeback, without).await.status, 400, "something has to show it");
    let with = json!({ "verdict": "contest", "note": "Handed over.", "evidence": place["evidence"] });
    let answered = answer(&market, &admin, &chargeback, with).await.expect(200);
    assert_eq!(answered["status"], "answering");
    market.cloud.drain().await;
    assert_eq!(the_one(&market).await.status, ChargebackStatus::Won);
    let theirs = market.cloud.gateway().disputes().await.unwrap();
    assert_eq!(theirs[0].attachment.as_deref(), place["evidence"].as_str());
    assert_eq!(market.order(&order).await.status(), OrderStatus::Delivered);
}

#[tokio::test]
async fn an_answer_that_the_gateway_does_not_take_waits_for_another() {
    let market = Market::open().await;
    let admin = market.cloud.admin().await;
    delivered_and_disputed(&market).await;
    let chargeback = the_one(&market).await;
    gateway_fault(&market, json!({ "on": "dispute.resolve", "do": "error", "times": 1 })).await;
    answer(&market, &admin, &chargeback, contest()).await.expect(200);
    market.cloud.drain().await;
    assert_eq!(the_one(&market).await.status, ChargebackStatus::Answering, "we do not know");
    ask_again(&market, &chargeback).await;
    assert_eq!(the_one(&market).await.status, ChargebackStatus::Won);
}

#[tokio::test]
async fn reports_that_are_lost_are_asked_for() {
    let market = Market::open().await;
    let (_, dispute) = delivered_and_disputed(&market).await;
    gateway_fault(&market, json!({ "on": "webhook", "do": "lose", "event": "charge.dispute.resolve" })).await;
    decided(&market, dispute, "lost").await;
    let chargeback = the_one_of(&market).await;
    assert_eq!(chargeback.status, ChargebackStatus::Open);
    ask_again(&market, &chargeback).await;
    assert_eq!(the_one(&market).await.status, ChargebackStatus::Lost);
}

/// While the gateway has taken money that we have not heard of.
async fn the_one_of(market: &Market) -> Chargeback {
    market.cloud.sound_books().await.chargebacks.remove(0)
}

#[tokio::test]
async fn a_part_is_taken_and_the_order_goes_on_with_the_rest() {
    let market = Market::open().await;
    market.cloud.hold("payouts-send");
    let order = market.delivered().await;
    market.cloud.drain().await;
    let request = serde_json::from_value(json!({
        "reference": order.payment_reference(), "amount": PRICE / 5,
    }));
    let dispute = market.cloud.gateway().open_dispute_with(&request.unwrap()).await.unwrap();
    market.cloud.drain().await;
    decided(&market, dispute.id, "lost").await;
    let partly = market.order(&order).await;
    assert_eq!((partly.status(), partly.escrow().held.amount), (OrderStatus::Delivered, PRICE / 5 * 4));
    market.cloud.post(&market.buyer, &order.path("confirm"), json!({})).await.expect(200);
    market.books().await;
    assert_eq!(market.wallet().await.available, NET / 5 * 4);
}
