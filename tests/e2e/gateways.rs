//! The second gateway: wired up as the first, and shown to operators.

use std::collections::BTreeMap;

use domain::refunds::{Refund, RefundStatus};
use domain::{Currency, Money, PaymentId, RefundId, Timestamp, TypedId};
use gateway_simulator::gateway::Gateway as At;
use gateway_simulator::{FLUTTERWAVE_SECRET, FLUTTERWAVE_WEBHOOK_HASH};
use payments::flutterwave::Flutterwave;
use payments::{Gateway, Initialise, Mode, PAYMENT_ID, Verification};
use reqwest::Method;
use serde_json::json;
use store::entities::refund_key;

use crate::world::{shop, world};

#[tokio::test]
async fn operators_see_both_gateways() {
    let world = world().await;
    let all = world.admin.get("/admin/gateways").await.unwrap().success().unwrap();
    let names: Vec<_> = all["items"].as_array().unwrap().iter().map(|gateway| &gateway["name"]).collect();
    assert_eq!(names, ["paystack", "flutterwave"]);
    let buyer = world.buyer().await;
    assert_eq!(buyer.get("/admin/gateways").await.unwrap().status, 403);
}

#[tokio::test]
async fn a_forged_hash_is_refused() {
    let world = world().await;
    let body = json!({ "event": "charge.completed", "data": { "id": 1, "tx_ref": "pay-1", "status": "successful" } });
    for hash in [None, Some(""), Some("guessed"), Some(&FLUTTERWAVE_WEBHOOK_HASH[1..])] {
        let headers: Vec<(&str, &str)> = hash.map(|value| ("verif-hash", value)).into_iter().collect();
        let path = "/webhooks/flutterwave";
        let refused = world.api.send(Method::POST, path, &headers, Some(&body)).await.unwrap();
        assert_eq!((refused.status, refused.problem()), (401, "signature-invalid"), "{hash:?}");
    }
}

#[tokio::test]
async fn money_that_belongs_to_no_order_goes_back_through_the_gateway_that_it_came_by() {
    let shop = shop().await;
    let control = &shop.api.gateway;
    control.top_up_at(At::Flutterwave, 10_000_000, "NGN").await.unwrap();
    let url = format!("{}/flutterwave", shop.api.stack.simulator_url);
    let gateway = Flutterwave::new(&url, FLUTTERWAVE_SECRET, Mode::Test).unwrap();
    // As a checkout opens it that then dies: only what we opened goes back by itself.
    let mut entropy = [0; 10];
    getrandom::fill(&mut entropy).unwrap();
    let opened = PaymentId::new(Timestamp::from_millis(1_795_342_676_123), entropy);
    let request = Initialise {
        reference: opened.reference(),
        email: "stray@homify.example".to_owned(),
        amount: Money::new(500_050, Currency::NGN),
        callback_url: "https://homify.example".to_owned(),
        metadata: BTreeMap::from([(PAYMENT_ID.to_owned(), opened.to_string())]),
    };
    gateway.initialise(&request).await.unwrap();
    control.pay_at(At::Flutterwave, &request.reference).await.unwrap();
    let Verification::Succeeded(charge) = gateway.verify(&request.reference).await.unwrap() else {
        panic!("it is paid")
    };
    let cause = format!("stray:flutterwave:{}", charge.transaction_id);
    let key = refund_key(RefundId::derived(Timestamp::from_millis(0), &cause));
    let refund = async |wanted| {
        let found = shop.table.get::<Refund>(&key).await?;
        Ok(found.filter(|refund| refund.status == wanted))
    };
    let sent =
        shop.api.wait_for("the refund to be sent", async || refund(RefundStatus::Sent).await).await.unwrap();
    // Flutterwave tells nothing of refunds unless it was asked to.
    let id = sent.gateway_refund_id.as_deref().unwrap().parse().unwrap();
    control.move_refund(id, "processed").await.unwrap();
    shop.pass_refund_timer(&key).await;
    shop.api.wait_for("its arrival", async || refund(RefundStatus::Processed).await).await.unwrap();
}
