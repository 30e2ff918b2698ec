//! Whatever runs by itself — each step, the relay, each schedule — is delivered twice, in turn and at once, and fails at each
//! of its calls to AWS and to the gateway: it dies before and after, loses the answer, meets trouble. What comes next
//! finishes the work; each thing happens once, the books balance, and nothing is stuck.
//!
//! What runs by itself is read from the template: [`survivors`] has to have a story for it.

use std::collections::BTreeSet;
use std::pin::Pin;
use std::time::Duration;

use ::store::entities::{
    dispute_key, offer_key, order_key, payment_key, payout_key, refund_key, review_key, wallet_key,
};
use domain::Currency;
use domain::offers::offer_id;
use domain::orders::Side;
use domain::payouts::PayoutStatus;
use domain::refunds::RefundStatus;
use domain::reviews::review_id;
use serde_json::json;
use testing::{Books, Callee, Cloud, Copies, Delivery, Effect};

use crate::catalogue::import;
use crate::market::{DAY, Market, NET, PRICE, gateway_fault};
use crate::users::leaving;

/// More calls than any function makes, but for those that look at each shard of an index: of theirs, the first.
const CALLS_MAX: usize = 20;
/// How often one market is played on: all of its books are read after every play.
const PLAYS_MAX: usize = 6;
/// Longer than anything waits that is not a person's to do, and shorter than a deadline of what is paid for.
const LATER: Duration = Duration::from_secs(7 * 60 * 60);
/// More than a day's orders bring in.
const PLENTY: i64 = 1_000_000_000;
/// How often what was left to time is looked at: each look may lead to another.
const LOOKS: usize = 3;
/// What looks on and moves nothing: the files of `books/`, and `search.rs`, stop it at each of its calls.
const LOOKERS_ON: [&str; 6] = [
    "books-audit-segment",
    "books-audit",
    "books-reconcile",
    "books-reconcile-page",
    "search-audit",
    "search-index",
];
/// What waits for a person, until it fires.
const DEADLINES: [&str; 4] = ["orders-time-out", "disputes-time-out", "reviews-show", "offers-time-out"];

/// What people do so that a function runs, and which events that leads to.
struct Story {
    /// What people do.
    play: for<'a> fn(&'a Market) -> Playing<'a>,
    /// What happens because of it, once.
    once: &'static [&'static str],
}

type Playing<'a> = Pin<Box<dyn Future<Output = ()> + 'a>>;

/// A test for each function, with its stories.
macro_rules! survivors {
    ($($test:ident: $function:literal => [$($story:ident: $once:expr),+];)*) => {
        $(
            #[tokio::test]
            async fn $test() {
                let stories = [$(Story { play: |market| Box::pin($story(market)), once: &$once }),+];
                survive($function, &stories, PLENTY).await;
            }
        )*
        const SURVIVORS: &[&str] = &[$($function),*];
    };
}

