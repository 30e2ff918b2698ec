//! Google as who says who somebody is: OpenID Connect with a code and PKCE, as Google documents it, at `/google`; and tokens that are
//! wrong in every way, on request.
//!
//! Nothing here is kept across restarts: a code is good for minutes, and a person is whoever the page is told.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::{Duration, SystemTime, UNIX_EPOCH},
};

use axum::{
    Form, Json, Router,
    extract::{Query, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
    routing::{get, post},
};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

mod page;
mod token;

pub use token::Wrong;
use token::{Said, base64url};

/// Where it answers, below the simulator's address.
pub const PREFIX: &str = "/google";
/// Who the platform is at Google.
pub const CLIENT_ID: &str = "homify.apps.googleusercontent.com";
/// What it shows that by. It protects nothing.
pub const CLIENT_SECRET: &str = "GOCSPX-homify";
/// Longer than anybody waits for.
const SLOW: Duration = Duration::from_secs(8);
/// More than anybody reads.
const HUGE_BYTES: usize = 1024 * 1024;

/// What a client asks for with a person whom it sends here.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Asked {
    response_type: String,
    client_id: String,
    redirect_uri: String,
    scope: String,
    state: String,
    nonce: String,
    code_challenge: String,
    code_challenge_method: String,
}

impl Asked {
    /// What is wrong with it.
    fn fault(&self) -> Option<&'static str> {
        let checks = [
            (self.response_type == "code", "response_type must be code"),
            (self.client_id == CLIENT_ID, "The OAuth client was not found."),
            (self.scope.split(' ').any(|scope| scope == "openid"), "scope must have openid"),
            (
                self.code_challenge_method == "S256" && self.code_challenge.len() == 43,
                "code_challenge is needed",
            ),
            (self.redirect_uri.starts_with("http"), "redirect_uri_mismatch"),
        ];
        checks.into_iter().find(|(holds, _)| !holds).map(|(_, wrong)| wrong)
    }
}

/// Who somebody is at Google.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Person {
    /// Their account; made of the address where it is empty.
    pub subject: String,
    /// Their address; none where it is empty.
    pub email: String,
    /// Whether Google made sure of it.
    pub email_verified: bool,
    /// How they are called.
    pub name: String,
}

impl Person {
    /// Somebody with an address that Google made sure of.
    pub fn of(name: &str, email: &str) -> Self {
        Self { subject: String::new(), email: email.to_owned(), email_verified: true, name: name.to_owned() }
    }

    fn subject(&self) -> String {
        if !self.subject.is_empty() {
            return self.subject.clone();
        }
        let digest = Sha256::digest(self.email.to_lowercase());
        digest.iter().take(20).map(|byte| char::from(b'0' + byte % 10)).collect()
    }
}

/// A person agreed; the code is good once.
#[derive(Clone, Debug)]
struct Grant {
    asked: Asked,
    person: Person,
    wrong: Option<Wrong>,
    used: bool,
}

/// The state of it.
#[derive(Debug, Default)]
pub(crate) struct Google {
    grants: Mutex<HashMap<String, Grant>>,
    /// How often the keys were changed.
    rotated: Mutex<usize>,
}

impl Google {
    fn grants(&self) -> MutexGuard<'_, HashMap<String, Grant>> {
        self.grants.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn rotations(&self) -> usize {
        *self.rotated.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The person agrees: the code that the client gets for it.
    fn agree(&self, asked: Asked, person: Person, wrong: Option<Wrong>, code: Option<String>) -> String {
        let code = code.unwrap_or_else(|| format!("4/0A{}", base64url(&Sha256::digest(random()))));
        self.grants().insert(code.clone(), Grant { asked, person, wrong, used: false });
        code
    }
}

fn random() -> [u8; 32] {
    let mut bytes = [0; 32];
    getrandom::fill(&mut bytes).expect("the operating system gives random bytes");
    bytes
}

fn now() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since.as_secs()).unwrap_or(i64::MAX)
}

/// Its own endpoints, and those that control it.
pub(crate) fn routes<S: Clone + Send + Sync + 'static>() -> Router<S> {
    let google = Arc::new(Google::default());
    let own = Router::new()
        .route("/.well-known/openid-configuration", get(discovery))
        .route("/o/oauth2/v2/auth", get(show).post(choose))
        .route("/token", post(exchange))
        .route("/oauth2/v3/certs", get(keys));
    Router::new()
        .nest(PREFIX, own)
        .route("/simulator/google/consent", post(consent))
        .route("/simulator/google/rotate", post(rotate))
        .with_state(google)
}

