//! Log-ins and sessions.

mod providers;
mod second_factor;

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

/// The cookie with the refresh token that an answer sets, which has to have all that keeps it safe.
fn cookie(reply: &Reply) -> String {
    let mut sets = reply.cookies.iter().filter(|set| set.starts_with("__Host-refresh="));
    let set = sets.next().unwrap_or_else(|| panic!("no cookie: {:?}", reply.cookies));
    assert_eq!(sets.next(), None);
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

const NEW: &str = "seven goats on the hill";

/// Somebody who logged in.
struct Here<'a> {
    device: Device<'a>,
    user: User,
}

impl<'a> Here<'a> {
    /// They, by the answer that their device got.
    fn of(cloud: &'a Cloud, user: &User, answer: &Value) -> Self {
        let text = |name: &str| answer[name].as_str().unwrap().to_owned();
        let device = Device { cloud, refresh_token: text("refresh_token") };
        Self { device, user: User { token: text("access_token"), ..user.clone() } }
    }
}

async fn here<'a>(cloud: &'a Cloud, user: &User) -> Here<'a> {
    let body = json!({ "email": user.email, "password": PASSWORD });
    Here::of(cloud, user, &tell(cloud, "/auth/login", body).await.expect(200))
}

async fn tell(cloud: &Cloud, path: &str, body: Value) -> Reply {
    cloud.request(Method::POST, path).json(&body).send().await
}

async fn may_log_in(cloud: &Cloud, email: &str, password: &str) -> bool {
    tell(cloud, "/auth/login", json!({ "email": email, "password": password })).await.status == 200
}

/// The token in the last mail to `address`, whose subject has to be `subject`.
async fn mailed(cloud: &Cloud, address: &str, subject: &str) -> String {
    cloud.drain().await;
    let mails = cloud.mails();
    let mail = mails.iter().rev().find(|mail| mail.to == address && mail.subject == subject);
    let mail = mail.unwrap_or_else(|| panic!("no mail {subject:?} to {address}"));
    mail.text.split("?token=").nth(1).unwrap().lines().next().unwrap().to_owned()
}

fn mails_to(cloud: &Cloud, address: &str) -> usize {
    cloud.mails().iter().filter(|mail| mail.to == address).count()
}

#[tokio::test]
async fn who_forgot_the_password_chooses_a_new_one_by_a_link_that_is_good_once() {
    let cloud = Cloud::start().await;
    let user = cloud.buyer("Ada Obi").await;
    let before = here(&cloud, &user).await;
    for unknown in ["nobody@example.com", &user.email] {
        let asked = tell(&cloud, "/auth/password/forgot", json!({ "email": unknown })).await.expect(202);
        assert!(asked["message"].as_str().unwrap().contains("If this address has an account"));
    }
    let token = mailed(&cloud, &user.email, "Choose a new password").await;
    let reset = |token: &str, password: &str| {
        let body = json!({ "token": token, "password": password });
        cloud.request(Method::POST, "/auth/password/reset").json(&body)
    };
    assert_eq!(reset(&token, "short").send().await.problem(), "invalid-body", "the link stays good");
    assert_eq!(reset(&token, NEW).send().await.status, 200);
    assert_eq!(reset(&token, "another long password").send().await.problem(), "link-invalid", "good once");
    assert!(!before.device.is_logged_in().await, "all sessions ended");
    assert!(!may_log_in(&cloud, &user.email, PASSWORD).await);
    assert!(may_log_in(&cloud, &user.email, NEW).await);
    cloud.drain().await;
    let told = cloud.mails().into_iter().filter(|mail| mail.subject == "Your password was changed");
    assert_eq!(told.map(|mail| mail.to).collect::<Vec<_>>(), [user.email]);
    assert_eq!(mails_to(&cloud, "nobody@example.com"), 0);
}

#[tokio::test]
async fn a_new_password_voids_every_link_for_another_one() {
    let cloud = Cloud::start().await;
    let user = cloud.buyer("Ada Obi").await;
    let here = here(&cloud, &user).await;
    tell(&cloud, "/auth/password/forgot", json!({ "email": user.email })).await.expect(202);
    let token = mailed(&cloud, &user.email, "Choose a new password").await;
    let changed = json!({ "password": NEW });
    cloud.put(&here.user, "/me/password", changed).await.expect(204);
    let late = json!({ "token": token, "password": "the thief's own choice" });
    assert_eq!(tell(&cloud, "/auth/password/reset", late).await.problem(), "link-invalid");
}