survivors! {
    settling_a_payment_survives_everything: "payments-settle" => [
        pay: ["order.paid", "payment.succeeded"],
        pay_too_little: ["payment.suspended", "refund.requested", "refund.processed"],
        pay_without_a_webhook: ["order.paid"],
        let_the_time_to_pay_pass: ["order.expired"],
        pay_in_time_and_be_reported_late: ["order.paid"]
    ];
    releasing_an_escrow_survives_everything: "escrow-release" => [
        confirm: ["escrow.released", "payout.succeeded"]
    ];
    refunding_survives_everything: "refunds-send" => [
        cancel: ["escrow.refunded", "refund.requested", "refund.processed", "order.refunded"],
        agree_on_a_part: ["escrow.refunded", "refund.requested", "refund.processed", "order.refund_arrived"]
    ];
    settling_a_chargeback_survives_everything: "chargebacks-settle" => [
        lose_a_chargeback: ["chargeback.opened", "chargeback.lost", "order.charged_back"],
        accept_a_chargeback: ["chargeback.answer_decided", "chargeback.lost", "order.charged_back"]
    ];
    settling_a_dispute_survives_everything: "escrow-divide" => [
        agree: ["escrow.divided", "refund.requested", "refund.processed", "payout.succeeded"],
        have_the_goods_back: ["escrow.divided", "refund.requested", "refund.processed", "payout.succeeded"]
    ];
    sending_a_payout_survives_everything: "payouts-send" => [
        confirm: ["payout.requested", "payout.succeeded"]
    ];
    settling_a_payout_survives_everything: "payouts-settle" => [
        confirm: ["payout.succeeded"],
        confirm_and_have_the_bank_refuse: ["payout.failed", "payout.succeeded"]
    ];
    timing_out_an_order_survives_everything: "orders-time-out" => [
        let_the_time_to_accept_pass: ["order.cancelled", "refund.processed"]
    ];
    timing_out_a_dispute_survives_everything: "disputes-time-out" => [
        let_the_time_to_answer_pass: ["dispute.escalated"],
        let_the_time_to_send_back_pass: ["dispute.return_not_sent"],
        let_the_time_to_inspect_pass: ["dispute.resolved", "escrow.divided", "refund.processed"]
    ];
    telling_people_survives_everything: "notifications-dispatch" => [pay: ["order.paid"]];
    mailing_people_survives_everything: "notifications-email" => [pay: ["order.paid"]];
    relaying_survives_everything: "platform-outbox-relay" => [confirm: ["escrow.released", "payout.succeeded"]];
    preparing_a_picture_survives_everything: "uploads-prepare-picture" => [
        hand_in_a_picture: ["picture.ready"]
    ];
    showing_a_review_survives_everything: "reviews-show" => [
        let_the_time_to_review_pass: ["review.shown"]
    ];
    erasing_somebody_survives_everything: "users-erase" => [
        let_the_time_to_come_back_pass: ["user.erasure_begun", "user.erased"]
    ];
    timing_out_an_offer_survives_everything: "offers-time-out" => [
        let_the_time_to_answer_an_offer_pass: ["offer.expired"]
    ];
    working_off_a_file_survives_everything: "catalogue-import" => [
        send_a_file_of_products: ["product.created"]
    ];
    sweeping_survives_everything: "platform-sweep" => [let_the_time_to_pay_pass: ["order.expired"]];
    polling_payments_survives_everything: "payments-poll" => [
        cancel_without_a_webhook: ["refund.processed", "order.refunded"]
    ];
    polling_payouts_survives_everything: "payouts-poll" => [confirm_without_a_webhook: ["payout.succeeded"]];
}

#[tokio::test]
async fn everything_that_runs_by_itself_has_a_story() {
    let cloud = Cloud::start().await;
    let deployment = cloud.deployment();
    let steps = deployment.queues.values().map(|queue| &queue.step);
    let scheduled = deployment.functions.values().filter(|function| function.scheduled);
    let deployed: BTreeSet<&str> = steps
        .chain([&deployment.stream.function])
        .chain(scheduled.map(|function| &function.name))
        .map(String::as_str)
        .collect();
    assert_eq!(deployed, SURVIVORS.iter().chain(&LOOKERS_ON).copied().collect());
}

#[tokio::test]
async fn paying_out_what_a_day_lets_out_survives_everything() {
    // One order takes two days: of the second payout, the timer is the only beginning.
    let story = Story { play: |market| Box::pin(confirm_and_wait_a_day(market)), once: &["escrow.released"] };
    survive("payouts-send", &[story], NET - 1_000_000).await;
}

async fn hand_in_a_picture(market: &Market) {
    market.cloud.hand_in(&market.artisan, "product_image").await;
}

async fn pay(market: &Market) {
    market.paid().await;
}

