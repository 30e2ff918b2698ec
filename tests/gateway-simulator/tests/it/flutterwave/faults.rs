//! Requests that fail before or after their effect, and outcomes that go wrong.

use std::time::Duration;

use gateway_simulator::FLUTTERWAVE_SECRET;
use serde_json::{Value, json};

use super::shop::{FLOAT, PAYMENT, Shop, TRANSFER, transfer_body};
use crate::support::TRANSFER as PAYSTACK_TRANSFER;

#[tokio::test]
async fn an_error_before_the_effect_leaves_nothing_behind_and_one_after_leaves_it() {
    for (fault, status, exists) in [
        (json!({"do": "error"}), 500, false),
        (json!({"do": "error", "status": 503}), 503, false),
        (json!({"do": "hang", "ms": 10}), 503, false),
        (json!({"do": "unauthorized"}), 401, false),
        (json!({"do": "rate_limit"}), 429, false),
        (json!({"do": "error_after", "status": 503}), 503, true),
        (json!({"do": "hang_after", "ms": 10}), 503, true),
    ] {
        let shop = Shop::new().await;
        let mut fault = fault;
        fault["on"] = json!("transfer.create");
        fault["times"] = json!(1);
        shop.fault(fault.clone()).await;
        assert_eq!(shop.transfer(TRANSFER).await.status, status, "{fault}");
        let found = shop.transfers(TRANSFER).await;
        assert_eq!(found.as_array().map(Vec::len), Some(usize::from(exists)), "{fault}");
        let again = shop.transfer(TRANSFER).await;
        assert_eq!(again.status, if exists { 400 } else { 200 }, "{fault}");
        assert_eq!(shop.balance().await, FLOAT - 2_250_000 - 2_688, "paid once");
    }
}

#[tokio::test]
async fn a_connection_closes_without_an_answer_before_or_after_the_effect() {
    for (action, refunds) in [("close", 0), ("close_after", 1)] {
        let shop = Shop::new().await;
        let id = shop.paid(PAYMENT).await;
        shop.fault(json!({"on": "refund.create", "do": action, "reference": PAYMENT})).await;
        let error = shop.try_post(&format!("/v3/transactions/{id}/refund"), &json!({})).await;
        assert!(error.expect_err("no answer").is_request());
        let listed = shop.get(&format!("/v3/refunds?id={id}")).await;
        assert_eq!(listed.body["data"].as_array().map(Vec::len), Some(refunds));
        let log = shop.merchant.control.requests(PAYMENT).await.expect("a log");
        assert!(log.contains(&("refund.create".to_owned(), None)));
    }
}

#[tokio::test]
async fn a_hanging_request_times_out_at_the_caller_although_it_was_done() {
    let shop = Shop::new().await;
    shop.fault(json!({"on": "transaction.initialize", "do": "hang_after", "gateway": "flutterwave"})).await;
    let body = json!({"tx_ref": PAYMENT, "amount": 5, "customer": {"email": "a@example.com"}});
    let request =
        shop.merchant.http.post(shop.url("/v3/payments")).bearer_auth(FLUTTERWAVE_SECRET).json(&body);
    let error = request.timeout(Duration::from_millis(500)).send().await.expect_err("a time-out");
    assert!(error.is_timeout());
    shop.merchant.control.clear_faults().await.expect("none");
    assert_eq!(shop.post("/v3/payments", &body).await.status, 400, "the link is there");
}

#[tokio::test]
async fn payments_go_wrong_in_every_way() {
    let shop = Shop::new().await;
    for (number, fault, status, amount, currency) in [
        (1, json!({"do": "declined", "message": "Fraud"}), "failed", "25000.5", "NGN"),
        (2, json!({"do": "wrong_amount", "difference": -50}), "successful", "25000", "NGN"),
        (3, json!({"do": "wrong_amount", "amount": 2_600_000}), "successful", "26000", "NGN"),
        (4, json!({"do": "wrong_currency"}), "successful", "25000.5", "USD"),
        (5, json!({"do": "pending"}), "pending", "25000.5", "NGN"),
    ] {
        let tx_ref = format!("{PAYMENT}-{number}");
        shop.link(&tx_ref).await;
        let mut fault = fault;
        fault["on"] = json!("payment");
        fault["reference"] = json!(tx_ref);
        shop.fault(fault).await;
        shop.merchant.control.pay(&tx_ref).await.expect("open");
        let data = shop.by_reference(&tx_ref).await.body["data"].take();
        assert_eq!(
            (&data["status"], data["amount"].to_string().as_str()),
            (&json!(status), amount),
            "{tx_ref}"
        );
        assert_eq!(data["currency"], currency);
    }
    shop.link(PAYMENT).await;
    shop.fault(json!({"on": "payment", "do": "abandoned", "reference": PAYMENT})).await;
    let left = shop.merchant.control.pay(PAYMENT).await.expect("open");
    assert_eq!((&left["status"], &left["webhook_queued"]), (&Value::Null, &json!(false)));
    assert_eq!(shop.by_reference(PAYMENT).await.status, 400);
}

