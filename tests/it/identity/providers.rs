//! Signing in with Google.

use domain::identity::provider::SIGN_IN_SECONDS;
use domain::{Actor, Role, Timestamp};
use gateway_simulator::google::{Person, Wrong};
use http::Method;
use identity::RefreshToken;
use oidc::Attempt;
use serde_json::{Value, json};
use store::Change;
use store::entities::{release_account, session_key};
use testing::{Cloud, Effect, PASSWORD, Parameters, Reply, User, now, token_of};

use super::{Here, NEW, here, mailed, may_log_in, tell};

const BEGIN: &str = "/auth/providers/google/begin";
const FINISH: &str = "/auth/providers/google/finish";
const MINE: &str = "/me/providers/google";

/// A sign-in that came back from Google: what the app sends.
async fn back(cloud: &Cloud, person: &Person, wrong: Option<Wrong>) -> Value {
    let begun = tell(cloud, BEGIN, json!({})).await.expect(200);
    let url = begun["authorization_url"].as_str().unwrap();
    let agreed =
        cloud.gateway().consent(url, person, wrong).await.expect("Google takes what the address asks for");
    json!({ "code": agreed["code"], "state": agreed["state"], "attempt": begun["attempt"] })
}

async fn finish(cloud: &Cloud, person: &Person) -> Reply {
    tell(cloud, FINISH, back(cloud, person, None).await).await
}

/// The second half of a log-in, without a code.
async fn enter(cloud: &Cloud, finished: &Reply) -> Reply {
    tell(cloud, "/auth/login/code", json!({ "challenge": finished.json["challenge"] })).await
}

/// Logs in with Google, to the end.
async fn log_in(cloud: &Cloud, person: &Person) -> Value {
    let finished = finish(cloud, person).await;
    assert_eq!(finished.status, 200, "{}", finished.text);
    enter(cloud, &finished).await.expect(200)
}

/// Who that log-in made, as somebody who asks.
fn as_user(answer: &Value) -> User {
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    User {
        id: text(&answer["user"]["id"]).parse().unwrap(),
        email: text(&answer["user"]["email"]),
        token: text(&answer["access_token"]),
    }
}

fn linked(user: &User, name: &str) -> Person {
    Person::of(name, &user.email)
}

/// Somebody with a password who linked Google.
async fn with_google<'a>(cloud: &'a Cloud, name: &str) -> (Here<'a>, Person) {
    let ada = here(cloud, &cloud.buyer(name).await).await;
    let person = linked(&ada.user, name);
    let sent = back(cloud, &person, None).await;
    cloud.put(&ada.user, MINE, sent).await.expect(204);
    (ada, person)
}

#[tokio::test]
async fn somebody_new_has_an_account_with_a_verified_address_and_no_password() {
    let cloud = Cloud::start().await;
    let person = Person::of("Ngozi Eze", "ngozi@example.com");
    let mut sent = back(&cloud, &person, None).await;
    sent["role"] = json!("artisan");
    let finished = tell(&cloud, FINISH, sent).await;
    assert!(finished.round_trips <= 2);
    let answer = enter(&cloud, &finished).await.expect(200);
    assert_eq!(answer["user"]["email"], "ngozi@example.com");
    assert_eq!(answer["user"]["roles"], json!(["buyer", "artisan"]));
    assert!(answer["user"]["email_verified_at"].is_string() && answer["refresh_token"].is_string());
    let ngozi = as_user(&answer);
    assert_eq!(cloud.get(&ngozi, "/me").await.expect(200)["name"], "Ngozi Eze");
    let ways = cloud.get(&ngozi, "/me/providers").await.expect(200);
    assert_eq!((&ways["password"], &ways["providers"][0]["provider"]), (&json!(false), &json!("google")));
    for tried in ["", " ", PASSWORD] {
        assert!(!may_log_in(&cloud, "ngozi@example.com", tried).await, "there is no password: {tried:?}");
    }
    cloud.drain().await;
    let subjects: Vec<String> = cloud.mails().into_iter().map(|mail| mail.subject).collect();
    assert_eq!(subjects, ["You signed up with Google"], "no link is sent: the address is verified");
    let again =
        log_in(&cloud, &Person { email: "moved@example.com".to_owned(), ..with_subject(&person) }).await;
    assert_ne!(again["user"]["id"], answer["user"]["id"], "another account there is another person");
    let same = log_in(&cloud, &person).await;
    assert_eq!(same["user"]["id"], answer["user"]["id"]);
}

