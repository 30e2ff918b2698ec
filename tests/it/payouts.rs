//! From available to the artisan's bank.

use std::time::Duration;

use ::store::entities::{artisan_key, payout_key, wallet_key};
use domain::payouts::{Payout, PayoutStatus};
use domain::{Currency, PayoutId};
use serde_json::json;
use testing::{Copies, Delivery, Effect};

use crate::market::{DAY, Market, NET, gateway_fault};

/// What the gateway takes for a transfer of this size, in kobo.
const TRANSFER_FEE: i64 = 2_500;

/// The payout of a market with one.
async fn payout(market: &Market) -> Payout {
    let mut payouts = market.cloud.books().await.payouts;
    assert_eq!(payouts.len(), 1, "{payouts:#?}");
    payouts.remove(0)
}

/// Lets the time pass after which a payout is looked at again.
async fn look_again(market: &Market, id: PayoutId) {
    market.cloud.age(&payout_key(id), Duration::from_secs(7 * 60 * 60));
    market.cloud.run_schedules().await;
}

/// Lets the time pass after which a refused payout is tried again.
async fn try_again(market: &Market) {
    let wallet = wallet_key(market.artisan.artisan_id(), Currency::NGN);
    market.cloud.age(&wallet, Duration::from_secs(25 * 60 * 60));
    market.cloud.run_schedules().await;
}

/// The payout has come back, after its success or, as far as we know, without one: then its fee was never told.
async fn assert_given_back(market: &Market) {
    market.cloud.drain().await;
    let payout = payout(market).await;
    let missing = match payout.status {
        PayoutStatus::Reversed => 0,
        PayoutStatus::Failed => TRANSFER_FEE,
        other => panic!("{other:?}"),
    };
    market.cloud.books_but_for(missing).await;
}

/// Transfers that the gateway took.
async fn transfers_made(market: &Market) -> usize {
    let made: serde_json::Value = market.cloud.gateway().get("/simulator/transfers").await.unwrap();
    made["transfers"].as_array().unwrap().len()
}

#[tokio::test]
async fn the_money_of_an_order_arrives_at_the_bank() {
    let market = Market::open().await;
    market.confirmed().await;
    let books = market.books().await;
    assert_eq!(books.payouts[0].status, PayoutStatus::Succeeded);
    let wallet = market.wallet().await;
    assert_eq!((wallet.available, wallet.in_transit, wallet.paid_out), (0, 0, NET));
    assert!(books.payouts[0].fee.is_some_and(|fee| fee.is_positive()));
}

#[tokio::test]
async fn steps_that_run_twice_pay_out_once() {
    for copies in [Copies::TwoInTurn, Copies::TwoAtOnce] {
        let market = Market::open().await;
        market.cloud.deliver(Delivery { copies, ..Delivery::default() });
        market.confirmed().await;
        let books = market.books().await;
        assert_eq!(books.payouts.len(), 1);
        assert_eq!((market.wallet().await.paid_out, transfers_made(&market).await), (NET, 1));
    }
}

#[tokio::test]
async fn a_transfer_whose_answer_is_lost_is_not_sent_again() {
    for fault in ["error_after", "close_after"] {
        let market = Market::open().await;
        gateway_fault(&market, json!({ "on": "transfer.create", "do": fault, "times": 1 })).await;
        gateway_fault(&market, json!({ "on": "webhook", "do": "lose", "event": "transfer.success" })).await;
        market.confirmed().await;
        market.cloud.drain().await;
        let first = payout(&market).await;
        assert_eq!((first.status, first.attempts), (PayoutStatus::Requested, 1), "{fault}");
        // The same reference again: the gateway has it, and says so.
        look_again(&market, first.id).await;
        look_again(&market, first.id).await;
        let books = market.books().await;
        assert_eq!(books.payouts[0].status, PayoutStatus::Succeeded, "{fault}");
        assert_eq!((market.wallet().await.paid_out, transfers_made(&market).await), (NET, 1));
    }
}