#[tokio::test]
async fn a_link_does_nothing_but_what_it_was_sent_for() {
    let cloud = Cloud::start().await;
    let user = cloud.buyer("Ada Obi").await;
    tell(&cloud, "/auth/password/forgot", json!({ "email": user.email })).await.expect(202);
    let token = mailed(&cloud, &user.email, "Choose a new password").await;
    let restored = tell(&cloud, "/auth/email/restore", json!({ "token": token })).await;
    assert_eq!(restored.problem(), "link-invalid");
    let signed_up =
        json!({ "email": "bisi@example.com", "password": PASSWORD, "name": "Bisi", "role": "buyer" });
    tell(&cloud, "/auth/signup", signed_up).await.expect(202);
    let token = mailed(&cloud, "bisi@example.com", "Confirm your e-mail address").await;
    let reset = json!({ "token": token, "password": NEW });
    assert_eq!(tell(&cloud, "/auth/password/reset", reset).await.problem(), "link-invalid");
}

#[tokio::test]
async fn a_password_is_changed_and_ends_all_other_sessions() {
    let cloud = Cloud::start().await;
    let user = cloud.buyer("Ada Obi").await;
    let (here, there) = (here(&cloud, &user).await, here(&cloud, &user).await);
    let change = |new: &str| json!({ "password": new });
    let weak = cloud.put(&here.user, "/me/password", change("short")).await;
    assert_eq!(weak.problem(), "invalid-body");
    cloud.put(&here.user, "/me/password", change(NEW)).await.expect(204);
    assert!(here.device.is_logged_in().await, "this one goes on");
    assert!(!there.device.is_logged_in().await);
    let from_there = cloud.put(&there.user, "/me/password", change(PASSWORD)).await;
    assert_eq!(from_there.problem(), "unauthenticated", "an access token outlives its session for nothing");
    assert!(may_log_in(&cloud, &user.email, NEW).await);
}

async fn move_to<'a>(cloud: &'a Cloud, who: &Here<'a>, address: &str) -> String {
    let body = json!({ "email": address });
    cloud.put(&who.user, "/me/email", body).await.expect(202);
    mailed(cloud, address, "Confirm your new e-mail address").await
}

#[tokio::test]
async fn an_account_gets_another_address_when_the_link_to_it_is_followed() {
    let cloud = Cloud::start().await;
    let user = cloud.buyer("Ada Obi").await;
    let here = here(&cloud, &user).await;
    let token = move_to(&cloud, &here, "ada@new.example").await;
    assert!(may_log_in(&cloud, &user.email, PASSWORD).await, "nothing changed yet");
    for _ in 0..2 {
        tell(&cloud, "/auth/email/verify", json!({ "token": token })).await.expect(200);
    }
    let me = cloud.get(&here.user, "/me").await.expect(200);
    assert_eq!(me["email"], "ada@new.example");
    assert!(may_log_in(&cloud, "ada@new.example", PASSWORD).await);
    assert!(!may_log_in(&cloud, &user.email, PASSWORD).await);
    assert!(here.device.is_logged_in().await);
    mailed(&cloud, &user.email, "Your e-mail address was changed").await;
    assert_eq!(mails_to(&cloud, "ada@new.example"), 1);
}

#[tokio::test]
async fn an_address_that_has_an_account_is_not_taken_and_nobody_learns_of_it_but_its_owner() {
    let cloud = Cloud::start().await;
    let (user, other) = (cloud.buyer("Ada Obi").await, cloud.buyer("Eve Udo").await);
    let here = here(&cloud, &user).await;
    let token = move_to(&cloud, &here, &other.email).await;
    let followed = tell(&cloud, "/auth/email/verify", json!({ "token": token })).await;
    assert_eq!(followed.problem(), "email-taken");
    assert!(
        may_log_in(&cloud, &other.email, PASSWORD).await && may_log_in(&cloud, &user.email, PASSWORD).await
    );
}

