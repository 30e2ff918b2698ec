//! Flutterwave's webhooks: the merchant's word instead of a signature, three kinds of bodies, three more tries.

use gateway_simulator::{FLUTTERWAVE_WEBHOOK_HASH, control::payments::PayRequest, webhooks::Delivery};
use serde_json::{Value, json};

use super::shop::{PAYMENT, Shop, TRANSFER};
use crate::shape::assert_same_shape;

#[tokio::test]
async fn a_payment_and_a_transfer_are_told_in_their_envelopes() {
    let shop = Shop::new().await;
    let id = shop.paid(PAYMENT).await;
    shop.transfer(TRANSFER).await;
    shop.rest().await;
    let charged = shop.merchant.inbox.only("charge.completed");
    assert_same_shape("flutterwave_charge_completed", &charged, &[]);
    assert_eq!((charged["data"]["id"].as_u64(), &charged["data"]["tx_ref"]), (Some(id), &json!(PAYMENT)));
    let sent = shop.merchant.inbox.only("transfer.completed");
    assert_same_shape("flutterwave_transfer_completed", &sent, &[]);
    assert_eq!(sent["data"]["status"], "SUCCESSFUL");
    for arrived in shop.merchant.inbox.arrived() {
        assert_eq!(arrived.hash.as_deref(), Some(FLUTTERWAVE_WEBHOOK_HASH));
        assert_eq!(arrived.signature, None);
    }
}

#[tokio::test]
async fn a_bank_transfer_brings_the_merchants_data_beside_the_payment() {
    let shop = Shop::new().await;
    shop.link(PAYMENT).await;
    let request = PayRequest { method: Some("bank_transfer".to_owned()), ..PayRequest::default() };
    shop.merchant.control.pay_with(PAYMENT, &request).await.expect("open");
    shop.rest().await;
    let charged = shop.merchant.inbox.only("charge.completed");
    assert_same_shape("flutterwave_charge_completed_bank_transfer", &charged, &[".meta_data"]);
    assert_eq!(charged["meta_data"]["order_id"], "ord_01J9Z8");
}

#[tokio::test]
async fn each_failed_attempt_is_told_and_the_one_that_pays_has_another_number() {
    let shop = Shop::new().await;
    shop.link(PAYMENT).await;
    let card = |number: &str| PayRequest { card: Some(number.to_owned()), ..PayRequest::default() };
    for number in ["5258 5859 2266 6506", "5143010522339965", "5531886652142950"] {
        shop.merchant.control.pay_with(PAYMENT, &card(number)).await.expect("open");
    }
    shop.rest().await;
    let told: Vec<Value> = shop.merchant.inbox.arrived().iter().map(|arrived| arrived.json()).collect();
    let statuses: Vec<&Value> = told.iter().map(|body| &body["data"]["status"]).collect();
    assert_eq!(statuses, ["failed", "failed", "successful"]);
    assert!(told.iter().all(|body| body["event"] == "charge.completed"));
    assert_ne!(told[0]["data"]["id"], told[2]["data"]["id"]);
    assert_eq!(told[1]["data"]["processor_response"], "Do Not Honour");
}

#[tokio::test]
async fn the_older_bodies_are_flat() {
    let shop = Shop::new().await;
    shop.set(&json!({"flutterwave_webhook_bodies": "flat"})).await;
    shop.paid(PAYMENT).await;
    shop.transfer(TRANSFER).await;
    shop.rest().await;
    let told: Vec<Value> = shop.merchant.inbox.arrived().iter().map(|arrived| arrived.json()).collect();
    assert_same_shape("flutterwave_charge_completed_flat", &told[0], &[]);
    assert_same_shape("flutterwave_transfer_completed_flat", &told[1], &[]);
    assert_eq!((&told[0]["txRef"], &told[1]["transfer"]["reference"]), (&json!(PAYMENT), &json!(TRANSFER)));
}

#[tokio::test]
async fn refunds_are_told_only_to_who_asked_for_it() {
    let shop = Shop::new().await;
    let id = shop.paid(PAYMENT).await;
    let refund = json!({"amount": 10, "comments": "rfd_1"});
    shop.post(&format!("/v3/transactions/{id}/refund"), &refund).await;
    shop.rest().await;
    assert_eq!(shop.merchant.inbox.arrived().len(), 1, "only the payment");

    shop.set(&json!({"flutterwave_refund_webhooks": true})).await;
    shop.post(&format!("/v3/transactions/{id}/refund"), &refund).await;
    shop.rest().await;
    let told = shop.merchant.inbox.arrived()[1].json();
    assert_same_shape("flutterwave_refund_completed_flat", &told, &[]);
    assert_eq!((told["TransactionId"].as_u64(), &told["comments"]), (Some(id), &json!("rfd_1")));
}

