//! The gateway's side against ours: every kind of difference, made on purpose, is found once, shown with both sides, and
//! closed.

use ::store::entities::{payment_key, payout_key};
use domain::{Currency, PaymentId, TypedId};
use gateway_simulator::gateway::Gateway;
use payments::{Gateway as _, Initialise, PAYMENT_ID};
use serde_json::{Value, json};
use testing::{Cloud, Copies, Delivery, Effect, User};

use crate::market::{Market, PRICE, gateway_fault};

/// What the platform has at the gateway before it sells anything.
const FLOAT: i64 = 100_000_000;
/// What the gateway keeps of one payment.
const CHARGE_FEE: i64 = 47_500;
/// Calls at which a step is stopped, at most.
const CALLS_MAX: usize = 8;

/// Runs the daily comparison, and the hourly audit that adds up what it needs.
pub(crate) async fn compare(cloud: &Cloud) {
    cloud.run_schedule("books-audit").await;
    cloud.drain().await;
    cloud.run_schedule("books-reconcile").await;
    cloud.drain().await;
}

/// What is in the list of differences.
pub(crate) async fn open(cloud: &Cloud, admin: &User) -> Vec<Value> {
    let list = cloud.get(admin, "/admin/reconciliation?limit=100").await.expect(200);
    list["items"].as_array().unwrap().clone()
}

/// What each of them is about, in what it differs, and by how much money.
fn told(open: &[Value]) -> Vec<(String, String)> {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let mut told: Vec<_> = open.iter().map(|found| (text(&found["about"]), text(&found["kind"]))).collect();
    told.sort();
    told
}

fn pair(about: &str, kind: &str) -> (String, String) {
    (about.to_owned(), kind.to_owned())
}

/// How far the balance at Paystack is off.
fn drift(open: &[Value]) -> i64 {
    let is_it = |found: &&Value| found["kind"] == "drift" && found["gateway"] == "paystack";
    let found = open.iter().find(is_it).expect("a drift");
    found["theirs"]["amount"]["amount"].as_i64().unwrap()
        - found["ours"]["amount"]["amount"].as_i64().unwrap()
}

async fn resolve(cloud: &Cloud, admin: &User, difference: &Value) -> testing::Reply {
    let path = format!("/admin/reconciliation/{}/resolution", difference["id"].as_str().unwrap());
    cloud.post(admin, &path, json!({ "note": "Looked at, receipt 2026-117." })).await
}

/// A market whose floats have been explained, with its administrator.
async fn compared_market() -> (Market, User) {
    compared(Market::open().await).await
}

async fn compared(market: Market) -> (Market, User) {
    let admin = market.cloud.admin().await;
    compare(&market.cloud).await;
    let found = open(&market.cloud, &admin).await;
    assert!(told(&found).iter().all(|told| *told == pair("balance", "drift")), "{found:#?}");
    assert_eq!(drift(&found), FLOAT);
    for float in &found {
        resolve(&market.cloud, &admin, float).await.expect(200);
    }
    (market, admin)
}

/// Differences that were found since the floats.
async fn found_since(market: &Market) -> usize {
    let history = market.cloud.books().await;
    history.count("difference.found") - history.count("difference.resolved")
}

/// Changes a stored item past all rules.
pub(crate) fn tamper(cloud: &Cloud, partition: &str, kind: &str, change: impl FnOnce(&mut Value)) -> Value {
    let mut items = cloud.dynamo().items().into_iter();
    let before = items.find(|item| item["pk"]["S"] == partition && item["sk"]["S"] == kind).unwrap();
    let mut after = before.clone();
    change(&mut after);
    cloud.dynamo().overwrite(&after);
    before
}

#[tokio::test]
async fn a_clean_run_finds_nothing() {
    let (market, admin) = compared_market().await;
    market.paid().await;
    market.cancelled().await;
    market.confirmed().await;
    market.books().await;
    for _ in 0..2 {
        compare(&market.cloud).await;
        assert_eq!(open(&market.cloud, &admin).await, Vec::<Value>::new());
    }
    market.books().await;
    assert_eq!(found_since(&market).await, 0);
}