#[tokio::test]
async fn another_account_there_takes_the_place_of_the_one_before_and_whoever_came_in_by_that_is_out() {
    let cloud = Cloud::start().await;
    let (ada, person) = with_google(&cloud, "Ada Obi").await;
    let elsewhere = log_in(&cloud, &person).await;
    let open = finish(&cloud, &person).await;
    let sent = back(&cloud, &with_subject(&person), None).await;
    cloud.put(&ada.user, MINE, sent).await.expect(204);
    let refresh = json!({ "refresh_token": elsewhere["refresh_token"] });
    assert_eq!(tell(&cloud, "/auth/refresh", refresh).await.problem(), "refresh-token-invalid");
    assert_eq!(enter(&cloud, &open).await.problem(), "challenge-over", "what was half-way is out, too");
    assert!(ada.device.is_logged_in().await, "the one that asked goes on");
    assert_eq!(finish(&cloud, &person).await.problem(), "account-not-linked");
    assert_eq!(log_in(&cloud, &with_subject(&person)).await["user"]["id"], json!(ada.user.id));
}

#[tokio::test]
async fn a_log_in_that_is_half_way_does_not_end_by_an_account_that_is_theirs_no_more() {
    let cloud = Cloud::start().await;
    let (ada, person) = with_google(&cloud, "Ada Obi").await;
    let open = finish(&cloud, &person).await;
    let credentials = cloud.table().identity().ways_in(ada.user.id).await.unwrap().unwrap();
    // As where it is unlinked by a request that came before this one, and is written after it.
    let mut change = Change::new(Actor::system("a-test"), now(), "a-test");
    release_account(&mut change, &credentials.providers[0]);
    cloud.table().commit(change).await.unwrap();
    let refused = enter(&cloud, &open).await;
    assert_eq!((refused.status, refused.problem()), (409, "try-again"));
}

/// The same person by a subject of their own.
fn with_subject(person: &Person) -> Person {
    Person { subject: "10769150350006150715113082367".to_owned(), ..person.clone() }
}

#[tokio::test]
async fn the_account_is_the_subjects_whatever_address_it_has_there_later() {
    let cloud = Cloud::start().await;
    let person = with_subject(&Person::of("Ngozi Eze", "ngozi@example.com"));
    let first = log_in(&cloud, &person).await;
    for moved in [
        Person { email: "eze@example.com".to_owned(), ..person.clone() },
        Person { email_verified: false, ..person.clone() },
        Person { email: String::new(), ..person.clone() },
    ] {
        let again = log_in(&cloud, &moved).await;
        assert_eq!(again["user"], first["user"]);
    }
    let other = Person { subject: "1076915035000615071511308236".to_owned(), ..person };
    assert_eq!(finish(&cloud, &other).await.problem(), "account-not-linked", "the address is not the key");
}

#[tokio::test]
async fn what_a_stranger_signed_up_with_and_never_verified_opens_nothing() {
    let cloud = Cloud::start().await;
    let address = "ngozi@example.com";
    super::sign_up(&cloud, address, "the stranger's choice", "Eve", "buyer").await;
    let stale = mailed(&cloud, address, "Confirm your e-mail address").await;
    let answer = log_in(&cloud, &Person::of("Ngozi Eze", address)).await;
    let ngozi = as_user(&answer);
    assert_eq!(cloud.get(&ngozi, "/me").await.expect(200)["name"], "Ngozi Eze");
    assert!(!may_log_in(&cloud, address, "the stranger's choice").await);
    let followed = tell(&cloud, "/auth/email/verify", json!({ "token": stale })).await;
    assert_eq!(followed.problem(), "email-taken", "the owner follows the stranger's link by mistake");
    assert!(!may_log_in(&cloud, address, "the stranger's choice").await);
    super::sign_up(&cloud, address, "the stranger's choice", "Eve", "buyer").await;
    assert!(!may_log_in(&cloud, address, "the stranger's choice").await);
    assert_eq!(log_in(&cloud, &Person::of("Ngozi Eze", address)).await["user"]["id"], answer["user"]["id"]);
}

