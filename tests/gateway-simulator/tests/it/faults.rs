//! Requests that fail before or after their effect, and outcomes that go wrong.

use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::{
    shape::fixture,
    support::{Merchant, PAYMENT, TRANSFER, transfer_body},
};

async fn verified_status(merchant: &Merchant) -> Value {
    merchant.get(&format!("/transfer/verify/{TRANSFER}")).await.body["data"]["status"].clone()
}

#[tokio::test]
async fn an_error_before_the_effect_leaves_nothing_behind() {
    let merchant = Merchant::new().await;
    for (fault, status) in [
        (json!({"on": "transfer.create", "do": "error", "times": 1}), 500),
        (json!({"on": "transfer.create", "do": "error", "status": 503, "times": 1}), 503),
        (json!({"on": "transfer.create", "do": "hang", "ms": 10, "times": 1}), 504),
        (json!({"on": "transfer.create", "do": "unauthorized", "times": 1}), 401),
    ] {
        merchant.control.fault(fault).await.expect("a fault");
        assert_eq!(merchant.transfer(TRANSFER).await.status, status);
        assert_eq!(merchant.get(&format!("/transfer/verify/{TRANSFER}")).await.status, 404);
    }
    assert_eq!(merchant.transfer(TRANSFER).await.status, 200);
}

#[tokio::test]
async fn an_error_after_the_effect_leaves_it_in_place() {
    for (fault, status) in [
        (json!({"on": "transfer.create", "do": "error_after", "status": 502, "times": 1}), 502),
        (json!({"on": "transfer.create", "do": "hang_after", "ms": 10, "times": 1}), 504),
    ] {
        let merchant = Merchant::new().await;
        merchant.control.fault(fault).await.expect("a fault");
        assert_eq!(merchant.transfer(TRANSFER).await.status, status);
        merchant.rest().await;
        assert_eq!(verified_status(&merchant).await, "success");
        assert_eq!(merchant.transfer(TRANSFER).await.body["code"], "duplicate_transfer_reference");
        assert_eq!(merchant.balance().await, 10_000_000 - 2_250_000 - 2_500, "paid once");
    }
}

#[tokio::test]
async fn a_connection_closes_without_an_answer_before_or_after_the_effect() {
    for (action, exists) in [("close", false), ("close_after", true)] {
        let merchant = Merchant::new().await;
        let recipient = merchant.recipient().await;
        let fault = json!({"on": "transfer.create", "do": action, "times": 1});
        merchant.control.fault(fault).await.expect("a fault");
        let error = merchant.try_post("/transfer", &transfer_body(&recipient, TRANSFER)).await;
        let error = error.expect_err("no answer");
        assert!(error.is_request() && !error.is_timeout(), "{error:?}");
        let found = merchant.get(&format!("/transfer/verify/{TRANSFER}")).await.status;
        assert_eq!(found, if exists { 200 } else { 404 });
        let log = merchant.control.requests(TRANSFER).await.expect("a log");
        assert_eq!(log[0], ("transfer.create".to_owned(), None));
    }
}

#[tokio::test]
async fn a_hanging_request_times_out_at_the_caller_although_it_was_done() {
    let merchant = Merchant::new().await;
    merchant.initialize(PAYMENT).await;
    merchant.control.pay(PAYMENT).await.expect("open");
    let fault = json!({"on": "refund.create", "do": "hang_after", "reference": PAYMENT});
    merchant.control.fault(fault).await.expect("a fault");
    let url = format!("{}/refund", merchant.simulator.base_url);
    let request =
        merchant.http.post(url).bearer_auth(crate::support::SECRET).json(&json!({"transaction": PAYMENT}));
    let error = request.timeout(Duration::from_millis(500)).send().await.expect_err("a time-out");
    assert!(error.is_timeout());
    let refunds: Value = merchant.control.get("/simulator/refunds").await.expect("refunds");
    assert_eq!(refunds["refunds"].as_array().map(Vec::len), Some(1));
    let begun = Instant::now();
    merchant.simulator.stop();
    assert!(begun.elapsed() < Duration::from_secs(5), "a hanging request does not hold up the end");
}

