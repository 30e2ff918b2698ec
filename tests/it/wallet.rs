//! Payouts that are asked for, limited by the day, or on hold.

use std::time::Duration;

use ::store::Change;
use ::store::entities::{artisan_key, payout_key, wallet_key};
use domain::artisans::Tier;
use domain::payouts::PayoutStatus;
use domain::wallet::Wallet;
use domain::{Actor, Currency, Zone};
use serde_json::{Value, json};
use testing::{Copies, Delivery, Effect, Reply, User, now};

use crate::market::{DAY, Market, NET, PRICE, gateway_fault};

/// A market whose artisan asks for payouts, with the money of one order available.
async fn on_request() -> Market {
    let market = Market::open().await;
    prefer(&market, "on_request").await;
    market.confirmed().await;
    market.books().await;
    assert_eq!(market.wallet().await.available, NET);
    market
}

async fn prefer(market: &Market, mode: &str) -> Value {
    let path = "/me/artisan/payout-preference";
    market.cloud.put(&market.artisan, path, json!({ "mode": mode })).await.expect(200)
}

async fn withdraw(market: &Market, body: Value) -> Reply {
    market.cloud.post(&market.artisan, "/me/wallet/withdrawals", body).await
}

fn kobo(amount: i64) -> Value {
    json!({ "amount": { "amount": amount, "currency": "NGN" } })
}

/// The artisan opens an account of the number and has payouts go there.
async fn set_account(market: &Market, number: &str) -> Value {
    market.cloud.gateway().open_account(testing::BANK_CODE, number, "Musa Bello").await.unwrap();
    let account = json!({ "bank_code": testing::BANK_CODE, "account_number": number });
    market.cloud.put(&market.artisan, "/me/artisan/payout-account", account).await.expect(200)
}

/// Lets time pass for the wallet and the artisan, and the poll find what is due.
async fn pass(market: &Market, time: Duration) {
    let artisan = market.artisan.artisan_id();
    market.cloud.age(&wallet_key(artisan, Currency::NGN), time);
    market.cloud.age(&artisan_key(artisan), time);
    market.cloud.run_schedules().await;
}

/// Lets the wallet's timer run out, and no other time pass: the day stays the same.
async fn look_now(market: &Market) {
    let wallets = market.cloud.table().wallets();
    let wallet = wallets.load(market.artisan.artisan_id(), Currency::NGN).await.unwrap();
    let mut change = Change::new(Actor::system("a-test"), now(), "a-test");
    change.reschedule(&wallet, &wallet.look_again(Some(now())));
    market.cloud.table().commit(change).await.unwrap();
    market.cloud.run_schedules().await;
}

async fn shown(market: &Market) -> Value {
    market.cloud.get(&market.artisan, "/me/wallet").await.expect(200)
}

/// What has happened since is heard of by nobody.
fn lose_events(market: &Market) {
    market.cloud.dynamo().new_records();
}

/// What the artisan was told, by event.
async fn told(market: &Market, about: &str) -> Vec<Value> {
    let told = market.cloud.get(&market.artisan, "/notifications?limit=100").await.expect(200);
    let items = told["items"].as_array().cloned().unwrap_or_default();
    items.into_iter().filter(|item| item["about"] == about).collect()
}

async fn amounts(market: &Market) -> Vec<i64> {
    let mut payouts = market.cloud.books().await.payouts;
    payouts.sort_by_key(|payout| payout.id);
    payouts.iter().map(|payout| payout.amount.amount).collect()
}