#[tokio::test]
async fn the_owner_takes_the_account_back_from_who_changed_its_address_twice() {
    let cloud = Cloud::start().await;
    let user = cloud.buyer("Ada Obi").await;
    let thief = here(&cloud, &user).await;
    let follow =
        async |token: String| tell(&cloud, "/auth/email/verify", json!({ "token": token })).await.expect(200);
    follow(move_to(&cloud, &thief, "eve@one.example").await).await;
    let owners = mailed(&cloud, &user.email, "Your e-mail address was changed").await;
    follow(move_to(&cloud, &thief, "eve@two.example").await).await;
    let thiefs = mailed(&cloud, "eve@one.example", "Your e-mail address was changed").await;

    let restore = async |token: &str| tell(&cloud, "/auth/email/restore", json!({ "token": token })).await;
    restore(&thiefs).await.expect(200);
    assert!(!thief.device.is_logged_in().await);
    restore(&owners).await.expect(200);
    assert_eq!(restore(&thiefs).await.problem(), "link-invalid", "what came later fell");
    assert_eq!(restore(&owners).await.problem(), "link-invalid", "good once");
    for address in [user.email.as_str(), "eve@one.example", "eve@two.example"] {
        assert!(!may_log_in(&cloud, address, PASSWORD).await, "the thief knows it: {address}");
    }
    let token = mailed(&cloud, &user.email, "Choose a new password").await;
    tell(&cloud, "/auth/password/reset", json!({ "token": token, "password": NEW })).await.expect(200);
    assert!(may_log_in(&cloud, &user.email, NEW).await);
}

#[tokio::test]
async fn people_see_where_they_are_logged_in_and_end_one_session_or_all_others() {
    let cloud = Cloud::start().await;
    let (user, other) = (cloud.buyer("Ada Obi").await, cloud.buyer("Eve Udo").await);
    let phone = json!({ "email": user.email, "password": PASSWORD });
    let phone = cloud.request(Method::POST, "/auth/login").json(&phone).header(
        "user-agent",
        "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36",
    );
    let phone = phone.send().await.expect(200);
    let phone = Device { cloud: &cloud, refresh_token: phone["refresh_token"].as_str().unwrap().to_owned() };
    let (there, here, stranger) =
        (here(&cloud, &user).await, here(&cloud, &user).await, here(&cloud, &other).await);
    let list =
        async || cloud.get(&here.user, "/me/sessions").await.expect(200)["items"].as_array().unwrap().clone();
    let sessions = list().await;
    assert_eq!(sessions.len(), 3);
    assert_eq!(sessions[0]["current"], true);
    assert_eq!(
        (&sessions[2]["device"], &sessions[2]["current"]),
        (&json!("Chrome on Android"), &json!(false))
    );
    assert_eq!(sessions[0]["last_used_at"], sessions[0]["created_at"]);
    let path = format!("/me/sessions/{}", sessions[2]["id"].as_str().unwrap());
    assert_eq!(cloud.delete(&stranger.user, &path).await.status, 404);
    assert!(phone.is_logged_in().await);
    cloud.delete(&here.user, &path).await.expect(204);
    assert!(!phone.is_logged_in().await);
    assert_eq!(cloud.delete(&here.user, &path).await.status, 404);
    cloud.delete(&here.user, "/me/sessions").await.expect(204);
    assert_eq!(list().await.len(), 1);
    assert!(here.device.is_logged_in().await && !there.device.is_logged_in().await);
    let revived = cloud.delete(&there.user, "/me/sessions").await;
    assert_eq!(revived.problem(), "unauthenticated", "an access token outlives its session for nothing");
    assert!(here.device.is_logged_in().await);
}

const EVE: &str = "198.51.100.7";
const ADA: &str = "203.0.113.9";

async fn try_from(cloud: &Cloud, source: &str, body: Value) -> Reply {
    cloud.request(Method::POST, "/auth/login").from(source).json(&body).send().await
}

#[tokio::test]
async fn five_wrong_passwords_lock_out_the_place_that_they_came_from_and_nobody_else() {
    let cloud = Cloud::start().await;
    let user = cloud.buyer("Ada Obi").await;
    for address in [user.email.as_str(), "nobody@example.com"] {
        let guess = json!({ "email": address, "password": "a guess of Eve's" });
        for _ in 0..5 {
            assert_eq!(try_from(&cloud, EVE, guess.clone()).await.problem(), "wrong-credentials");
        }
        let locked = try_from(&cloud, EVE, guess).await;
        assert_eq!((locked.status, locked.problem()), (429, "too-many-attempts"));
        assert_eq!(locked.headers["retry-after"], "900");
    }
    let right = json!({ "email": user.email, "password": PASSWORD });
    assert_eq!(try_from(&cloud, EVE, right.clone()).await.status, 429, "Eve's sixth guess is not tried");
    try_from(&cloud, ADA, right).await.expect(200);
}

