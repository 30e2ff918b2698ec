//! Our own books against each other, what is stuck, the report of the ledger and the history of anything.

use std::collections::BTreeMap;
use std::time::Duration;

use ::store::Change;
use ::store::entities::order_key;
use domain::books::totals::line_of;
use domain::identity::credentials::Email;
use domain::users::User;
use domain::{Account, Actor, Currency, Day, Money, Outcome, Posting, Role, Timestamp, Zone};
use serde_json::{Value, json};
use testing::{Cloud, Effect, new_id, now};

use super::reconcile::{open, tamper};
use crate::market::{DAY, Market, PRICE};

/// Calls at which the step is stopped, at most.
const CALLS_MAX: usize = 12;

async fn audit(cloud: &Cloud) {
    cloud.run_schedule("books-audit").await;
    cloud.drain().await;
}

/// The rules that were found broken.
async fn rules(cloud: &Cloud, admin: &testing::User) -> Vec<String> {
    let found = open(cloud, admin).await;
    assert!(found.iter().all(|found| found["gateway"] == "ledger"), "{found:#?}");
    let rule = |found: &Value| found["reference"].as_str().unwrap().rsplit('/').next().unwrap().to_owned();
    let mut rules: Vec<String> = found.iter().map(rule).collect();
    rules.sort();
    rules
}

/// Everything that can happen to money, and an administrator.
async fn busy_market() -> (Market, testing::User) {
    let market = Market::open().await;
    market.paid().await;
    market.cancelled().await;
    market.confirmed().await;
    market.books().await;
    let admin = market.cloud.admin().await;
    (market, admin)
}

/// The day that it is at the market.
fn today() -> Day {
    Zone::LAGOS.day_of(now())
}

/// An audit of yesterday and today, to its end.
async fn whole_audit(cloud: &Cloud, admin: &testing::User) -> Value {
    let to = today();
    let from = to.back(1);
    let started = cloud.post(admin, "/admin/audits", json!({ "from": from, "to": to })).await.expect(202);
    assert_eq!(started["segments_done"], json!(0));
    cloud.drain().await;
    let path = format!("/admin/audits/{}", started["id"].as_str().unwrap());
    let ended = cloud.get(admin, &path).await.expect(200);
    assert_eq!((&ended["segments"], &ended["segments_done"]), (&json!(32), &json!(32)));
    assert!(ended["finished_at"].is_string());
    ended
}

#[tokio::test]
async fn sound_books_have_no_faults() {
    let (market, admin) = busy_market().await;
    for _ in 0..2 {
        audit(&market.cloud).await;
        assert_eq!(rules(&market.cloud, &admin).await, Vec::<String>::new());
    }
    let ended = whole_audit(&market.cloud, &admin).await;
    assert_eq!(ended["faults"], json!(0));
    assert!(ended["entries"].as_u64().unwrap() > 5);
    market.books().await;
}

#[tokio::test]
async fn an_escrow_that_is_not_what_the_ledger_says_is_found_and_closes_when_it_is() {
    let market = Market::open().await;
    let admin = market.cloud.admin().await;
    let order = market.paid().await;
    let partition = order_key(order.id).subject().to_owned();
    let before = tamper(&market.cloud, &partition, "ORDER", |item| {
        item["escrow"]["M"]["held"]["N"] = json!("1");
    });
    audit(&market.cloud).await;
    assert_eq!(rules(&market.cloud, &admin).await, ["escrow", "escrow_account"]);
    let found = open(&market.cloud, &admin).await.remove(0);
    assert_eq!(found["subject"], json!(order.id.to_string()));
    market.cloud.dynamo().overwrite(&before);
    audit(&market.cloud).await;
    assert_eq!(rules(&market.cloud, &admin).await, Vec::<String>::new());
}

#[tokio::test]
async fn what_was_altered_after_it_was_checked_is_found_by_an_audit_of_its_day() {
    let (market, admin) = busy_market().await;
    audit(&market.cloud).await;
    let order = market.books().await.orders.remove(0);
    let partition = order_key(order.id()).subject().to_owned();
    tamper(&market.cloud, &partition, "HISTORY#000000000002", |item| {
        item["postings"]["L"][0]["M"]["amount"]["N"] = json!("1");
    });
    audit(&market.cloud).await;
    assert_eq!(rules(&market.cloud, &admin).await, Vec::<String>::new(), "nothing new was written");
    let ended = whole_audit(&market.cloud, &admin).await;
    assert!(ended["faults"].as_u64().unwrap() > 0);
    let rules = rules(&market.cloud, &admin).await;
    assert!(
        ["altered", "chain", "escrow_account"].iter().all(|rule| rules.contains(&(*rule).to_owned())),
        "{rules:?}"
    );
}

