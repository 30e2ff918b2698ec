//! Leaving: what stands in the way, how one comes back, and that nothing of a person is left afterwards, whatever happens on the way.

use std::time::Duration;

use ::store::entities::{session_key, user_key};
use domain::users::leaving::{GRACE_DAYS, Leaving};
use domain::{Currency, Role, Timestamp};
use http::Method;
use identity::RefreshToken;
use serde_json::{Value, json};
use testing::{Cloud, Copies, Delivery, Effect, PASSWORD, PlacedOrder, Reply, User, now, token_of};

use crate::market::{DAY, Market};

const PHONE: &str = "+2348098765432";
/// Words of the buyer's, in a message, a review, a dispute and an address.
const WORDS: [&str; 5] = [
    "I am at home after church",
    "The drawer sticks in the rain",
    "One leg is shorter than the others",
    "17 Coker Road, behind the yellow gate",
    "My sister takes it in",
];
const GRACE: Duration = Duration::from_secs(GRACE_DAYS * 24 * 60 * 60);
/// More calls than the step makes of somebody who did little.
const CALLS_MAX: usize = 90;

/// Somebody who has logged in.
pub(crate) struct Here {
    user: User,
    refresh_token: String,
}

impl Here {
    async fn log_in(cloud: &Cloud, user: &User) -> Self {
        let answer = log_in(cloud, user).await.expect(200);
        let text = |name: &str| answer[name].as_str().unwrap().to_owned();
        Self {
            user: User { token: text("access_token"), ..user.clone() },
            refresh_token: text("refresh_token"),
        }
    }

    async fn ask(&self, cloud: &Cloud) -> Reply {
        cloud.put(&self.user, "/me/deletion", json!({ "email": self.user.email })).await
    }

    /// Lets time pass for the account, and for the session in which they asked.
    fn wait(&self, cloud: &Cloud, time: Duration) {
        let token = RefreshToken::parse(&self.refresh_token).unwrap();
        cloud.age(&session_key(token.user_id, token.session_id), time);
        cloud.age(&user_key(self.user.id), time);
    }

    async fn refresh(&self, cloud: &Cloud) -> Reply {
        let body = json!({ "refresh_token": self.refresh_token });
        cloud.request(Method::POST, "/auth/refresh").json(&body).send().await
    }
}

async fn log_in(cloud: &Cloud, user: &User) -> Reply {
    let body = json!({ "email": user.email, "password": PASSWORD });
    cloud.request(Method::POST, "/auth/login").json(&body).send().await
}

async fn sweep(cloud: &Cloud) {
    cloud.run_schedule("platform-sweep").await;
    cloud.drain().await;
}

/// Lets everything about money come to its end.
async fn settle(cloud: &Cloud) {
    for _ in 0..3 {
        cloud.drain().await;
        let moves_money = |step: &str| step.starts_with("payouts-") || step == "refunds-send";
        cloud.age_what_waits_for(moves_money, Duration::from_secs(7 * 60 * 60));
        cloud.run_schedules().await;
    }
    cloud.drain().await;
}

async fn leaving(cloud: &Cloud, user: &User) -> Option<Leaving> {
    cloud.table().users().find(user.id).await.unwrap().unwrap().leaving.clone()
}

/// Who asked leaves, and the week passes.
pub(crate) async fn leave(cloud: &Cloud, user: &User) -> Here {
    let here = Here::log_in(cloud, user).await;
    here.ask(cloud).await.expect(202);
    cloud.drain().await;
    here.wait(cloud, GRACE);
    sweep(cloud).await;
    here
}

/// Every item that holds one of `traces`. What expires within the week in which a person can come back is gone by then, and what a gateway
/// reported is kept for its ninety days as it came.
fn found(cloud: &Cloud, traces: &[&str]) -> Vec<String> {
    let over = now().plus_seconds(GRACE.as_secs()).seconds();
    let mut found = Vec::new();
    for item in cloud.dynamo().items() {
        let expires = item["expires_at_seconds"]["N"].as_str().and_then(|at| at.parse::<i64>().ok());
        let key = format!("{} {}", item["pk"]["S"], item["sk"]["S"]);
        if expires.is_some_and(|at| at < over) || key.contains("GATEWAY_EVENT#") {
            continue;
        }
        let text = item.to_string();
        found.extend(
            traces.iter().filter(|trace| text.contains(**trace)).map(|trace| format!("{trace} in {key}")),
        );
    }
    found
}