#[tokio::test]
async fn what_is_asked_for_is_paid_out_and_the_rest_waits_to_be_asked_for() {
    let market = on_request().await;
    let payout = withdraw(&market, kobo(1_000_000)).await.expect(201);
    assert_eq!((&payout["status"], &payout["account_last4"]), (&json!("requested"), &json!("6789")));
    market.books().await;
    let wallet = market.wallet().await;
    assert_eq!((wallet.paid_out, wallet.available), (1_000_000, NET - 1_000_000));
    // Its timer looks once, and finds that nobody asked.
    pass(&market, DAY).await;
    assert_eq!((amounts(&market).await.len(), market.wallet().await.due), (1, None));
    let rest = withdraw(&market, json!({})).await;
    assert_eq!(rest.json["amount"]["amount"], json!(NET - 1_000_000), "{}", rest.text);
    let path = rest.headers["location"].clone();
    market.books().await;
    assert_eq!(market.wallet().await.paid_out, NET);
    let shown = market.cloud.get(&market.artisan, &path).await.expect(200);
    assert_eq!(shown["status"], "succeeded");
}

#[tokio::test]
async fn a_withdrawal_that_comes_again_is_answered_again() {
    let market = on_request().await;
    let send = || {
        let request = market.cloud.request(http::Method::POST, "/me/wallet/withdrawals").by(&market.artisan);
        request.key("one-and-the-same").json(&kobo(1_000_000)).send()
    };
    let (one, other) = tokio::join!(send(), send());
    let again = send().await;
    for reply in [&one, &other, &again] {
        assert_eq!((reply.status, &reply.json), (201, &one.json), "{}", reply.text);
    }
    market.books().await;
    assert_eq!(amounts(&market).await, [1_000_000]);
}

#[tokio::test]
async fn two_withdrawals_at_once_take_no_more_than_there_is() {
    let market = on_request().await;
    let (one, other) =
        tokio::join!(withdraw(&market, kobo(NET - 500_000)), withdraw(&market, kobo(NET - 500_000)));
    let (done, refused) = if one.status == 201 { (one, other) } else { (other, one) };
    assert_eq!((done.status, refused.status), (201, 409), "{} {}", done.text, refused.text);
    assert_eq!(refused.problem(), "wallet-balance");
    market.books().await;
    assert_eq!(amounts(&market).await, [NET - 500_000]);
}

#[tokio::test]
async fn a_withdrawal_that_dies_is_finished_or_undone_by_its_repetition() {
    for effect in [Effect::DieBefore, Effect::DieAfter, Effect::LoseAnswer] {
        let market = on_request().await;
        let send = || {
            let request =
                market.cloud.request(http::Method::POST, "/me/wallet/withdrawals").by(&market.artisan);
            request.key("one-and-the-same").json(&json!({})).send()
        };
        // Its second call to the table is the commit.
        market.cloud.fault("wallet-withdraw", 1, effect);
        send().await;
        assert_eq!(market.cloud.forget_faults(), 0);
        let reply = send().await;
        assert_eq!(reply.status, 201, "{}", reply.text);
        market.books().await;
        assert_eq!((amounts(&market).await, market.wallet().await.paid_out), (vec![NET], NET), "{effect:?}");
    }
}

#[tokio::test]
async fn a_withdrawal_whose_event_is_lost_is_sent_by_its_timer() {
    let market = on_request().await;
    withdraw(&market, json!({})).await.expect(201);
    lose_events(&market);
    market.cloud.drain().await;
    let payout = market.cloud.books().await.payouts.remove(0);
    assert_eq!(payout.status, PayoutStatus::Requested);
    market.cloud.age(&payout_key(payout.id), Duration::from_secs(6 * 60));
    market.cloud.run_schedules().await;
    market.books().await;
    assert_eq!(market.wallet().await.paid_out, NET);
}