#[tokio::test]
async fn a_clean_run_finds_nothing_at_the_other_gateway() {
    let parameters = [("PaymentGateways", "flutterwave"), ("PayoutGateway", "flutterwave")];
    let parameters = parameters.map(|(name, value)| (name.to_owned(), json!(value))).into();
    let (market, admin) = compared(Market::with(parameters).await).await;
    market.cloud.drain().await;
    let order = market.placed().await;
    market.pay(&order).await;
    market.cloud.drain().await;
    assert_eq!(market.order(&order).await.gateway(), "flutterwave");
    compare(&market.cloud).await;
    assert_eq!(open(&market.cloud, &admin).await, Vec::<Value>::new());
    let partition = format!("PAYMENT#{}", order.payment_id);
    tamper(&market.cloud, &partition, "PAYMENT", |item| item["paid"]["M"]["amount"]["N"] = json!("1"));
    compare(&market.cloud).await;
    assert_eq!(told(&open(&market.cloud, &admin).await), [pair("transaction", "amount")]);
}

#[tokio::test]
async fn a_payment_that_nobody_reported_is_found_and_closes_by_itself() {
    let (market, admin) = compared_market().await;
    gateway_fault(&market, json!({ "on": "webhook", "do": "lose", "event": "charge.success" })).await;
    let order = market.placed().await;
    market.pay(&order).await;
    market.cloud.drain().await;
    compare(&market.cloud).await;
    let found = open(&market.cloud, &admin).await;
    assert_eq!(told(&found), [pair("balance", "drift"), pair("transaction", "status")]);
    assert_eq!(drift(&found), FLOAT + PRICE - CHARGE_FEE);
    let status = found.iter().find(|found| found["kind"] == "status").unwrap();
    assert_eq!(
        (&status["ours"]["standing"], &status["theirs"]["standing"]),
        (&json!("open"), &json!("done"))
    );
    assert_eq!(status["subject"], json!(order.payment_id.to_string()));
    market.cloud.age(&payment_key(order.payment_id), std::time::Duration::from_secs(10 * 60));
    market.cloud.run_schedules().await;
    compare(&market.cloud).await;
    assert_eq!(open(&market.cloud, &admin).await, Vec::<Value>::new());
    assert_eq!((found_since(&market).await, market.books().await.count("difference.agreed")), (2, 2));
}

/// A payment that somebody opened with the platform's key, past the platform.
fn by_hand() -> Initialise {
    Initialise {
        reference: "by-hand-0000000001".to_owned(),
        email: "ngozi@example.com".to_owned(),
        amount: domain::Money::new(PRICE, Currency::NGN),
        callback_url: "https://app.homify.example".to_owned(),
        metadata: Default::default(),
    }
}

/// A payment as a checkout opens it.
fn opened_for(id: PaymentId) -> Initialise {
    let metadata = [(PAYMENT_ID.to_owned(), id.to_string())].into();
    Initialise { reference: id.reference(), metadata, ..by_hand() }
}

#[tokio::test]
async fn a_stray_is_known_by_the_name_that_each_gateway_reports_it_by() {
    let (market, admin) = compared_market().await;
    let stray = opened_for(testing::new_id());
    market.cloud.paystack().initialise(&stray).await.unwrap();
    market.cloud.gateway().pay(&stray.reference).await.unwrap();
    market.cloud.flutterwave().initialise(&stray).await.unwrap();
    market.cloud.gateway().pay_at(Gateway::Flutterwave, &stray.reference).await.unwrap();
    market.cloud.drain().await;
    assert_eq!(market.cloud.books().await.refunds.len(), 2, "both go back");
    compare(&market.cloud).await;
    let found = open(&market.cloud, &admin).await;
    assert!(!told(&found).contains(&pair("transaction", "missing_here")), "{found:#?}");
}

