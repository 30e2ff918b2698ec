//! Partial refunds by agreement, refunds by an administrator, and the way out of refunds that failed.

use std::time::Duration;

use ::store::Change;
use ::store::entities::refund_key;
use domain::orders::{OrderStatus, PaymentStatus};
use domain::refunds::{Refund, RefundStatus};
use domain::{Account, Actor, UploadId};
use serde_json::{Value, json};
use testing::{Copies, Delivery, PlacedOrder, Reply, User, new_id, now};

use crate::market::{DAY, FEE, Market, NET, PRICE, STOCK, gateway_fault};

/// A part of the price: NGN 10,000.00.
const PART: i64 = 1_000_000;
/// What artisan and platform give of it: 95% and 5%.
const NET_PART: i64 = 950_000;
const FEE_PART: i64 = 50_000;

fn refund(amount: i64) -> Value {
    json!({ "amount": { "amount": amount, "currency": "NGN" }, "reason": "One leg is scratched." })
}

async fn offer(market: &Market, order: &PlacedOrder, amount: i64) -> String {
    let reply = market.cloud.post(&market.artisan, &order.path("refunds"), refund(amount)).await.expect(200);
    reply["refund_offer"]["id"].as_str().unwrap().to_owned()
}

async fn answer(market: &Market, by: &User, order: &PlacedOrder, offer: &str, verb: &str) -> Reply {
    market.cloud.post(by, &order.path(&format!("refunds/{offer}/{verb}")), json!({})).await
}

async fn agree(market: &Market, order: &PlacedOrder, amount: i64) {
    let id = offer(market, order, amount).await;
    answer(market, &market.buyer, order, &id, "accept").await.expect(200);
}

async fn by_admin(market: &Market, admin: &User, order: &PlacedOrder, amount: i64) -> Reply {
    market.cloud.post(admin, &format!("/admin/orders/{}/refunds", order.id), refund(amount)).await
}

/// A confirmed order whose money the artisan has, and has not been paid out.
async fn released(market: &Market) -> PlacedOrder {
    market.cloud.hold("payouts-send");
    let order = market.confirmed().await;
    market.cloud.drain().await;
    assert_eq!(market.wallet().await.available, NET);
    order
}

/// A refund that the gateway ended this way, and that waits for an operator.
async fn stuck(market: &Market, outcome: &str) -> (PlacedOrder, Refund) {
    gateway_fault(market, json!({ "on": "refund", "do": outcome, "times": 1 })).await;
    let order = market.cancelled().await;
    market.cloud.drain().await;
    let refund = market.cloud.sound_books().await.refunds[0].clone();
    assert!(refund.status.waits_for_operator(), "{refund:?}");
    (order, refund)
}

async fn receipt(market: &Market, admin: &User) -> UploadId {
    market.cloud.upload(admin, "payment_proof").await.parse().unwrap()
}

#[tokio::test]
async fn an_accepted_offer_gives_a_part_back_and_the_order_goes_on_with_the_rest() {
    let market = Market::open().await;
    market.cloud.hold("payouts-send");
    let order = market.delivered().await;
    let id = offer(&market, &order, PART).await;
    let told = market.cloud.get(&market.buyer, &order.path("")[..order.path("").len() - 1]).await.expect(200);
    assert_eq!(told["refund_offer"]["amount"]["amount"], PART);
    let accepted = answer(&market, &market.buyer, &order, &id, "accept").await.expect(200);
    assert_eq!(accepted["refund_offer"], Value::Null);
    assert_eq!(
        (&accepted["refunds"][0]["id"], &accepted["payment_status"]),
        (&json!(id), &json!("refunding"))
    );
    let books = market.books().await;
    assert_eq!(books.refunds[0].status, RefundStatus::Processed);
    let partly = market.order(&order).await;
    assert_eq!(
        (partly.status(), partly.payment_status()),
        (OrderStatus::Delivered, PaymentStatus::PartlyRefunded)
    );
    assert_eq!((partly.escrow().held.amount, market.wallet().await.held), (PRICE - PART, PRICE - PART));
    market.cloud.post(&market.buyer, &order.path("confirm"), json!({})).await.expect(200);
    market.books().await;
    assert_eq!(market.wallet().await.available, NET - NET_PART);
    assert_eq!(market.order(&order).await.escrow().fees.amount, FEE - FEE_PART);
}