#[tokio::test]
async fn an_account_that_is_there_is_linked_by_its_owner_alone_and_then_opened() {
    let cloud = Cloud::start().await;
    let ada = here(&cloud, &cloud.buyer("Ada Obi").await).await;
    let person = linked(&ada.user, "Ada Obi");
    let refused = finish(&cloud, &person).await;
    assert_eq!((refused.status, refused.problem()), (409, "account-not-linked"));
    assert_eq!(refused.json["email"], json!(ada.user.email));
    let hour_ago = Timestamp::from_millis(now().millis() - 60 * 60 * 1_000);
    let session = RefreshToken::parse(&ada.device.refresh_token).unwrap().session_id;
    let later = User { token: token_of(ada.user.id, &[Role::Buyer], session, hour_ago), ..ada.user.clone() };
    let sent = back(&cloud, &person, None).await;
    assert_eq!(cloud.put(&later, MINE, sent.clone()).await.problem(), "step-up-required");
    let done = cloud.put(&ada.user, MINE, sent).await;
    assert_eq!(done.status, 204, "the code is not used up by the refusal: {}", done.text);
    let ways = cloud.get(&ada.user, "/me/providers").await.expect(200);
    assert_eq!((&ways["password"], &ways["providers"][0]["name"]), (&json!(true), &json!("Google")));
    assert_eq!(log_in(&cloud, &person).await["user"]["id"], json!(ada.user.id));
    assert!(may_log_in(&cloud, &ada.user.email, PASSWORD).await, "the password goes on");
    let again = back(&cloud, &person, None).await;
    cloud.put(&ada.user, MINE, again).await.expect(204);
    cloud.drain().await;
    let told = cloud.mails().into_iter().filter(|mail| mail.subject == "Google opens your account now");
    assert_eq!(told.count(), 1, "what is linked is not linked again");
}

#[tokio::test]
async fn nothing_is_linked_but_the_same_address_that_google_is_sure_of_and_that_is_nobody_elses() {
    let cloud = Cloud::start().await;
    let ada = here(&cloud, &cloud.buyer("Ada Obi").await).await;
    let person = linked(&ada.user, "Ada Obi");
    for wrong in [
        Person::of("Eve", "eve@example.com"),
        Person { email_verified: false, ..person.clone() },
        Person { email: String::new(), subject: "7".to_owned(), ..person.clone() },
    ] {
        let sent = back(&cloud, &wrong, None).await;
        let refused = cloud.put(&ada.user, MINE, sent).await;
        assert_eq!((refused.status, refused.problem()), (422, "address-differs"), "{wrong:?}");
    }
    let theirs = with_subject(&Person::of("Ngozi Eze", "ngozi@example.com"));
    log_in(&cloud, &theirs).await;
    let sent = back(&cloud, &Person { email: ada.user.email.clone(), ..theirs }, None).await;
    assert_eq!(cloud.put(&ada.user, MINE, sent).await.problem(), "provider-linked");
}

#[tokio::test]
async fn after_google_the_second_factor_is_still_asked_for() {
    let cloud = Cloud::start().await;
    let (ada, person) = with_google(&cloud, "Ada Obi").await;
    let shown = cloud.post(&ada.user, "/me/second-factor", json!({})).await.expect(200);
    let secret = identity::TotpSecret::parse(shown["secret"].as_str().unwrap()).unwrap();
    let confirm = json!({ "code": secret.code_at(now()) });
    let on = cloud.post(&ada.user, "/me/second-factor/confirm", confirm).await.expect(200);
    let finished = finish(&cloud, &person).await;
    let needed = enter(&cloud, &finished).await;
    assert_eq!((needed.status, needed.problem()), (401, "code-needed"));
    assert_eq!(needed.json["challenge"], finished.json["challenge"]);
    assert!(needed.json.get("access_token").is_none() && needed.cookies.is_empty());
    let answer = async |code: &Value| {
        let body = json!({ "challenge": finished.json["challenge"], "code": code });
        tell(&cloud, "/auth/login/code", body).await
    };
    assert_eq!(answer(&json!("zzzz-zzzz-zzzz")).await.problem(), "code-wrong");
    answer(&on["recovery_codes"][0]).await.expect(200);
    assert_eq!(answer(&on["recovery_codes"][1]).await.problem(), "challenge-over");
}