#[tokio::test]
async fn what_was_paid_at_another_gateway_as_well_is_not_taken_for_the_payment() {
    let (market, admin) = compared_market().await;
    let order = market.placed().await;
    let reference = order.payment_reference();
    let again = opened_for(order.payment_id);
    market.cloud.flutterwave().initialise(&again).await.unwrap();
    market.pay(&order).await;
    market.cloud.gateway().pay_at(Gateway::Flutterwave, &reference).await.unwrap();
    market.cloud.drain().await;
    assert_eq!(market.cloud.books().await.refunds.len(), 1, "what came by Flutterwave goes back");
    compare(&market.cloud).await;
    let found = open(&market.cloud, &admin).await;
    assert!(found.iter().all(|found| found["about"] != "transaction"), "{found:#?}");
}

#[tokio::test]
async fn a_chargeback_whose_webhooks_are_lost_is_made_known_before_its_deadline_and_once() {
    let (market, _) = compared_market().await;
    let order = market.delivered().await;
    market.cloud.drain().await;
    gateway_fault(&market, json!({ "on": "webhook", "do": "lose" })).await;
    let dispute = market.cloud.gateway().open_dispute(&order.payment_reference()).await.unwrap();
    market.cloud.drain().await;
    assert_eq!(market.cloud.books().await.chargebacks.len(), 0);
    for _ in 0..2 {
        compare(&market.cloud).await;
        let books = market.cloud.books().await;
        assert_eq!((books.chargebacks.len(), books.count("chargeback.opened")), (1, 1));
    }
    market.cloud.post(&market.buyer, &order.path("confirm"), json!({})).await.expect(200);
    market.cloud.drain().await;
    assert_eq!(market.wallet().await.available, 0, "its money rests");
    // Decided, and nobody tells: what is open is asked about by its timer.
    market.cloud.gateway().move_dispute(dispute.id, "lost").await.unwrap();
    market
        .cloud
        .age_what_waits_for(|step| step == "chargebacks-settle", std::time::Duration::from_secs(7 * 60 * 60));
    market.cloud.run_schedules().await;
    assert_eq!(market.books().await.count("chargeback.lost"), 1);
}

#[tokio::test]
async fn money_that_we_know_nothing_of_stays_until_it_is_explained() {
    let (market, admin) = compared_market().await;
    gateway_fault(&market, json!({ "on": "webhook", "do": "lose", "event": "charge.success" })).await;
    let by_hand = by_hand();
    market.cloud.paystack().initialise(&by_hand).await.unwrap();
    market.cloud.gateway().pay(&by_hand.reference).await.unwrap();
    compare(&market.cloud).await;
    let found = open(&market.cloud, &admin).await;
    assert_eq!(told(&found), [pair("balance", "drift"), pair("transaction", "missing_here")]);
    for difference in &found {
        let resolved = resolve(&market.cloud, &admin, difference).await.expect(200);
        assert_eq!(resolved["status"], "resolved");
    }
    compare(&market.cloud).await;
    assert_eq!(open(&market.cloud, &admin).await, Vec::<Value>::new(), "explained is explained");
}

#[tokio::test]
async fn other_amounts_and_fees_are_found_and_agree_again() {
    let (market, admin) = compared_market().await;
    let order = market.paid().await;
    let partition = format!("PAYMENT#{}", order.payment_id);
    let before = tamper(&market.cloud, &partition, "PAYMENT", |item| {
        item["paid"]["M"]["amount"]["N"] = json!("1");
        item["fee"]["M"]["amount"]["N"] = json!("2");
    });
    compare(&market.cloud).await;
    let found = open(&market.cloud, &admin).await;
    assert_eq!(told(&found), [pair("transaction", "amount"), pair("transaction", "fee")]);
    assert!(found.iter().all(|found| found["theirs"]["amount"]["amount"] == json!(PRICE)));
    let of = |gateway: &str| format!("/admin/reconciliation?gateway={gateway}");
    let theirs = market.cloud.get(&admin, &of("paystack")).await.expect(200);
    let others = market.cloud.get(&admin, &of("flutterwave")).await.expect(200);
    assert_eq!((&theirs["items"], &others["items"]), (&json!(found), &json!([])));
    market.cloud.dynamo().overwrite(&before);
    compare(&market.cloud).await;
    assert_eq!(open(&market.cloud, &admin).await, Vec::<Value>::new());
    let agreed = resolve(&market.cloud, &admin, &found[0]).await;
    assert_eq!((agreed.status, agreed.problem()), (409, "difference-agreed"));
}