#[tokio::test]
async fn several_partial_refunds_end_the_order_and_goods_that_never_left_are_on_sale_again() {
    let market = Market::open().await;
    let order = market.accepted().await;
    for amount in [PART, PRICE - PART] {
        agree(&market, &order, amount).await;
        market.cloud.drain().await;
    }
    let books = market.books().await;
    let order = market.order(&order).await;
    assert_eq!((order.status(), order.payment_status()), (OrderStatus::Refunded, PaymentStatus::Refunded));
    assert_eq!((order.due(), books.refunds.len(), market.left().await), (None, 2, STOCK));
}

#[tokio::test]
async fn an_offer_that_was_replaced_declined_or_taken_back_is_not_accepted() {
    let market = Market::open().await;
    let order = market.delivered().await;
    let first = offer(&market, &order, PART).await;
    assert_eq!(offer(&market, &order, PART).await, first, "the same offer stands");
    let second = offer(&market, &order, PART / 2).await;
    let refused = answer(&market, &market.buyer, &order, &first, "accept").await;
    assert_eq!((refused.status, refused.problem()), (409, "refund-offer-gone"));
    answer(&market, &market.buyer, &order, &second, "decline").await.expect(200);
    answer(&market, &market.buyer, &order, &second, "decline").await.expect(200);
    assert_eq!(answer(&market, &market.buyer, &order, &second, "accept").await.status, 409);
    let third = offer(&market, &order, PART).await;
    answer(&market, &market.artisan, &order, &third, "decline").await.expect(200);
    assert_eq!(answer(&market, &market.buyer, &order, &third, "accept").await.status, 409);
    let books = market.books().await;
    assert_eq!((books.count("order.refund_declined"), books.count("order.refund_withdrawn")), (1, 1));
    assert_eq!(books.refunds, []);
}

#[tokio::test]
async fn each_side_does_only_its_own_and_amounts_have_bounds() {
    let market = Market::open().await;
    let order = market.delivered().await;
    for (wrong, refusal) in
        [(0, (400, "invalid-body")), (-1, (400, "invalid-body")), (PRICE + 1, (422, "refund-amount"))]
    {
        let refused = market.cloud.post(&market.artisan, &order.path("refunds"), refund(wrong)).await;
        assert_eq!((refused.status, refused.problem()), refusal, "{wrong}");
    }
    let by_buyer = market.cloud.post(&market.buyer, &order.path("refunds"), refund(PART)).await;
    assert_eq!(by_buyer.status, 403);
    let id = offer(&market, &order, PART).await;
    assert_eq!(answer(&market, &market.artisan, &order, &id, "accept").await.status, 403);
    market.books().await;
}

#[tokio::test]
async fn a_confirmation_right_after_an_accepted_offer_waits_for_its_booking() {
    let market = Market::open().await;
    market.cloud.hold("payouts-send");
    market.cloud.hold("refunds-send");
    let order = market.delivered().await;
    agree(&market, &order, PART).await;
    market.cloud.post(&market.buyer, &order.path("confirm"), json!({})).await.expect(200);
    market.cloud.drain().await;
    assert_eq!(market.order(&order).await.escrow().held.amount, PRICE, "not before the refund is booked");
    market.cloud.resume("refunds-send");
    market.books().await;
    assert_eq!(market.wallet().await.available, NET - NET_PART);
}

#[tokio::test]
async fn an_offer_accepted_twice_at_once_is_one_refund() {
    let market = Market::open().await;
    market.cloud.deliver(Delivery { copies: Copies::TwoAtOnce, ..Delivery::default() });
    let order = market.delivered().await;
    let id = offer(&market, &order, PART).await;
    let (one, other) = tokio::join!(
        answer(&market, &market.buyer, &order, &id, "accept"),
        answer(&market, &market.buyer, &order, &id, "accept"),
    );
    assert_eq!((one.status, other.status), (200, 200));
    let books = market.books().await;
    assert_eq!((books.refunds.len(), books.count("escrow.refunded")), (1, 1));
}

#[tokio::test]
async fn a_lost_event_of_a_decided_refund_costs_time_and_no_money() {
    let market = Market::open().await;
    let order = market.delivered().await;
    market.cloud.drain().await;
    market.cloud.hold("refunds-send");
    agree(&market, &order, PART).await;
    market.cloud.drain().await;
    assert_eq!(market.cloud.lose("refunds-send"), 1);
    market.cloud.resume("refunds-send");
    let refund = market.cloud.sound_books().await.refunds[0].clone();
    assert_eq!(refund.status, RefundStatus::Decided);
    market.cloud.age(&refund_key(refund.id), Duration::from_secs(6 * 60));
    market.cloud.run_schedules().await;
    let books = market.books().await;
    assert_eq!(books.refunds[0].status, RefundStatus::Processed);
}

