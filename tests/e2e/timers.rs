//! Deadlines: what happens when nobody does anything.

use serde_json::json;

use crate::world::{Shop, shop};

#[tokio::test]
async fn an_order_that_is_never_paid_expires_and_its_stock_returns() {
    let shop = shop().await;
    let sold = shop.order(3).await;
    assert_eq!(shop.stock_left().await, 7);
    shop.pass_order_deadline(&sold.order_id).await;
    let order = shop.buyer.wait_for_order(&sold.order_id, "/status", "expired").await.unwrap();
    assert_eq!((&order["payment_status"], &order["escrow_status"]), (&json!("void"), &json!("void")));
    assert_eq!(shop.stock_left().await, 10);
}

#[tokio::test]
async fn an_order_that_the_artisan_never_accepts_is_cancelled_and_refunded() {
    let shop = shop().await;
    let sold = shop.paid_order().await;
    shop.pass_order_deadline(&sold.order_id).await;
    let order = shop.buyer.wait_for_order(&sold.order_id, "/payment_status", "refunded").await.unwrap();
    assert_eq!(order["status"], "cancelled");
    assert_eq!(shop.stock_left().await, 10);
}

#[tokio::test]
async fn a_silent_buyer_is_reminded_twice_and_then_the_money_is_released() {
    let shop = shop().await;
    let sold = shop.delivered_order().await;
    for reminders in 1..=2 {
        shop.pass_order_deadline(&sold.order_id).await;
        shop.api
            .wait_for("a reminder", async || {
                let actions = shop.actions(&sold.order_id).await;
                let reminded = actions.iter().filter(|action| *action == "order.reminded").count();
                Ok((reminded == reminders).then_some(()))
            })
            .await
            .unwrap();
    }
    shop.pass_order_deadline(&sold.order_id).await;
    let order = shop.buyer.wait_for_order(&sold.order_id, "/escrow_status", "released").await.unwrap();
    assert_eq!(order["status"], "completed");
    shop.artisan.wait_for_wallet("paid_out", Shop::net()).await.unwrap();
}

#[tokio::test]
async fn a_sweep_that_runs_again_changes_nothing() {
    let shop = shop().await;
    let sold = shop.order(1).await;
    shop.pass_order_deadline(&sold.order_id).await;
    shop.buyer.wait_for_order(&sold.order_id, "/status", "expired").await.unwrap();
    for _ in 0..2 {
        shop.api.invoke("platform-sweep", &json!({})).await.unwrap();
    }
    assert_eq!(shop.actions(&sold.order_id).await, ["order.placed", "order.expired"]);
    assert_eq!(shop.stock_left().await, 10, "the stock returns once");
}