#[tokio::test]
async fn money_that_the_gateway_knows_nothing_of_is_found() {
    let (market, admin) = compared_market().await;
    market.confirmed().await;
    let payout = market.books().await.payouts.remove(0);
    let other = domain::TypedId::reference(testing::new_id::<domain::PayoutId>());
    let partition = payout_key(payout.id).subject().to_owned();
    tamper(&market.cloud, &partition, "PAYOUT", |item| item["reference"]["S"] = json!(other));
    compare(&market.cloud).await;
    let found = open(&market.cloud, &admin).await;
    assert_eq!(told(&found), [pair("transfer", "missing_there")]);
    assert_eq!((&found[0]["reference"], &found[0]["theirs"]), (&json!(other), &Value::Null));
}

#[tokio::test]
async fn parts_that_come_twice_find_each_difference_once() {
    for copies in [Copies::TwoInTurn, Copies::TwoAtOnce] {
        let (market, admin) = compared_market().await;
        let order = market.paid().await;
        let partition = format!("PAYMENT#{}", order.payment_id);
        tamper(&market.cloud, &partition, "PAYMENT", |item| item["fee"]["M"]["amount"]["N"] = json!("2"));
        market.cloud.deliver(Delivery { copies, shuffle: Some(7), ..Delivery::default() });
        compare(&market.cloud).await;
        compare(&market.cloud).await;
        assert_eq!(told(&open(&market.cloud, &admin).await), [pair("transaction", "fee")]);
        assert_eq!(found_since(&market).await, 1);
    }
}

#[tokio::test]
async fn a_comparison_that_dies_half_way_is_finished() {
    let (market, admin) = compared_market().await;
    let order = market.paid().await;
    let partition = format!("PAYMENT#{}", order.payment_id);
    tamper(&market.cloud, &partition, "PAYMENT", |item| item["fee"]["M"]["amount"]["N"] = json!("2"));
    for effect in [Effect::DieBefore, Effect::DieAfter, Effect::LoseAnswer] {
        for call in 0..CALLS_MAX {
            market.cloud.fault("books-reconcile-page", call, effect);
            compare(&market.cloud).await;
            if market.cloud.forget_faults() > 0 {
                break;
            }
        }
    }
    assert_eq!(told(&open(&market.cloud, &admin).await), [pair("transaction", "fee")]);
    market.cloud.sound_books().await;
    assert_eq!(found_since(&market).await, 1);
}

#[tokio::test]
async fn a_resolution_is_given_once_under_its_key() {
    let market = Market::open().await;
    let admin = market.cloud.admin().await;
    compare(&market.cloud).await;
    let found = open(&market.cloud, &admin).await.remove(0);
    let path = format!("/admin/reconciliation/{}/resolution", found["id"].as_str().unwrap());
    let send = |note: &str| {
        let body = json!({ "note": note });
        market.cloud.request(http::Method::POST, &path).by(&admin).key("a-key-of-mine").json(&body).send()
    };
    let first = send("Paid in at the start.").await.expect(200);
    assert_eq!((&first["note"], &first["resolved_by"]), (&json!("Paid in at the start."), &json!(admin.id)));
    assert_eq!(send("Paid in at the start.").await.expect(200), first);
    assert_eq!(send("Something else.").await.status, 422);
    assert_eq!(market.cloud.books().await.count("difference.resolved"), 1);
}