#[tokio::test]
async fn what_cannot_be_withdrawn_is_refused_by_name() {
    let market = Market::with_parameters(&[("PayoutDailyNew", NET - 500_000)]).await;
    let refused = async |body: Value, problem: &str, words: &str| {
        let reply = withdraw(&market, body).await;
        assert_eq!(reply.problem(), problem, "{}", reply.text);
        assert!(reply.json["detail"].as_str().unwrap().contains(words), "{}", reply.text);
    };
    prefer(&market, "on_request").await;
    refused(json!({}), "payout-minimum", "NGN 0.00 is available").await;
    market.confirmed().await;
    market.books().await;
    refused(kobo(NET + 1), "wallet-balance", "NGN 23,750.00 is available").await;
    refused(kobo(99_999), "payout-minimum", "at least NGN 1,000.00").await;
    refused(kobo(NET - 499_999), "payout-limit", "NGN 18,750.00 is left").await;
    refused(json!({ "amount": { "amount": 100_000, "currency": "USD" } }), "amount", "do not work out").await;
    withdraw(&market, kobo(NET - 550_000)).await.expect(201);
    refused(json!({}), "payout-limit", "NGN 500.00 is left").await;
    set_account(&market, "0223456789").await;
    refused(json!({}), "payouts-on-hold", "nothing is paid out before").await;
    market.cloud.suspend(&market.artisan).await;
    refused(json!({}), "verification-state", "suspended").await;

    let without = market.cloud.artisan_without_account("Bisi Ade").await;
    let reply = market.cloud.post(&without, "/me/wallet/withdrawals", json!({})).await;
    assert_eq!((reply.status, reply.problem()), (409, "payout-account-missing"), "{}", reply.text);
    let new = market.cloud.new_artisan("Tunde Cole").await;
    let reply = market.cloud.post(&new, "/me/wallet/withdrawals", json!({})).await;
    assert_eq!((reply.status, reply.problem()), (409, "artisan-profile-missing"), "{}", reply.text);
    market.books().await;
}

#[tokio::test]
async fn whoever_goes_back_to_automatic_is_paid_at_once_or_by_the_timer() {
    for event_is_lost in [false, true] {
        let market = on_request().await;
        assert_eq!(prefer(&market, "automatic").await["payout_mode"], "automatic");
        if event_is_lost {
            lose_events(&market);
        }
        market.cloud.drain().await;
        assert_eq!(market.wallet().await.available, if event_is_lost { NET } else { 0 });
        pass(&market, Duration::from_secs(16 * 60)).await;
        market.books().await;
        assert_eq!(market.wallet().await.paid_out, NET);
    }
}

#[tokio::test]
async fn a_refused_payout_that_was_asked_for_is_not_tried_again_by_itself() {
    let market = Market::with_account("0123459901").await;
    prefer(&market, "on_request").await;
    market.confirmed().await;
    market.cloud.drain().await;
    for attempt in 1..=3 {
        withdraw(&market, json!({})).await.expect(201);
        market.cloud.drain().await;
        pass(&market, DAY).await;
        assert_eq!(amounts(&market).await.len(), attempt);
    }
    let reply = withdraw(&market, json!({})).await;
    assert_eq!(reply.problem(), "payouts-paused", "{}", reply.text);
    let failed = told(&market, "payout.failed").await;
    assert!(failed[2]["body"].as_str().unwrap().contains("Ask for it again"), "{failed:#?}");
    assert!(failed[0]["body"].as_str().unwrap().contains("Set your payout account again"), "{failed:#?}");
    market.books().await;
}

#[tokio::test]
async fn a_day_pays_its_limit_and_the_next_day_the_rest_by_itself() {
    let market = Market::with_parameters(&[("PayoutDailyNew", 1_000_000)]).await;
    market.confirmed().await;
    market.books().await;
    assert_eq!(amounts(&market).await, [1_000_000]);
    // A few minutes later, the wallet is looked at again, and told to wait for the next day.
    look_now(&market).await;
    assert_eq!(amounts(&market).await, [1_000_000]);
    assert_eq!(market.wallet().await.due.unwrap().at, now().next_day(Zone::LAGOS));
    let wallet = shown(&market).await;
    assert_eq!(wallet["next_payout_at"], json!(now().next_day(Zone::LAGOS)));
    assert_eq!(
        (&wallet["daily_limit"]["amount"], &wallet["daily_limit_left"]["amount"]),
        (&json!(1_000_000), &json!(0))
    );
    pass(&market, DAY).await;
    pass(&market, DAY).await;
    market.books().await;
    assert_eq!(amounts(&market).await, [1_000_000, 1_000_000, NET - 2_000_000]);
    assert_eq!(market.wallet().await.paid_out, NET);
}

