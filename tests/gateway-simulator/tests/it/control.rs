//! The control interface itself, and the books.

use gateway_simulator::{books::EntryKind, control::payments::PayRequest};
use serde_json::{Value, json};

use crate::support::{Merchant, PAYMENT, TRANSFER};

#[tokio::test]
async fn it_answers_that_it_is_healthy() {
    let merchant = Merchant::new().await;
    let health: Value = merchant.control.get("/health").await.expect("healthy");
    assert_eq!(health, json!({"status": "ok"}));
}

#[tokio::test]
async fn the_books_hold_every_movement_to_the_kobo() {
    let merchant = Merchant::new().await;
    merchant.paid(PAYMENT).await;
    merchant.control.fault(json!({"on": "transfer", "do": "reversed", "times": 1})).await.expect("a course");
    merchant.transfer(TRANSFER).await;
    merchant.rest().await;
    merchant.post("/refund", &json!({"transaction": PAYMENT, "amount": 700_001})).await;
    merchant.control.fault(json!({"on": "refund", "do": "failed", "times": 1})).await.expect("a course");
    merchant.post("/refund", &json!({"transaction": PAYMENT, "amount": 5})).await;
    merchant.rest().await;

    let books = merchant.control.books().await.expect("books");
    let kinds: Vec<EntryKind> = books.entries.iter().map(|entry| entry.kind).collect();
    assert_eq!(
        kinds,
        [
            EntryKind::TopUp,
            EntryKind::Charge,
            EntryKind::Transfer,
            EntryKind::TransferFee,
            EntryKind::TransferReturned,
            EntryKind::Refund,
            EntryKind::Refund,
            EntryKind::RefundReturned,
        ]
    );
    let totals = books.totals["NGN"];
    assert_eq!((totals.topped_up, totals.charged, totals.charge_fees), (10_000_000, 2_500_000, 47_500));
    assert_eq!((totals.refunded, totals.transferred, totals.transfer_fees), (700_001, 0, 2_500));
    assert_eq!(totals.balance, 10_000_000 + 2_500_000 - 47_500 - 700_001 - 2_500);
    assert_eq!(books.balances["NGN"], totals.balance);

    let of_transfer: Value =
        merchant.control.get(&format!("/simulator/books?reference={TRANSFER}")).await.expect("entries");
    assert_eq!(of_transfer["entries"].as_array().map(Vec::len), Some(3));
}

#[tokio::test]
async fn a_contradiction_is_a_conflict_and_a_repeat_is_not() {
    let merchant = Merchant::new().await;
    merchant.paid(PAYMENT).await;
    let again = merchant.control.pay(PAYMENT).await.expect("a repeat");
    assert_eq!(again["webhook_queued"], false);
    let declined = PayRequest { outcome: Some("declined".to_owned()), ..PayRequest::default() };
    let error = merchant.control.pay_with(PAYMENT, &declined).await.expect_err("paid");
    assert!(error.to_string().contains("409"), "{error}");

    merchant.transfer(TRANSFER).await;
    let moved = merchant.control.move_transfer(TRANSFER, "failed").await.expect("pending");
    assert_eq!(moved["changed"], true);
    let repeated = merchant.control.move_transfer(TRANSFER, "failed").await.expect("a repeat");
    assert_eq!(repeated["changed"], false);
    let error = merchant.control.move_transfer(TRANSFER, "success").await.expect_err("failed");
    assert!(error.to_string().contains("409"), "{error}");
}

#[tokio::test]
async fn what_does_not_exist_or_is_not_understood_is_said_so() {
    let merchant = Merchant::new().await;
    for (path, body, said) in [
        ("/simulator/pay/pay-unknown", json!({}), "404"),
        ("/simulator/pay/pay-unknown", json!({"outcomes": "success"}), "unknown field"),
        ("/simulator/pay/pay-unknown", json!({"outcome": "lucky"}), "abandoned"),
        ("/simulator/pay/pay-unknown", json!({"card": "4111"}), "test card"),
        ("/simulator/transfers/pyt-unknown", json!({"outcome": "success"}), "404"),
        ("/simulator/transfers/pyt-unknown", json!({}), "outcome"),
        ("/simulator/refunds/1", json!({"outcome": "processed"}), "404"),
        ("/simulator/top-up", json!({"amount": 0}), "positive"),
        ("/simulator/top-up", json!({"amount": 1, "currency": "EUR"}), "currency"),
        ("/simulator/webhooks", json!({"event": "charge.success", "reference": "pay-unknown"}), "404"),
        ("/simulator/webhooks", json!({}), "raw_body"),
        ("/simulator/webhooks/resend", json!({"reference": "pay-unknown"}), "404"),
        ("/simulator/webhooks/9/resend", json!({}), "404"),
        ("/simulator/faults", json!({"on": "transfer", "do": "vanish"}), "reversed_before_success"),
    ] {
        let error = merchant.control.post::<Value>(path, &body).await.expect_err(path);
        assert!(error.to_string().contains(said), "{path}: {error}");
    }
    let error = merchant.control.open_account("001", "0123456789", "X").await.expect_err("no such bank");
    assert!(error.to_string().contains("no bank"), "{error}");
    let error = merchant.control.set(&json!({"webhook_url": "ftp://x"})).await.expect_err("not http");
    assert!(error.to_string().contains("http"), "{error}");
    assert!(merchant.control.set(&json!({"time_scale": 0})).await.is_err());
}