#[tokio::test]
async fn a_wallet_that_moved_without_the_ledger_is_found() {
    let (market, admin) = busy_market().await;
    let wallet = format!("WALLET#{}#NGN", market.artisan.artisan_id());
    tamper(&market.cloud, &wallet, "WALLET", |item| item["available"]["N"] = json!("500"));
    audit(&market.cloud).await;
    assert_eq!(rules(&market.cloud, &admin).await, ["wallet"]);
}

#[tokio::test]
async fn an_audit_that_dies_half_way_is_finished_and_adds_up_once() {
    let (mut market, admin) = busy_market().await;
    market.stool = market.cloud.product(&market.artisan, "Oak stool", PRICE, 1_000).await;
    for effect in [Effect::DieBefore, Effect::DieAfter, Effect::LoseAnswer] {
        for call in 0..CALLS_MAX {
            market.cloud.fault("books-audit-segment", call, effect);
            market.paid().await;
            audit(&market.cloud).await;
            if market.cloud.forget_faults() > 0 {
                break;
            }
        }
    }
    assert_eq!(rules(&market.cloud, &admin).await, Vec::<String>::new());
    report_equals_the_books(&market, &admin).await;
    assert_eq!(whole_audit(&market.cloud, &admin).await["faults"], json!(0));
}

/// Yesterday and today in the report are what the postings add up to.
async fn report_equals_the_books(market: &Market, admin: &testing::User) {
    let to = today();
    let from = to.back(1);
    let path = format!("/admin/ledger?from={from}&to={to}&currency=NGN");
    let report = market.cloud.get(admin, &path).await.expect(200);
    let mut reported: BTreeMap<String, i64> = BTreeMap::new();
    for day in report["items"].as_array().unwrap() {
        assert_eq!(day["sum"], json!({ "amount": 0, "currency": "NGN" }));
        for line in day["accounts"].as_array().unwrap() {
            let account = line["account"].as_str().unwrap().to_owned();
            *reported.entry(account).or_default() += line["balance"]["amount"].as_i64().unwrap();
        }
    }
    let mut expected: BTreeMap<String, i64> = BTreeMap::new();
    for (account, balance) in &market.cloud.books().await.balances {
        *expected.entry(line_of(account)).or_default() += balance;
    }
    assert_eq!(reported, expected);
}

#[tokio::test]
async fn the_report_adds_up_to_nothing_and_equals_the_books() {
    let (market, admin) = busy_market().await;
    audit(&market.cloud).await;
    report_equals_the_books(&market, &admin).await;
    market.confirmed().await;
    market.books().await;
    audit(&market.cloud).await;
    audit(&market.cloud).await;
    report_equals_the_books(&market, &admin).await;
    let today = today();
    let path = format!("/admin/ledger?from={}&to={today}&currency=NGN&limit=4", today.back(8));
    let first = market.cloud.get(&admin, &path).await.expect(200);
    assert_eq!(first["items"].as_array().unwrap().len(), 4);
    let cursor = first["next_cursor"].as_str().unwrap();
    let second = market.cloud.get(&admin, &format!("{path}&cursor={cursor}")).await.expect(200);
    assert_eq!(second["items"][0]["day"], json!(cursor));
    assert_eq!(Currency::NGN.code(), second["items"][0]["sum"]["currency"]);
}

/// A day of the ledger in Lagos begins an hour before UTC's.
#[tokio::test]
async fn a_day_of_the_report_begins_at_the_markets_midnight() {
    let cloud = Cloud::start().await;
    let admin = cloud.admin().await;
    let (today, asset) = (today(), Account::Gateway("paystack".to_owned()));
    let midnight = Zone::LAGOS.start_of(today);
    for (number, at) in [Timestamp::from_millis(midnight.millis() - 1), midnight].into_iter().enumerate() {
        let email = Email::try_from(format!("ada{number}@example.com")).unwrap();
        let fee = Money::new(25_000, Currency::NGN);
        let posted = Posting::new(Account::GatewayFees, asset.clone(), fee).into_iter().collect();
        let person = User::sign_up(new_id(), email, "Ada Obi".to_owned(), vec![Role::Buyer], at);
        let mut change = Change::new(Actor::system("a-test"), at, "a-test");
        change.create(Outcome { postings: posted, ..person });
        cloud.table().commit(change).await.unwrap();
    }
    // The first run closes the day before.
    audit(&cloud).await;
    let path = format!("/admin/ledger?from={}&to={today}&currency=NGN", today.back(1));
    let report = cloud.get(&admin, &path).await.expect(200);
    let days: Vec<_> =
        report["items"].as_array().unwrap().iter().map(|day| (&day["entries"], &day["complete"])).collect();
    assert_eq!(days, [(&json!(1), &json!(true)), (&json!(1), &json!(false))]);
}

