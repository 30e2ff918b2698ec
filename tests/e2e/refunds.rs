//! Journeys in which a part goes back, an administrator gives back, or the buyer's bank takes back.

use serde_json::{Value, json};

use crate::world::{PRICE, Shop, world};

/// A quarter of the price.
const PART: i64 = PRICE / 4;

fn refund(amount: i64, reason: &str) -> Value {
    json!({ "amount": { "amount": amount, "currency": "NGN" }, "reason": reason })
}

#[tokio::test]
async fn an_accepted_offer_gives_a_part_back_and_the_rest_is_paid_out() {
    let shop = world().await.shop(10, "4001").await;
    let sold = shop.delivered_order().await;
    let offered =
        shop.artisan.act(&sold.order_id, "refunds", &refund(PART, "One leg is scratched.")).await.unwrap();
    shop.api.wait_for_mail(&shop.buyer.email, "One leg is scratched.").await.unwrap();
    let id = offered["refund_offer"]["id"].as_str().unwrap();
    shop.buyer.act(&sold.order_id, &format!("refunds/{id}/accept"), &json!({})).await.unwrap();
    shop.buyer.wait_for_order(&sold.order_id, "/payment_status", "partly_refunded").await.unwrap();
    shop.buyer.act(&sold.order_id, "confirm", &json!({})).await.unwrap();
    shop.artisan.wait_for_wallet("paid_out", Shop::net() - Shop::net() / 4).await.unwrap();
    let escrow = shop.buyer.wait_for_order(&sold.order_id, "/escrow_status", "released").await.unwrap();
    assert_eq!(escrow["refunds"][0]["stage"], "arrived");
}

#[tokio::test]
async fn an_administrator_gives_back_after_the_release_and_the_next_order_pays_what_is_owed() {
    let world = world().await;
    let admin = world.admin.clone();
    let shop = world.shop(10, "4001").await;
    let sold = shop.confirmed_order().await;
    shop.artisan.wait_for_wallet("paid_out", Shop::net()).await.unwrap();
    let path = format!("/admin/orders/{}/refunds", sold.order_id);
    admin.post(&path, &refund(PRICE, "It broke within a week.")).await.unwrap().success().unwrap();
    shop.buyer.wait_for_order(&sold.order_id, "/payment_status", "refunded").await.unwrap();
    shop.artisan.wait_for_wallet("debt", Shop::net()).await.unwrap();
    shop.api.wait_for_mail(&shop.artisan.email, "taken from your next orders").await.unwrap();
    shop.confirmed_order().await;
    shop.artisan.wait_for_wallet("debt", 0).await.unwrap();
}

#[tokio::test]
async fn a_lost_chargeback_is_a_debt_that_the_next_order_pays() {
    let shop = world().await.shop(10, "4001").await;
    let sold = shop.confirmed_order().await;
    shop.artisan.wait_for_wallet("paid_out", Shop::net()).await.unwrap();
    let dispute = shop.api.gateway.open_dispute(&sold.reference).await.unwrap();
    shop.api.wait_for_mail(&shop.artisan.email, "bank wants the money back").await.unwrap();
    shop.api.gateway.move_dispute(dispute.id, "lost").await.unwrap();
    shop.buyer.wait_for_order(&sold.order_id, "/payment_status", "charged_back").await.unwrap();
    shop.artisan.wait_for_wallet("debt", Shop::net()).await.unwrap();
    shop.confirmed_order().await;
    let wallet = shop.artisan.wait_for_wallet("debt", 0).await.unwrap();
    assert_eq!(wallet["paid_out"]["amount"], Shop::net());
}
