//! Log-ins and sessions.

use std::time::Duration;

use domain::identity::session::REUSE_SECONDS;
use domain::{Role, Timestamp};
use http::Method;
use identity::RefreshToken;
use serde_json::{Value, json};
use store::entities::session_key;
use testing::{Cloud, PASSWORD, Reply, User, now, token};

struct Device<'a> {
    cloud: &'a Cloud,
    refresh_token: String,
}

async fn log_in<'a>(cloud: &'a Cloud, user: &User) -> Device<'a> {
    let body = json!({ "email": user.email, "password": PASSWORD });
    let answer = cloud.request(Method::POST, "/auth/login").json(&body).send().await.expect(200);
    Device { cloud, refresh_token: answer["refresh_token"].as_str().unwrap().to_owned() }
}

async fn refresh(cloud: &Cloud, token: &str) -> Reply {
    cloud.request(Method::POST, "/auth/refresh").json(&json!({ "refresh_token": token })).send().await
}

impl Device<'_> {
    async fn refresh(&self) -> Reply {
        refresh(self.cloud, &self.refresh_token).await
    }

    /// Lets time pass for the session.
    fn age(&self, seconds: u64) {
        let token = RefreshToken::parse(&self.refresh_token).unwrap();
        let key = session_key(token.user_id, token.session_id);
        self.cloud.age(&key, Duration::from_secs(seconds));
    }

    async fn is_logged_in(&self) -> bool {
        self.refresh().await.status == 200
    }
}

fn next(reply: Reply) -> String {
    reply.expect(200)["refresh_token"].as_str().unwrap().to_owned()
}

#[tokio::test]
async fn a_refresh_whose_answer_was_lost_is_answered_the_same_again() {
    let cloud = Cloud::start().await;
    let device = log_in(&cloud, &cloud.buyer("Ada Obi").await).await;
    let first = next(device.refresh().await);
    assert_ne!(first, device.refresh_token);
    assert_eq!(next(device.refresh().await), first, "the answer was lost: the same successor");
    let second = next(refresh(&cloud, &first).await);
    assert_eq!(next(refresh(&cloud, &first).await), second);
    let reused = device.refresh().await;
    assert_eq!((reused.status, reused.problem()), (401, "refresh-token-reused"), "two before is too old");
    assert_eq!(refresh(&cloud, &second).await.status, 401, "the family has ended");
}

#[tokio::test]
async fn a_token_that_was_used_more_than_a_minute_ago_ends_its_session() {
    let cloud = Cloud::start().await;
    let device = log_in(&cloud, &cloud.buyer("Ada Obi").await).await;
    let first = next(device.refresh().await);
    device.age(REUSE_SECONDS + 1);
    let reused = device.refresh().await;
    assert_eq!((reused.status, reused.problem()), (401, "refresh-token-reused"));
    assert_eq!(refresh(&cloud, &first).await.problem(), "refresh-token-invalid");
}

#[tokio::test]
async fn two_tabs_that_refresh_at_once_stay_logged_in() {
    let cloud = Cloud::start().await;
    let device = log_in(&cloud, &cloud.buyer("Ada Obi").await).await;
    let (one, other) = tokio::join!(device.refresh(), device.refresh());
    let (one, other) = (next(one), next(other));
    assert_eq!(one, other);
    assert_eq!(refresh(&cloud, &one).await.status, 200);
}

/// The one cookie that an answer sets, which has to have all that keeps it safe.
fn cookie(reply: &Reply) -> String {
    let [set] = &reply.cookies[..] else { panic!("one cookie: {:?}", reply.cookies) };
    assert!(set.starts_with("__Host-refresh="), "{set}");
    for attribute in ["Path=/", "Secure", "HttpOnly", "SameSite=Strict"] {
        assert!(set.split("; ").any(|part| part == attribute), "{set}");
    }
    assert!(!set.contains("Domain"));
    set.clone()
}

#[tokio::test]
async fn a_browser_keeps_its_refresh_token_in_a_cookie_that_no_script_reads() {
    let cloud = Cloud::start().await;
    let user = cloud.buyer("Ada Obi").await;
    let log_in = json!({ "email": user.email, "password": PASSWORD, "cookie": true });
    let logged_in = cloud.request(Method::POST, "/auth/login").json(&log_in).send().await;
    let first = cookie(&logged_in);
    assert_eq!(logged_in.expect(200).get("refresh_token"), None);

    let by_cookie = json!({ "cookie": true });
    let ask =
        |path: &'static str, cookie: &str| cloud.request(Method::POST, path).json(&by_cookie).cookie(cookie);
    let refreshed = ask("/auth/refresh", &first).cookie("theme=dark").send().await;
    let second = cookie(&refreshed);
    let refreshed = refreshed.expect(200);
    assert_eq!((refreshed.get("refresh_token"), refreshed["token_type"].as_str()), (None, Some("Bearer")));
    assert_eq!(
        cookie(&ask("/auth/refresh", &first).send().await),
        second,
        "for a lost answer, the same cookie"
    );

    let out = ask("/auth/logout", &second).send().await;
    assert!(cookie(&out).starts_with("__Host-refresh=; "), "{:?}", out.cookies);
    out.expect(204);
    assert_eq!(ask("/auth/refresh", &second).send().await.problem(), "refresh-token-invalid");
    let none = cloud.request(Method::POST, "/auth/logout").json(&by_cookie).send().await;
    assert_eq!(none.status, 204, "who is logged out may log out");
}

