//! Payouts that do not go straight.

use domain::payout::Payout;
use domain::{ArtisanId, PayoutId};
use serde_json::{Value, json};
use store::PageRequest;
use store::entities::{Payouts, payout_key};

use crate::world::{Shop, shop, world};

/// The artisan's newest payout.
async fn newest(shop: &Shop) -> Payout {
    let artisan: ArtisanId = shop.artisan.artisan_id().parse().unwrap();
    let payouts = Payouts::new(shop.table.clone());
    shop.api
        .wait_for("a payout", async || {
            let page = payouts.of_artisan(artisan, &PageRequest { limit: 1, cursor: None }).await?;
            Ok(page.items.into_iter().next().map(store::Loaded::into_inner))
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
    // Setting another account does not wait for the next attempt.
    shop.artisan.set_payout_account("Adaeze Okafor", "4005").await.unwrap();
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

/// As if the artisan had never set one.
async fn forget_account(shop: &Shop, id: ArtisanId) {
    use domain::artisan::Artisan;
    use store::{Change, Loaded};
    let before: Loaded<Artisan> = shop.table.get(&store::entities::artisan_key(id)).await.unwrap().unwrap();
    let mut change = Change::new(domain::Actor::system("e2e"), before.created_at, "e2e");
    change.reschedule(&before, &Artisan { payout_account: None, ..(*before).clone() });
    shop.table.commit(change).await.unwrap();
}

impl Shop {
    /// The number of the artisan's account, which the platform itself does not keep.
    async fn artisan_account(&self) -> String {
        let url = format!("{}/simulator/accounts", self.api.stack.simulator_url);
        let all: Value = reqwest::get(url).await.unwrap().json().await.unwrap();
        let artisan: ArtisanId = self.artisan.artisan_id().parse().unwrap();
        let stored: store::Loaded<domain::artisan::Artisan> =
            self.table.get(&store::entities::artisan_key(artisan)).await.unwrap().unwrap();
        let last4 = stored.payout_account.as_ref().unwrap().account_last4.clone();
        let numbers: Vec<String> = all["accounts"]
            .as_array()
            .unwrap()
            .iter()
            .filter_map(|account| account["account_number"].as_str())
            .filter(|number| number.ends_with(&last4))
            .map(str::to_owned)
            .collect();
        assert_eq!(numbers.len(), 1, "each of these tests has an ending of its own");
        numbers[0].clone()
    }
}