async fn discovery() -> Response {
    Json(json!({
        "issuer": token::ISSUER,
        "authorization_endpoint": format!("{PREFIX}/o/oauth2/v2/auth"),
        "token_endpoint": format!("{PREFIX}/token"),
        "jwks_uri": format!("{PREFIX}/oauth2/v3/certs"),
        "response_types_supported": ["code"],
        "subject_types_supported": ["public"],
        "id_token_signing_alg_values_supported": ["RS256"],
        "code_challenge_methods_supported": ["S256"],
    }))
    .into_response()
}

async fn keys(State(google): State<Arc<Google>>) -> Response {
    let set = Json(token::key_set(google.rotations()));
    ([("cache-control", "public, max-age=21600, must-revalidate, no-transform")], set).into_response()
}

async fn rotate(State(google): State<Arc<Google>>) -> Response {
    *google.rotated.lock().unwrap_or_else(PoisonError::into_inner) += 1;
    Json(json!({ "rotations": google.rotations() })).into_response()
}

/// The page on which a person says who they are.
async fn show(Query(asked): Query<Asked>) -> Response {
    match asked.fault() {
        None => page::choice(&asked),
        Some(wrong) => page::fault(wrong),
    }
}

/// What the person chose on it.
#[derive(Debug, Deserialize)]
struct Chosen {
    action: Action,
    #[serde(default)]
    email: String,
    #[serde(default)]
    name: String,
    #[serde(default)]
    unverified: Option<String>,
    #[serde(flatten)]
    asked: Asked,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Action {
    Continue,
    Cancel,
}

async fn choose(State(google): State<Arc<Google>>, Form(chosen): Form<Chosen>) -> Response {
    let Chosen { action, email, name, unverified, asked } = chosen;
    if let Some(wrong) = asked.fault() {
        return page::fault(wrong);
    }
    let (back, state) = (asked.redirect_uri.clone(), asked.state.clone());
    let answer = match action {
        Action::Cancel => vec![("error", "access_denied".to_owned())],
        Action::Continue => {
            let person = Person { email_verified: unverified.is_none(), ..Person::of(&name, &email) };
            vec![("code", google.agree(asked, person, None, None))]
        }
    };
    let Ok(mut url) = reqwest::Url::parse(&back) else { return page::fault("redirect_uri_mismatch") };
    url.query_pairs_mut().append_pair("state", &state).extend_pairs(answer);
    Redirect::to(url.as_str()).into_response()
}

/// For tests: somebody agrees without the page.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Consent {
    /// The address that the platform sends people to.
    authorization_url: String,
    person: Person,
    /// What is wrong with what it answers.
    wrong: Option<Wrong>,
    /// The code, if it has to be a certain one.
    code: Option<String>,
}

async fn consent(State(google): State<Arc<Google>>, Json(consent): Json<Consent>) -> Response {
    let refused =
        |why: String| (StatusCode::UNPROCESSABLE_ENTITY, Json(json!({ "error": why }))).into_response();
    let url = match reqwest::Url::parse(&consent.authorization_url) {
        Ok(url) => url,
        Err(error) => return refused(error.to_string()),
    };
    let pairs: serde_json::Map<String, Value> =
        url.query_pairs().map(|(name, value)| (name.into_owned(), json!(value))).collect();
    let asked: Asked = match serde_json::from_value(Value::Object(pairs)) {
        Ok(asked) => asked,
        Err(error) => return refused(error.to_string()),
    };
    if let Some(wrong) = asked.fault() {
        return refused(wrong.to_owned());
    }
    let state = asked.state.clone();
    let code = google.agree(asked, consent.person, consent.wrong, consent.code);
    Json(json!({ "code": code, "state": state })).into_response()
}

/// RFC 6749, 4.1.3, with RFC 7636, 4.5.
#[derive(Debug, Deserialize)]
struct Exchange {
    grant_type: String,
    code: String,
    client_id: String,
    client_secret: String,
    redirect_uri: String,
    code_verifier: String,
}

