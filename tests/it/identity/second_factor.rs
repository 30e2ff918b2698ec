//! The second factor, and proofs that have to be fresh.

use std::time::Duration;

use domain::identity::second_factor::{CHALLENGE_SECONDS, STEP_SECONDS, WRONG_CODES_MAX};
use domain::{Role, SessionId, Timestamp};
use http::Method;
use identity::{PersonalToken, RefreshToken, TotpSecret};
use serde_json::{Value, json};
use store::entities::challenge_key;
use testing::{Cloud, PASSWORD, Reply, User, now, token_of};

use super::{Here, NEW, here, mailed, tell};

async fn password(cloud: &Cloud, user: &User) -> Reply {
    tell(cloud, "/auth/login", json!({ "email": user.email, "password": PASSWORD })).await
}

impl Here<'_> {
    fn session(&self) -> SessionId {
        RefreshToken::parse(&self.device.refresh_token).unwrap().session_id
    }

    /// They, an hour after the log-in, with the token of a moment ago.
    fn later(&self, roles: &[Role]) -> User {
        let hour_ago = Timestamp::from_millis(now().millis() - 60 * 60 * 1_000);
        User { token: token_of(self.user.id, roles, self.session(), hour_ago), ..self.user.clone() }
    }
}

/// An app on a telephone. Its codes are those around the moment in which it was set up: each is taken once, and no test waits for the
/// next ones.
struct App {
    secret: TotpSecret,
    at: Timestamp,
}

impl App {
    /// Waits for a step of time to begin rather than to end while the test runs.
    async fn set_up(cloud: &Cloud, user: &User) -> Self {
        while now().seconds().rem_euclid(STEP_SECONDS) > STEP_SECONDS - 10 {
            tokio::time::sleep(Duration::from_millis(200)).await;
        }
        let shown = cloud.post(user, "/me/second-factor", json!({})).await.expect(200);
        let secret = TotpSecret::parse(shown["secret"].as_str().unwrap()).unwrap();
        let uri = shown["uri"].as_str().unwrap();
        assert!(uri.starts_with("otpauth://totp/Homify:") && uri.contains(&secret.reveal()), "{uri}");
        Self { secret, at: now() }
    }

    /// The code of the step of time `by` steps after the set-up.
    fn code(&self, by: i64) -> String {
        self.secret.code_at(Timestamp::from_millis(self.at.millis() + by * STEP_SECONDS * 1_000))
    }

    /// A code that is none of those around now.
    fn wrong(&self) -> &'static str {
        let right = [self.code(-1), self.code(0), self.code(1), self.code(2)];
        ["111111", "222222", "333333", "444444", "555555"]
            .into_iter()
            .find(|code| right.iter().all(|known| known != code))
            .unwrap()
    }
}

/// Somebody with a second factor, set up with the code of the step before; with their app, the recovery codes and the session.
struct WithFactor<'a> {
    here: Here<'a>,
    app: App,
    recovery: Vec<String>,
}

impl<'a> WithFactor<'a> {
    async fn new(cloud: &'a Cloud, user: &User) -> Self {
        let before = here(cloud, user).await;
        let app = App::set_up(cloud, &before.user).await;
        let confirm = json!({ "code": app.code(-1) });
        let on = cloud.post(&before.user, "/me/second-factor/confirm", confirm).await.expect(200);
        let codes = on["recovery_codes"].as_array().unwrap();
        let recovery = codes.iter().map(|code| code.as_str().unwrap().to_owned()).collect();
        let here = Here::of(cloud, user, &before.device.refresh().await.expect(200));
        Self { here, app, recovery }
    }

    async fn challenge(&self, cloud: &Cloud) -> String {
        let needed = password(cloud, &self.here.user).await;
        assert_eq!((needed.status, needed.problem()), (401, "code-needed"));
        assert!(needed.json.get("access_token").is_none() && needed.cookies.is_empty());
        needed.json["challenge"].as_str().unwrap().to_owned()
    }
}

async fn answer(cloud: &Cloud, challenge: &str, code: &str) -> Reply {
    tell(cloud, "/auth/login/code", json!({ "challenge": challenge, "code": code })).await
}

fn subjects(cloud: &Cloud, address: &str) -> Vec<String> {
    cloud.mails().into_iter().filter(|mail| mail.to == address).map(|mail| mail.subject).collect()
}