#[tokio::test]
async fn what_comes_back_on_the_same_day_does_not_count() {
    let market = Market::with_parameters(&[("PayoutDailyNew", NET)]).await;
    gateway_fault(&market, json!({ "on": "transfer", "do": "failed", "times": 1 })).await;
    market.confirmed().await;
    market.books().await;
    let wallet = shown(&market).await;
    assert_eq!(wallet["daily_limit_left"]["amount"], json!(NET));
    withdraw(&market, json!({})).await.expect(201);
    market.books().await;
    assert_eq!((market.wallet().await.paid_out, amounts(&market).await.len()), (NET, 2));
}

#[tokio::test]
async fn a_better_tier_lets_out_more_at_once() {
    let parameters = [("PayoutDailyNew", 1_000_000), ("PayoutDailyEstablished", NET)];
    let market = Market::with_parameters(&parameters).await;
    market.confirmed().await;
    market.books().await;
    assert_eq!(amounts(&market).await, [1_000_000]);
    let admin = market.cloud.admin().await;
    let path = format!("/admin/artisans/{}/tier", market.artisan.artisan_id());
    let body = json!({ "tier": "established", "reason": "A year without a complaint" });
    let set = market.cloud.post(&admin, &path, body.clone()).await.expect(200);
    assert_eq!(set, json!({ "artisan_id": market.artisan.artisan_id(), "tier": "established" }));
    market.cloud.post(&admin, &path, body).await.expect(200);
    let books = market.books().await;
    assert_eq!(amounts(&market).await, [1_000_000, NET - 1_000_000]);
    assert_eq!(books.count("artisan.tier_set"), 1, "the same again is no change");
    let told = told(&market, "artisan.tier_set").await;
    assert_eq!(told.len(), 1);
    assert!(!told[0].to_string().contains("complaint"), "the reason is the administrators'");
    let artisan = market.cloud.table().artisans().find(market.artisan.artisan_id()).await.unwrap().unwrap();
    assert_eq!(artisan.tier, Tier::Established);
}

#[tokio::test]
async fn nobody_sets_their_own_tier() {
    let market = Market::open().await;
    let admin = market.cloud.admin().await;
    let path = format!("/admin/artisans/{}/tier", admin.artisan_id());
    let body = json!({ "tier": "trusted", "reason": "It is me" });
    market.cloud.post(&admin, &path, body).await.expect(403);
}

#[tokio::test]
async fn another_account_holds_payouts_up_for_a_day_and_then_they_go_on_by_themselves() {
    for event_is_lost in [false, true] {
        let market = on_request().await;
        prefer_quietly(&market).await;
        let artisan = set_account(&market, "0223456789").await;
        let until = artisan["payouts_on_hold_until"].as_str().unwrap().to_owned();
        if event_is_lost {
            lose_events(&market);
        }
        market.cloud.drain().await;
        let wallet = shown(&market).await;
        assert_eq!(
            (&wallet["payouts_on_hold_until"], &wallet["next_payout_at"]),
            (&json!(until), &json!(until))
        );
        if !event_is_lost {
            let told = told(&market, "artisan.payout_account_set").await;
            assert!(told[0]["body"].as_str().unwrap().contains("nothing is paid out before"), "{told:#?}");
            let mails = market.cloud.mails();
            let mine = mails.iter().filter(|mail| mail.to == market.artisan.email);
            assert_eq!(mine.filter(|mail| mail.text.contains("nothing is paid out before")).count(), 1);
        }
        // The timer looks, and waits for the end of the hold.
        pass(&market, Duration::from_secs(16 * 60)).await;
        assert_eq!(market.wallet().await.available, NET);
        pass(&market, DAY).await;
        let books = market.books().await;
        assert_eq!(market.wallet().await.paid_out, NET);
        assert_eq!(books.payouts[0].account.account_last4, "6789");
        assert_eq!(shown(&market).await["payouts_on_hold_until"], Value::Null);
    }
}