#[tokio::test]
async fn a_sign_in_ends_on_the_device_that_began_it_once_and_in_time() {
    let cloud = Cloud::start().await;
    let person = Person::of("Ngozi Eze", "ngozi@example.com");
    let sent = back(&cloud, &person, None).await;
    let with = |name: &str, value: Value| {
        let mut changed = sent.clone();
        changed[name] = value;
        changed
    };
    let elsewhere = Attempt::new(now());
    let long_ago = i64::try_from(SIGN_IN_SECONDS).unwrap() + 1;
    let old = Attempt::new(Timestamp::from_millis(now().millis() - long_ago * 1_000));
    let mut nowhere = sent.clone();
    nowhere.as_object_mut().unwrap().remove("attempt");
    for (wrong, why) in [
        (nowhere, "no device"),
        (with("attempt", json!(elsewhere.reveal())), "another device"),
        (with("state", json!(elsewhere.state())), "another sign-in"),
        (json!({ "code": "x", "state": old.state(), "attempt": old.reveal() }), "too long ago"),
    ] {
        assert_eq!(tell(&cloud, FINISH, wrong).await.problem(), "sign-in-over", "{why}");
    }
    let own = json!({ "code": sent["code"], "state": elsewhere.state(), "attempt": elsewhere.reveal() });
    assert_eq!(
        tell(&cloud, FINISH, own).await.problem(),
        "sign-in-refused",
        "another's code: the verifier differs"
    );
    let first = tell(&cloud, FINISH, sent.clone()).await.expect(200);
    assert_eq!(tell(&cloud, FINISH, sent.clone()).await.problem(), "sign-in-refused", "the code was used");
    let url =
        tell(&cloud, BEGIN, json!({})).await.expect(200)["authorization_url"].as_str().unwrap().to_owned();
    let attempt = Attempt::parse(sent["attempt"].as_str().unwrap()).unwrap();
    let again = same_sign_in(&url, &attempt);
    let agreed = cloud.gateway().consent(&again, &person, None).await.unwrap();
    let twice = json!({ "code": agreed["code"], "state": agreed["state"], "attempt": sent["attempt"] });
    assert_eq!(
        tell(&cloud, FINISH, twice).await.problem(),
        "sign-in-over",
        "the sign-in was used, with a fresh code"
    );
    let challenge = json!({ "challenge": first["challenge"] });
    tell(&cloud, "/auth/login/code", challenge.clone()).await.expect(200);
    assert_eq!(tell(&cloud, "/auth/login/code", challenge).await.problem(), "challenge-over", "good once");
}

/// The address `url` as it would be of `attempt`.
fn same_sign_in(url: &str, attempt: &Attempt) -> String {
    let (place, query) = url.split_once('?').unwrap();
    let pairs = query.split('&').map(|pair| {
        let (name, value) = pair.split_once('=').unwrap();
        match name {
            "state" => format!("state={}", attempt.state()),
            "nonce" => format!("nonce={}", attempt.nonce()),
            "code_challenge" => format!("code_challenge={}", attempt.challenge()),
            _ => format!("{name}={value}"),
        }
    });
    format!("{place}?{}", pairs.collect::<Vec<_>>().join("&"))
}

