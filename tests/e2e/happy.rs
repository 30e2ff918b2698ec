//! The journey, with a good end.

use std::process::Command;

use journey::expect;
use serde_json::json;

use crate::world::{PRICE, Shop, address, application, operator, random, shop, world};

#[tokio::test]
async fn from_a_listed_product_to_money_in_the_artisans_bank() {
    let world = world().await;
    let order = journey::demo::play(&world.api, &world.admin).await.unwrap();
    let verified = Command::new(operator())
        .args(["history", &order, "--quiet"])
        .env("TABLE_NAME", &world.api.stack.table_name)
        .env("MARKET_TIME_ZONE", &world.api.stack.outputs["MarketTimeZone"])
        .status()
        .unwrap();
    assert!(verified.success(), "the history's chain does not hold");
}

#[tokio::test]
async fn the_buyer_confirms_and_the_artisan_is_paid() {
    let shop = shop().await;
    let sold = shop.confirmed_order().await;
    shop.buyer.wait_for_order(&sold.order_id, "/escrow_status", "released").await.unwrap();
    let wallet = shop.artisan.wait_for_wallet("paid_out", Shop::net()).await.unwrap();
    for stage in ["held", "available", "in_transit", "debt"] {
        expect(&wallet, &format!("/{stage}/amount"), &json!(0)).unwrap();
    }
    let lines = shop.artisan.get("/me/wallet/entries").await.unwrap().success().unwrap();
    let kinds: Vec<&str> =
        lines["items"].as_array().unwrap().iter().map(|line| line["action"].as_str().unwrap()).collect();
    assert_eq!(kinds, ["wallet.paid_out", "wallet.payout_started", "wallet.credited", "wallet.held"]);
    expect(&lines, "/items/3/amount/amount", &json!(PRICE)).unwrap();
    expect(&lines, "/items/2/available_after/amount", &json!(Shop::net())).unwrap();
}

#[tokio::test]
async fn both_sides_are_told_in_the_app_and_by_mail() {
    let shop = shop().await;
    let sold = shop.confirmed_order().await;
    shop.artisan.wait_for_wallet("paid_out", Shop::net()).await.unwrap();
    shop.api.wait_for_mail(&shop.artisan.email, &sold.order_id).await.unwrap();
    shop.api.wait_for_mail(&shop.buyer.email, &sold.order_id).await.unwrap();
    let told = async |person: &journey::Person, about: &str| {
        let what = format!("{} to be told of {about}", person.email);
        shop.api
            .wait_for(&what, async || {
                let list = person.get("/notifications?limit=100").await?.success()?;
                let items = list["items"].as_array().cloned().unwrap_or_default();
                Ok(items.into_iter().find(|item| item["about"] == about))
            })
            .await
            .unwrap()
    };
    for about in ["order.paid", "order.completed", "escrow.released", "payout.succeeded"] {
        told(&shop.artisan, about).await;
    }
    let first = told(&shop.buyer, "order.accepted").await;
    for about in ["payment.initialised", "order.shipped", "order.delivered", "order.completed"] {
        told(&shop.buyer, about).await;
    }
    let path = format!("/notifications/{}/read", first["id"].as_str().unwrap());
    let read = shop.buyer.post(&path, &json!({})).await.unwrap().success().unwrap();
    assert!(read["read_at"].is_string(), "{read}");
}

#[tokio::test]
async fn products_are_listed_by_category_and_by_artisan_page_by_page() {
    let shop = shop().await;
    for number in 1..=4 {
        shop.artisan.sell(&format!("Stool {number}"), "furniture", PRICE, 1).await.unwrap();
    }
    let mut titles = Vec::new();
    let mut cursor = String::new();
    loop {
        let path = format!("/products?artisan_id={}&limit=2{cursor}", shop.artisan.artisan_id());
        let page = shop.api.send(reqwest::Method::GET, &path, &[], None).await.unwrap().success().unwrap();
        let items = page["items"].as_array().unwrap();
        assert!(items.len() <= 2);
        titles.extend(items.iter().map(|item| item["title"].as_str().unwrap().to_owned()));
        match page["next_cursor"].as_str() {
            Some(next) => cursor = format!("&cursor={next}"),
            None => break,
        }
    }
    assert_eq!(titles, ["Stool 4", "Stool 3", "Stool 2", "Stool 1", "Iroko stool"]);
    let path = "/products?category=furniture&limit=100";
    let shown = shop.api.send(reqwest::Method::GET, path, &[], None).await.unwrap().success().unwrap();
    let ids: Vec<&str> =
        shown["items"].as_array().unwrap().iter().map(|item| item["id"].as_str().unwrap()).collect();
    assert!(ids.contains(&shop.product.as_str()));
}

#[tokio::test]
async fn one_payment_pays_two_artisans_and_gives_one_part_back() {
    let shop = shop().await;
    let world = world().await;
    let email = format!("{}@homify.example", random());
    let other = shop.api.artisan(&world.admin, &application(), &email, "4009").await.unwrap();
    let door = other.sell("Cedar door", "furniture", PRICE, 1).await.unwrap();
    let sold = shop.buyer.check_out(&[(&shop.product, 1), (&door, 1)], &address()).await.unwrap();
    assert_eq!((sold.order_ids.len(), sold.amount), (2, 2 * PRICE));
    shop.api.gateway.pay(&sold.reference).await.unwrap();
    for order in &sold.order_ids {
        shop.buyer.wait_for_order(order, "/escrow_status", "held").await.unwrap();
    }
    other.act(&sold.order_ids[1], "cancel", &json!({ "reason": "The wood did not come." })).await.unwrap();
    shop.buyer.wait_for_order(&sold.order_ids[1], "/payment_status", "refunded").await.unwrap();
    shop.artisan.act(&sold.order_ids[0], "accept", &json!({})).await.unwrap();
    shop.artisan.act(&sold.order_ids[0], "deliver", &json!({ "note": "at the gate" })).await.unwrap();
    shop.buyer.act(&sold.order_ids[0], "confirm", &json!({})).await.unwrap();
    shop.artisan.wait_for_wallet("paid_out", Shop::net()).await.unwrap();
}