/// The artisan is paid automatically again, and no event says so.
async fn prefer_quietly(market: &Market) {
    let artisans = market.cloud.table().artisans();
    let artisan = artisans.find(market.artisan.artisan_id()).await.unwrap().unwrap();
    let mut change = Change::new(Actor::system("a-test"), now(), "a-test");
    let automatic = domain::artisans::Artisan { payout_mode: Default::default(), ..(*artisan).clone() };
    change.reschedule(&artisan, &automatic);
    market.cloud.table().commit(change).await.unwrap();
}

#[tokio::test]
async fn the_same_account_again_holds_nothing_up() {
    let market = Market::open().await;
    let artisan = set_account(&market, "0123456789").await;
    assert_eq!(artisan["payouts_on_hold_until"], Value::Null);
    market.confirmed().await;
    market.books().await;
    assert_eq!(market.wallet().await.paid_out, NET);
}

#[tokio::test]
async fn a_payout_goes_to_the_account_that_was_set_when_it_was_decided() {
    let market = Market::open().await;
    gateway_fault(&market, json!({ "on": "transfer.create", "do": "error", "status": 502, "times": 1 }))
        .await;
    market.confirmed().await;
    market.cloud.drain().await;
    let payout = market.cloud.books().await.payouts.remove(0);
    assert_eq!(payout.status, PayoutStatus::Requested);
    set_account(&market, "0223456789").await;
    market.cloud.age(&payout_key(payout.id), Duration::from_secs(7 * 60 * 60));
    market.cloud.run_schedules().await;
    market.books().await;
    assert_eq!(market.wallet().await.paid_out, NET);
    // The next one goes to the other account, once the hold is over.
    market.confirmed().await;
    market.cloud.drain().await;
    pass(&market, DAY).await;
    let books = market.books().await;
    assert_eq!((market.wallet().await.paid_out, books.payouts.len()), (2 * NET, 2));
    let made: Value = market.cloud.gateway().get("/simulator/transfers").await.unwrap();
    let recipients: Vec<_> = [0, 1].map(|nth| made["transfers"][nth]["recipient_id"].clone()).into();
    assert_ne!(recipients[0], recipients[1], "{made}");
}

#[tokio::test]
async fn a_suspended_artisan_keeps_the_money_and_is_paid_when_the_suspension_is_over() {
    let market = Market::open().await;
    let order = market.delivered().await;
    market.cloud.drain().await;
    market.cloud.suspend(&market.artisan).await;
    market.cloud.post(&market.buyer, &order.path("confirm"), json!({})).await.expect(200);
    market.books().await;
    assert_eq!((amounts(&market).await.len(), market.wallet().await.available), (0, NET));
    pass(&market, DAY).await;
    assert_eq!(market.wallet().await.available, NET);
    assert!(market.wallet().await.due.is_some(), "it is looked at every day");
    let path = format!("/admin/artisans/{}/restore", market.artisan.artisan_id());
    let admin = market.cloud.admin().await;
    market.cloud.post(&admin, &path, json!({ "reason": "It was a mistake" })).await.expect(200);
    market.books().await;
    assert_eq!(market.wallet().await.paid_out, NET);
}

#[tokio::test]
async fn a_payout_that_takes_longer_is_told_of_once() {
    let market = Market::open().await;
    gateway_fault(&market, json!({ "on": "transfer", "do": "insufficient_balance", "times": 3 })).await;
    market.confirmed().await;
    market.cloud.drain().await;
    assert_eq!(told(&market, "payout.delayed").await.len(), 0, "a first pause is nothing to tell");
    let payout = market.cloud.books().await.payouts.remove(0);
    for _ in 0..2 {
        market.cloud.age(&payout_key(payout.id), Duration::from_secs(7 * 60 * 60));
        market.cloud.run_schedules().await;
        assert_eq!(told(&market, "payout.delayed").await.len(), 1);
    }
    market.cloud.age(&payout_key(payout.id), Duration::from_secs(7 * 60 * 60));
    market.cloud.run_schedules().await;
    let books = market.books().await;
    assert_eq!((books.payouts[0].status, books.payouts.len()), (PayoutStatus::Succeeded, 1));
    assert!(market.cloud.log_of("payouts-send").contains("GatewayBalanceTooLow"), "the alarm's metric");
}