#[tokio::test]
async fn a_browser_keeps_what_began_in_a_cookie_that_goes_when_it_ends() {
    let cloud = Cloud::start().await;
    let begun = tell(&cloud, BEGIN, json!({ "cookie": true })).await;
    let kept = begun.cookies[0].clone();
    assert!(
        kept.starts_with("__Host-sign-in=")
            && kept.contains("HttpOnly")
            && begun.json.get("attempt").is_none()
    );
    let url = begun.json["authorization_url"].as_str().unwrap();
    let person = Person::of("Ngozi Eze", "ngozi@example.com");
    let agreed = cloud.gateway().consent(url, &person, None).await.unwrap();
    let body = json!({ "code": agreed["code"], "state": agreed["state"] });
    assert_eq!(tell(&cloud, FINISH, body.clone()).await.problem(), "sign-in-over", "another browser");
    let finished = cloud.request(Method::POST, FINISH).cookie(&kept).json(&body).send().await;
    assert_eq!(finished.status, 200, "{}", finished.text);
    assert!(
        finished.cookies[0].starts_with("__Host-sign-in=; ") && finished.cookies[0].contains("Max-Age=0")
    );
    let challenge = json!({ "challenge": finished.json["challenge"], "cookie": true });
    let entered = tell(&cloud, "/auth/login/code", challenge).await;
    assert_eq!(entered.status, 200);
    let names: Vec<&str> = entered.cookies.iter().filter_map(|cookie| cookie.split('=').next()).collect();
    assert_eq!(names, ["__Host-refresh", "__Host-device"]);
}

#[tokio::test]
async fn no_token_that_is_wrong_in_any_way_is_believed() {
    let cloud = Cloud::start().await;
    let person = Person::of("Ngozi Eze", "ngozi@example.com");
    for wrong in [
        Wrong::Issuer,
        Wrong::Audience,
        Wrong::Party,
        Wrong::Unsigned,
        Wrong::Symmetric,
        Wrong::Expired,
        Wrong::Early,
        Wrong::Nonce,
        Wrong::UnknownKey,
        Wrong::Altered,
    ] {
        let sent = back(&cloud, &person, Some(wrong)).await;
        let refused = tell(&cloud, FINISH, sent).await;
        assert_eq!((refused.status, refused.problem()), (422, "sign-in-refused"), "{wrong:?}");
        assert!(!refused.text.contains("signature") && !refused.text.contains("issuer"), "not told which");
    }
    for wrong in [Wrong::Slow, Wrong::Unavailable, Wrong::Huge] {
        let sent = back(&cloud, &person, Some(wrong)).await;
        let refused = tell(&cloud, FINISH, sent).await;
        assert_eq!((refused.status, refused.problem()), (503, "provider-unavailable"), "{wrong:?}");
    }
    log_in(&cloud, &person).await;
}

#[tokio::test]
async fn google_changes_its_keys_and_people_go_on_signing_in() {
    let cloud = Cloud::start().await;
    let person = Person::of("Ngozi Eze", "ngozi@example.com");
    let first = log_in(&cloud, &person).await;
    cloud.gateway().rotate_keys().await.unwrap();
    assert_eq!(
        log_in(&cloud, &person).await["user"]["id"],
        first["user"]["id"],
        "the next key was published before"
    );
    cloud.gateway().rotate_keys().await.unwrap();
    assert_eq!(finish(&cloud, &person).await.problem(), "sign-in-refused", "keys were fetched a moment ago");
    cloud.cool_down();
    assert_eq!(log_in(&cloud, &person).await["user"]["id"], first["user"]["id"]);
}

#[tokio::test]
async fn whose_provider_is_sure_of_no_address_gives_one_and_shows_it_by_our_mail() {
    let cloud = Cloud::start().await;
    for person in [
        Person { subject: "7".to_owned(), name: "Ngozi Eze".to_owned(), ..Person::default() },
        Person {
            subject: "8".to_owned(),
            email_verified: false,
            ..Person::of("Ngozi Eze", "unsure@example.com")
        },
    ] {
        let address = format!("ngozi.{}@example.com", person.subject);
        let needed = finish(&cloud, &person).await;
        assert_eq!((needed.status, needed.problem()), (422, "address-needed"));
        let token = needed.json["sign_up"].as_str().unwrap();
        let wish = json!({ "sign_up": token, "email": address, "name": "Ngozi Eze", "role": "buyer" });
        let path = "/auth/providers/google/sign-up";
        tell(&cloud, path, wish.clone()).await.expect(202);
        assert_eq!(tell(&cloud, path, wish).await.problem(), "sign-in-over", "good once");
        assert_eq!(
            finish(&cloud, &person).await.problem(),
            "address-needed",
            "it is not shown to be theirs yet"
        );
        let link = mailed(&cloud, &address, "Confirm your e-mail address").await;
        tell(&cloud, "/auth/email/verify", json!({ "token": link })).await.expect(200);
        assert_eq!(log_in(&cloud, &person).await["user"]["email"], json!(address));
    }
}