async fn pay_too_little(market: &Market) {
    let fault = json!({ "on": "payment", "do": "wrong_amount", "difference": -100, "times": 1 });
    gateway_fault(market, fault).await;
    let order = market.paid().await;
    // It is not paid, and nobody pays it any more.
    market.cancel(&market.buyer, &order).await.expect(200);
}

async fn pay_without_a_webhook(market: &Market) {
    lose_webhooks(market, "charge.success").await;
    let order = market.paid().await;
    market.cloud.age(&payment_key(order.payment_id), LATER);
    market.cloud.run_schedule("platform-sweep").await;
}

async fn pay_in_time_and_be_reported_late(market: &Market) {
    lose_webhooks(market, "charge.success").await;
    let order = market.paid().await;
    market.cloud.age(&order_key(order.id), Duration::from_secs(31 * 60));
    market.cloud.run_schedule("platform-sweep").await;
}

async fn cancel_without_a_webhook(market: &Market) {
    lose_webhooks(market, "refund.processed").await;
    market.cancelled().await;
    market.cloud.drain().await;
    for refund in market.cloud.books().await.refunds.iter().filter(|refund| refund.due.is_some()) {
        market.cloud.age(&refund_key(refund.id), LATER);
    }
    market.cloud.run_schedule("payments-poll").await;
}

async fn cancel(market: &Market) {
    market.cancelled().await;
}

/// The artisan offers a part back, the buyer accepts and has what is left of the order.
async fn agree_on_a_part(market: &Market) {
    let order = market.delivered().await;
    let offer = json!({ "amount": { "amount": NET, "currency": "NGN" }, "reason": "Scratched" });
    let offered = market.cloud.post(&market.artisan, &order.path("refunds"), offer).await.expect(200);
    let path = format!("refunds/{}/accept", offered["refund_offer"]["id"].as_str().unwrap());
    market.cloud.post(&market.buyer, &order.path(&path), json!({})).await.expect(200);
    market.cloud.post(&market.buyer, &order.path("confirm"), json!({})).await.expect(200);
}

/// The buyer's bank asks for the money of an order that is not released, and takes it.
async fn lose_a_chargeback(market: &Market) {
    let order = market.delivered().await;
    market.cloud.drain().await;
    let dispute = market.cloud.gateway().open_dispute(&order.payment_reference()).await.unwrap();
    market.cloud.drain().await;
    market.cloud.gateway().move_dispute(dispute.id, "lost").await.unwrap();
}

/// An administrator says that the buyer's bank is right.
async fn accept_a_chargeback(market: &Market) {
    let order = market.delivered().await;
    market.cloud.drain().await;
    market.cloud.gateway().open_dispute(&order.payment_reference()).await.unwrap();
    later(market).await;
    let admin = market.cloud.admin().await;
    let open = market.cloud.get(&admin, "/admin/chargebacks").await.expect(200);
    let path = format!("/admin/chargebacks/{}/answer", open["items"][0]["id"].as_str().unwrap());
    let body = json!({ "verdict": "accept", "note": "The goods were never sent." });
    market.cloud.post(&admin, &path, body).await.expect(200);
}

async fn confirm(market: &Market) {
    market.confirmed().await;
}

async fn confirm_without_a_webhook(market: &Market) {
    lose_webhooks(market, "transfer.success").await;
    confirm(market).await;
    market.cloud.drain().await;
    for payout in market.cloud.books().await.payouts.iter().filter(|payout| payout.due.is_some()) {
        market.cloud.age(&payout_key(payout.id), LATER);
    }
    market.cloud.run_schedule("payouts-poll").await;
}

async fn confirm_and_have_the_bank_refuse(market: &Market) {
    gateway_fault(market, json!({ "on": "transfer", "do": "failed", "times": 1 })).await;
    confirm(market).await;
}