#[tokio::test]
async fn a_cookie_alone_does_nothing() {
    let cloud = Cloud::start().await;
    let user = cloud.buyer("Ada Obi").await;
    let log_in = json!({ "email": user.email, "password": PASSWORD, "cookie": true });
    let logged_in = cloud.request(Method::POST, "/auth/login").json(&log_in).send().await;
    let cookie = cookie(&logged_in);
    // What another site's form can send: no JSON, so neither the wish for the cookie.
    for (kind, body) in
        [("text/plain", r#"{"cookie":true}"#), ("application/x-www-form-urlencoded", "cookie=true")]
    {
        for path in ["/auth/refresh", "/auth/logout"] {
            let forged =
                cloud.request(Method::POST, path).header("content-type", kind).bytes(body.as_bytes());
            assert_eq!(forged.cookie(&cookie).send().await.status, 415, "{path} {kind}");
        }
    }
    let unasked = cloud.request(Method::POST, "/auth/refresh").json(&json!({})).cookie(&cookie).send().await;
    assert_eq!(unasked.problem(), "invalid-body");
    let both = json!({ "cookie": true, "refresh_token": "x" });
    let both = cloud.request(Method::POST, "/auth/refresh").json(&both).cookie(&cookie).send().await;
    assert_eq!(both.problem(), "invalid-body");
    assert_eq!(cloud.get(&User { token: String::new(), ..user.clone() }, "/me").await.status, 401);
    let reads = cloud.request(Method::GET, "/me").cookie(&cookie).send().await;
    assert_eq!(reads.problem(), "unauthenticated", "nothing but its own routes takes the cookie");
}

fn expired(user: &User) -> User {
    let long_ago = Timestamp::from_millis(now().millis() - 60 * 60 * 1_000);
    User { token: token(user.id, &[Role::Buyer], long_ago), ..user.clone() }
}

async fn log_out(cloud: &Cloud, user: Option<&User>, body: Value) -> u16 {
    let request = cloud.request(Method::POST, "/auth/logout").json(&body);
    match user {
        Some(user) => request.by(user).send().await.status,
        None => request.send().await.status,
    }
}

#[tokio::test]
async fn who_logs_out_with_an_expired_access_token_is_logged_out() {
    let cloud = Cloud::start().await;
    let user = cloud.buyer("Ada Obi").await;
    let stale = expired(&user);
    for everywhere in [false, true] {
        let (here, there) = (log_in(&cloud, &user).await, log_in(&cloud, &user).await);
        let body = json!({ "refresh_token": here.refresh_token, "everywhere": everywhere });
        assert_eq!(log_out(&cloud, Some(&stale), body.clone()).await, 204);
        assert!(!here.is_logged_in().await);
        assert_eq!(there.is_logged_in().await, !everywhere);
        assert_eq!(log_out(&cloud, None, body).await, 204, "a session that has ended stays so");
    }
    assert_eq!(log_out(&cloud, Some(&stale), json!({})).await, 401, "nothing says which session");
}

#[tokio::test]
async fn logging_out_everywhere_ends_what_was_there_and_not_what_comes() {
    let cloud = Cloud::start().await;
    let (user, other) = (cloud.buyer("Ada Obi").await, cloud.buyer("Eve Udo").await);
    let devices = [log_in(&cloud, &user).await, log_in(&cloud, &user).await];
    let others = log_in(&cloud, &other).await;
    let body = json!({ "everywhere": true, "refresh_token": devices[0].refresh_token });
    assert_eq!(log_out(&cloud, Some(&other), body).await, 204);
    for device in &devices {
        assert!(!device.is_logged_in().await);
    }
    assert!(others.is_logged_in().await, "the refresh token says whose");
    assert!(log_in(&cloud, &user).await.is_logged_in().await);
}

#[tokio::test]
async fn an_old_refresh_token_logs_nobody_out_everywhere() {
    let cloud = Cloud::start().await;
    let user = cloud.buyer("Ada Obi").await;
    let (stolen, there) = (log_in(&cloud, &user).await, log_in(&cloud, &user).await);
    let newer = next(stolen.refresh().await);
    stolen.age(REUSE_SECONDS + 1);
    let body = json!({ "everywhere": true, "refresh_token": stolen.refresh_token });
    assert_eq!(log_out(&cloud, None, body).await, 204);
    assert!(there.is_logged_in().await);
    assert_eq!(refresh(&cloud, &newer).await.status, 401, "its own session has ended");
}