#[tokio::test]
async fn an_address_that_is_given_and_has_an_account_tells_its_owner_alone() {
    let cloud = Cloud::start().await;
    let ada = cloud.buyer("Ada Obi").await;
    let person = Person { subject: "7".to_owned(), name: "Eve".to_owned(), ..Person::default() };
    let mut answers = Vec::new();
    for address in [ada.email.as_str(), "eve@example.com"] {
        let needed = finish(&cloud, &person).await;
        let wish =
            json!({ "sign_up": needed.json["sign_up"], "email": address, "name": "Eve", "role": "buyer" });
        let first = tell(&cloud, "/auth/providers/google/sign-up", wish.clone()).await.expect(202);
        let again = tell(&cloud, "/auth/providers/google/sign-up", wish).await;
        answers.push((first, again.status, again.problem().to_owned()));
    }
    assert_eq!(answers[0], answers[1], "the same answers, however often it is sent");
    cloud.drain().await;
    let to = |address: &str| cloud.mails().into_iter().filter(|mail| mail.to == address).count();
    assert_eq!((to(&ada.email), to("eve@example.com")), (1, 1));
    assert_eq!(finish(&cloud, &person).await.problem(), "address-needed");
}

#[tokio::test]
async fn of_one_provider_account_with_two_addresses_the_first_that_is_shown_counts() {
    let cloud = Cloud::start().await;
    let person = Person { subject: "7".to_owned(), name: "Ngozi Eze".to_owned(), ..Person::default() };
    let mut links = Vec::new();
    for address in ["one@example.com", "two@example.com"] {
        let needed = finish(&cloud, &person).await;
        let wish = json!({ "sign_up": needed.json["sign_up"], "email": address, "name": "Ngozi Eze", "role": "buyer" });
        tell(&cloud, "/auth/providers/google/sign-up", wish).await.expect(202);
        links.push(mailed(&cloud, address, "Confirm your e-mail address").await);
    }
    tell(&cloud, "/auth/email/verify", json!({ "token": links[1] })).await.expect(200);
    let late = tell(&cloud, "/auth/email/verify", json!({ "token": links[0] })).await;
    assert_eq!((late.status, late.problem()), (409, "provider-linked"));
    assert_eq!(log_in(&cloud, &person).await["user"]["email"], "two@example.com");
}

#[tokio::test]
async fn a_link_to_choose_a_password_keeps_nothing_of_a_strangers_account_elsewhere() {
    let cloud = Cloud::start().await;
    let eve = Person { subject: "7".to_owned(), name: "Eve".to_owned(), ..Person::default() };
    let needed = finish(&cloud, &eve).await;
    let wish = json!({ "sign_up": needed.json["sign_up"], "email": "ada@example.com", "name": "Eve", "role": "buyer" });
    tell(&cloud, "/auth/providers/google/sign-up", wish).await.expect(202);
    tell(&cloud, "/auth/password/forgot", json!({ "email": "ada@example.com" })).await.expect(202);
    let link = mailed(&cloud, "ada@example.com", "Choose a new password").await;
    tell(&cloud, "/auth/password/reset", json!({ "token": link, "password": NEW })).await.expect(200);
    assert!(may_log_in(&cloud, "ada@example.com", NEW).await);
    assert_eq!(finish(&cloud, &eve).await.problem(), "address-needed", "her account opens nothing");
}

