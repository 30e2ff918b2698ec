//! Signatures, retries, and webhooks that go astray on request.

use gateway_simulator::{Config, clock::TimeScale, paystack::wire::signature::sign, webhooks::Delivery};
use serde_json::json;

use crate::support::{Inbox, Merchant, PAYMENT, SECRET, SOON, TRANSFER};

#[tokio::test]
async fn the_signature_covers_the_exact_bytes() {
    let merchant = Merchant::new().await;
    merchant.paid(PAYMENT).await;
    merchant.rest().await;
    let arrived = &merchant.inbox.arrived()[0];
    assert_eq!(arrived.signature.as_deref(), Some(sign(SECRET, &arrived.bytes).as_str()));
}

#[tokio::test]
async fn a_failed_delivery_is_retried_with_the_same_bytes_until_200() {
    let merchant = Merchant::new().await;
    merchant.inbox.answer_with(&[500, 202, 302]);
    merchant.paid(PAYMENT).await;
    merchant.rest().await;
    let arrived = merchant.inbox.arrived();
    assert_eq!(arrived.len(), 4);
    assert!(arrived.iter().all(|copy| copy.bytes == arrived[0].bytes));
    let webhook = &merchant.control.webhooks().await.expect("webhooks")[0];
    let statuses: Vec<Option<u16>> = webhook.attempts.iter().map(|attempt| attempt.status).collect();
    assert_eq!(statuses, [Some(500), Some(202), Some(302), Some(200)]);
    // Three minutes of 10 milliseconds each.
    let gaps = webhook.attempts.windows(2).map(|pair| pair[1].at.millis() - pair[0].at.millis());
    assert!(gaps.into_iter().all(|gap| gap >= 30));
}

#[tokio::test]
async fn without_a_url_webhooks_wait_and_arrive_once_there_is_one() {
    let inbox = Inbox::open().await;
    let config = Config { time_scale: Some(TimeScale::REAL), ..Config::for_tests(SECRET) };
    let merchant = Merchant::with(config, inbox);
    merchant.paid(PAYMENT).await;
    while merchant.control.webhooks().await.expect("webhooks")[0].attempts.is_empty() {
        tokio::time::sleep(std::time::Duration::from_millis(5)).await;
    }
    merchant.control.set(&json!({"webhook_url": merchant.inbox.url})).await.expect("a URL");
    merchant.rest().await;
    assert_eq!(merchant.inbox.events(), ["charge.success"]);
}

#[tokio::test]
async fn duplicates_are_equal_and_lost_ones_can_be_sent_again() {
    let merchant = Merchant::new().await;
    let duplicate = json!({"on": "webhook", "do": "duplicate", "copies": 2, "times": 1});
    merchant.control.fault(duplicate).await.expect("a fault");
    merchant.paid(PAYMENT).await;
    merchant.rest().await;
    let arrived = merchant.inbox.arrived();
    assert_eq!(arrived.len(), 3);
    assert!(
        arrived.iter().all(|copy| copy.bytes == arrived[0].bytes && copy.signature == arrived[0].signature)
    );

    merchant.control.fault(json!({"on": "webhook", "do": "lose", "times": 1})).await.expect("a fault");
    merchant.paid("pay-lost").await;
    merchant.rest().await;
    assert_eq!(merchant.inbox.arrived().len(), 3);
    assert_eq!(merchant.control.resend("pay-lost").await.expect("one").len(), 1);
    merchant.rest().await;
    assert_eq!(merchant.inbox.arrived()[3].json()["data"]["reference"], "pay-lost");
}

#[tokio::test]
async fn a_forged_copy_has_a_wrong_signature_and_the_true_one_follows() {
    let merchant = Merchant::new().await;
    let forge = json!({"on": "webhook", "do": "forge", "event": "charge.success"});
    merchant.control.fault(forge).await.expect("a fault");
    merchant.inbox.answer_with(&[401]);
    merchant.paid(PAYMENT).await;
    merchant.rest().await;
    let arrived = merchant.inbox.arrived();
    assert_eq!(arrived.len(), 2);
    let is_true =
        |index: usize| arrived[index].signature.as_deref() == Some(&sign(SECRET, &arrived[index].bytes));
    assert_eq!((is_true(0), is_true(1)), (false, true));
    assert_eq!(arrived[0].bytes, arrived[1].bytes);
}

#[tokio::test]
async fn a_late_webhook_comes_late_and_a_reordered_one_after_the_next() {
    let merchant = Merchant::new().await;
    let late = json!({"on": "webhook", "do": "delay", "ms": 1000, "event": "charge.success"});
    merchant.control.fault(late).await.expect("a fault");
    merchant.paid(PAYMENT).await;
    let reorder = json!({"on": "webhook", "do": "reorder", "event": "transfer.success"});
    merchant.control.fault(reorder).await.expect("a fault");
    merchant.control.fault(json!({"on": "transfer", "do": "reversed"})).await.expect("a course");
    merchant.transfer(TRANSFER).await;
    merchant.rest().await;
    assert_eq!(merchant.inbox.events(), ["transfer.reversed", "transfer.success", "charge.success"]);
}

#[tokio::test]
async fn a_webhook_can_be_sent_for_what_never_happened() {
    let merchant = Merchant::new().await;
    merchant.initialize(PAYMENT).await;
    let claim = json!({"event": "charge.success", "reference": PAYMENT});
    merchant.control.send_webhook(&claim).await.expect("sent");
    let forged = json!({"body": {"event": "charge.success", "data": {}}, "signature": "forged"});
    merchant.control.send_webhook(&forged).await.expect("sent");
    let unsigned = json!({"raw_body": "not json", "signature": "missing"});
    merchant.control.send_webhook(&unsigned).await.expect("sent");
    merchant.rest().await;

    let arrived = merchant.inbox.arrived();
    let claimed = arrived.iter().find(|letter| letter.bytes.len() > 500).expect("the claim");
    assert_eq!(claimed.json()["data"]["status"], "success");
    assert_eq!(claimed.signature.as_deref(), Some(sign(SECRET, &claimed.bytes).as_str()));
    assert!(arrived.iter().any(|letter| letter.signature.is_none() && letter.bytes == "not json"));
    let truth = merchant.get(&format!("/transaction/verify/{PAYMENT}")).await;
    assert_eq!(truth.body["data"]["status"], "abandoned");
    assert_eq!(merchant.balance().await, 10_000_000, "nothing was booked");
}

#[tokio::test]
async fn after_72_hours_it_gives_up() {
    let inbox = Inbox::open().await;
    let config = Config {
        webhook_url: Some(inbox.url.clone()),
        time_scale: TimeScale::new(3_600_000),
        ..Config::for_tests(SECRET)
    };
    let merchant = Merchant::with(config, inbox);
    merchant.inbox.answer_with(&[500; 200]);
    merchant.paid(PAYMENT).await;
    merchant.control.wait_until_idle(SOON).await.expect("it gives up");
    let webhook = &merchant.control.webhooks().await.expect("webhooks")[0];
    assert_eq!(webhook.state, Delivery::GaveUp);
    assert!(webhook.attempts.len() > 5);
}
