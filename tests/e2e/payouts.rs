//! Payouts that do not go straight.

use std::collections::BTreeSet;

use domain::artisans::Artisan;
use domain::payouts::Payout;
use domain::{ArtisanId, PayoutId};
use serde_json::{Value, json};
use store::entities::{artisan_key, payout_key, wallet_key};
use store::{Change, Loaded, PageRequest};

use crate::world::{Shop, shop, world};

/// The artisan's newest payout.
async fn newest(shop: &Shop) -> Payout {
    let artisan: ArtisanId = shop.artisan.artisan_id().parse().unwrap();
    let payouts = shop.table.payouts();
    shop.api
        .wait_for("a payout", async || {
            let page = payouts.of_artisan(artisan, &PageRequest { limit: 1, cursor: None }).await?;
            Ok(page.items.into_iter().next().map(Loaded::into_inner))
        })
        .await
        .unwrap()
}

async fn transfers(shop: &Shop, id: PayoutId) -> usize {
    let url = format!("{}/simulator/transfers", shop.api.stack.simulator_url);
    let all: Value = reqwest::get(url).await.unwrap().json().await.unwrap();
    let reference = domain::TypedId::reference(id);
    all["transfers"].as_array().unwrap().iter().filter(|transfer| transfer["reference"] == reference).count()
}

/// The number of transfers that were ordered under a reference, whatever became of it.
async fn wait_for_orders(shop: &Shop, id: PayoutId, count: usize) {
    let reference = domain::TypedId::reference(id);
    shop.api
        .wait_for("the transfer to be ordered", async || {
            let requests = shop.api.gateway.requests(&reference).await?;
            let ordered = requests.iter().filter(|(operation, _)| operation == "transfer.create").count();
            Ok((ordered >= count).then_some(()))
        })
        .await
        .unwrap();
}

#[tokio::test]
async fn a_transfer_without_an_answer_is_sent_again_under_the_same_reference_and_paid_once() {
    let shop = world().await.shop(10, "4002").await;
    let account = shop.artisan_account().await;
    shop.api
        .gateway
        .fault(json!({ "on": "transfer.create", "do": "error_after", "times": 1, "account": account }))
        .await
        .unwrap();
    shop.confirmed_order().await;
    let payout = newest(&shop).await;
    wait_for_orders(&shop, payout.id, 1).await;
    shop.pass_payout_timer(&payout_key(payout.id)).await;
    shop.artisan.wait_for_wallet("paid_out", Shop::net()).await.unwrap();
    assert_eq!(transfers(&shop, payout.id).await, 1);
}

#[tokio::test]
async fn a_transfer_that_the_gateway_could_not_take_is_sent_again() {
    let shop = world().await.shop(10, "4003").await;
    let account = shop.artisan_account().await;
    shop.api
        .gateway
        .fault(json!({ "on": "transfer", "do": "insufficient_balance", "times": 1, "account": account }))
        .await
        .unwrap();
    shop.confirmed_order().await;
    let payout = newest(&shop).await;
    wait_for_orders(&shop, payout.id, 1).await;
    shop.artisan.wait_for_wallet("in_transit", Shop::net()).await.unwrap();
    shop.pass_payout_timer(&payout_key(payout.id)).await;
    shop.artisan.wait_for_wallet("paid_out", Shop::net()).await.unwrap();
}

#[tokio::test]
async fn a_transfer_that_the_bank_refuses_leaves_the_money_available_and_the_artisan_told() {
    let shop = world().await.shop(10, "4004").await;
    let account = shop.artisan_account().await;
    shop.api
        .gateway
        .fault(json!({ "on": "transfer", "do": "failed", "times": 1, "account": account }))
        .await
        .unwrap();
    shop.confirmed_order().await;
    let payout = newest(&shop).await;
    let wallet = shop.artisan.wait_for_wallet("available", Shop::net()).await.unwrap();
    assert!(wallet["next_payout_at"].is_string(), "it is tried again later: {wallet}");
    shop.api
        .wait_for("the artisan to be told", async || {
            let list = shop.artisan.get("/notifications?limit=100").await?.success()?;
            let items = list["items"].as_array().cloned().unwrap_or_default();
            Ok(items.into_iter().find(|item| item["about"] == "payout.failed"))
        })
        .await
        .unwrap();
    // Another account does not wait for the next attempt, but for the end of the hold.
    let artisan = shop.artisan.set_payout_account("Adaeze Okafor", "4005").await.unwrap();
    let wallet = shop.artisan.get("/me/wallet").await.unwrap().success().unwrap();
    assert!(wallet["payouts_on_hold_until"].is_string(), "{wallet}");
    assert_eq!(artisan["payouts_on_hold_until"], wallet["payouts_on_hold_until"]);
    let refused = shop.artisan.post("/me/wallet/withdrawals", &json!({})).await.unwrap();
    assert_eq!((refused.status, refused.problem()), (409, "payouts-on-hold"), "{}", refused.body);
    pass_hold(&shop).await;
    shop.artisan.wait_for_wallet("paid_out", Shop::net()).await.unwrap();
    assert_ne!(
        newest(&shop).await.id,
        payout.id,
        "a payout that failed has ended; a new one has a new reference"
    );
}