impl Market {
    /// What the buyer writes, keeps, shows and buys, so that there is something of theirs everywhere.
    async fn lived_in(&self) -> PlacedOrder {
        let (cloud, buyer) = (&self.cloud, &self.buyer);
        cloud.patch(buyer, "/me", json!({ "phone": PHONE })).await.expect(200);
        let address = json!({ "recipient": "Ada Obi", "phone": PHONE, "address": WORDS[3], "city": "Ikeja", "area": "NG-LA" });
        cloud.put(buyer, "/me/addresses", json!({ "addresses": [address] })).await.expect(200);
        cloud.put(buyer, &format!("/me/favourites/{}", self.stool), json!({})).await.expect(204);
        let order = self.confirmed().await;
        cloud.drain().await;
        let goods = json!([{ "product_id": self.stool, "stars": 4 }]);
        let review = json!({ "stars": 4, "goods": goods, "words": WORDS[1] });
        cloud.put(buyer, &order.path("review"), review).await.expect(200);
        cloud
            .put(&self.artisan, &order.path("review"), json!({ "stars": 5, "words": "Pays at once." }))
            .await
            .expect(200);
        let question =
            json!({ "artisan_id": self.artisan.artisan_id(), "product_id": self.stool, "text": WORDS[0] });
        let file = cloud.upload(buyer, "message_file").await;
        let asked = cloud.post(buyer, "/conversations", question).await.expect(201);
        let path = format!("/conversations/{}/messages", asked["conversation_id"].as_str().unwrap());
        cloud.post(&self.artisan, &path, json!({ "text": "Noted." })).await.expect(201);
        cloud.post(buyer, &path, json!({ "text": WORDS[4], "uploads": [file] })).await.expect(201);
        let disputed = self.delivered().await;
        let claim = json!({ "claim": WORDS[2], "evidence": [cloud.upload(buyer, "evidence").await] });
        let dispute = cloud.post(buyer, &disputed.path("disputes"), claim).await.expect(201);
        let path = format!("/disputes/{}/withdraw", dispute["id"].as_str().unwrap());
        cloud.request(Method::POST, &path).by(buyer).send().await.expect(200);
        cloud.drain().await;
        cloud.post(buyer, &disputed.path("confirm"), json!({})).await.expect(200);
        cloud.drain().await;
        order
    }
}

