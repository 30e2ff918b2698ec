use std::net::SocketAddr;
use std::sync::atomic::{AtomicUsize, Ordering};

use axum::Router;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use serde_json::{Value, json};
use tokio::net::TcpListener;

use super::*;
use crate::google;
use crate::id_token::tests::{key_set, one, other, signed};

const CLIENT: &str = "the-client";

/// What a provider that stands in answers; each test says what.
#[derive(Clone, Default)]
struct Stage {
    token: Arc<Mutex<Option<Played>>>,
    keys: Arc<Mutex<Value>>,
    keys_asked: Arc<AtomicUsize>,
    form: Arc<Mutex<String>>,
}

/// How it plays.
#[derive(Clone)]
enum Played {
    Token(String),
    Says(u16, String),
    Sleeps,
}

async fn token(State(stage): State<Stage>, form: String) -> Response {
    *stage.form.lock().unwrap() = form;
    let played = stage.token.lock().unwrap().clone().unwrap();
    match played {
        Played::Token(token) => {
            axum::Json(json!({ "id_token": token, "token_type": "Bearer" })).into_response()
        }
        Played::Says(status, body) => {
            let mut response = body.into_response();
            *response.status_mut() = axum::http::StatusCode::from_u16(status).unwrap();
            response
        }
        Played::Sleeps => {
            tokio::time::sleep(CALL_TIMEOUT * 2).await;
            "".into_response()
        }
    }
}

async fn certs(State(stage): State<Stage>) -> Response {
    stage.keys_asked.fetch_add(1, Ordering::Relaxed);
    let keys = stage.keys.lock().unwrap().clone();
    ([("cache-control", "public, max-age=3600")], axum::Json(keys)).into_response()
}

impl Stage {
    async fn open() -> (Self, Client) {
        let stage = Self::default();
        *stage.keys.lock().unwrap() = key_set("k1", &one());
        let routes = Router::new()
            .route("/token", post(token))
            .route("/oauth2/v3/certs", get(certs))
            .with_state(stage.clone());
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address: SocketAddr = listener.local_addr().unwrap();
        tokio::spawn(async move { axum::serve(listener, routes).await });
        let setup = google::setup("https://app.example", CLIENT, "arn", &format!("http://{address}"));
        let secrets = BTreeMap::from([(Provider::Google, "a secret & more".to_owned())]);
        (stage, Client::with(Providers(vec![setup]), secrets))
    }

    fn plays(&self, played: Played) {
        *self.token.lock().unwrap() = Some(played);
    }
}

fn at() -> Timestamp {
    Timestamp::from_millis(1_796_119_210_000)
}

fn token_of(attempt: &Attempt, key: &str, at: Timestamp) -> String {
    let claims = json!({
        "iss": "https://accounts.google.com", "aud": CLIENT, "sub": "1076", "nonce": attempt.nonce(),
        "iat": at.seconds(), "exp": at.seconds() + 3_600, "email": "ada@example.com", "email_verified": true,
    });
    let pair = if key == "k1" { one() } else { other() };
    signed(&json!({ "alg": "RS256", "kid": key }), &claims, &pair)
}

async fn exchange(client: &Client, attempt: &Attempt, at: Timestamp) -> Result<Vouched, &'static str> {
    let code = Code::try_from("4/0Af".to_owned()).unwrap();
    client.exchange(Provider::Google, &code, attempt, at).await.map_err(|problem| problem.kind().name)
}