async fn confirm_and_wait_a_day(market: &Market) {
    confirm(market).await;
    market.cloud.drain().await;
    let wallet = wallet_key(market.artisan.artisan_id(), Currency::NGN);
    let mut days = 1;
    while market.wallet().await.due.is_some() {
        market.cloud.age(&wallet, DAY);
        market.cloud.run_schedules().await;
        days += 1;
    }
    assert!(days > 1, "all was paid out on the first day");
}

async fn agree(market: &Market) {
    market.agreed().await;
}

async fn have_the_goods_back(market: &Market) {
    market.back().await;
}

async fn let_the_time_to_send_back_pass(market: &Market) {
    let dispute = market.to_be_returned().await;
    market.cloud.age(&dispute_key(dispute.id), 7 * DAY);
    market.cloud.run_schedule("platform-sweep").await;
}

async fn let_the_time_to_inspect_pass(market: &Market) {
    let dispute = market.sent_back().await;
    market.cloud.age(&dispute_key(dispute.id), 10 * DAY);
    market.cloud.run_schedule("platform-sweep").await;
}

async fn let_the_time_to_answer_pass(market: &Market) {
    let dispute = market.disputed().await;
    market.cloud.age(&dispute_key(dispute.id), 5 * DAY);
    market.cloud.run_schedule("platform-sweep").await;
}

/// The buyer says what they think, and the artisan nothing.
async fn let_the_time_to_review_pass(market: &Market) {
    let order = market.confirmed().await;
    market.cloud.drain().await;
    let opinion = json!({ "stars": 2, "goods": [{ "product_id": market.stool, "stars": 3 }] });
    market.cloud.put(&market.buyer, &order.path("review"), opinion).await.expect(200);
    market.cloud.age(&review_key(review_id(order.id, Side::Buyer)), 14 * DAY);
    market.cloud.run_schedule("platform-sweep").await;
}

/// Somebody asks for their account to be deleted, and does not come back: another person each time.
async fn let_the_time_to_come_back_pass(market: &Market) {
    leaving::leave(&market.cloud, &market.cloud.buyer("Bisi Ade").await).await;
}

/// A buyer offers a price, another each time, since a day takes few of one; the artisan says nothing.
async fn let_the_time_to_answer_an_offer_pass(market: &Market) {
    let path = format!("/products/{}", market.stool);
    let limit = json!({ "lowest_percent": 70 });
    market.cloud.put(&market.artisan, &format!("{path}/offer-limit"), limit).await.expect(200);
    let buyer = market.cloud.buyer("Tunde Cole").await;
    let bid = json!({ "unit_price": { "amount": PRICE * 80 / 100, "currency": "NGN" }, "quantity": 1 });
    market.cloud.post(&buyer, &format!("{path}/offers"), bid).await.expect(201);
    market.cloud.drain().await;
    market.cloud.age(&offer_key(offer_id(market.stool, buyer.id)), 2 * DAY);
    market.cloud.run_schedule("platform-sweep").await;
}

/// An artisan sends a file with one new product.
async fn send_a_file_of_products(market: &Market) {
    import::send(&market.cloud, &market.artisan, &import::new_products(1)).await;
}

async fn let_the_time_to_pay_pass(market: &Market) {
    // Another buyer each time: one alone may not leave that many unpaid.
    let buyer = market.cloud.buyer("Tunde Cole").await;
    let order = market.cloud.order(&buyer, &[(market.stool, 1)]).await;
    market.cloud.age(&order_key(order.id), Duration::from_secs(31 * 60));
    market.cloud.run_schedule("platform-sweep").await;
}

async fn let_the_time_to_accept_pass(market: &Market) {
    let order = market.paid().await;
    market.cloud.age(&order_key(order.id), 2 * DAY);
    market.cloud.run_schedule("platform-sweep").await;
}

/// The next webhook of this kind is lost, and whatever else the gateway would tell of the same thing.
async fn lose_webhooks(market: &Market, event: &str) {
    gateway_fault(market, json!({ "on": "webhook", "do": "lose", "event": event, "times": 1 })).await;
}