#[tokio::test]
async fn whoever_followed_a_strangers_link_is_rid_of_the_stranger_by_a_new_password() {
    let cloud = Cloud::start().await;
    let eve = Person { subject: "7".to_owned(), name: "Eve".to_owned(), ..Person::default() };
    let needed = finish(&cloud, &eve).await;
    let wish = json!({ "sign_up": needed.json["sign_up"], "email": "ada@example.com", "name": "Eve", "role": "buyer" });
    tell(&cloud, "/auth/providers/google/sign-up", wish).await.expect(202);
    let link = mailed(&cloud, "ada@example.com", "Confirm your e-mail address").await;
    tell(&cloud, "/auth/email/verify", json!({ "token": link })).await.expect(200);
    let open = finish(&cloud, &eve).await;
    tell(&cloud, "/auth/password/forgot", json!({ "email": "ada@example.com" })).await.expect(202);
    let link = mailed(&cloud, "ada@example.com", "Choose a new password").await;
    tell(&cloud, "/auth/password/reset", json!({ "token": link, "password": NEW })).await.expect(200);
    assert!(may_log_in(&cloud, "ada@example.com", NEW).await);
    assert_eq!(enter(&cloud, &open).await.problem(), "challenge-over");
    assert_eq!(finish(&cloud, &eve).await.problem(), "address-needed", "her account opens nothing any more");
}

#[tokio::test]
async fn google_is_unlinked_once_there_is_a_password_and_whoever_came_in_by_it_is_out() {
    let cloud = Cloud::start().await;
    let person = Person::of("Ngozi Eze", "ngozi@example.com");
    let elsewhere = log_in(&cloud, &person).await;
    let ngozi = as_user(&log_in(&cloud, &person).await);
    let refused = cloud.delete(&ngozi, MINE).await;
    assert_eq!((refused.status, refused.problem()), (409, "password-not-set"));
    tell(&cloud, "/auth/password/forgot", json!({ "email": ngozi.email })).await.expect(202);
    let link = mailed(&cloud, &ngozi.email, "Choose a new password").await;
    tell(&cloud, "/auth/password/reset", json!({ "token": link, "password": NEW })).await.expect(200);
    let refresh = json!({ "refresh_token": elsewhere["refresh_token"] });
    assert_eq!(tell(&cloud, "/auth/refresh", refresh).await.problem(), "refresh-token-invalid");
    let other = log_in(&cloud, &person).await;
    let open = finish(&cloud, &person).await;
    let body = json!({ "email": ngozi.email, "password": NEW });
    let here = Here::of(&cloud, &ngozi, &tell(&cloud, "/auth/login", body).await.expect(200));
    cloud.delete(&here.user, MINE).await.expect(204);
    cloud.delete(&here.user, MINE).await.expect(204);
    let refresh = json!({ "refresh_token": other["refresh_token"] });
    assert_eq!(tell(&cloud, "/auth/refresh", refresh).await.problem(), "refresh-token-invalid");
    assert_eq!(enter(&cloud, &open).await.problem(), "challenge-over", "what was half-way is out, too");
    assert!(here.device.is_logged_in().await, "the one that asked goes on");
    assert_eq!(finish(&cloud, &person).await.problem(), "account-not-linked");
    cloud.drain().await;
    assert!(cloud.mails().iter().any(|mail| mail.subject == "Google opens your account no more"));
}

#[tokio::test]
async fn without_a_password_a_proof_is_another_log_in() {
    let cloud = Cloud::start().await;
    let person = Person::of("Ngozi Eze", "ngozi@example.com");
    let answer = log_in(&cloud, &person).await;
    let ngozi = as_user(&answer);
    let refused = cloud.post(&ngozi, "/auth/step-up", json!({ "password": NEW })).await;
    assert_eq!((refused.status, refused.problem()), (409, "password-not-set"));
    let session = RefreshToken::parse(answer["refresh_token"].as_str().unwrap()).unwrap();
    cloud.age(&session_key(session.user_id, session.session_id), std::time::Duration::from_secs(3_600));
    let token =
        tell(&cloud, "/auth/refresh", json!({ "refresh_token": answer["refresh_token"] })).await.expect(200);
    let late = User { token: token["access_token"].as_str().unwrap().to_owned(), ..ngozi };
    let change = json!({ "password": NEW });
    assert_eq!(cloud.put(&late, "/me/password", change.clone()).await.problem(), "step-up-required");
    let fresh = as_user(&log_in(&cloud, &person).await);
    cloud.put(&fresh, "/me/password", change).await.expect(204);
    assert!(may_log_in(&cloud, "ngozi@example.com", NEW).await);
    assert_eq!(cloud.get(&fresh, "/me/providers").await.expect(200)["password"], json!(true));
}

