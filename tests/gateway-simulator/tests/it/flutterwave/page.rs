//! The payment page, as a browser meets it.

use reqwest::StatusCode;

use super::shop::{PAYMENT, Shop};
use crate::page::{choose, visit};

#[tokio::test]
async fn a_customer_is_declined_tries_again_and_returns_to_the_shop() {
    let shop = Shop::new().await;
    let url = shop.link(PAYMENT).await;
    let shown = visit(shop.merchant.http.get(&url)).await;
    assert_eq!(shown.status, StatusCode::OK);
    for text in ["₦25,000.50", "Homify", "ngozi.eze@example.com", PAYMENT, "Leave"] {
        assert!(shown.html.contains(text), "{text}");
    }
    let declined = choose(&shop.merchant, &url, "action=pay&method=5258585922666506&pays=exactly").await;
    assert!(declined.location.is_some_and(|to| to.starts_with("/flutterwave/pay/flwlnk-")), "it stays open");
    assert!(
        visit(shop.merchant.http.get(&url)).await.html.contains("Insufficient Funds. You can try again.")
    );

    let paid = choose(&shop.merchant, &url, "action=pay&method=5531886652142950&pays=exactly").await;
    assert_eq!(paid.status, StatusCode::SEE_OTHER);
    let id = shop.by_reference(PAYMENT).await.body["data"]["id"].clone();
    let back =
        format!("https://app.example.ng/pay/return?status=successful&tx_ref={PAYMENT}&transaction_id={id}");
    assert_eq!(paid.location.as_deref(), Some(back.as_str()));
    assert!(visit(shop.merchant.http.get(&url)).await.html.contains("Payment successful"));
    choose(&shop.merchant, &url, "action=pay").await;
    shop.rest().await;
    assert_eq!(
        shop.merchant.inbox.events(),
        ["charge.completed", "charge.completed"],
        "a second click pays nothing"
    );
}

#[tokio::test]
async fn a_customer_who_leaves_has_no_transaction_and_can_come_back() {
    let shop = Shop::new().await;
    let url = shop.link(PAYMENT).await;
    let left = choose(&shop.merchant, &url, "action=cancel").await;
    let back = format!("https://app.example.ng/pay/return?status=cancelled&tx_ref={PAYMENT}");
    assert_eq!(left.location.as_deref(), Some(back.as_str()));
    assert_eq!(shop.by_reference(PAYMENT).await.status, 400);
    choose(&shop.merchant, &url, "action=decline").await;
    let paid = choose(&shop.merchant, &url, "action=pay&method=bank_transfer&pays=less").await;
    assert!(paid.location.is_some_and(|to| to.contains("status=completed")));
    let data = shop.by_reference(PAYMENT).await.body["data"].take();
    assert_eq!(
        (data["amount"].to_string().as_str(), &data["payment_type"]),
        ("24900.5", &"bank_transfer".into())
    );
}

#[tokio::test]
async fn an_unknown_link_and_one_that_is_off_cannot_be_paid() {
    let shop = Shop::new().await;
    let unknown = shop.url("/pay/unknown");
    assert_eq!(visit(shop.merchant.http.get(&unknown)).await.status, StatusCode::NOT_FOUND);
    let url = shop.link(PAYMENT).await;
    shop.post("/v3/payments/link/disable", &serde_json::json!({"link": url})).await;
    assert!(visit(shop.merchant.http.get(&url)).await.html.contains("currently inactive"));
    choose(&shop.merchant, &url, "action=pay").await;
    assert_eq!(shop.by_reference(PAYMENT).await.status, 400);
}

#[tokio::test]
async fn the_index_shows_both_gateways() {
    let shop = Shop::new().await;
    let url = shop.link(PAYMENT).await;
    shop.merchant.initialize("pay-at-paystack").await;
    shop.transfer("pyt-1").await;
    let index = visit(shop.merchant.http.get(&shop.merchant.simulator.base_url)).await;
    let path = url.strip_prefix(&shop.merchant.simulator.base_url).expect("a local page");
    for text in
        [path, "pay-at-paystack", "5258585922666506", "4084080000670037", "ACCESS BANK", "/flutterwave"]
    {
        assert!(index.html.contains(text), "{text}");
    }
}
