//! Log-ins.

use journey::{Person, Role};
use reqwest::Method;
use serde_json::json;

use crate::world::{random, world};

#[tokio::test]
async fn a_refresh_is_answered_again_for_a_moment_and_later_reuse_ends_the_session() {
    let world = world().await;
    let buyer = world.buyer().await;
    let refresh = async |token: &str| {
        let body = json!({ "refresh_token": token });
        world.api.send(Method::POST, "/auth/refresh", &[], Some(&body)).await.unwrap()
    };
    let rotated = refresh(&buyer.refresh_token).await.success().unwrap();
    let next = rotated["refresh_token"].as_str().unwrap().to_owned();
    assert_ne!(next, buyer.refresh_token);
    let again = refresh(&buyer.refresh_token).await.success().unwrap();
    assert_eq!(again["refresh_token"], rotated["refresh_token"], "its answer was lost");
    let next = refresh(&next).await.success().unwrap()["refresh_token"].as_str().unwrap().to_owned();
    let reused = refresh(&buyer.refresh_token).await;
    assert_eq!((reused.status, reused.problem()), (401, "refresh-token-reused"));
    assert_eq!(refresh(&next).await.status, 401, "the family is revoked");
}

#[tokio::test]
async fn nobody_logs_in_before_the_address_is_verified_or_with_a_wrong_password() {
    let world = world().await;
    let (email, password) = (format!("{}@homify.example", random()), random());
    let sign_up = json!({ "email": email, "password": password, "name": "Ada Obi", "role": "buyer" });
    world.api.send(Method::POST, "/auth/signup", &[], Some(&sign_up)).await.unwrap().success().unwrap();
    let log_in = json!({ "email": email, "password": password });
    let early = world.api.send(Method::POST, "/auth/login", &[], Some(&log_in)).await.unwrap();
    assert_eq!((early.status, early.problem()), (403, "email-not-verified"));
    let wrong = json!({ "email": email, "password": "a wrong one entirely" });
    let refused = world.api.send(Method::POST, "/auth/login", &[], Some(&wrong)).await.unwrap();
    assert_eq!((refused.status, refused.problem()), (401, "wrong-credentials"));
    let unknown = json!({ "email": format!("{}@homify.example", random()), "password": password });
    let refused = world.api.send(Method::POST, "/auth/login", &[], Some(&unknown)).await.unwrap();
    assert_eq!((refused.status, refused.problem()), (401, "wrong-credentials"), "unknown looks like wrong");
}

#[tokio::test]
async fn signing_up_twice_tells_the_owner_and_nobody_else() {
    let world = world().await;
    let (email, password) = (format!("{}@homify.example", random()), random());
    let first = Person::join(&world.api, Role::Buyer, "Ada Obi", &email, &password).await.unwrap();
    let again = json!({ "email": email, "password": random(), "name": "Eve", "role": "buyer" });
    let answer = world.api.send(Method::POST, "/auth/signup", &[], Some(&again)).await.unwrap();
    assert_eq!(answer.status, 202, "as for a new address");
    world.api.wait_for_mail(&email, "already").await.unwrap();
    assert_eq!(first.get("/me").await.unwrap().success().unwrap()["name"], "Ada Obi");
}

#[tokio::test]
async fn after_logging_out_the_session_cannot_be_refreshed() {
    let world = world().await;
    let buyer = world.buyer().await;
    let out = buyer.post("/auth/logout", &json!({})).await.unwrap();
    assert!((200..300).contains(&out.status), "{}", out.body);
    let body = json!({ "refresh_token": buyer.refresh_token });
    assert_eq!(world.api.send(Method::POST, "/auth/refresh", &[], Some(&body)).await.unwrap().status, 401);
}