#[tokio::test]
async fn the_report_of_a_transfer_may_come_before_it_is_saved_as_sent() {
    let market = Market::open().await;
    gateway_fault(&market, json!({ "on": "transfer", "do": "success_at_once" })).await;
    // The step dies between the transfer and the note of it: the call after the first read.
    market.cloud.hold("payouts-send");
    market.confirmed().await;
    market.cloud.drain().await;
    market.cloud.run_step("payouts-send").await;
    market.cloud.relay().await;
    market.cloud.fault("payouts-send", 1, Effect::DieBefore);
    market.cloud.run_step("payouts-send").await;
    assert_eq!(market.cloud.forget_faults(), 0, "the step has died");
    market.cloud.drain().await;
    assert_eq!(payout(&market).await.status, PayoutStatus::Succeeded, "settled by the report");
    market.cloud.resume("payouts-send");
    let books = market.books().await;
    assert_eq!(books.payouts[0].status, PayoutStatus::Succeeded);
    assert_eq!(transfers_made(&market).await, 1);
}

#[tokio::test]
async fn a_transfer_without_news_is_asked_about() {
    let market = Market::open().await;
    gateway_fault(&market, json!({ "on": "webhook", "do": "lose", "event": "transfer.success" })).await;
    market.confirmed().await;
    market.cloud.drain().await;
    let sent = payout(&market).await;
    assert_eq!(sent.status, PayoutStatus::Sent);
    look_again(&market, sent.id).await;
    let books = market.books().await;
    assert_eq!(books.payouts[0].status, PayoutStatus::Succeeded);
}

#[tokio::test]
async fn a_failed_transfer_makes_the_money_available_and_is_tried_again() {
    let market = Market::open().await;
    gateway_fault(&market, json!({ "on": "transfer", "do": "failed", "times": 1 })).await;
    market.confirmed().await;
    market.books().await;
    assert_eq!(payout(&market).await.status, PayoutStatus::Failed);
    let wallet = market.wallet().await;
    assert_eq!((wallet.available, wallet.in_transit, wallet.payout_failures), (NET, 0, 1));
    assert!(wallet.due.is_some());
    try_again(&market).await;
    let books = market.books().await;
    assert_eq!(books.payouts.len(), 2, "a new payout has a new reference");
    assert_eq!((market.wallet().await.paid_out, market.wallet().await.payout_failures), (NET, 0));
}

#[tokio::test]
async fn after_three_refused_transfers_a_new_account_is_waited_for() {
    let market = Market::with_account("0123459901").await;
    market.confirmed().await;
    market.cloud.drain().await;
    for _ in 0..4 {
        try_again(&market).await;
    }
    let books = market.books().await;
    assert_eq!((books.payouts.len(), market.wallet().await.payout_failures), (3, 3));
    assert_eq!(market.wallet().await.available, NET);
    let account = json!({ "bank_code": testing::BANK_CODE, "account_number": "0223456789" });
    market.cloud.gateway().open_account(testing::BANK_CODE, "0223456789", "Musa Bello").await.unwrap();
    market.cloud.put(&market.artisan, "/me/artisan/payout-account", account).await.expect(200);
    market.cloud.drain().await;
    assert_eq!(market.wallet().await.available, NET, "another account is not trusted at once");
    market.cloud.age(&artisan_key(market.artisan.artisan_id()), DAY);
    try_again(&market).await;
    market.books().await;
    assert_eq!(market.wallet().await.paid_out, NET);
}

#[tokio::test]
async fn transfers_that_nobody_confirmed_are_our_fault_and_not_counted_as_the_banks() {
    let market = Market::open().await;
    gateway_fault(&market, json!({ "on": "transfer", "do": "otp", "times": 3 })).await;
    market.confirmed().await;
    market.cloud.drain().await;
    for attempt in 1..=3 {
        let payouts = market.cloud.books().await.payouts;
        let waiting = payouts.iter().find(|payout| payout.status == PayoutStatus::Sent).unwrap();
        market.cloud.gateway().move_transfer(&waiting.reference, "abandoned").await.unwrap();
        look_again(&market, waiting.id).await;
        let (books, wallet) = (market.books().await, market.wallet().await);
        assert_eq!((books.count("payout.not_approved"), books.count("payout.failed")), (attempt, 0));
        assert_eq!((wallet.available, wallet.in_transit, wallet.payout_failures), (NET, 0, 0));
        assert!(wallet.due.is_some(), "it is tried again by itself");
        try_again(&market).await;
    }
    market.books().await;
    assert_eq!(market.wallet().await.paid_out, NET, "once the passwords are off");
}

