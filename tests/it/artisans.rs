//! Artisans: who becomes one, and who is stopped and restored.

use domain::UploadId;
use domain::orders::OrderStatus;
use http::Method;
use serde_json::{Value, json};
use testing::{Reply, User, checkout_body};

use crate::market::{Market, NET};

async fn decide(market: &Market, by: &User, verb: &str, body: Value) -> Reply {
    let path = format!("/admin/artisans/{}/{verb}", market.artisan.artisan_id());
    market.cloud.post(by, &path, body).await
}

fn suspension(payouts: &str) -> Value {
    json!({ "reason": "Two buyers got fakes.", "payouts": payouts })
}

/// What anybody finds of the market's one product: in its category, at its artisan, and by itself.
async fn listed(market: &Market) -> [bool; 3] {
    let list = async |query: &str| {
        let found = market.cloud.get(&market.buyer, &format!("/products?{query}")).await.expect(200);
        found["items"].as_array().unwrap().iter().any(|item| item["id"] == json!(market.stool))
    };
    let artisan = format!("artisan_id={}", market.artisan.artisan_id());
    let alone = market.cloud.get(&market.buyer, &format!("/products/{}", market.stool)).await;
    [list("category=furniture").await, list(&artisan).await, alone.status == 200]
}

async fn told(market: &Market, about: &str) -> Vec<Value> {
    let notices = market.cloud.get(&market.artisan, "/notifications").await.expect(200);
    let items = notices["items"].as_array().unwrap().clone();
    items.into_iter().filter(|notice| notice["about"] == about).collect()
}

#[tokio::test]
async fn a_suspended_artisan_is_hidden_sells_nothing_and_finishes_the_orders_that_run() {
    let market = Market::open().await;
    let running = market.paid().await;
    let admin = market.cloud.admin().await;
    assert_eq!(listed(&market).await, [true; 3]);
    let stands = decide(&market, &admin, "suspend", suspension("hold")).await.expect(200);
    assert_eq!((&stands["verification"], &stands["payouts_held"]), (&json!("suspended"), &json!(true)));
    assert_eq!(listed(&market).await, [false; 3]);
    let path = format!("/artisans/{}", market.artisan.artisan_id());
    market.cloud.get(&market.buyer, &path).await.expect(404);
    let own = market.cloud.get(&market.artisan, &path).await.expect(200);
    assert_eq!((&own["reason"], &own["payouts_held"]), (&json!("Two buyers got fakes."), &json!(true)));
    let stool = format!("/products/{}", market.stool);
    market.cloud.get(&market.artisan, &stool).await.expect(200);

    let cart = checkout_body(&[(market.stool, 1)]);
    let refused = market.cloud.post(&market.buyer, "/checkout", cart).await;
    assert_eq!(refused.problem(), "artisan-not-verified", "{}", refused.text);

    let note = json!({ "note": "At the gate", "photos": [] });
    market.cloud.post(&market.artisan, &running.path("accept"), json!({})).await.expect(200);
    market.cloud.post(&market.artisan, &running.path("deliver"), note).await.expect(200);
    market.cloud.post(&market.buyer, &running.path("confirm"), json!({})).await.expect(200);
    market.books().await;
    assert_eq!(market.status(&running).await, OrderStatus::Completed);
    assert_eq!((market.wallet().await.available, market.wallet().await.paid_out), (NET, 0), "it waits");

    let because = json!({ "reason": "They were no fakes." });
    decide(&market, &admin, "restore", because.clone()).await.expect(200);
    let books = market.books().await;
    assert_eq!(market.wallet().await.paid_out, NET, "what waited goes out at once");
    assert_eq!(listed(&market).await, [true; 3]);
    let again = decide(&market, &admin, "restore", because).await;
    assert_eq!((again.status, again.problem()), (409, "verification-state"), "{}", again.text);

    for (about, reason) in
        [("artisan.suspended", "Two buyers got fakes."), ("artisan.restored", "They were no fakes.")]
    {
        let notices = told(&market, about).await;
        assert!(notices.len() == 1 && notices[0]["body"].to_string().contains(reason), "{notices:?}");
        assert_eq!(books.count(about), 1);
    }
    let history = format!("/admin/history/{}", market.artisan.artisan_id());
    let entries = market.cloud.get(&admin, &history).await.expect(200);
    let suspended = entries["items"].as_array().unwrap().iter();
    let suspended = suspended.clone().find(|entry| entry["action"] == "artisan.suspended").unwrap();
    assert_eq!(suspended["facts"]["reason"], "Two buyers got fakes.");
    assert!(suspended["actor"].to_string().contains(&admin.id.to_string()), "{suspended}");
}

#[tokio::test]
async fn a_suspension_may_leave_payouts_going_and_its_terms_can_be_changed() {
    let market = Market::open().await;
    market.confirmed().await;
    market.cloud.hold("payouts-send");
    market.cloud.drain().await;
    let admin = market.cloud.admin().await;
    decide(&market, &admin, "suspend", suspension("hold")).await.expect(200);
    decide(&market, &admin, "suspend", suspension("hold")).await.expect(200);
    market.cloud.resume("payouts-send");
    market.books().await;
    assert_eq!(market.wallet().await.paid_out, 0);
    decide(&market, &admin, "suspend", suspension("continue")).await.expect(200);
    let books = market.books().await;
    assert_eq!(market.wallet().await.paid_out, NET);
    assert_eq!(books.count("artisan.suspended"), 2, "the same again is no change");
    assert_eq!(listed(&market).await, [false; 3]);
}