#[tokio::test]
async fn a_pending_payment_succeeds_later_by_itself_under_the_same_number() {
    let shop = Shop::new().await;
    shop.link(PAYMENT).await;
    shop.fault(json!({"on": "payment", "do": "pending", "ms": 50})).await;
    let pending = shop.merchant.control.pay(PAYMENT).await.expect("open");
    assert_eq!(pending["status"], "pending");
    shop.rest().await;
    let told = shop.merchant.inbox.only("charge.completed");
    assert_eq!((&told["data"]["id"], &told["data"]["status"]), (&pending["id"], &json!("successful")));
}

#[tokio::test]
async fn transfers_and_refunds_take_the_course_of_a_fault() {
    let shop = Shop::new().await;
    let id = shop.paid(PAYMENT).await;
    for (course, status) in [("failed", "FAILED"), ("pending", "PENDING"), ("success", "SUCCESSFUL")] {
        shop.fault(json!({"on": "transfer", "do": course, "times": 1})).await;
        let reference = format!("pyt-{course}");
        let mut body = transfer_body(&reference);
        body["amount"] = json!(100);
        shop.post("/v3/transfers", &body).await;
        shop.rest().await;
        assert_eq!(shop.transfers(&reference).await[0]["status"], status);
    }
    for (course, status) in [
        ("failed", "failed"),
        ("pending", "completed"),
        ("processing", "processing"),
        ("processed", "completed-mpgs"),
    ] {
        shop.fault(json!({"on": "refund", "do": course, "times": 1})).await;
        let created = shop.post(&format!("/v3/transactions/{id}/refund"), &json!({"amount": 1})).await;
        shop.rest().await;
        let fetched = shop.get(&format!("/v3/refunds/{}", created.body["data"]["id"])).await;
        assert_eq!(fetched.body["data"]["status"], status, "{course}");
    }
    assert_eq!(shop.merchant.control.settle().await.expect("settled")["steps"], 3);
    assert_eq!(shop.transfers("pyt-pending").await[0]["status"], "SUCCESSFUL");
}

#[tokio::test]
async fn a_transfer_can_be_invisible_for_a_while() {
    let shop = Shop::new().await;
    shop.fault(json!({"on": "transfer", "do": "invisible", "ms": 600})).await;
    let queued = shop.transfer(TRANSFER).await;
    let path = format!("/v3/transfers/{}", queued.body["data"]["id"]);
    assert_eq!((shop.transfers(TRANSFER).await, shop.get(&path).await.status), (json!([]), 404));
    tokio::time::sleep(Duration::from_millis(650)).await;
    assert_eq!(shop.get(&path).await.status, 200);
}

#[tokio::test]
async fn a_fault_of_one_gateway_spares_the_other() {
    let shop = Shop::new().await;
    shop.fault(json!({"on": "*", "do": "error", "status": 503, "gateway": "paystack"})).await;
    assert_eq!(shop.get("/v3/balances/NGN").await.status, 200);
    assert_eq!(shop.merchant.get("/balance").await.status, 503);
    shop.merchant.control.clear_faults().await.expect("none");
    shop.fault(json!({"on": "transfer", "do": "failed", "gateway": "flutterwave"})).await;
    shop.transfer(TRANSFER).await;
    shop.merchant.transfer(PAYSTACK_TRANSFER).await;
    shop.rest().await;
    assert_eq!(shop.transfers(TRANSFER).await[0]["status"], "FAILED");
    let other = shop.merchant.get(&format!("/transfer/verify/{PAYSTACK_TRANSFER}")).await;
    assert_eq!(other.body["data"]["status"], "success");
    let log: Value = shop.merchant.control.get("/simulator/requests").await.expect("a log");
    assert_eq!(log["requests"][0]["gateway"], "flutterwave");
}