#[tokio::test]
async fn whoever_takes_their_address_back_is_rid_of_what_was_linked_meanwhile() {
    let cloud = Cloud::start().await;
    let (ada, _) = with_google(&cloud, "Ada Obi").await;
    cloud.put(&ada.user, "/me/email", json!({ "email": "eve@example.com" })).await.expect(202);
    let confirm = mailed(&cloud, "eve@example.com", "Confirm your new e-mail address").await;
    tell(&cloud, "/auth/email/verify", json!({ "token": confirm })).await.expect(200);
    let eve = with_subject(&Person::of("Eve", "eve@example.com"));
    let sent = back(&cloud, &eve, None).await;
    cloud.put(&ada.user, MINE, sent).await.expect(204);
    log_in(&cloud, &eve).await;
    let restore = mailed(&cloud, &ada.user.email, "Your e-mail address was changed").await;
    tell(&cloud, "/auth/email/restore", json!({ "token": restore })).await.expect(200);
    assert_ne!(
        log_in(&cloud, &eve).await["user"]["id"],
        json!(ada.user.id),
        "Eve has an account of her own, no more"
    );
}

#[tokio::test]
async fn two_ends_of_one_persons_first_sign_ins_at_once_make_one_account() {
    let cloud = Cloud::start().await;
    let person = Person::of("Ngozi Eze", "ngozi@example.com");
    let (one, other) = (back(&cloud, &person, None).await, back(&cloud, &person, None).await);
    let (one, other) = tokio::join!(tell(&cloud, FINISH, one), tell(&cloud, FINISH, other));
    let mut ids = Vec::new();
    for finished in [one, other] {
        assert_eq!(finished.status, 200, "{}", finished.text);
        ids.push(enter(&cloud, &finished).await.expect(200)["user"]["id"].clone());
    }
    assert_eq!(ids[0], ids[1]);
}

#[tokio::test]
async fn who_dies_before_the_end_leaves_nothing_and_after_it_one_account() {
    let cloud = Cloud::start().await;
    let person = Person::of("Ngozi Eze", "ngozi@example.com");
    for effect in [Effect::DieBefore, Effect::DieAfter] {
        for call in 0..3 {
            cloud.fault("identity-finish-sign-in", call, effect);
            let sent = back(&cloud, &person, None).await;
            tell(&cloud, FINISH, sent).await;
            cloud.forget_faults();
        }
    }
    let first = log_in(&cloud, &person).await;
    assert_eq!(log_in(&cloud, &person).await["user"]["id"], first["user"]["id"]);
    cloud.drain().await;
    let made = cloud.mails().into_iter().filter(|mail| mail.subject == "You signed up with Google");
    assert_eq!(made.count(), 1);
}

#[tokio::test]
async fn where_google_is_not_configured_it_is_off_and_says_so() {
    let off = Parameters::from([("GoogleClientSecretArn".to_owned(), json!(""))]);
    let cloud = Cloud::with(off).await;
    let offered = cloud.request(Method::GET, "/auth/providers").send().await.expect(200);
    assert_eq!(offered, json!({ "providers": [] }));
    let ada = here(&cloud, &cloud.buyer("Ada Obi").await).await;
    let attempt = Attempt::new(now());
    let sent = json!({ "code": "x", "state": attempt.state(), "attempt": attempt.reveal() });
    let wish = json!({ "sign_up": "x", "email": "new@example.com", "name": "Ada", "role": "buyer" });
    for refused in [
        tell(&cloud, BEGIN, json!({})).await,
        tell(&cloud, FINISH, sent.clone()).await,
        tell(&cloud, "/auth/providers/google/sign-up", wish).await,
        cloud.put(&ada.user, MINE, sent).await,
    ] {
        assert_eq!((refused.status, refused.problem()), (409, "provider-off"), "{}", refused.text);
    }
    let on = Cloud::start().await;
    let offered = on.request(Method::GET, "/auth/providers").send().await.expect(200);
    assert_eq!(offered, json!({ "providers": [{ "provider": "google", "name": "Google" }] }));
}