#[tokio::test]
async fn an_administrator_refunds_after_the_release_and_each_gives_in_proportion() {
    let market = Market::open().await;
    let admin = market.cloud.admin().await;
    let order = released(&market).await;
    by_admin(&market, &admin, &order, PART).await.expect(200);
    let books = market.books().await;
    assert_eq!((market.wallet().await.available, market.wallet().await.debt), (NET - NET_PART, 0));
    assert_eq!(books.balance(&Account::Fees), -(FEE - FEE_PART));
    let stored = market.order(&order).await;
    let escrow = stored.escrow();
    assert_eq!((escrow.released.amount, escrow.refunded.amount), (NET - NET_PART, PART));
    let refused = by_admin(&market, &admin, &order, PRICE - PART + 1).await;
    assert_eq!((refused.status, refused.problem()), (422, "refund-amount"));
    by_admin(&market, &admin, &order, PRICE - PART).await.expect(200);
    market.books().await;
    let order = market.order(&order).await;
    assert_eq!((order.status(), order.payment_status()), (OrderStatus::Completed, PaymentStatus::Refunded));
}

#[tokio::test]
async fn what_was_paid_out_already_is_owed_and_taken_from_the_next_order() {
    let market = Market::open().await;
    let admin = market.cloud.admin().await;
    let order = market.confirmed().await;
    market.books().await;
    assert_eq!(market.wallet().await.paid_out, NET);
    by_admin(&market, &admin, &order, PART).await.expect(200);
    market.books().await;
    assert_eq!((market.wallet().await.available, market.wallet().await.debt), (0, NET_PART));
    market.confirmed().await;
    market.books().await;
    assert_eq!((market.wallet().await.debt, market.wallet().await.paid_out), (0, 2 * NET - NET_PART));
}

#[tokio::test]
async fn a_repeated_order_of_a_refund_is_one_refund() {
    let market = Market::open().await;
    let admin = market.cloud.admin().await;
    let order = released(&market).await;
    let path = format!("/admin/orders/{}/refunds", order.id);
    let request =
        || market.cloud.request(http::Method::POST, &path).by(&admin).key("the-same-key").json(&refund(PART));
    let first = request().send().await.expect(200);
    let again = request().send().await.expect(200);
    assert_eq!(first, again);
    assert_eq!(market.books().await.refunds.len(), 1);
}

#[tokio::test]
async fn nobody_decides_over_their_own_order() {
    let mut market = Market::open().await;
    market.buyer = market.cloud.admin().await;
    let order = market.delivered().await;
    assert_eq!(by_admin(&market, &market.buyer, &order, PART).await.status, 403);
}

#[tokio::test]
async fn a_refund_that_failed_is_sent_again_and_reaches_the_buyer() {
    let market = Market::open().await;
    let admin = market.cloud.admin().await;
    let (order, refund) = stuck(&market, "failed").await;
    let queue = market.cloud.get(&admin, "/admin/refunds").await.expect(200);
    assert_eq!(queue["items"][0]["id"], json!(refund.id));
    assert_eq!(queue["items"][0]["status"], "failed");
    let actions = queue["items"][0]["actions"].as_array().unwrap();
    let may = |name: &str| actions.iter().any(|told| told["action"] == name && told["allowed"] == true);
    assert_eq!([may("retry"), may("retry_to_account"), may("mark_paid")], [true, false, true], "{actions:?}");
    let path = format!("/admin/refunds/{}/retry", refund.id);
    let account = json!({ "account": { "bank_code": "058", "account_number": "0123456789" } });
    let refused = market.cloud.post(&admin, &path, account).await;
    assert_eq!((refused.status, refused.problem()), (409, "refund-state"));
    let retried = market.cloud.post(&admin, &path, json!({})).await.expect(200);
    assert_eq!(
        (&retried["status"], &retried["note"]),
        (&json!("requested"), &json!(format!("{}.2", refund.id)))
    );
    let books = market.books().await;
    assert_eq!(books.refunds[0].status, RefundStatus::Processed);
    assert_eq!(market.order(&order).await.payment_status(), PaymentStatus::Refunded);
    let queue = market.cloud.get(&admin, "/admin/refunds").await.expect(200);
    assert_eq!(queue["items"], json!([]));
}