#[tokio::test]
async fn a_code_is_exchanged_with_the_secret_and_the_verifier() {
    let (stage, client) = Stage::open().await;
    let attempt = Attempt::new(at());
    stage.plays(Played::Token(token_of(&attempt, "k1", at())));
    let vouched = exchange(&client, &attempt, at()).await.unwrap();
    assert_eq!((vouched.subject.as_str(), vouched.email.unwrap().as_str()), ("1076", "ada@example.com"));
    let form = stage.form.lock().unwrap().clone();
    for part in [
        "grant_type=authorization_code".to_owned(),
        "code=4%2F0Af".to_owned(),
        format!("client_id={CLIENT}"),
        "client_secret=a%20secret%20%26%20more".to_owned(),
        "redirect_uri=https%3A%2F%2Fapp.example%2Fsign-in%2Fgoogle".to_owned(),
        format!("code_verifier={}", attempt.verifier()),
    ] {
        assert!(form.split('&').any(|field| field == part), "{part}: {form}");
    }
    assert_eq!(
        exchange(&client, &Attempt::new(at()), at()).await,
        Err("sign-in-refused"),
        "of another sign-in"
    );
}

#[tokio::test]
async fn what_a_provider_answers_in_trouble_is_told_apart_from_a_code_that_it_does_not_take() {
    let (stage, client) = Stage::open().await;
    let attempt = Attempt::new(at());
    let huge = format!("{{\"id_token\":\"{}\"}}", "A".repeat(ANSWER_BYTES_MAX));
    for (played, problem) in [
        (Played::Says(400, r#"{"error":"invalid_grant"}"#.to_owned()), "sign-in-refused"),
        (Played::Says(401, r#"{"error":"invalid_client"}"#.to_owned()), "provider-unavailable"),
        (Played::Says(400, "<html>".to_owned()), "provider-unavailable"),
        (Played::Says(500, String::new()), "provider-unavailable"),
        (Played::Says(503, r#"{"error":"temporarily_unavailable"}"#.to_owned()), "provider-unavailable"),
        (Played::Says(302, String::new()), "provider-unavailable"),
        (Played::Says(200, "{}".to_owned()), "provider-unavailable"),
        (Played::Says(200, huge), "provider-unavailable"),
        (Played::Token("no token".to_owned()), "sign-in-refused"),
        (Played::Sleeps, "provider-unavailable"),
    ] {
        stage.plays(played);
        assert_eq!(exchange(&client, &attempt, at()).await, Err(problem));
    }
}

#[tokio::test]
async fn keys_are_kept_and_looked_for_again_once_a_token_names_a_new_one() {
    let (stage, client) = Stage::open().await;
    let asked = || stage.keys_asked.load(Ordering::Relaxed);
    let try_with = async |key: &str, at: Timestamp| {
        let attempt = Attempt::new(at);
        stage.plays(Played::Token(token_of(&attempt, key, at)));
        exchange(&client, &attempt, at).await.map(|_| ())
    };
    assert_eq!(try_with("k1", at()).await, Ok(()));
    assert_eq!(try_with("k1", at().plus_seconds(3_599)).await, Ok(()));
    assert_eq!(asked(), 1, "kept for the hour that the provider says");
    *stage.keys.lock().unwrap() = key_set("k2", &other());
    let later = at().plus_seconds(3_600);
    assert_eq!(try_with("k2", later).await, Ok(()), "they are old, and fetched");
    assert_eq!(try_with("k3", later.plus_seconds(60)).await, Err("sign-in-refused"));
    assert_eq!(asked(), 2, "not for each token that names a key");
    assert_eq!(try_with("k3", later.plus_seconds(120)).await, Err("sign-in-refused"));
    assert_eq!(asked(), 3);
    *stage.keys.lock().unwrap() = json!("down");
    assert_eq!(try_with("k2", later.plus_seconds(9_000)).await, Ok(()), "the last ones go on");
    assert_eq!(asked(), 4);
}

#[tokio::test]
async fn without_keys_nothing_is_believed() {
    let (stage, client) = Stage::open().await;
    *stage.keys.lock().unwrap() = json!({ "keys": [] });
    let attempt = Attempt::new(at());
    stage.plays(Played::Token(token_of(&attempt, "k1", at())));
    assert_eq!(exchange(&client, &attempt, at()).await, Err("provider-unavailable"));
}