async fn exchange(State(google): State<Arc<Google>>, Form(exchange): Form<Exchange>) -> Response {
    let refused = |status: StatusCode, error: &str, why: &str| {
        (status, Json(json!({ "error": error, "error_description": why }))).into_response()
    };
    if exchange.client_id != CLIENT_ID || exchange.client_secret != CLIENT_SECRET {
        return refused(StatusCode::UNAUTHORIZED, "invalid_client", "The OAuth client was not found.");
    }
    if exchange.grant_type != "authorization_code" {
        return refused(StatusCode::BAD_REQUEST, "unsupported_grant_type", "Invalid grant_type");
    }
    let Some(grant) = google.use_up(&exchange) else {
        return refused(StatusCode::BAD_REQUEST, "invalid_grant", "Bad Request");
    };
    match grant.wrong {
        Some(Wrong::Unavailable) => StatusCode::SERVICE_UNAVAILABLE.into_response(),
        Some(Wrong::Huge) => "A".repeat(HUGE_BYTES).into_response(),
        wrong => {
            if wrong == Some(Wrong::Slow) {
                tokio::time::sleep(SLOW).await;
            }
            let said =
                Said { person: &grant.person, subject: grant.person.subject(), nonce: &grant.asked.nonce };
            let id_token = token::made(&said, wrong, google.rotations(), now());
            Json(json!({
                "access_token": "ya29.simulated", "expires_in": 3599, "scope": grant.asked.scope,
                "token_type": "Bearer", "id_token": id_token,
            }))
            .into_response()
        }
    }
}

impl Google {
    /// The grant that `exchange` names, if it may have it; it is good no more then. One who shows another verifier does not use it up.
    fn use_up(&self, exchange: &Exchange) -> Option<Grant> {
        let mut grants = self.grants();
        let grant = grants.get_mut(&exchange.code)?;
        let challenge = base64url(&Sha256::digest(&exchange.code_verifier));
        let fits =
            grant.asked.redirect_uri == exchange.redirect_uri && grant.asked.code_challenge == challenge;
        if grant.used || !fits {
            return None;
        }
        grant.used = true;
        Some(grant.clone())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(verifier: &str) -> Asked {
        Asked {
            response_type: "code".to_owned(),
            client_id: CLIENT_ID.to_owned(),
            redirect_uri: "https://app.example/sign-in/google".to_owned(),
            scope: "openid email profile".to_owned(),
            state: "s".to_owned(),
            nonce: "n".to_owned(),
            code_challenge: base64url(&Sha256::digest(verifier)),
            code_challenge_method: "S256".to_owned(),
        }
    }

    fn exchange(code: &str, verifier: &str) -> Exchange {
        Exchange {
            grant_type: "authorization_code".to_owned(),
            code: code.to_owned(),
            client_id: CLIENT_ID.to_owned(),
            client_secret: CLIENT_SECRET.to_owned(),
            redirect_uri: "https://app.example/sign-in/google".to_owned(),
            code_verifier: verifier.to_owned(),
        }
    }

    #[test]
    fn a_code_is_good_once_and_for_who_began() {
        let google = Google::default();
        let code = google.agree(asked("right"), Person::of("Ada", "ada@example.com"), None, None);
        assert!(google.use_up(&exchange(&code, "wrong")).is_none());
        assert!(google.use_up(&exchange("another", "right")).is_none());
        assert!(google.use_up(&exchange(&code, "right")).is_some());
        assert!(google.use_up(&exchange(&code, "right")).is_none());
    }

    #[test]
    fn what_a_client_asks_for_has_to_be_whole() {
        assert_eq!(asked("v").fault(), None);
        for wrong in [
            Asked { response_type: "token".to_owned(), ..asked("v") },
            Asked { client_id: "another".to_owned(), ..asked("v") },
            Asked { scope: "email".to_owned(), ..asked("v") },
            Asked { code_challenge_method: "plain".to_owned(), ..asked("v") },
            Asked { code_challenge: String::new(), ..asked("v") },
            Asked { redirect_uri: "app.example".to_owned(), ..asked("v") },
        ] {
            assert!(wrong.fault().is_some(), "{wrong:?}");
        }
    }

    #[test]
    fn an_address_is_always_the_same_account() {
        let subject = |email: &str| Person::of("", email).subject();
        assert_eq!(subject("ada@example.com"), subject("Ada@example.com"));
        assert_ne!(subject("ada@example.com"), subject("obi@example.com"));
        assert_eq!(Person { subject: "7".to_owned(), ..Person::default() }.subject(), "7");
    }
}
