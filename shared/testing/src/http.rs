//! Requests to the HTTP API, as API Gateway hands them to the functions.

use std::collections::BTreeMap;
use std::sync::Arc;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use http::Method;
use serde_json::{Value, json};

use crate::cloud::{Cloud, Inner};
use crate::keys;
use crate::people::User;

/// Calls to the table that may wait for each other in one request.
const ROUND_TRIPS_MAX: usize = 2;
/// These read in two places at once, or every shard of every step. The table here answers the first before the last has
/// arrived, so that they look as if they waited for each other.
const READ_AT_ONCE: [&str; 25] = [
    "catalogue-list-products",
    "disputes-get",
    "identity-change-email",
    "identity-change-password",
    "identity-confirm-second-factor",
    "identity-link-provider",
    "identity-renew-recovery-codes",
    "identity-reset-password",
    "identity-restore-email",
    "identity-sessions",
    "identity-set-up-second-factor",
    "identity-step-up",
    "identity-turn-off-second-factor",
    "identity-unlink-provider",
    "identity-verify-email",
    "messages-get",
    "messages-of-dispute",
    "pages-artisan",
    "pages-category",
    "pages-sitemap",
    "platform-stuck",
    "reports-queue",
    "users-ask-deletion",
    "users-deletion",
    "users-get-me",
];

/// These wait for a gateway and need one call more: the bank is asked only once it is counted that it was, whatever comes of it; and
/// a buyer who has several orders that are not paid has them looked at, once more when the checkout is refused and decided again.
const WITH_A_GATEWAY: [(&str, usize); 2] = [("artisans-set-payout-account", 3), ("cart-checkout", 4)];

/// A request under construction.
#[must_use = "a request that is not sent has no effect"]
pub struct ApiRequest<'a> {
    inner: &'a Arc<Inner>,
    method: Method,
    path: String,
    query: String,
    headers: BTreeMap<String, String>,
    source_ip: String,
    body: Option<Vec<u8>>,
}

/// An answer of the API.
#[derive(Debug)]
pub struct Reply {
    /// The HTTP status; 500 when the function failed.
    pub status: u16,
    /// Lower-case names.
    pub headers: BTreeMap<String, String>,
    /// The cookies that it sets, as `Set-Cookie` has them.
    pub cookies: Vec<String>,
    /// The body as it came.
    pub text: String,
    /// The body as JSON; null when it is none.
    pub json: Value,
    /// Calls to the table that waited for each other.
    pub round_trips: usize,
    /// Which function answered; empty when no route fits.
    pub function: String,
}

impl Cloud {
    /// A request to the API by nobody in particular.
    pub fn request(&self, method: Method, path: &str) -> ApiRequest<'_> {
        ApiRequest::new(&self.inner, method, path)
    }

    /// What `user` reads at `path`.
    pub async fn get(&self, user: &User, path: &str) -> Reply {
        self.request(Method::GET, path).by(user).send().await
    }

    /// What `user` gets for posting `body` to `path`, with an idempotency key of its own.
    pub async fn post(&self, user: &User, path: &str, body: Value) -> Reply {
        self.request(Method::POST, path).by(user).json(&body).send().await
    }

    /// What `user` gets for putting `body` to `path`.
    pub async fn put(&self, user: &User, path: &str, body: Value) -> Reply {
        self.request(Method::PUT, path).by(user).json(&body).send().await
    }

    /// What `user` gets for patching `path` with `body`.
    pub async fn patch(&self, user: &User, path: &str, body: Value) -> Reply {
        self.request(Method::PATCH, path).by(user).json(&body).send().await
    }

    /// What `user` gets for deleting `path`.
    pub async fn delete(&self, user: &User, path: &str) -> Reply {
        self.request(Method::DELETE, path).by(user).send().await
    }
}

impl<'a> ApiRequest<'a> {
    pub(crate) fn new(inner: &'a Arc<Inner>, method: Method, path: &str) -> Self {
        let (path, query) = path.split_once('?').unwrap_or((path, ""));
        let (path, query) = (path.to_owned(), query.to_owned());
        let mut headers = BTreeMap::from([("user-agent".to_owned(), "tests".to_owned())]);
        if method == Method::POST {
            headers.insert("idempotency-key".to_owned(), format!("key-{}", keys::random()));
        }
        let source_ip = "203.0.113.7".to_owned();
        Self { inner, method, path, query, headers, source_ip, body: None }
    }

    /// Sent by `user`.
    pub fn by(self, user: &User) -> Self {
        self.header("authorization", &format!("Bearer {}", user.token))
    }

    /// With a header.
    pub fn header(mut self, name: &str, value: &str) -> Self {
        self.headers.insert(name.to_ascii_lowercase(), value.to_owned());
        self
    }

    /// Without a header that it would have.
    pub fn without(mut self, name: &str) -> Self {
        self.headers.remove(name);
        self
    }

    /// Sent from another place.
    pub fn from(mut self, source_ip: &str) -> Self {
        source_ip.clone_into(&mut self.source_ip);
        self
    }

    /// With a cookie that an answer has set, as a browser sends it back.
    pub fn cookie(self, set: &str) -> Self {
        let pair = set.split(';').next().unwrap_or_default();
        let before = self.headers.get("cookie").map(|before| format!("{before}; ")).unwrap_or_default();
        self.header("cookie", &format!("{before}{pair}"))
    }

    /// With this `Idempotency-Key`.
    pub fn key(self, key: &str) -> Self {
        self.header("idempotency-key", key)
    }