#[tokio::test]
async fn a_log_in_takes_the_password_and_then_a_code_that_is_good_once() {
    let cloud = Cloud::start().await;
    let user = cloud.buyer("Ada Obi").await;
    let elsewhere = here(&cloud, &user).await;
    let ada = WithFactor::new(&cloud, &user).await;
    assert_eq!(elsewhere.device.refresh().await.problem(), "refresh-token-invalid", "all others have ended");
    let challenge = ada.challenge(&cloud).await;
    for used in [ada.app.code(-1), ada.app.wrong().to_owned()] {
        assert_eq!(answer(&cloud, &challenge, &used).await.problem(), "code-wrong");
    }
    let logged_in = answer(&cloud, &challenge, &ada.app.code(0)).await.expect(200);
    assert_eq!(logged_in["user"]["email"], json!(user.email));
    assert!(logged_in["device_token"].is_string());
    let there = Here::of(&cloud, &user, &logged_in);
    cloud.get(&there.user, "/me").await.expect(200);
    assert_eq!(answer(&cloud, &challenge, &ada.app.code(1)).await.problem(), "challenge-over", "good once");
    let another = ada.challenge(&cloud).await;
    assert_eq!(answer(&cloud, &another, &ada.app.code(0)).await.problem(), "code-wrong", "good once");
    answer(&cloud, &another, &ada.app.code(1)).await.expect(200);
    cloud.drain().await;
    assert_eq!(subjects(&cloud, &user.email), ["Logging in now takes a code"]);
}

#[tokio::test]
async fn of_two_uses_of_one_code_at_once_one_logs_in() {
    let cloud = Cloud::start().await;
    let ada = WithFactor::new(&cloud, &cloud.buyer("Ada Obi").await).await;
    let (one, other) = (ada.challenge(&cloud).await, ada.challenge(&cloud).await);
    let code = ada.app.code(0);
    let (one, other) = tokio::join!(answer(&cloud, &one, &code), answer(&cloud, &other, &code));
    let mut statuses = [one.status, other.status];
    statuses.sort_unstable();
    assert_eq!(statuses, [200, 422]);
}

#[tokio::test]
async fn a_device_that_was_there_before_stays_known_and_a_browser_keeps_its_tokens_in_cookies() {
    let cloud = Cloud::start().await;
    let user = cloud.buyer("Ada Obi").await;
    let ada = WithFactor::new(&cloud, &user).await;
    let browser = |challenge: String, code: String| {
        tell(&cloud, "/auth/login/code", json!({ "challenge": challenge, "code": code, "cookie": true }))
    };
    let first = browser(ada.challenge(&cloud).await, ada.app.code(0)).await;
    let names = |reply: &Reply| {
        let name = |set: &String| set.split('=').next().unwrap().to_owned();
        reply.cookies.iter().map(name).collect::<Vec<_>>()
    };
    assert_eq!(names(&first), ["__Host-refresh", "__Host-device"]);
    let device = first.cookies[1].clone();
    assert!(first.expect(200).get("refresh_token").is_none());
    let again = json!({ "email": user.email, "password": PASSWORD, "cookie": true });
    let again = cloud.request(Method::POST, "/auth/login").json(&again).cookie(&device).send().await;
    let challenge = again.json["challenge"].as_str().unwrap().to_owned();
    let second = browser(challenge, ada.app.code(1)).await;
    assert_eq!(names(&second), ["__Host-refresh"], "it is known already");
    second.expect(200);
}

#[tokio::test]
async fn a_recovery_code_stands_in_for_the_app_once_and_the_owner_is_told() {
    let cloud = Cloud::start().await;
    let user = cloud.buyer("Ada Obi").await;
    let ada = WithFactor::new(&cloud, &user).await;
    let challenge = ada.challenge(&cloud).await;
    answer(&cloud, &challenge, &ada.recovery[3].to_uppercase().replace('-', " ")).await.expect(200);
    let challenge = ada.challenge(&cloud).await;
    assert_eq!(answer(&cloud, &challenge, &ada.recovery[3]).await.problem(), "code-wrong");
    let left = cloud.get(&ada.here.user, "/me/second-factor").await.expect(200);
    assert_eq!(left["recovery_codes_left"], json!(9));
    cloud.drain().await;
    assert_eq!(subjects(&cloud, &user.email), ["Logging in now takes a code", "A recovery code was used"]);
}