#[tokio::test]
async fn a_transfer_that_the_bank_gives_back_is_available_again() {
    let market = Market::with_account("0123459902").await;
    market.confirmed().await;
    assert_given_back(&market).await;
    let wallet = market.wallet().await;
    assert_eq!((wallet.available, wallet.in_transit, wallet.paid_out), (NET, 0, 0));
}

#[tokio::test]
async fn a_transfer_is_reversed_long_after_its_success() {
    let market = Market::open().await;
    market.confirmed().await;
    market.books().await;
    let paid = payout(&market).await;
    market.cloud.gateway().move_transfer(&paid.reference, "reversed").await.unwrap();
    market.books().await;
    assert_eq!(payout(&market).await.status, PayoutStatus::Reversed);
    assert_eq!(market.wallet().await.available, NET);
}

#[tokio::test]
async fn reports_in_the_wrong_order_end_the_same() {
    let market = Market::with_account("0123459902").await;
    gateway_fault(
        &market,
        json!({ "on": "webhook", "do": "reorder", "event": "transfer.success", "ms": 500 }),
    )
    .await;
    market.confirmed().await;
    // The reversal is told first: the gateway is asked, and its answer counts.
    assert_given_back(&market).await;
    assert_eq!(market.wallet().await.available, NET);
}

#[tokio::test]
async fn a_gateway_without_money_is_tried_again_and_fails_nobody() {
    let market = Market::open().await;
    gateway_fault(&market, json!({ "on": "transfer", "do": "insufficient_balance", "times": 1 })).await;
    market.confirmed().await;
    market.cloud.drain().await;
    let waiting = payout(&market).await;
    assert_eq!((waiting.status, waiting.attempts), (PayoutStatus::Requested, 1));
    assert_eq!(market.wallet().await.payout_failures, 0);
    look_again(&market, waiting.id).await;
    market.books().await;
    assert_eq!(payout(&market).await.status, PayoutStatus::Succeeded);
}

#[tokio::test]
async fn a_gateway_that_does_not_answer_is_asked_again() {
    let market = Market::open().await;
    gateway_fault(&market, json!({ "on": "transfer.create", "do": "error", "status": 502, "times": 1 }))
        .await;
    market.confirmed().await;
    market.cloud.drain().await;
    let waiting = payout(&market).await;
    assert_eq!(waiting.status, PayoutStatus::Requested);
    look_again(&market, waiting.id).await;
    market.books().await;
    assert_eq!((payout(&market).await.status, transfers_made(&market).await), (PayoutStatus::Succeeded, 1));
}

#[tokio::test]
async fn what_is_released_while_a_payout_is_under_way_goes_with_the_next() {
    let market = Market::open().await;
    gateway_fault(&market, json!({ "on": "transfer", "do": "pending", "times": 1 })).await;
    market.confirmed().await;
    market.cloud.drain().await;
    assert_eq!(market.wallet().await.in_transit, NET);
    market.confirmed().await;
    market.cloud.drain().await;
    market.cloud.gateway().settle().await.unwrap();
    let books = market.books().await;
    assert_eq!((books.payouts.len(), market.wallet().await.paid_out), (2, 2 * NET));
}

#[tokio::test]
async fn an_artisan_without_an_account_is_paid_when_there_is_one() {
    let mut market = Market::open().await;
    market.artisan = market.cloud.artisan_without_account("Bisi Ade").await;
    market.stool = market.cloud.product(&market.artisan, "Cedar door", crate::market::PRICE, 3).await;
    market.confirmed().await;
    let books = market.books().await;
    assert_eq!((books.payouts.len(), market.wallet().await.available), (0, NET));
    market.cloud.gateway().open_account(testing::BANK_CODE, "0323456789", "ADE BISI").await.unwrap();
    let account = json!({ "bank_code": testing::BANK_CODE, "account_number": "0323456789" });
    market.cloud.put(&market.artisan, "/me/artisan/payout-account", account).await.expect(200);
    market.books().await;
    assert_eq!(market.wallet().await.paid_out, NET);
}

#[tokio::test]
async fn less_than_the_minimum_waits_for_more() {
    let mut market = Market::open().await;
    market.stool = market.cloud.product(&market.artisan, "Coat hook", 100_000, 20).await;
    market.confirmed().await;
    let books = market.books().await;
    assert_eq!((books.payouts.len(), market.wallet().await.available), (0, 95_000));
    market.confirmed().await;
    market.books().await;
    assert_eq!(market.wallet().await.paid_out, 190_000);
}