#[tokio::test]
async fn nobody_suspends_or_restores_their_own_shop() {
    let market = Market::open().await;
    let admin = User {
        token: testing::token(market.artisan.id, &[domain::Role::Admin], testing::now()),
        ..market.artisan.clone()
    };
    let refused = decide(&market, &admin, "suspend", suspension("hold")).await;
    assert_eq!((refused.status, refused.problem()), (403, "forbidden"), "{}", refused.text);
    decide(&market, &admin, "restore", json!({ "reason": "It is me" })).await.expect(403);
    let others = market.cloud.admin().await;
    let missing = format!("/admin/artisans/{}/suspend", testing::new_id::<domain::UserId>().artisan());
    market.cloud.post(&others, &missing, suspension("hold")).await.expect(404);
}

fn profile() -> Value {
    json!({
        "display_name": "Ada's Woodwork", "legal_name": "Ada Obi", "trades": ["carpentry"], "areas": ["NG-LA"], "about": "",
    })
}

#[tokio::test]
async fn a_buyer_becomes_an_artisan_by_writing_a_profile_and_the_next_token_says_so() {
    let market = Market::open().await;
    let (email, password) = ("ngozi@example.com", "correct horse battery");
    let cloud = &market.cloud;
    let sign_up = json!({ "email": email, "password": password, "name": "Ngozi Eze", "role": "buyer" });
    cloud.request(Method::POST, "/auth/signup").json(&sign_up).send().await.expect(202);
    cloud.drain().await;
    let mail = cloud.mails().into_iter().find(|mail| mail.to == email).unwrap();
    let token = mail.text.split("token=").nth(1).unwrap().split_whitespace().next().unwrap().to_owned();
    let verify = json!({ "token": token });
    cloud.request(Method::POST, "/auth/email/verify").json(&verify).send().await.expect(200);
    let log_in = json!({ "email": email, "password": password });
    let session = cloud.request(Method::POST, "/auth/login").json(&log_in).send().await.expect(200);
    let text = |answer: &Value, name: &str| answer[name].as_str().unwrap().to_owned();
    let ngozi = User { token: text(&session, "access_token"), ..market.buyer.clone() };
    let (documents, roles) = ("/me/artisan/verification", |answer: &Value| answer["roles"].clone());
    let before = cloud.post(&ngozi, documents, json!({ "documents": [testing::new_id::<UploadId>()] })).await;
    assert_eq!((before.status, before.problem()), (403, "forbidden"), "{}", before.text);

    let created = cloud.put(&ngozi, "/me/artisan", profile()).await.expect(201);
    assert_eq!(
        (&created["display_name"], &created["verification"]),
        (&json!("Ada's Woodwork"), &json!("draft"))
    );
    cloud.put(&ngozi, "/me/artisan", profile()).await.expect(200);
    assert_eq!(roles(&cloud.get(&ngozi, "/me").await.expect(200)), json!(["buyer", "artisan"]));
    let refresh = json!({ "refresh_token": text(&session, "refresh_token") });
    let fresh = cloud.request(Method::POST, "/auth/refresh").json(&refresh).send().await.expect(200);
    let again = cloud.request(Method::POST, "/auth/login").json(&log_in).send().await.expect(200);
    for answer in [fresh, again] {
        let artisan = User { token: text(&answer, "access_token"), ..ngozi.clone() };
        let body = json!({ "documents": [testing::new_id::<UploadId>()] });
        let reply = cloud.post(&artisan, documents, body).await;
        assert_eq!((reply.status, reply.problem()), (422, "upload-unknown"), "{}", reply.text);
    }
    assert_eq!(cloud.books().await.count("user.became_artisan"), 1);
}

/// Names `number`, which the bank knows as `holder`'s, as the market's artisan's account.
async fn name_account(market: &Market, number: &str, holder: &str) -> Reply {
    market.cloud.gateway().open_account(testing::BANK_CODE, number, holder).await.unwrap();
    let account = json!({ "bank_code": testing::BANK_CODE, "account_number": number });
    market.cloud.put(&market.artisan, "/me/artisan/payout-account", account).await
}

#[tokio::test]
async fn an_account_in_another_name_is_taken_once_an_administrator_confirmed_it_with_a_reason() {
    let market = Market::open().await;
    let admin = market.cloud.admin().await;
    let refused = name_account(&market, "0223456781", "Musa Nwosu").await;
    assert_eq!((refused.status, refused.problem()), (422, "account-name-mismatch"), "{}", refused.text);
    let confirmation =
        json!({ "account_last4": "6781", "account_name": "MUSA NWOSU", "reason": "Took his wife's name." });
    for _ in 0..2 {
        decide(&market, &admin, "payout-account/confirmation", confirmation.clone()).await.expect(200);
    }
    let other = name_account(&market, "0223456782", "Musa Nwosu").await;
    assert_eq!(other.problem(), "account-name-mismatch", "that account alone");
    let set = name_account(&market, "0223456781", "Musa Nwosu").await.expect(200);
    assert_eq!(set["payout_account"]["account_last4"], "6781");
    market.books().await;
    let told = told(&market, "artisan.account_confirmed").await;
    assert_eq!(told.len(), 1, "once: {told:?}");
    assert!(told[0]["body"].as_str().unwrap().contains("Took his wife's name."), "{told:?}");
}

#[tokio::test]
async fn whose_an_account_is_may_be_asked_ten_times_in_a_day() {
    let market = Market::open().await;
    let account = json!({ "bank_code": testing::BANK_CODE, "account_number": "0000000000" });
    let ask = async || market.cloud.put(&market.artisan, "/me/artisan/payout-account", account.clone()).await;
    for _ in 0..10 {
        assert_eq!(ask().await.problem(), "account-not-found");
    }
    let refused = ask().await;
    assert_eq!((refused.status, refused.problem()), (429, "account-lookups"), "{}", refused.text);
}