#[tokio::test]
async fn who_was_there_before_gets_in_while_strangers_guess_from_everywhere() {
    let cloud = Cloud::start().await;
    let user = cloud.buyer("Ada Obi").await;
    let right = json!({ "email": user.email, "password": PASSWORD });
    let before = try_from(&cloud, ADA, right.clone()).await.expect(200);
    let device = before["device_token"].as_str().unwrap().to_owned();
    let in_a_browser = json!({ "email": user.email, "password": PASSWORD, "cookie": true });
    let browser = try_from(&cloud, ADA, in_a_browser.clone()).await;
    let cookie = browser.cookies.iter().find(|set| set.starts_with("__Host-device=")).unwrap().clone();
    assert_eq!(browser.expect(200).get("device_token"), None);

    for n in 0..50 {
        let guess = json!({ "email": user.email, "password": "a guess of Eve's" });
        let wrong = try_from(&cloud, &format!("198.51.100.{n}"), guess).await;
        assert_eq!(wrong.problem(), "wrong-credentials", "{n}");
    }
    assert_eq!(try_from(&cloud, ADA, right.clone()).await.status, 429, "nobody is known by their place");
    let known = |device: &str| json!({ "email": user.email, "password": PASSWORD, "device_token": device });
    let again = try_from(&cloud, EVE, known(&device)).await.expect(200);
    assert_eq!(again["device_token"], device, "it stays the same device");
    let request = cloud.request(Method::POST, "/auth/login").json(&in_a_browser).cookie(&cookie);
    request.send().await.expect(200);
    let refresh_token = before["refresh_token"].as_str().unwrap();
    assert_eq!(refresh(&cloud, refresh_token).await.status, 200, "a live session");
    for forged in ["", "nonsense", &device[..device.len() - 2]] {
        assert_eq!(try_from(&cloud, ADA, known(forged)).await.status, 429, "{forged}");
    }

    tell(&cloud, "/auth/password/forgot", json!({ "email": user.email })).await.expect(202);
    let token = mailed(&cloud, &user.email, "Choose a new password").await;
    let reset =
        tell(&cloud, "/auth/password/reset", json!({ "token": token, "password": NEW })).await.expect(200);
    for n in 0..50 {
        let guess = json!({ "email": user.email, "password": "a guess of Eve's" });
        try_from(&cloud, &format!("198.51.100.{n}"), guess).await;
    }
    let by_link = json!({ "email": user.email, "password": NEW, "device_token": reset["device_token"] });
    try_from(&cloud, ADA, by_link).await.expect(200);
}

#[tokio::test]
async fn a_stolen_device_token_gives_five_guesses_and_no_others_account() {
    let cloud = Cloud::start().await;
    let (user, other) = (cloud.buyer("Ada Obi").await, cloud.buyer("Eve Udo").await);
    let body = json!({ "email": user.email, "password": PASSWORD });
    let device = try_from(&cloud, ADA, body).await.expect(200)["device_token"].clone();
    let guess =
        |email: &str| json!({ "email": email, "password": "a guess of Eve's", "device_token": device });
    for _ in 0..5 {
        assert_eq!(try_from(&cloud, EVE, guess(&user.email)).await.problem(), "wrong-credentials");
    }
    // Then it is a device like any other.
    for _ in 0..5 {
        assert_eq!(try_from(&cloud, EVE, guess(&user.email)).await.problem(), "wrong-credentials");
    }
    assert_eq!(try_from(&cloud, EVE, guess(&user.email)).await.problem(), "too-many-attempts");
    for _ in 0..5 {
        assert_eq!(try_from(&cloud, EVE, guess(&other.email)).await.problem(), "wrong-credentials");
    }
    assert_eq!(try_from(&cloud, EVE, guess(&other.email)).await.problem(), "too-many-attempts");
}

#[tokio::test]
async fn a_log_in_with_the_password_before_is_not_there_after_the_change() {
    let cloud = Cloud::start().await;
    let user = cloud.buyer("Ada Obi").await;
    let here = here(&cloud, &user).await;
    let old = json!({ "email": user.email, "password": PASSWORD });
    let new = json!({ "password": NEW });
    let log_in = tell(&cloud, "/auth/login", old);
    let change = cloud.put(&here.user, "/me/password", new);
    let (logged_in, changed) = tokio::join!(log_in, change);
    changed.expect(204);
    if logged_in.status == 200 {
        let token = logged_in.json["refresh_token"].as_str().unwrap().to_owned();
        assert_eq!(refresh(&cloud, &token).await.problem(), "refresh-token-invalid");
    }
}

async fn sign_up(cloud: &Cloud, email: &str, password: &str, name: &str, role: &str) {
    let body = json!({ "email": email, "password": password, "name": name, "role": role });
    tell(cloud, "/auth/signup", body).await.expect(202);
}