#[tokio::test]
async fn what_is_stuck_is_shown_and_can_be_tried_again() {
    let market = Market::open().await;
    let admin = market.cloud.admin().await;
    let order = market.placed().await;
    let stuck = async |query: &str| {
        let list = market.cloud.get(&admin, &format!("/admin/stuck{query}")).await.expect(200);
        list["items"].as_array().unwrap().clone()
    };
    assert_eq!(stuck("").await, Vec::<Value>::new());
    market.cloud.age(&order_key(order.id), Duration::from_secs(2 * 60 * 60));
    let found = stuck("").await;
    assert_eq!((found.len(), &found[0]["step"]), (1, &json!("payments-settle")));
    assert_eq!(found[0]["subject"], json!(order.id.to_string()));
    assert_eq!(
        (stuck("?step=payments-settle").await, stuck("?step=payouts-send").await.len()),
        (found.clone(), 0)
    );
    let retry = |step: &str| {
        let body = json!({ "step": step, "subject": order.id });
        market.cloud.post(&admin, "/admin/stuck/retry", body)
    };
    assert_eq!(retry("refunds-send").await.problem(), "not-due");
    retry("payments-settle").await.expect(202);
    assert_eq!(market.cloud.waiting("payments-settle").len(), 1);
    market.cloud.drain().await;
    assert_eq!(market.status(&order).await, domain::orders::OrderStatus::Expired);
    assert_eq!(stuck("").await, Vec::<Value>::new());
    assert_eq!(retry("payments-settle").await.status, 409);
}

#[tokio::test]
async fn a_stuck_wallet_goes_by_the_name_that_the_list_gives_it() {
    let market = Market::open().await;
    let admin = market.cloud.admin().await;
    market.cloud.hold("payouts-send");
    market.confirmed().await;
    market.cloud.drain().await;
    let wallet = ::store::entities::wallet_key(market.artisan.artisan_id(), Currency::NGN);
    market.cloud.age(&wallet, DAY);
    let list = market.cloud.get(&admin, "/admin/stuck").await.expect(200);
    let subject = list["items"][0]["subject"].clone();
    assert_eq!(subject, json!(format!("{}:NGN", market.artisan.artisan_id())));
    let body = json!({ "step": "payouts-send", "subject": subject });
    market.cloud.post(&admin, "/admin/stuck/retry", body).await.expect(202);
    market.cloud.resume("payouts-send");
    let books = market.books().await;
    assert_eq!(books.payouts.len(), 1);
}

#[tokio::test]
async fn any_history_can_be_read_and_shows_what_was_done_to_it() {
    let market = Market::open().await;
    let admin = market.cloud.admin().await;
    let order = market.shipped().await;
    let read = async |query: &str| {
        market.cloud.get(&admin, &format!("/admin/history/{}{query}", order.id)).await.expect(200)
    };
    let whole = read("").await;
    assert_eq!((&whole["chain"]["holds"], whole["items"].as_array().unwrap().len()), (&json!(true), 4));
    let mut cursor = String::new();
    for seq in 1..=4 {
        let page = read(&format!("?limit=1{cursor}")).await;
        assert_eq!((&page["chain"]["holds"], &page["items"][0]["seq"]), (&json!(true), &json!(seq)));
        assert_eq!(page["next_cursor"].is_null(), seq == 4);
        cursor = format!("&cursor={}", page["next_cursor"].as_str().unwrap_or_default());
    }
    let partition = order_key(order.id).subject().to_owned();
    tamper(&market.cloud, &partition, "HISTORY#000000000003", |item| {
        item["action"]["S"] = json!("order.cancelled");
    });
    assert_eq!(read("").await["chain"], json!({ "holds": false, "fault": "entry 3 was altered" }));
    assert_eq!(read("?limit=2").await["chain"]["holds"], json!(true));
    assert_eq!(read("?limit=2&cursor=2").await["chain"]["holds"], json!(false));
    let path = format!("/admin/history/{}:NGN", market.artisan.artisan_id());
    let wallet = market.cloud.get(&admin, &path).await.expect(200);
    assert_eq!(wallet["chain"]["holds"], json!(true));
}
