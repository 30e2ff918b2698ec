//! Journeys that end with the buyer's money back.

use domain::RefundId;
use gateway_simulator::control::payments::PayRequest;
use serde_json::{Value, json};
use store::entities::refund_key;

use crate::world::{PRICE, Shop, shop};

/// The refunds that the gateway made of a payment: amount and state.
async fn refunds(shop: &Shop, reference: &str) -> Vec<(i64, String)> {
    let url = format!("{}/simulator/refunds", shop.api.stack.simulator_url);
    let all: Value = reqwest::get(url).await.unwrap().json().await.unwrap();
    let all = all["refunds"].as_array().expect("the simulator lists refunds").clone();
    all.into_iter()
        .filter(|refund| refund.to_string().contains(reference))
        .map(|refund| (refund["amount"].as_i64().unwrap(), refund["status"].as_str().unwrap().to_owned()))
        .collect()
}

/// Waits until the gateway says that one refund of `amount` arrived.
async fn wait_for_refund(shop: &Shop, reference: &str, amount: i64) {
    let what = format!("a refund of {amount} for {reference}");
    shop.api
        .wait_for(&what, async || {
            Ok((refunds(shop, reference).await == [(amount, "processed".to_owned())]).then_some(()))
        })
        .await
        .unwrap();
}

/// The refund of an order, from its history.
async fn refund_of(shop: &Shop, order_id: &str) -> RefundId {
    let path = format!("/orders/{order_id}/history?limit=100");
    shop.api
        .wait_for("the escrow to be refunded", async || {
            let history = shop.buyer.get(&path).await?.success()?;
            let postings = history["items"].as_array().into_iter().flatten();
            let credit = postings
                .flat_map(|entry| entry["postings"].as_array().into_iter().flatten())
                .find_map(|posting| posting["credit"].as_str()?.strip_prefix("refund:")?.parse().ok());
            Ok(credit)
        })
        .await
        .unwrap()
}

#[tokio::test]
async fn a_buyer_who_cancels_before_acceptance_gets_the_money_back() {
    let shop = shop().await;
    let sold = shop.paid_order().await;
    shop.buyer.act(&sold.order_id, "cancel", &json!({ "reason": "I found another one." })).await.unwrap();
    let order = shop.buyer.wait_for_order(&sold.order_id, "/payment_status", "refunded").await.unwrap();
    assert_eq!((&order["status"], &order["escrow_status"]), (&json!("cancelled"), &json!("refunded")));
    wait_for_refund(&shop, &sold.reference, PRICE).await;
    assert_eq!(shop.stock_left().await, 10, "the piece is back on the shelf");
    shop.api.wait_for_mail(&shop.artisan.email, "I found another one.").await.unwrap();
    let wallet = shop.artisan.wait_for_wallet("held", 0).await.unwrap();
    assert_eq!(wallet["available"]["amount"], 0);
}

#[tokio::test]
async fn a_buyer_cannot_cancel_once_the_artisan_has_accepted() {
    let shop = shop().await;
    let sold = shop.paid_order().await;
    shop.artisan.act(&sold.order_id, "accept", &json!({})).await.unwrap();
    let path = format!("/orders/{}/cancel", sold.order_id);
    let refused = shop.buyer.post(&path, &json!({ "reason": "too late" })).await.unwrap();
    assert_eq!((refused.status, refused.problem()), (409, "order-state"));
    assert!(refused.body["detail"].as_str().unwrap().contains("not been delivered by"), "{}", refused.body);
}

#[tokio::test]
async fn a_payment_after_expiry_goes_back_and_the_order_stays_closed() {
    let shop = shop().await;
    let sold = shop.order(2).await;
    assert_eq!(shop.stock_left().await, 8);
    shop.pass_order_deadline(&sold.order_id).await;
    shop.buyer.wait_for_order(&sold.order_id, "/status", "expired").await.unwrap();
    assert_eq!(shop.stock_left().await, 10);
    shop.api.gateway.pay(&sold.reference).await.unwrap();
    wait_for_refund(&shop, &sold.reference, 2 * PRICE).await;
    let order = shop.buyer.wait_for_order(&sold.order_id, "/status", "expired").await.unwrap();
    assert_eq!(order["escrow_status"], "void");
    let payment = shop.buyer.get(&format!("/payments/{}", sold.payment_id)).await.unwrap().success().unwrap();
    assert_eq!(payment["status"], "suspended");
    shop.api.wait_for_mail(&shop.buyer.email, "closed before the payment").await.unwrap();
}

#[tokio::test]
async fn an_underpayment_goes_back_and_funds_nothing() {
    let shop = shop().await;
    let sold = shop.order(1).await;
    let short = PayRequest { amount: Some(PRICE - 100), ..PayRequest::default() };
    shop.api.gateway.pay_with(&sold.reference, &short).await.unwrap();
    wait_for_refund(&shop, &sold.reference, PRICE - 100).await;
    let order = shop.buyer.get(&format!("/orders/{}", sold.order_id)).await.unwrap().success().unwrap();
    assert_eq!((&order["status"], &order["escrow_status"]), (&json!("pending_payment"), &json!("pending")));
}

#[tokio::test]
async fn an_overpayment_funds_the_order_and_the_excess_goes_back() {
    let shop = shop().await;
    let sold = shop.order(1).await;
    let more = PayRequest { amount: Some(PRICE + 5_000), ..PayRequest::default() };
    shop.api.gateway.pay_with(&sold.reference, &more).await.unwrap();
    let order = shop.buyer.wait_for_order(&sold.order_id, "/escrow_status", "held").await.unwrap();
    assert_eq!(order["payment_status"], "paid");
    wait_for_refund(&shop, &sold.reference, 5_000).await;
}

#[tokio::test]
async fn a_refund_that_the_gateway_fails_at_is_sent_again_and_made_once() {
    let shop = shop().await;
    let sold = shop.paid_order().await;
    // Once it is not done at all, once it is done but nobody is told.
    for action in ["error", "error_after"] {
        let fault = json!({ "on": "refund.create", "do": action, "times": 1, "reference": sold.reference });
        shop.api.gateway.fault(fault).await.unwrap();
    }
    shop.buyer.act(&sold.order_id, "cancel", &json!({ "reason": "changed my mind" })).await.unwrap();
    let refund = refund_key(refund_of(&shop, &sold.order_id).await);
    for attempts in 1..=2 {
        let what = format!("attempt {attempts} of the refund");
        shop.api
            .wait_for(&what, async || {
                let sent = shop.api.gateway.requests(&sold.reference).await?;
                let count = sent.iter().filter(|(operation, _)| operation == "refund.create").count();
                Ok((count >= attempts).then_some(()))
            })
            .await
            .unwrap();
        shop.pass_refund_timer(&refund).await;
    }
    shop.buyer.wait_for_order(&sold.order_id, "/payment_status", "refunded").await.unwrap();
    assert_eq!(refunds(&shop, &sold.reference).await, [(PRICE, "processed".to_owned())]);
}

#[tokio::test]
async fn an_artisan_who_declines_gives_the_money_back() {
    let shop = shop().await;
    let sold = shop.paid_order().await;
    shop.artisan.act(&sold.order_id, "cancel", &json!({ "reason": "Out of wood." })).await.unwrap();
    shop.buyer.wait_for_order(&sold.order_id, "/payment_status", "refunded").await.unwrap();
    shop.api.wait_for_mail(&shop.buyer.email, "Out of wood.").await.unwrap();
}