#[tokio::test]
async fn manual_settling_waits_until_told() {
    let merchant = Merchant::new().await;
    merchant.control.set(&json!({"settle_automatically": false})).await.expect("a setting");
    merchant.paid(PAYMENT).await;
    merchant.transfer(TRANSFER).await;
    merchant.post("/refund", &json!({"transaction": PAYMENT})).await;
    merchant.rest().await;
    assert_eq!(merchant.inbox.events(), ["charge.success", "refund.pending"]);
    assert_eq!(merchant.control.settle().await.expect("settled")["steps"], 3);
    merchant.rest().await;
    let mut events = merchant.inbox.events();
    events.sort_unstable();
    assert_eq!(
        events,
        ["charge.success", "refund.pending", "refund.processed", "refund.processing", "transfer.success"]
    );
}

#[tokio::test]
async fn faults_are_listed_and_removed() {
    let merchant = Merchant::new().await;
    let id =
        merchant.control.fault(json!({"on": "webhook", "do": "lose", "times": 2})).await.expect("a fault");
    merchant.paid(PAYMENT).await;
    let list: Value = merchant.control.get("/simulator/faults").await.expect("a list");
    assert_eq!(
        list["faults"],
        json!([{"id": id, "fault": {"on": "webhook", "do": "lose", "times": 2}, "times_left": 1, "used": 1}])
    );
    let url = format!("{}/simulator/faults/{id}", merchant.simulator.base_url);
    let removed = merchant.http.delete(&url).send().await.expect("an answer");
    assert_eq!(removed.status(), 200);
    assert_eq!(merchant.http.delete(&url).send().await.expect("an answer").status(), 404);
}

#[tokio::test]
async fn a_reset_forgets_history_but_not_settings_and_accounts() {
    let merchant = Merchant::new().await;
    merchant.control.open_account("044", "1111111111", "Ada Obi").await.expect("a bank");
    merchant.paid(PAYMENT).await;
    merchant.rest().await;
    merchant.control.post::<Value>("/simulator/reset", &json!({})).await.expect("fresh");
    assert!(merchant.control.books().await.expect("books").entries.is_empty());
    assert!(merchant.control.webhooks().await.expect("webhooks").is_empty());
    assert_eq!(merchant.get("/bank/resolve?account_number=1111111111&bank_code=044").await.status, 200);
    merchant.paid(PAYMENT).await;
    merchant.rest().await;
    assert_eq!(merchant.inbox.events().len(), 2, "webhooks still go to the same address");
}

#[tokio::test]
async fn account_endings_misbehave_without_any_control() {
    let merchant = Merchant::new().await;
    for (ending, last) in [("9901", "failed"), ("9902", "reversed"), ("9905", "pending")] {
        let account_number = format!("012345{ending}");
        merchant.control.open_account("058", &account_number, "Musa Bello").await.expect("a bank");
        let account = json!({
            "type": "nuban", "name": "Musa Bello", "account_number": account_number, "bank_code": "058"
        });
        let recipient = merchant.post("/transferrecipient", &account).await;
        let code = recipient.body["data"]["recipient_code"].as_str().expect("a code");
        let reference = format!("pyt-000000000000-{ending}");
        let mut body = crate::support::transfer_body(code, &reference);
        body["amount"] = json!(100_000);
        assert_eq!(merchant.post("/transfer", &body).await.status, 200);
        merchant.rest().await;
        let verified = merchant.get(&format!("/transfer/verify/{reference}")).await;
        assert_eq!(verified.body["data"]["status"], last);
    }
}