#[tokio::test]
async fn nothing_of_a_buyer_who_left_is_anywhere_but_in_the_books() {
    let market = Market::open().await;
    let cloud = &market.cloud;
    let order = market.lived_in().await;
    let traces = [&[market.buyer.email.as_str(), "Ada Obi", &PHONE[1..]], &WORDS[..]].concat();
    for trace in &traces {
        assert_ne!(found(cloud, &[trace]), Vec::<String>::new(), "there is something to erase: {trace}");
    }
    assert!(cloud.uploaded_by(market.buyer.id).len() > 1);
    let here = leave(cloud, &market.buyer).await;
    assert_eq!(leaving(cloud, &market.buyer).await, Some(Leaving::Gone));
    assert_eq!(found(cloud, &traces), Vec::<String>::new());
    assert_eq!(cloud.uploaded_by(market.buyer.id), Vec::<String>::new());
    market.books().await;

    let shown = cloud.get(&market.artisan, &format!("/orders/{}", order.id)).await.expect(200);
    assert_eq!((&shown["buyer"]["name"], &shown["status"]), (&Value::Null, &json!("completed")), "{shown}");
    let talks = cloud.get(&market.artisan, "/conversations").await.expect(200);
    assert_eq!(
        (&talks["items"][0]["buyer"]["name"], &talks["items"][0]["last"]["text"]),
        (&Value::Null, &json!(""))
    );
    let path = format!("/conversations/{}", talks["items"][0]["id"].as_str().unwrap());
    let talk = cloud.get(&market.artisan, &path).await.expect(200);
    let said: Vec<&Value> = talk["messages"].as_array().unwrap().iter().map(|said| &said["text"]).collect();
    assert_eq!(said, ["", "Noted.", ""], "what the other side wrote stays");
    let reviews =
        cloud.request(Method::GET, &format!("/products/{}/reviews", market.stool)).send().await.expect(200);
    assert_eq!(
        (&reviews["items"][0]["stars"], &reviews["items"][0]["author"]),
        (&json!(4), &Value::Null),
        "{reviews}"
    );

    assert_eq!(here.refresh(cloud).await.status, 401);
    assert_eq!(log_in(cloud, &market.buyer).await.problem(), "wrong-credentials");
    let again =
        json!({ "email": market.buyer.email, "password": PASSWORD, "name": "Ada Two", "role": "buyer" });
    cloud.request(Method::POST, "/auth/signup").json(&again).send().await.expect(202);
    cloud.drain().await;
    let mails = cloud.mails();
    let last = mails.iter().rev().find(|mail| mail.to == market.buyer.email).unwrap();
    assert_eq!(last.subject, "Confirm your e-mail address", "the address is free again");
    assert!(cloud.dead_letters().is_empty());
}

#[tokio::test]
async fn an_artisan_who_left_sells_nothing_and_has_no_name_and_no_account() {
    let market = Market::open().await;
    let cloud = &market.cloud;
    let order = market.confirmed().await;
    settle(cloud).await;
    assert!(market.wallet().await.is_settled());
    cloud.upload(&market.artisan, "product_image").await;
    leave(cloud, &market.artisan).await;
    assert_eq!(leaving(cloud, &market.artisan).await, Some(Leaving::Gone));
    let traces = [market.artisan.email.as_str(), "Musa Bello"];
    assert_eq!(found(cloud, &traces), Vec::<String>::new());
    assert_eq!(cloud.uploaded_by(market.artisan.id), Vec::<String>::new());
    for path in [format!("/artisans/{}", market.artisan.artisan_id()), format!("/products/{}", market.stool)]
    {
        assert_eq!(cloud.request(Method::GET, &path).send().await.status, 404, "{path}");
    }
    let shown = cloud.get(&market.buyer, &format!("/orders/{}", order.id)).await.expect(200);
    assert_eq!(shown["artisan"]["display_name"], Value::Null, "{shown}");
    let sought = cloud.request(Method::GET, "/search?q=stool").send().await.expect(200);
    assert_eq!(sought["items"], json!([]));
    market.books().await;
}

#[tokio::test]
async fn nobody_leaves_while_their_money_or_somebody_elses_is_under_way() {
    let market = Market::open().await;
    let cloud = &market.cloud;
    let order = market.paid().await;
    for (user, side) in [(&market.buyer, "buyer"), (&market.artisan, "artisan")] {
        let here = Here::log_in(cloud, user).await;
        let shown = cloud.get(&here.user, "/me/deletion").await.expect(200);
        assert_eq!((&shown["possible"], &shown["grace_days"]), (&json!(false), &json!(7)));
        assert_eq!(shown["orders"], json!([{ "order_id": order.id, "side": side, "why": "running" }]));
        assert_eq!(here.ask(cloud).await.problem(), "account-in-use");
        assert_eq!(leaving(cloud, user).await, None);
    }
    let artisan = Here::log_in(cloud, &market.artisan).await;
    let shown = cloud.get(&artisan.user, "/me/deletion").await.expect(200);
    assert_eq!(shown["wallet"]["held"]["amount"], json!(crate::market::PRICE), "{shown}");
    market.cancel(&market.artisan, &order).await.expect(200);
    settle(cloud).await;
    for user in [&market.buyer, &market.artisan] {
        let shown = cloud.get(user, "/me/deletion").await.expect(200);
        assert_eq!((&shown["possible"], &shown["wallet"]), (&json!(true), &Value::Null), "{shown}");
    }
}