/// Plays each of `stories` with every delivery and with every failure of `function`, where a day lets out so much.
async fn survive(function: &str, stories: &[Story], payout_daily: i64) {
    for story in stories {
        let market = stocked(payout_daily).await;
        let mut books = market.cloud.books().await;
        for copies in [Copies::TwoInTurn, Copies::TwoAtOnce] {
            market.cloud.deliver(Delivery { copies, shuffle: Some(17), ..Delivery::default() });
            books = play(&market, story, &format!("{function}, {copies:?}"), &books).await;
        }
        let mut calls = 0;
        for effect in Effect::ALL {
            for callee in Callee::ALL {
                calls += fail_at_each_call(story, (function, callee, effect), payout_daily).await;
            }
        }
        assert!(calls > 0, "{function} makes no call");
        eprintln!("{function}: {calls} failures survived");
    }
}

/// Plays the story once for each call that the function makes; answers how many those are.
async fn fail_at_each_call(story: &Story, failure: (&str, Callee, Effect), payout_daily: i64) -> usize {
    let (function, callee, effect) = failure;
    let mut market = stocked(payout_daily).await;
    let mut books = market.cloud.books().await;
    for call in 0..CALLS_MAX {
        if call > 0 && call % PLAYS_MAX == 0 {
            market = stocked(payout_daily).await;
            books = market.cloud.books().await;
        }
        market.cloud.fault_at(callee, function, call, effect);
        let how = format!("{function}, {effect:?} at call {call} to {callee:?}");
        books = play(&market, story, &how, &books).await;
        if market.cloud.forget_faults() > 0 {
            return call;
        }
    }
    CALLS_MAX
}

/// Plays a story to its end, from the books `before` to those that it answers.
async fn play(market: &Market, story: &Story, how: &str, before: &Books) -> Books {
    (story.play)(market).await;
    let books = later(market).await;
    for event in story.once {
        assert_eq!(books.count(event), before.count(event) + 1, "{how}: {event} happens once");
    }
    let stuck = stuck(&books);
    assert!(stuck.is_empty(), "{how}: {stuck:#?}");
    books
}

/// Lets time pass for all that waits to be looked at again, and everything happen that follows.
async fn later(market: &Market) -> Books {
    market.cloud.drain().await;
    market.cloud.sound_books().await;
    for _ in 0..LOOKS {
        if market.cloud.age_what_waits_for(|step| !DEADLINES.contains(&step), LATER) == 0 {
            break;
        }
        market.cloud.run_schedules().await;
    }
    market.books().await
}

/// What waits for something other than a person, although everybody was told and time has passed. Money at the gateway
/// that we do not know of would show in the books.
fn stuck(books: &Books) -> Vec<String> {
    let orders = books.orders.iter().filter(|order| order.closed_at().is_some());
    let orders = orders.filter(|order| !order.escrow().status.is_terminal());
    let refunds = books.refunds.iter().filter(|refund| refund.status != RefundStatus::Processed);
    let under_way = [PayoutStatus::Requested, PayoutStatus::Sent];
    let payouts = books.payouts.iter().filter(|payout| under_way.contains(&payout.status));
    let wallets = books.wallets.iter().filter(|wallet| wallet.available != 0 || wallet.in_transit != 0);
    (orders.map(|order| format!("{order:?}")))
        .chain(refunds.map(|refund| format!("{refund:?}")))
        .chain(payouts.map(|payout| format!("{payout:?}")))
        .chain(wallets.map(|wallet| format!("{wallet:?}")))
        .collect()
}

/// A market that does not run out of stools, where a day lets out so much.
async fn stocked(payout_daily: i64) -> Market {
    let mut market = Market::with_parameters(&[("PayoutDailyNew", payout_daily)]).await;
    market.stool = market.cloud.product(&market.artisan, "Oak stool", PRICE, 1_000).await;
    market
}