    /// With a JSON body.
    pub fn json(self, body: &Value) -> Self {
        self.header("content-type", "application/json").bytes(body.to_string().as_bytes())
    }

    /// With a body as it is.
    pub fn bytes(mut self, body: &[u8]) -> Self {
        self.body = (!body.is_empty()).then(|| body.to_vec());
        self
    }

    /// The event that API Gateway would make of it; `None` when no route fits.
    pub fn event(&self) -> Option<(String, Value)> {
        let (function, route, parameters) = self.inner.deployment.route(self.method.as_str(), &self.path)?;
        let parameters: BTreeMap<String, String> =
            parameters.into_iter().map(|(name, value)| (name, percent_decoded(&value))).collect();
        // Text as text, anything else as base64, as API Gateway does.
        let text = self.body.as_ref().map(|body| String::from_utf8(body.clone()));
        let (body, encoded) = match text {
            None => (Value::Null, false),
            Some(Ok(text)) => (json!(text), false),
            Some(Err(error)) => (json!(STANDARD.encode(error.into_bytes())), true),
        };
        let query: BTreeMap<String, String> =
            form_urlencoded::parse(self.query.as_bytes()).into_owned().collect();
        // API Gateway takes them out of the headers.
        let mut headers = self.headers.clone();
        let cookies: Vec<String> = headers
            .remove("cookie")
            .map(|cookies| cookies.split("; ").map(str::to_owned).collect())
            .unwrap_or_default();
        let event = json!({
            "version": "2.0",
            "cookies": cookies,
            "routeKey": route.key(),
            "rawPath": self.path,
            "rawQueryString": self.query,
            "headers": headers,
            "queryStringParameters": query,
            "pathParameters": parameters,
            "requestContext": {
                "accountId": "000000000000",
                "apiId": "api",
                "domainName": "api.homify.example",
                "domainPrefix": "api",
                "http": {
                    "method": self.method.as_str(),
                    "path": self.path,
                    "protocol": "HTTP/1.1",
                    "sourceIp": self.source_ip,
                    "userAgent": "tests",
                },
                "requestId": self.inner.new_request_id(),
                "routeKey": route.key(),
                "stage": "$default",
                "time": "22/Nov/2026:10:17:00 +0000",
                "timeEpoch": 1_795_342_620_000_i64,
            },
            "body": body,
            "isBase64Encoded": encoded,
        });
        Some((function.name.clone(), event))
    }

    /// Sends it.
    pub async fn send(self) -> Reply {
        let Some((function, event)) = self.event() else {
            return Reply::new(404, BTreeMap::new(), r#"{"message":"Not Found"}"#.to_owned());
        };
        let invocation = self.inner.invoke(&function, &event).await;
        let round_trips = invocation.round_trips();
        // A change that lost a race is made again, which takes longer.
        let most = WITH_A_GATEWAY
            .iter()
            .find(|(name, _)| *name == function)
            .map_or(ROUND_TRIPS_MAX, |(_, most)| *most);
        let too_many = round_trips > most && !READ_AT_ONCE.contains(&function.as_str());
        if too_many && invocation.calls.iter().all(|call| call.succeeded) {
            let calls: Vec<&str> = invocation.calls.iter().map(|call| call.action.as_str()).collect();
            self.inner.complain(format!("{function} made {round_trips} round trips to the table: {calls:?}"));
        }
        let reply = match invocation.answer {
            Ok(answer) => Reply::of(&answer),
            Err(error) => Reply::new(500, BTreeMap::new(), error.to_string()),
        };
        Reply { round_trips, function, ..reply }
    }
}

impl Reply {
    fn new(status: u16, headers: BTreeMap<String, String>, text: String) -> Self {
        let json = serde_json::from_str(&text).unwrap_or_default();
        Self { status, headers, cookies: Vec::new(), text, json, round_trips: 0, function: String::new() }
    }

    /// The answer in a function's response.
    fn of(answer: &Value) -> Self {
        let status =
            answer["statusCode"].as_u64().and_then(|status| u16::try_from(status).ok()).unwrap_or(500);
        let headers = ["headers", "multiValueHeaders"]
            .map(|name| answer[name].as_object().cloned().unwrap_or_default());
        let text_of =
            |value: &Value| value.as_str().or_else(|| value[0].as_str()).unwrap_or_default().to_owned();
        let headers = headers
            .into_iter()
            .flatten()
            .map(|(name, value)| (name.to_ascii_lowercase(), text_of(&value)))
            .collect();
        let cookies = answer["cookies"].as_array().into_iter().flatten().filter_map(Value::as_str);
        let cookies = cookies.map(str::to_owned).collect();
        let text = answer["body"].as_str().unwrap_or_default().to_owned();
        Self { cookies, ..Self::new(status, headers, text) }
    }

    /// The body, of an answer that has to have `status`.
    ///
    /// # Panics
    /// When it has another one; the message shows the body.
    #[track_caller]
    pub fn expect(self, status: u16) -> Value {
        assert_eq!(self.status, status, "{}: {}", self.function, self.text);
        self.json
    }

    /// The stable name of the problem that it is: the last part of its type.
    pub fn problem(&self) -> &str {
        self.json["type"].as_str().unwrap_or_default().rsplit('/').next().unwrap_or_default()
    }
}

fn percent_decoded(text: &str) -> String {
    form_urlencoded::parse(format!("x={}", text.replace('+', "%2B")).as_bytes())
        .next()
        .map(|(_, value)| value.into_owned())
        .unwrap_or_default()
}