#[tokio::test]
async fn it_takes_a_fresh_proof_the_own_address_and_no_role_of_an_administrator() {
    let cloud = Cloud::start().await;
    let user = cloud.buyer("Ada Obi").await;
    let here = Here::log_in(&cloud, &user).await;
    let wrong = cloud.put(&here.user, "/me/deletion", json!({ "email": "eve@example.com" })).await;
    assert_eq!((wrong.status, wrong.problem()), (400, "invalid-body"));
    let unknown = json!({ "email": user.email, "now": true });
    assert_eq!(cloud.put(&here.user, "/me/deletion", unknown).await.problem(), "unknown-field");
    let session = RefreshToken::parse(&here.refresh_token).unwrap().session_id;
    let hour_ago = Timestamp::from_millis(now().millis() - 60 * 60 * 1_000);
    let late = User { token: token_of(user.id, &[Role::Buyer], session, hour_ago), ..user.clone() };
    let stale = cloud.put(&late, "/me/deletion", json!({ "email": user.email })).await;
    assert_eq!(stale.problem(), "step-up-required");
    assert_eq!(leaving(&cloud, &user).await, None);
    let admin = cloud.admin().await;
    let shown = cloud.get(&admin, "/me/deletion").await.expect(200);
    assert_eq!((&shown["possible"], &shown["is_administrator"]), (&json!(false), &json!(true)));
}

#[tokio::test]
async fn who_asked_is_logged_out_everywhere_and_a_log_in_takes_it_back() {
    let cloud = Cloud::start().await;
    let user = cloud.buyer("Ada Obi").await;
    let (there, here) = (Here::log_in(&cloud, &user).await, Here::log_in(&cloud, &user).await);
    let asked = here.ask(&cloud).await.expect(202);
    let erases_at: Timestamp = asked["erases_at"].as_str().unwrap().parse().unwrap();
    assert!(erases_at > now().plus_seconds(GRACE.as_secs() - 60));
    for device in [&there, &here] {
        assert_eq!(device.refresh(&cloud).await.status, 401);
        assert_eq!(device.ask(&cloud).await.problem(), "unauthenticated");
    }
    cloud.drain().await;
    let subjects = || cloud.mails().into_iter().filter(|mail| mail.to == user.email).map(|mail| mail.subject);
    assert_eq!(subjects().collect::<Vec<_>>(), ["Your account will be deleted"]);
    here.wait(&cloud, GRACE - DAY);
    sweep(&cloud).await;
    assert!(matches!(leaving(&cloud, &user).await, Some(Leaving::Asked { .. })), "a day too early");
    let back = Here::log_in(&cloud, &user).await;
    cloud.drain().await;
    assert_eq!(leaving(&cloud, &user).await, None);
    assert_eq!(subjects().next_back().unwrap(), "Your account stays");
    cloud.age(&user_key(user.id), GRACE);
    sweep(&cloud).await;
    assert_eq!(cloud.get(&back.user, "/me").await.expect(200)["name"], "Ada Obi");
    assert_eq!(back.refresh(&cloud).await.status, 200);
}

#[tokio::test]
async fn a_shop_takes_no_orders_while_its_artisan_leaves_and_is_as_it_was_when_they_come_back() {
    let market = Market::open().await;
    let cloud = &market.cloud;
    let away = async || {
        cloud.table().artisans().find(market.artisan.artisan_id()).await.unwrap().unwrap().away_until
    };
    let here = Here::log_in(cloud, &market.artisan).await;
    here.ask(cloud).await.expect(202);
    let refused = cloud.post(&market.buyer, "/checkout", testing::checkout_body(&[(market.stool, 1)])).await;
    assert_eq!(refused.problem(), "artisan-away");
    assert!(away().await.is_some_and(|until| until > now().plus_seconds(GRACE.as_secs())));
    log_in(cloud, &market.artisan).await.expect(200);
    cloud.drain().await;
    assert_eq!((away().await, leaving(cloud, &market.artisan).await), (None, None));
    market.placed().await;
}