#[tokio::test]
async fn a_debt_is_recovered_first_and_the_statement_shows_it() {
    let market = Market::open().await;
    owe(&market, 1_000_000).await;
    gateway_fault(&market, json!({ "on": "transfer", "do": "failed", "times": 1 })).await;
    market.confirmed().await;
    market.cloud.drain().await;
    let credited = line(&market, "wallet.credited").await;
    assert_eq!(credited["recovered"]["amount"], json!(1_000_000));
    assert_eq!(
        (&credited["amount"]["amount"], &credited["debt_after"]["amount"]),
        (&json!(NET - 1_000_000), &json!(0))
    );
    let returned = line(&market, "wallet.payout_returned").await;
    assert_eq!(returned["available_after"]["amount"], json!(NET - 1_000_000));
    let payout = withdraw(&market, json!({})).await.expect(201);
    assert_eq!(payout["amount"]["amount"], json!(NET - 1_000_000), "what is available is all theirs");
}

#[tokio::test]
async fn a_payout_that_fails_after_a_debt_arose_recovers_it() {
    let market = Market::open().await;
    gateway_fault(&market, json!({ "on": "transfer", "do": "pending", "times": 1 })).await;
    market.confirmed().await;
    market.cloud.drain().await;
    owe(&market, 1_000_000).await;
    let reference = market.cloud.books().await.payouts[0].reference.clone();
    market.cloud.gateway().move_transfer(&reference, "failed").await.unwrap();
    market.cloud.drain().await;
    let wallet = market.wallet().await;
    assert_eq!((wallet.available, wallet.debt), (NET - 1_000_000, 0));
    let returned = line(&market, "wallet.payout_returned").await;
    assert_eq!(returned["recovered"]["amount"], json!(1_000_000));
    let failed = told(&market, "payout.failed").await;
    assert!(failed[0]["body"].as_str().unwrap().contains("We kept NGN 10,000.00"), "{failed:#?}");
}

/// As if a chargeback had left a debt: it is in the wallet only, so that the books are not looked at after it.
async fn owe(market: &Market, debt: i64) {
    let wallets = market.cloud.table().wallets();
    let wallet = wallets.load(market.artisan.artisan_id(), Currency::NGN).await.unwrap();
    let mut change = Change::new(Actor::system("a-test"), now(), "a-test");
    let owing = Wallet { debt, ..(*wallet).clone() };
    if wallet.version() == 0 {
        let money = owing.money(0);
        let outcome = owing.hold(testing::new_id(), money).unwrap();
        change.create(outcome);
    } else {
        change.reschedule(&wallet, &owing);
    }
    market.cloud.table().commit(change).await.unwrap();
}

/// The newest line of the statement about `action`.
async fn line(market: &Market, action: &str) -> Value {
    let lines = market.cloud.get(&market.artisan, "/me/wallet/entries?limit=100").await.expect(200);
    let items = lines["items"].as_array().cloned().unwrap_or_default();
    items.into_iter().find(|line| line["action"] == action).unwrap_or_else(|| panic!("{action}: {lines}"))
}