#[tokio::test]
async fn a_strangers_claim_to_an_address_gives_way_to_its_owner() {
    let cloud = Cloud::start().await;
    let address = "ada@example.com";
    sign_up(&cloud, address, "the stranger's choice", "Eve", "artisan").await;
    let strangers = mailed(&cloud, address, "Confirm your e-mail address").await;
    assert!(cloud.mails().last().unwrap().text.contains("as “Eve”, to sell and to buy"));
    sign_up(&cloud, address, NEW, "Ada Obi", "buyer").await;
    let owners = mailed(&cloud, address, "Confirm your e-mail address").await;
    assert!(cloud.mails().last().unwrap().text.contains("as “Ada Obi”, to buy"));
    // And once more the stranger, who hopes that the owner's link opens it now.
    sign_up(&cloud, address, "the stranger's choice", "Eve", "artisan").await;
    tell(&cloud, "/auth/email/verify", json!({ "token": owners })).await.expect(200);
    assert!(may_log_in(&cloud, address, NEW).await);
    assert!(!may_log_in(&cloud, address, "the stranger's choice").await);
    let late = tell(&cloud, "/auth/email/verify", json!({ "token": strangers })).await;
    assert_eq!(late.problem(), "email-taken");
    let log_in = tell(&cloud, "/auth/login", json!({ "email": address, "password": NEW })).await.expect(200);
    assert_eq!(log_in["user"]["roles"], json!(["buyer"]));
}

#[tokio::test]
async fn an_address_that_no_mail_reaches_is_refused_and_a_domain_has_one_spelling() {
    let cloud = Cloud::start().await;
    for address in ["ada.@example.com", "añá@example.com", "a..b@example.com", "ad\u{200b}a@example.com"] {
        let body = json!({ "email": address, "password": PASSWORD, "name": "Ada Obi", "role": "buyer" });
        let refused = tell(&cloud, "/auth/signup", body).await;
        assert_eq!((refused.status, refused.problem()), (400, "invalid-body"), "{address}");
        assert_eq!(refused.json["errors"][0]["field"], "email");
    }
    sign_up(&cloud, "Ada@MÜNCHEN.example", PASSWORD, "Ada Obi", "buyer").await;
    let token = mailed(&cloud, "ada@xn--mnchen-3ya.example", "Confirm your e-mail address").await;
    tell(&cloud, "/auth/email/verify", json!({ "token": token })).await.expect(200);
    for address in ["ada@münchen.example", "ada@mu\u{308}nchen.example", "ada@xn--mnchen-3ya.example"] {
        assert!(may_log_in(&cloud, address, PASSWORD).await, "{address}");
    }
}

#[tokio::test]
async fn a_password_is_one_however_a_keyboard_makes_its_letters() {
    let cloud = Cloud::start().await;
    sign_up(
        &cloud,
        "ada@example.com",
        "\u{1ecd}j\u{e0} \u{144}l\u{e1} n\u{ed} ib\u{e0}d\u{e0}n",
        "Ada Obi",
        "buyer",
    )
    .await;
    let token = mailed(&cloud, "ada@example.com", "Confirm your e-mail address").await;
    tell(&cloud, "/auth/email/verify", json!({ "token": token })).await.expect(200);
    let decomposed = "o\u{323}ja\u{300} n\u{301}la\u{301} ni\u{301} iba\u{300}da\u{300}n";
    assert!(may_log_in(&cloud, "ada@example.com", decomposed).await);
}

#[tokio::test]
async fn who_signed_up_and_forgot_the_password_gets_in_by_the_link_for_a_new_one() {
    let cloud = Cloud::start().await;
    sign_up(&cloud, "ada@example.com", PASSWORD, "Ada Obi", "buyer").await;
    tell(&cloud, "/auth/password/forgot", json!({ "email": "ada@example.com" })).await.expect(202);
    let token = mailed(&cloud, "ada@example.com", "Choose a new password").await;
    tell(&cloud, "/auth/password/reset", json!({ "token": token, "password": NEW })).await.expect(200);
    assert!(may_log_in(&cloud, "ada@example.com", NEW).await);
}

#[tokio::test]
async fn nobody_fills_a_strangers_inbox_with_links() {
    let cloud = Cloud::start().await;
    for n in 0..8 {
        sign_up(&cloud, "ada@example.com", PASSWORD, &format!("Eve {n}"), "buyer").await;
        tell(&cloud, "/auth/password/forgot", json!({ "email": "ada@example.com" })).await.expect(202);
        cloud.drain().await;
    }
    assert_eq!(mails_to(&cloud, "ada@example.com"), 5);
}
