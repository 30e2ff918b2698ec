//! Webhooks: twice, forged, lost, out of order.

use reqwest::Method;
use serde_json::json;

use crate::world::{PRICE, shop};

#[tokio::test]
async fn a_second_webhook_changes_nothing() {
    let shop = shop().await;
    let sold = shop.order(1).await;
    let twice = json!({ "on": "webhook", "do": "duplicate", "copies": 3, "reference": sold.reference });
    shop.api.gateway.fault(twice).await.unwrap();
    shop.api.gateway.pay(&sold.reference).await.unwrap();
    shop.buyer.wait_for_order(&sold.order_id, "/status", "paid").await.unwrap();
    shop.api.gateway.resend(&sold.reference).await.unwrap();
    shop.artisan.act(&sold.order_id, "accept", &json!({})).await.unwrap();
    assert_eq!(shop.actions(&sold.order_id).await, ["order.placed", "order.paid", "order.accepted"]);
    shop.artisan.wait_for_wallet("held", PRICE).await.unwrap();
}

#[tokio::test]
async fn a_forged_webhook_is_refused_and_funds_nothing() {
    let shop = shop().await;
    let sold = shop.order(1).await;
    let body = json!({ "event": "charge.success", "data": { "id": 1, "reference": sold.reference, "amount": PRICE } });
    let nonsense = "00".repeat(64);
    for signature in [None, Some(""), Some("nonsense"), Some(nonsense.as_str())] {
        let headers: Vec<(&str, &str)> =
            signature.map(|value| ("x-paystack-signature", value)).into_iter().collect();
        let refused = shop.api.send(Method::POST, "/webhooks/paystack", &headers, Some(&body)).await.unwrap();
        assert_eq!((refused.status, refused.problem()), (401, "signature-invalid"), "{signature:?}");
    }
    assert_eq!(shop.actions(&sold.order_id).await, ["order.placed"]);
}

#[tokio::test]
async fn a_signed_report_that_the_gateway_does_not_stand_by_funds_nothing() {
    let shop = shop().await;
    let sold = shop.order(1).await;
    // Signed with the right key, as if the key had leaked; but nobody paid.
    let made_up = json!({ "event": "charge.success", "reference": sold.reference });
    shop.api.gateway.send_webhook(&made_up).await.unwrap();
    shop.api.gateway.wait_until_idle(std::time::Duration::from_secs(30)).await.ok();
    tokio::time::sleep(std::time::Duration::from_secs(3)).await;
    assert_eq!(shop.actions(&sold.order_id).await, ["order.placed"]);
}

#[tokio::test]
async fn a_payment_whose_webhook_is_lost_is_found_by_the_poll() {
    let shop = shop().await;
    let sold = shop.order(1).await;
    shop.api
        .gateway
        .fault(json!({ "on": "webhook", "do": "lose", "reference": sold.reference }))
        .await
        .unwrap();
    shop.api.gateway.pay(&sold.reference).await.unwrap();
    shop.pass_payment_poll(&sold.payment_id).await;
    shop.buyer.wait_for_order(&sold.order_id, "/escrow_status", "held").await.unwrap();
}

#[tokio::test]
async fn a_webhook_before_the_gateway_can_verify_is_tried_again() {
    let shop = shop().await;
    let sold = shop.order(1).await;
    let down = json!({ "on": "transaction.verify", "do": "error", "times": 2, "reference": sold.reference });
    shop.api.gateway.fault(down).await.unwrap();
    shop.api.gateway.pay(&sold.reference).await.unwrap();
    shop.buyer.wait_for_order(&sold.order_id, "/escrow_status", "held").await.unwrap();
}

#[tokio::test]
async fn reports_of_a_refund_in_the_wrong_order_end_the_same() {
    let shop = shop().await;
    let sold = shop.paid_order().await;
    shop.api
        .gateway
        .fault(json!({ "on": "webhook", "do": "reorder", "ms": 4000, "reference": sold.reference }))
        .await
        .unwrap();
    shop.buyer.act(&sold.order_id, "cancel", &json!({ "reason": "changed my mind" })).await.unwrap();
    shop.buyer.wait_for_order(&sold.order_id, "/payment_status", "refunded").await.unwrap();
    let actions = shop.actions(&sold.order_id).await;
    let refunded = actions.iter().filter(|action| *action == "order.refunded").count();
    assert_eq!(refunded, 1, "{actions:?}");
}
