//! Disputes: both agree, or an administrator decides.

use domain::DisputeId;
use serde_json::{Value, json};
use store::entities::dispute_key;

use crate::world::{PRICE, Shop, shop, world};

const TO_BUYER: i64 = PRICE / 3;

/// The buyer disputes a delivered order, and the artisan answers; which order and which dispute.
pub(crate) async fn answered(shop: &Shop) -> (String, String) {
    let sold = shop.delivered_order().await;
    let photo = shop.buyer.upload_picture("evidence").await.unwrap();
    let claim = json!({ "claim": "One leg is split from the foot to the top.", "evidence": [photo] });
    let path = format!("/orders/{}/disputes", sold.order_id);
    let dispute = shop.buyer.post(&path, &claim).await.unwrap().success().unwrap();
    let id = dispute["id"].as_str().unwrap().to_owned();
    let answer = json!({ "statement": "It was whole when it left." });
    shop.artisan.post(&format!("/disputes/{id}/answer"), &answer).await.unwrap().success().unwrap();
    (sold.order_id, id)
}

fn split(to_buyer: i64) -> Value {
    json!({
        "to_buyer": { "amount": to_buyer, "currency": "NGN" },
        "to_artisan": { "amount": PRICE - to_buyer, "currency": "NGN" },
    })
}

/// What the artisan is left of their part.
fn net() -> i64 {
    (PRICE - TO_BUYER) - (PRICE - TO_BUYER) / 20
}

/// The money is divided: the buyer's part goes back, the artisan's to the bank.
async fn wait_for_the_division(shop: &Shop, order_id: &str) {
    let order = shop.buyer.wait_for_order(order_id, "/escrow_status", "divided").await.unwrap();
    assert_eq!(order["status"], "completed");
    shop.buyer.wait_for_order(order_id, "/payment_status", "partly_refunded").await.unwrap();
    shop.artisan.wait_for_wallet("paid_out", net()).await.unwrap();
    let escrow_id = order["escrow_id"].as_str().unwrap();
    let escrow = shop.buyer.get(&format!("/escrows/{escrow_id}")).await.unwrap().success().unwrap();
    assert_eq!(escrow["refunded"]["amount"], TO_BUYER);
}

#[tokio::test]
async fn a_proposal_that_is_accepted_divides_the_money() {
    let shop = shop().await;
    let (order_id, dispute) = answered(&shop).await;
    let refused = shop.buyer.post(&format!("/orders/{order_id}/confirm"), &json!({})).await.unwrap();
    assert_eq!((refused.status, refused.problem()), (409, "order-disputed"));
    let path = format!("/disputes/{dispute}/proposals");
    shop.artisan.post(&path, &split(TO_BUYER)).await.unwrap().success().unwrap();
    shop.api.wait_for_mail(&shop.buyer.email, "The other side proposes").await.unwrap();
    shop.buyer.post(&format!("{path}/1/accept"), &json!({})).await.unwrap().success().unwrap();
    wait_for_the_division(&shop, &order_id).await;
    shop.api.wait_for_mail(&shop.artisan.email, "You agreed").await.unwrap();
}

#[tokio::test]
async fn an_administrator_decides_after_looking_at_the_evidence() {
    let admin = world().await.admin;
    let shop = shop().await;
    let (order_id, dispute) = answered(&shop).await;
    let path = format!("/disputes/{dispute}");
    shop.buyer.post(&format!("{path}/escalate"), &json!({})).await.unwrap().success().unwrap();
    let shown = admin.get(&path).await.unwrap().success().unwrap();
    let photo = reqwest::get(shown["files"][0]["url"].as_str().unwrap()).await.unwrap();
    assert!(photo.status().is_success(), "{shown}");
    let mut decision = split(TO_BUYER);
    decision["note"] = json!("The photo shows the damage; it can be repaired.");
    let decided = admin.post(&format!("/admin{path}/decision"), &decision).await.unwrap().success().unwrap();
    assert_eq!(decided["status"], "decided");
    shop.api.wait_for_mail(&shop.artisan.email, "it can be repaired").await.unwrap();
    let id: DisputeId = dispute.parse().unwrap();
    shop.pass_dispute_deadline(&dispute_key(id)).await;
    wait_for_the_division(&shop, &order_id).await;
}