#[tokio::test]
async fn guesses_end_the_challenge_and_lock_the_app_but_not_the_owners_paper() {
    let cloud = Cloud::start().await;
    let user = cloud.buyer("Ada Obi").await;
    let ada = WithFactor::new(&cloud, &user).await;
    let guessed = ada.challenge(&cloud).await;
    for _ in 0..WRONG_CODES_MAX {
        assert_eq!(answer(&cloud, &guessed, ada.app.wrong()).await.problem(), "code-wrong");
    }
    assert_eq!(answer(&cloud, &guessed, &ada.app.code(0)).await.problem(), "challenge-over");
    let next = ada.challenge(&cloud).await;
    let locked = answer(&cloud, &next, &ada.app.code(0)).await;
    assert_eq!((locked.status, locked.problem()), (429, "too-many-attempts"));
    assert!(locked.headers.contains_key("retry-after"));
    answer(&cloud, &next, &ada.recovery[0]).await.expect(200);
    cloud.drain().await;
    assert!(subjects(&cloud, &user.email).contains(&"Somebody typed wrong codes".to_owned()));
}

#[tokio::test]
async fn a_challenge_is_over_after_five_minutes_and_with_the_password_that_it_follows_on() {
    let cloud = Cloud::start().await;
    let ada = WithFactor::new(&cloud, &cloud.buyer("Ada Obi").await).await;
    let late = ada.challenge(&cloud).await;
    let token = PersonalToken::parse(&late).unwrap();
    let key = challenge_key(token.user_id, &token.hash());
    cloud.age(&key, Duration::from_secs(CHALLENGE_SECONDS));
    assert_eq!(answer(&cloud, &late, &ada.app.code(0)).await.problem(), "challenge-over");
    let before = ada.challenge(&cloud).await;
    cloud.put(&ada.here.user, "/me/password", json!({ "password": NEW })).await.expect(204);
    assert_eq!(answer(&cloud, &before, &ada.app.code(0)).await.problem(), "challenge-over");
    for nonsense in ["", "nonsense", &token.reveal().to_lowercase()] {
        assert_eq!(answer(&cloud, nonsense, &ada.app.code(0)).await.problem(), "challenge-over");
    }
}

#[tokio::test]
async fn a_new_password_by_mail_does_not_get_round_the_code() {
    let cloud = Cloud::start().await;
    let user = cloud.buyer("Ada Obi").await;
    WithFactor::new(&cloud, &user).await;
    tell(&cloud, "/auth/password/forgot", json!({ "email": user.email })).await.expect(202);
    let token = mailed(&cloud, &user.email, "Choose a new password").await;
    tell(&cloud, "/auth/password/reset", json!({ "token": token, "password": NEW })).await.expect(200);
    let log_in = json!({ "email": user.email, "password": NEW });
    assert_eq!(tell(&cloud, "/auth/login", log_in).await.problem(), "code-needed");
}

#[tokio::test]
async fn an_app_counts_when_a_code_of_it_was_typed_and_guesses_end_the_session() {
    let cloud = Cloud::start().await;
    let user = cloud.buyer("Ada Obi").await;
    let ada = here(&cloud, &user).await;
    let confirm = |user: &User, code: &str| {
        let (user, code) = (user.clone(), json!({ "code": code }));
        let cloud = &cloud;
        async move { cloud.post(&user, "/me/second-factor/confirm", code).await }
    };
    assert_eq!(confirm(&ada.user, "123456").await.problem(), "second-factor-state", "nothing was shown");
    let first = App::set_up(&cloud, &ada.user).await;
    let second = App::set_up(&cloud, &ada.user).await;
    assert_eq!(confirm(&ada.user, &first.code(0)).await.problem(), "code-wrong", "another took its place");
    assert_eq!(password(&cloud, &user).await.status, 200, "nothing is on yet");
    for guess in 2..=5 {
        let expected = if guess < 5 { "code-wrong" } else { "too-many-attempts" };
        assert_eq!(confirm(&ada.user, second.wrong()).await.problem(), expected, "{guess}");
    }
    assert_eq!(confirm(&ada.user, &second.code(0)).await.problem(), "unauthenticated");
    assert_eq!(ada.device.refresh().await.problem(), "refresh-token-invalid");
}