#[tokio::test]
async fn the_statement_has_a_running_balance_page_by_page() {
    let market = Market::open().await;
    market.confirmed().await;
    market.cloud.drain().await;
    market.cancelled().await;
    market.books().await;
    let mut lines = Vec::new();
    let mut cursor = String::new();
    loop {
        let path = format!("/me/wallet/entries?limit=2{cursor}");
        let page = market.cloud.get(&market.artisan, &path).await.expect(200);
        lines.extend(page["items"].as_array().unwrap().clone());
        match page["next_cursor"].as_str() {
            Some(next) => cursor = format!("&cursor={next}"),
            None => break,
        }
    }
    let balances = |line: &Value| -> Vec<i64> {
        ["held", "available", "in_transit", "paid_out", "debt"]
            .map(|stage| line[format!("{stage}_after")]["amount"].as_i64().unwrap())
            .into()
    };
    let shown: Vec<_> = lines.iter().map(|line| (line["action"].as_str().unwrap(), balances(line))).collect();
    assert_eq!(
        shown,
        [
            ("wallet.given_back", vec![0, 0, 0, NET, 0]),
            ("wallet.held", vec![PRICE, 0, 0, NET, 0]),
            ("wallet.paid_out", vec![0, 0, 0, NET, 0]),
            ("wallet.payout_started", vec![0, 0, NET, 0, 0]),
            ("wallet.credited", vec![0, NET, 0, 0, 0]),
            ("wallet.held", vec![PRICE, 0, 0, 0, 0]),
        ]
    );
}

#[tokio::test]
async fn payouts_are_listed_newest_first_page_by_page_to_their_artisan_alone() {
    let market = on_request().await;
    for amount in [500_000, 600_000, 700_000] {
        withdraw(&market, kobo(amount)).await.expect(201);
        market.cloud.drain().await;
    }
    let list = async |by: &User, path: &str| market.cloud.get(by, path).await.expect(200);
    let first = list(&market.artisan, "/me/payouts?limit=2").await;
    let cursor = first["next_cursor"].as_str().unwrap();
    let rest = list(&market.artisan, &format!("/me/payouts?limit=2&cursor={cursor}")).await;
    let amounts: Vec<i64> = [&first, &rest]
        .into_iter()
        .flat_map(|page| page["items"].as_array().unwrap())
        .map(|payout| payout["amount"]["amount"].as_i64().unwrap())
        .collect();
    assert_eq!(amounts, [700_000, 600_000, 500_000]);
    let other = market.cloud.artisan("Bisi Ade").await;
    assert_eq!(list(&other, "/me/payouts").await["items"], json!([]));
    let path = format!("/me/payouts/{}", first["items"][0]["id"].as_str().unwrap());
    market.cloud.get(&other, &path).await.expect(404);
}

#[tokio::test]
async fn steps_that_run_twice_pay_out_each_day_once() {
    for copies in [Copies::TwoInTurn, Copies::TwoAtOnce] {
        let market = Market::with_parameters(&[("PayoutDailyNew", 1_500_000)]).await;
        market.cloud.deliver(Delivery { copies, ..Delivery::default() });
        market.confirmed().await;
        market.books().await;
        pass(&market, DAY).await;
        market.books().await;
        assert_eq!(amounts(&market).await, [1_500_000, NET - 1_500_000], "{copies:?}");
        assert_eq!(market.wallet().await.paid_out, NET);
    }
}

#[tokio::test]
async fn a_wallet_says_how_much_can_be_withdrawn_or_why_nothing_can() {
    let market = Market::open().await;
    let preference = json!({ "mode": "on_request" });
    let tag = market.cloud.get(&market.artisan, "/me/artisan").await.headers["etag"].clone();
    let path = "/me/artisan/payout-preference";
    let asked = market.cloud.request(http::Method::PUT, path).by(&market.artisan).header("if-match", &tag);
    asked.json(&preference).send().await.expect(200);
    let empty = shown(&market).await["actions"][0].clone();
    assert_eq!(
        (&empty["action"], &empty["allowed"], &empty["reason"]),
        (&json!("withdraw"), &json!(false), &json!("too_little"))
    );
    market.confirmed().await;
    market.books().await;
    let full = shown(&market).await["actions"][0].clone();
    assert_eq!((&full["allowed"], &full["maximum"]["amount"]), (&json!(true), &json!(NET)), "{full}");
    let most = json!({ "amount": full["maximum"] });
    withdraw(&market, most).await.expect(201);
    let after = shown(&market).await["actions"][0].clone();
    assert_eq!((&after["allowed"], &after["reason"]), (&json!(false), &json!("too_little")));
}