#[tokio::test]
async fn three_more_tries_and_it_gives_up_until_asked() {
    let shop = Shop::new().await;
    shop.merchant.inbox.answer_with(&[500, 202, 302, 500]);
    let id = shop.paid(PAYMENT).await;
    shop.rest().await;
    assert_eq!(shop.merchant.inbox.arrived().len(), 4);
    let webhook = &shop.merchant.control.webhooks().await.expect("webhooks")[0];
    assert_eq!(webhook.state, Delivery::GaveUp);
    // Half an hour of 10 milliseconds a minute.
    let gaps = webhook.attempts.windows(2).map(|pair| pair[1].at.millis() - pair[0].at.millis());
    assert!(gaps.into_iter().all(|gap| gap >= 300));

    let asked = shop.post(&format!("/v3/transactions/{id}/resend-hook"), &json!({})).await;
    assert_same_shape("flutterwave_transaction_resend_hook_response", &asked.body, &[]);
    shop.rest().await;
    let arrived = shop.merchant.inbox.arrived();
    assert_eq!((arrived.len(), &arrived[4].bytes), (5, &arrived[0].bytes));
    assert_eq!(shop.post("/v3/transactions/1/resend-hook", &json!({})).await.status, 400);
}

#[tokio::test]
async fn webhooks_go_astray_as_at_paystack() {
    let shop = Shop::new().await;
    for (tx_ref, fault, copies) in [
        ("pay-lost", json!({"on": "webhook", "do": "lose", "gateway": "flutterwave"}), 0),
        ("pay-twice", json!({"on": "webhook", "do": "duplicate"}), 2),
        ("pay-late", json!({"on": "webhook", "do": "delay", "ms": 50}), 1),
        ("pay-at-paystack", json!({"on": "webhook", "do": "lose", "gateway": "paystack"}), 1),
    ] {
        let mut fault = fault;
        fault["reference"] = json!(tx_ref);
        shop.fault(fault).await;
        shop.paid(tx_ref).await;
        shop.rest().await;
        let about = |body: Value| body["data"]["tx_ref"] == tx_ref;
        let arrived = shop.merchant.inbox.arrived();
        assert_eq!(arrived.iter().filter(|arrived| about(arrived.json())).count(), copies, "{tx_ref}");
    }
    assert_eq!(shop.merchant.control.resend("pay-lost").await.expect("one").len(), 1);

    shop.fault(json!({"on": "webhook", "do": "forge", "reference": PAYMENT})).await;
    shop.merchant.inbox.answer_with(&[401]);
    shop.rest().await;
    let before = shop.merchant.inbox.arrived().len();
    shop.paid(PAYMENT).await;
    shop.rest().await;
    let arrived = shop.merchant.inbox.arrived().split_off(before);
    let is_true: Vec<bool> =
        arrived.iter().map(|copy| copy.hash.as_deref() == Some(FLUTTERWAVE_WEBHOOK_HASH)).collect();
    assert_eq!(is_true, [false, true]);
}

#[tokio::test]
async fn a_webhook_with_the_right_word_can_still_lie() {
    let shop = Shop::new().await;
    shop.link(PAYMENT).await;
    shop.transfer(TRANSFER).await;
    let claim = json!({"gateway": "flutterwave", "event": "charge.completed", "reference": PAYMENT});
    shop.merchant.control.send_webhook(&claim).await.expect("sent");
    let claim = json!({
        "gateway": "flutterwave", "event": "transfer.completed", "reference": TRANSFER, "status": "FAILED"
    });
    shop.merchant.control.send_webhook(&claim).await.expect("sent");
    let body = json!({"gateway": "flutterwave", "body": {"event": "subscription.cancelled"}, "signature": "missing"});
    shop.merchant.control.send_webhook(&body).await.expect("sent");
    shop.rest().await;
    let arrived = shop.merchant.inbox.arrived();
    let claimed =
        arrived.iter().find(|letter| letter.json()["event"] == "charge.completed").expect("the claim");
    assert_eq!((&claimed.json()["data"]["status"], claimed.hash.is_some()), (&json!("successful"), true));
    assert!(arrived.iter().any(|letter| letter.json()["data"]["status"] == "FAILED"));
    assert!(arrived.iter().any(|letter| letter.hash.is_none()));
    assert_eq!(shop.by_reference(PAYMENT).await.status, 400, "nobody paid");
    assert_eq!(shop.transfers(TRANSFER).await[0]["status"], "SUCCESSFUL");
    for unclear in [
        json!({"gateway": "flutterwave", "event": "refund.completed", "reference": PAYMENT}),
        json!({"gateway": "flutterwave", "event": "charge.completed", "reference": "pay-unknown"}),
    ] {
        assert!(shop.merchant.control.send_webhook(&unclear).await.is_err(), "{unclear}");
    }
}