#[tokio::test]
async fn the_factor_moves_to_another_app_and_the_first_one_works_until_then() {
    let cloud = Cloud::start().await;
    let ada = WithFactor::new(&cloud, &cloud.buyer("Ada Obi").await).await;
    let next = App::set_up(&cloud, &ada.here.user).await;
    let challenge = ada.challenge(&cloud).await;
    answer(&cloud, &challenge, &ada.app.code(0)).await.expect(200);
    let on = json!({ "code": next.code(0) });
    cloud.post(&ada.here.user, "/me/second-factor/confirm", on).await.expect(200);
    let challenge = ada.challenge(&cloud).await;
    assert_eq!(answer(&cloud, &challenge, &ada.app.code(1)).await.problem(), "code-wrong");
    assert_eq!(answer(&cloud, &challenge, &ada.recovery[0]).await.problem(), "code-wrong", "void, too");
    answer(&cloud, &challenge, &next.code(1)).await.expect(200);
}

#[tokio::test]
async fn new_recovery_codes_void_those_before() {
    let cloud = Cloud::start().await;
    let user = cloud.buyer("Ada Obi").await;
    let none = here(&cloud, &user).await;
    let refused = cloud.post(&none.user, "/me/second-factor/recovery-codes", json!({})).await;
    assert_eq!((refused.status, refused.problem()), (409, "second-factor-state"));
    let ada = WithFactor::new(&cloud, &user).await;
    let renewed = cloud.post(&ada.here.user, "/me/second-factor/recovery-codes", json!({})).await.expect(200);
    let challenge = ada.challenge(&cloud).await;
    assert_eq!(answer(&cloud, &challenge, &ada.recovery[0]).await.problem(), "code-wrong");
    answer(&cloud, &challenge, renewed["recovery_codes"][0].as_str().unwrap()).await.expect(200);
}

#[tokio::test]
async fn an_access_token_whose_session_has_ended_gets_no_recovery_codes_and_no_secret() {
    let cloud = Cloud::start().await;
    let user = cloud.buyer("Ada Obi").await;
    let elsewhere = here(&cloud, &user).await;
    let ada = WithFactor::new(&cloud, &user).await;
    for path in ["/me/second-factor/recovery-codes", "/me/second-factor"] {
        let refused = cloud.post(&elsewhere.user, path, json!({})).await;
        assert_eq!((refused.status, refused.problem()), (401, "unauthenticated"), "{path}");
    }
    let challenge = ada.challenge(&cloud).await;
    answer(&cloud, &challenge, &ada.recovery[0]).await.expect(200);
}

#[tokio::test]
async fn who_turns_it_off_logs_in_by_the_password_alone_again() {
    let cloud = Cloud::start().await;
    let user = cloud.buyer("Ada Obi").await;
    let ada = WithFactor::new(&cloud, &user).await;
    let off = |user: User| cloud.request(Method::DELETE, "/me/second-factor").by(&user);
    assert_eq!(off(ada.here.later(&[Role::Buyer])).send().await.problem(), "step-up-required");
    off(ada.here.user.clone()).send().await.expect(204);
    off(ada.here.user.clone()).send().await.expect(204);
    assert_eq!(password(&cloud, &user).await.status, 200);
    let shown = cloud.get(&ada.here.user, "/me/second-factor").await.expect(200);
    assert_eq!(shown, json!({ "on_since": null, "recovery_codes_left": 0 }));
}

#[tokio::test]
async fn an_administrator_without_a_second_factor_can_set_one_up_and_nothing_else() {
    let cloud = Cloud::start().await;
    let admin = cloud.admin().await;
    let bare = here(&cloud, &admin).await;
    for path in [
        "/admin/users?email=ada@example.com",
        "/admin/ledger",
        "/me",
        "/me/sessions",
        "/notifications",
        "/orders?as=buyer",
    ] {
        let refused = cloud.get(&bare.user, path).await;
        assert_eq!((refused.status, refused.problem()), (401, "second-factor-required"), "{path}");
        assert!(refused.headers["www-authenticate"].contains("insufficient_user_authentication"));
    }
    let refused = cloud.put(&bare.user, "/me/password", json!({ "password": NEW })).await;
    assert_eq!(refused.problem(), "second-factor-required");
    let ada = WithFactor::new(&cloud, &admin).await;
    cloud.get(&ada.here.user, "/admin/gateways").await.expect(200);
    let off = cloud.request(Method::DELETE, "/me/second-factor").by(&ada.here.user).send().await;
    assert_eq!((off.status, off.problem()), (409, "second-factor-state"));
    let challenge = ada.challenge(&cloud).await;
    let logged_in = Here::of(&cloud, &admin, &answer(&cloud, &challenge, &ada.app.code(0)).await.expect(200));
    cloud.get(&logged_in.user, "/admin/gateways").await.expect(200);
}