#[tokio::test]
async fn a_refund_that_needs_an_account_goes_to_the_one_that_is_named_and_nobody_is_shown_it() {
    let market = Market::open().await;
    let admin = market.cloud.admin().await;
    let (order, refund) = stuck(&market, "needs_attention").await;
    let path = format!("/admin/refunds/{}/retry", refund.id);
    let refused = market.cloud.post(&admin, &path, json!({})).await;
    assert_eq!((refused.status, refused.problem()), (409, "refund-state"), "an account is needed");
    let unknown = json!({ "account": { "bank_code": "999", "account_number": "0123456789" } });
    market.cloud.post(&admin, &path, unknown).await.expect(200);
    market.cloud.drain().await;
    let waiting = market.cloud.sound_books().await.refunds[0].clone();
    assert_eq!(waiting.status, RefundStatus::NeedsAttention);
    assert_eq!(waiting.last_error.as_deref(), Some("The gateway knows no such bank."));
    let account = json!({ "account": { "bank_code": "058", "account_number": "0123456789" } });
    let rerouted = market.cloud.post(&admin, &path, account).await.expect(200);
    assert_eq!(rerouted["status"], "rerouted");
    assert!(!rerouted.to_string().contains("0123456789"));
    market.cloud.drain().await;
    let books = market.books().await;
    assert_eq!(books.refunds[0].status, RefundStatus::Processed);
    assert_eq!(market.order(&order).await.payment_status(), PaymentStatus::Refunded);
}

#[tokio::test]
async fn a_refund_paid_by_hand_is_settled_with_its_receipt() {
    let market = Market::open().await;
    let admin = market.cloud.admin().await;
    let (order, refund) = stuck(&market, "failed").await;
    let path = format!("/admin/refunds/{}/payment-by-hand", refund.id);
    let body = |proof: UploadId| json!({ "note": "Paid in cash at the office.", "proof": [proof] });
    let refused = market.cloud.post(&admin, &path, body(new_id())).await;
    assert_eq!((refused.status, refused.problem()), (422, "upload-unknown"));
    let proof = receipt(&market, &admin).await;
    let marked = market.cloud.post(&admin, &path, body(proof)).await.expect(200);
    assert_eq!((&marked["status"], &marked["by_hand"]["proof"]), (&json!("paid_by_hand"), &json!([proof])));
    let books = market.books().await;
    assert_eq!(books.balance(&Account::Operations), -PRICE);
    assert_eq!(market.order(&order).await.payment_status(), PaymentStatus::Refunded);
    assert_eq!(books.refunds[0].due, None, "the order knows");
}

#[tokio::test]
async fn an_administrator_opens_the_receipt_of_a_refund_that_was_paid_twice() {
    let market = Market::open().await;
    let admin = market.cloud.admin().await;
    let (_, refund) = stuck(&market, "failed").await;
    let proof = receipt(&market, &admin).await;
    let body = json!({ "note": "Paid in cash at the office.", "proof": [proof] });
    market
        .cloud
        .post(&admin, &format!("/admin/refunds/{}/payment-by-hand", refund.id), body)
        .await
        .expect(200);
    let table = market.cloud.table();
    let before = table.refunds().find(refund.id).await.unwrap().unwrap();
    let mut change = Change::new(Actor::system("a-test"), now(), "a-test");
    // As if the gateway had paid after all: what waits for an operator is in the queue.
    change.reschedule(&before, &Refund { status: RefundStatus::PaidTwice, ..(*before).clone() });
    table.commit(change).await.unwrap();
    let queue = market.cloud.get(&admin, "/admin/refunds").await.expect(200);
    let file = &queue["items"][0]["receipts"][0];
    let url = file["url"].as_str().unwrap();
    assert_eq!(file["id"], json!(proof));
    assert!(url.contains(&format!("/payment-proofs/{}/{proof}?X-Amz-", admin.id)), "{url}");
}

#[tokio::test]
async fn the_events_of_a_payment_by_hand_may_be_lost() {
    let market = Market::open().await;
    let admin = market.cloud.admin().await;
    let (order, refund) = stuck(&market, "failed").await;
    let proof = receipt(&market, &admin).await;
    market.cloud.hold("refunds-send");
    let body = json!({ "note": "Paid in cash.", "proof": [proof] });
    market
        .cloud
        .post(&admin, &format!("/admin/refunds/{}/payment-by-hand", refund.id), body)
        .await
        .expect(200);
    market.cloud.drain().await;
    assert_eq!(market.cloud.lose("refunds-send"), 1);
    market.cloud.resume("refunds-send");
    assert_eq!(market.order(&order).await.payment_status(), PaymentStatus::Refunding);
    market.cloud.age(&refund_key(refund.id), DAY);
    market.cloud.run_schedules().await;
    market.books().await;
    assert_eq!(market.order(&order).await.payment_status(), PaymentStatus::Refunded);
}