#[tokio::test]
async fn a_rate_limit_answers_429_with_headers() {
    let merchant = Merchant::new().await;
    merchant.control.fault(json!({"on": "*", "do": "rate_limit", "times": 1})).await.expect("a fault");
    let url = format!("{}/balance", merchant.simulator.base_url);
    let response =
        merchant.http.get(url).bearer_auth(crate::support::SECRET).send().await.expect("an answer");
    assert_eq!(response.status(), 429);
    assert!(response.headers().contains_key("x-ratelimit-reset"));
    let body: Value = response.json().await.expect("JSON");
    assert_eq!(body, fixture("paystack_error_rate_limited"));
    assert_eq!(merchant.get("/balance").await.status, 200);
}

#[tokio::test]
async fn a_slow_answer_is_a_right_one() {
    let merchant = Merchant::new().await;
    merchant.control.fault(json!({"on": "balance.fetch", "do": "slow", "ms": 150})).await.expect("a fault");
    let begun = Instant::now();
    assert_eq!(merchant.get("/balance").await.status, 200);
    assert!(begun.elapsed() >= Duration::from_millis(150));
}

#[tokio::test]
async fn a_transfer_can_be_invisible_for_a_while() {
    let merchant = Merchant::new().await;
    let fault = json!({"on": "transfer", "do": "invisible", "ms": 600});
    merchant.control.fault(fault).await.expect("a fault");
    assert_eq!(merchant.transfer(TRANSFER).await.status, 200);
    assert_eq!(merchant.get(&format!("/transfer/verify/{TRANSFER}")).await.status, 404);
    tokio::time::sleep(Duration::from_millis(650)).await;
    assert_eq!(merchant.get(&format!("/transfer/verify/{TRANSFER}")).await.status, 200);
}

#[tokio::test]
async fn a_fault_for_one_account_spares_the_others() {
    let merchant = Merchant::new().await;
    merchant.control.open_account("044", "1111111111", "Ada Obi").await.expect("a bank");
    let fault = json!({"on": "transfer", "do": "failed", "account": "1111111111"});
    merchant.control.fault(fault).await.expect("a fault");
    let account = json!({
        "type": "nuban", "name": "Ada Obi", "account_number": "1111111111", "bank_code": "044"
    });
    let recipient = merchant.post("/transferrecipient", &account).await;
    let code = recipient.body["data"]["recipient_code"].as_str().expect("a code");
    merchant.post("/transfer", &transfer_body(code, TRANSFER)).await;
    merchant.transfer("pyt-01h8z4q2k7-bkg01j9z9").await;
    merchant.rest().await;
    assert_eq!(verified_status(&merchant).await, "failed");
    let other = merchant.get("/transfer/verify/pyt-01h8z4q2k7-bkg01j9z9").await;
    assert_eq!(other.body["data"]["status"], "success");
}

#[tokio::test]
async fn payments_go_wrong_in_every_way() {
    let merchant = Merchant::new().await;
    for (number, fault, status, amount, currency) in [
        (
            1,
            json!({"on": "payment", "do": "declined", "message": "Insufficient Funds"}),
            "failed",
            2_500_000,
            "NGN",
        ),
        (2, json!({"on": "payment", "do": "wrong_amount", "difference": -100}), "success", 2_499_900, "NGN"),
        (3, json!({"on": "payment", "do": "wrong_amount", "amount": 2_600_000}), "success", 2_600_000, "NGN"),
        (4, json!({"on": "payment", "do": "wrong_currency"}), "success", 2_500_000, "USD"),
        (5, json!({"on": "payment", "do": "pending"}), "pending", 2_500_000, "NGN"),
        (6, json!({"on": "payment", "do": "abandoned"}), "abandoned", 2_500_000, "NGN"),
    ] {
        let reference = format!("{PAYMENT}-{number}");
        merchant.initialize(&reference).await;
        let mut fault = fault;
        fault["reference"] = json!(reference);
        merchant.control.fault(fault).await.expect("a fault");
        merchant.control.pay(&reference).await.expect("open");
        let data = merchant.get(&format!("/transaction/verify/{reference}")).await.body["data"].take();
        assert_eq!((&data["status"], &data["amount"]), (&json!(status), &json!(amount)), "{reference}");
        assert_eq!(data["currency"], currency);
    }
}

#[tokio::test]
async fn a_pending_payment_succeeds_later_by_itself() {
    let merchant = Merchant::new().await;
    merchant.initialize(PAYMENT).await;
    merchant.control.fault(json!({"on": "payment", "do": "pending", "ms": 50})).await.expect("a fault");
    let answer = merchant.control.pay(PAYMENT).await.expect("open");
    assert_eq!(answer["status"], "pending");
    merchant.rest().await;
    assert_eq!(merchant.inbox.events(), ["charge.success"]);
}