#[tokio::test]
async fn a_transfer_that_is_reversed_after_success_is_available_again() {
    let shop = world().await.shop(10, "4006").await;
    shop.confirmed_order().await;
    shop.artisan.wait_for_wallet("paid_out", Shop::net()).await.unwrap();
    let reference = newest(&shop).await.reference;
    shop.api.gateway.move_transfer(&reference, "reversed").await.unwrap();
    let wallet = shop.artisan.wait_for_wallet("available", Shop::net()).await.unwrap();
    assert_eq!(wallet["paid_out"]["amount"], 0);
}

#[tokio::test]
async fn without_a_payout_account_the_money_waits() {
    let shop = shop().await;
    let artisan: ArtisanId = shop.artisan.artisan_id().parse().unwrap();
    forget_account(&shop, artisan).await;
    shop.confirmed_order().await;
    shop.artisan.wait_for_wallet("available", Shop::net()).await.unwrap();
    shop.artisan.set_payout_account("Adaeze Okafor", "4007").await.unwrap();
    shop.artisan.wait_for_wallet("paid_out", Shop::net()).await.unwrap();
}

#[tokio::test]
async fn an_artisan_who_asks_for_payouts_is_paid_what_they_ask_for() {
    let shop = world().await.shop(10, "4008").await;
    let preference = json!({ "mode": "on_request" });
    let path = "/me/artisan/payout-preference";
    shop.artisan.send(reqwest::Method::PUT, path, Some(&preference)).await.unwrap().success().unwrap();
    shop.confirmed_order().await;
    shop.artisan.wait_for_wallet("available", Shop::net()).await.unwrap();
    let too_much = json!({ "amount": journey::money(Shop::net() + 1) });
    let refused = shop.artisan.post("/me/wallet/withdrawals", &too_much).await.unwrap();
    assert_eq!((refused.status, refused.problem()), (409, "wallet-balance"), "{}", refused.body);
    let wanted = json!({ "amount": journey::money(500_000) });
    let payout = shop.artisan.post("/me/wallet/withdrawals", &wanted).await.unwrap().success().unwrap();
    let wallet = shop.artisan.wait_for_wallet("paid_out", 500_000).await.unwrap();
    assert_eq!(wallet["available"]["amount"], Shop::net() - 500_000);
    let listed = shop.artisan.get("/me/payouts").await.unwrap().success().unwrap();
    assert_eq!(listed["items"].as_array().unwrap().len(), 1, "{listed}");
    let path = format!("/me/payouts/{}", payout["id"].as_str().unwrap());
    let shown = shop.artisan.get(&path).await.unwrap().success().unwrap();
    assert_eq!((&shown["status"], &shown["amount"]), (&json!("succeeded"), &journey::money(500_000)));
    // Whoever goes back to automatic gets the rest.
    let preference = json!({ "mode": "automatic" });
    let path = "/me/artisan/payout-preference";
    shop.artisan.send(reqwest::Method::PUT, path, Some(&preference)).await.unwrap().success().unwrap();
    shop.artisan.wait_for_wallet("paid_out", Shop::net()).await.unwrap();
}

/// As if the artisan had never set one.
async fn forget_account(shop: &Shop, id: ArtisanId) {
    change_artisan(shop, id, |artisan| Artisan { payout_account: None, ..artisan }).await;
}

/// As if the hold after another account had passed.
async fn pass_hold(shop: &Shop) {
    let id: ArtisanId = shop.artisan.artisan_id().parse().unwrap();
    change_artisan(shop, id, |artisan| Artisan { payouts_on_hold_until: None, ..artisan }).await;
    shop.pass_wallet_timer(&wallet_key(id, domain::Currency::NGN)).await;
}

async fn change_artisan(shop: &Shop, id: ArtisanId, with: impl FnOnce(Artisan) -> Artisan) {
    let before: Loaded<Artisan> = shop.table.get(&artisan_key(id)).await.unwrap().unwrap();
    let mut change = Change::new(domain::Actor::system("e2e"), before.created_at, "e2e");
    change.reschedule(&before, &with((*before).clone()));
    shop.table.commit(change).await.unwrap();
}

impl Shop {
    /// The number of the artisan's account, which the platform itself does not keep.
    async fn artisan_account(&self) -> String {
        let url = format!("{}/simulator/accounts", self.api.stack.simulator_url);
        let all: Value = reqwest::get(url).await.unwrap().json().await.unwrap();
        let artisan: ArtisanId = self.artisan.artisan_id().parse().unwrap();
        let stored: Loaded<Artisan> = self.table.get(&artisan_key(artisan)).await.unwrap().unwrap();
        let last4 = stored.payout_account.as_ref().unwrap().account_last4.clone();
        // Each gateway knows an account by a bank code of its own: one number, listed for each.
        let numbers: BTreeSet<String> = all["accounts"]
            .as_array()
            .unwrap()
            .iter()
            .filter_map(|account| account["account_number"].as_str())
            .filter(|number| number.ends_with(&last4))
            .map(str::to_owned)
            .collect();
        assert_eq!(numbers.len(), 1, "each of these tests has an ending of its own");
        numbers.into_iter().next().unwrap()
    }
}