#[tokio::test]
async fn a_log_in_counts_also_if_nobody_heard_of_it() {
    let cloud = Cloud::start().await;
    let user = cloud.buyer("Ada Obi").await;
    let here = Here::log_in(&cloud, &user).await;
    here.ask(&cloud).await.expect(202);
    cloud.drain().await;
    log_in(&cloud, &user).await.expect(200);
    cloud.relay().await;
    assert_eq!(cloud.lose("users-erase"), 1, "the event is lost");
    assert!(leaving(&cloud, &user).await.is_some());
    here.wait(&cloud, GRACE);
    sweep(&cloud).await;
    assert_eq!(leaving(&cloud, &user).await, None);
    assert_eq!(log_in(&cloud, &user).await.status, 200);
}

#[tokio::test]
async fn an_order_that_came_up_meanwhile_is_waited_for() {
    let market = Market::open().await;
    let cloud = &market.cloud;
    let here = Here::log_in(cloud, &market.buyer).await;
    here.ask(cloud).await.expect(202);
    // The access token of before is good for a while.
    let order = market.paid().await;
    here.wait(cloud, GRACE);
    sweep(cloud).await;
    assert!(matches!(leaving(cloud, &market.buyer).await, Some(Leaving::Asked { .. })));
    market.cancel(&market.artisan, &order).await.expect(200);
    settle(cloud).await;
    assert!(cloud.table().departures().open(market.buyer.id, Currency::NGN, 5).await.unwrap().is_empty());
    here.wait(cloud, DAY);
    sweep(cloud).await;
    assert_eq!(leaving(cloud, &market.buyer).await, Some(Leaving::Gone));
}

#[tokio::test]
async fn it_is_erased_once_however_often_it_is_delivered() {
    for copies in [Copies::TwoInTurn, Copies::TwoAtOnce] {
        let market = Market::open().await;
        market.lived_in().await;
        market.cloud.deliver(Delivery { copies, shuffle: Some(17), ..Delivery::default() });
        leave(&market.cloud, &market.buyer).await;
        let books = market.books().await;
        assert_eq!((books.count("user.erasure_begun"), books.count("user.erased")), (1, 1), "{copies:?}");
        let traces = [&[market.buyer.email.as_str(), "Ada Obi"], &WORDS[..]].concat();
        assert_eq!(found(&market.cloud, &traces), Vec::<String>::new(), "{copies:?}");
    }
}

#[tokio::test]
async fn it_is_erased_to_the_end_wherever_the_step_dies() {
    let market = Market::open().await;
    let cloud = &market.cloud;
    let mut calls = 0;
    for (nth, call) in (0..CALLS_MAX).enumerate() {
        let user = cloud.buyer("Bisi Ade").await;
        let address = json!({ "recipient": "Bisi Ade", "phone": PHONE, "address": WORDS[3], "city": "Ikeja", "area": "NG-LA" });
        cloud.put(&user, "/me/addresses", json!({ "addresses": [address] })).await.expect(200);
        let question = json!({ "artisan_id": market.artisan.artisan_id(), "product_id": market.stool, "text": WORDS[0] });
        cloud.post(&user, "/conversations", question).await.expect(201);
        cloud.upload(&user, "message_file").await;
        let effects = [Effect::DieBefore, Effect::DieAfter, Effect::LoseAnswer];
        cloud.fault("users-erase", call, effects[nth % effects.len()]);
        leave(cloud, &user).await;
        let unused = cloud.forget_faults();
        assert_eq!(leaving(cloud, &user).await, Some(Leaving::Gone), "call {call}");
        assert_eq!(
            found(cloud, &[&user.email, "Bisi Ade", WORDS[0], WORDS[3]]),
            Vec::<String>::new(),
            "call {call}"
        );
        assert_eq!(cloud.uploaded_by(user.id), Vec::<String>::new(), "call {call}");
        if unused > 0 {
            break;
        }
        calls += 1;
    }
    assert!(calls > 20 && calls < CALLS_MAX, "{calls} calls");
}