#[tokio::test]
async fn what_moves_an_account_or_its_money_asks_for_a_fresh_proof() {
    let cloud = Cloud::start().await;
    let user = cloud.artisan("Musa Bello").await;
    let musa = here(&cloud, &user).await;
    let late = musa.later(&[Role::Buyer, Role::Artisan]);
    let account = json!({ "bank_code": "058", "account_number": "0123456789" });
    let changes = [
        (Method::PUT, "/me/artisan/payout-account", account),
        (Method::PUT, "/me/email", json!({ "email": "eve@example.com" })),
        (Method::POST, "/me/second-factor", json!({})),
        (Method::PUT, "/me/password", json!({ "password": NEW })),
    ];
    for (method, path, body) in &changes {
        let refused = cloud.request(method.clone(), path).by(&late).json(body).send().await;
        assert_eq!((refused.status, refused.problem()), (403, "step-up-required"), "{path}");
    }
    let proof = json!({ "password": PASSWORD });
    let proved = cloud.post(&late, "/auth/step-up", proof).await.expect(200);
    assert!(proved.get("refresh_token").is_none(), "the one that there is stays good");
    let proved = User { token: proved["access_token"].as_str().unwrap().to_owned(), ..late };
    for (method, path, body) in changes {
        let done = cloud.request(method, path).by(&proved).json(&body).send().await;
        assert!(done.status < 300, "{path}: {}", done.text);
    }
    let refreshed = Here::of(&cloud, &user, &musa.device.refresh().await.expect(200));
    cloud.post(&refreshed.user, "/me/second-factor", json!({})).await.expect(200);
}

#[tokio::test]
async fn with_a_second_factor_a_proof_is_a_code_and_without_one_the_password() {
    let cloud = Cloud::start().await;
    let ada = WithFactor::new(&cloud, &cloud.buyer("Ada Obi").await).await;
    let step_up = |body: Value| cloud.post(&ada.here.user, "/auth/step-up", body);
    let by_password = step_up(json!({ "password": PASSWORD })).await;
    assert_eq!((by_password.status, by_password.problem()), (400, "invalid-body"));
    assert_eq!(step_up(json!({ "code": ada.app.code(-1) })).await.problem(), "code-wrong", "used before");
    step_up(json!({ "code": ada.app.code(0) })).await.expect(200);
    step_up(json!({ "code": ada.recovery[0] })).await.expect(200);
    for wrong in [json!({}), json!({ "code": "123456", "password": PASSWORD })] {
        assert_eq!(step_up(wrong).await.problem(), "invalid-body");
    }
    let eve = here(&cloud, &cloud.buyer("Eve Udo").await).await;
    let code = cloud.post(&eve.user, "/auth/step-up", json!({ "code": "123456" })).await;
    assert_eq!(code.problem(), "invalid-body");
}

#[tokio::test]
async fn a_stolen_session_guesses_a_proof_five_times_and_ends() {
    let cloud = Cloud::start().await;
    let stolen = here(&cloud, &cloud.buyer("Ada Obi").await).await;
    for guess in 1..=5 {
        let guessed = json!({ "password": format!("guess number {guess}") });
        let expected = if guess < 5 { "password-wrong" } else { "too-many-attempts" };
        assert_eq!(cloud.post(&stolen.user, "/auth/step-up", guessed).await.problem(), expected, "{guess}");
    }
    let right = json!({ "password": PASSWORD });
    assert_eq!(cloud.post(&stolen.user, "/auth/step-up", right).await.problem(), "unauthenticated");
    assert_eq!(stolen.device.refresh().await.problem(), "refresh-token-invalid");
}
