//! A request, as API Gateway hands it over.

use std::fmt::Write;
use std::str::FromStr;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{SystemTime, UNIX_EPOCH};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use domain::{Actor, Role, Timestamp, TypedId};
use http::header::{AUTHORIZATION, CONTENT_TYPE, COOKIE, IF_MATCH, IF_NONE_MATCH};
use lambda_http::aws_lambda_events::apigw::ApiGatewayV2httpRequest;
use serde::de::DeserializeOwned;
use sha2::{Digest, Sha256};
use store::{Change, Once, PageRequest};

use crate::problem::{
    CHANGED_MEANWHILE, IDEMPOTENCY_KEY_MISSING, INVALID_BODY, PAYLOAD_TOO_LARGE, Problem,
    SECOND_FACTOR_REQUIRED, TOKEN_EXPIRED, TOKEN_INVALID, UNAUTHENTICATED,
};
use crate::token::{PublicKeys, Untrusted};
use crate::tree::Tree;
use crate::{Caller, body, page};

/// Bytes of a body at most.
pub const BODY_BYTES_MAX: usize = 64 * 1024;

const IDEMPOTENCY_KEY_LENGTH: std::ops::RangeInclusive<usize> = 8..=128;
const CORRELATION_ID_LENGTH: std::ops::RangeInclusive<usize> = 8..=64;

/// A request. Cheap to clone: the handler may run more than once on it.
#[derive(Debug, Clone)]
pub struct Request {
    parts: Arc<Parts>,
    at: Timestamp,
}

#[derive(Debug)]
struct Parts {
    event: ApiGatewayV2httpRequest,
    body: Result<Vec<u8>, Unreadable>,
    keys: Option<Arc<PublicKeys>>,
    request_id: String,
    /// Whether the handler has asked for the key.
    happens_once: AtomicBool,
}

#[derive(Debug, Clone, Copy)]
enum Unreadable {
    TooLarge,
    Malformed,
}

impl Request {
    /// The request in `event`; `fallback_id` names it where API Gateway does not. Its callers are checked with `keys`.
    pub(crate) fn new(
        mut event: ApiGatewayV2httpRequest,
        fallback_id: &str,
        keys: Option<Arc<PublicKeys>>,
        at: Timestamp,
    ) -> Self {
        let body = decode(event.body.take().unwrap_or_default(), event.is_base64_encoded);
        let request_id = event.request_context.request_id.clone().unwrap_or_else(|| fallback_id.to_owned());
        Self {
            parts: Arc::new(Parts { event, body, keys, request_id, happens_once: AtomicBool::new(false) }),
            at,
        }
    }

    /// The same request, at another moment.
    pub(crate) fn again(&self, at: Timestamp) -> Self {
        Self { parts: Arc::clone(&self.parts), at }
    }

    /// When this run of the handler started. The same at every call.
    pub fn at(&self) -> Timestamp {
        self.at
    }

    /// The path parameter `name`. What does not read as one names nothing, hence `404`.
    pub fn path<T: FromStr>(&self, name: &str) -> Result<T, Problem> {
        let text = self.parts.event.path_parameters.get(name);
        let text =
            text.ok_or_else(|| Problem::internal(format!("the route has no path parameter {name}")))?;
        text.parse().map_err(|_| Problem::not_found(format!("There is nothing that is named {text:?} here.")))
    }

    /// The path parameter `name` of a page, if it reads as one: what does not is answered with a page, too.
    pub fn in_path<T: FromStr>(&self, name: &str) -> Option<T> {
        self.parts.event.path_parameters.get(name)?.parse().ok()
    }

    /// The body, which is JSON. A field that breaks a rule is named in the problem.
    pub fn body<T: DeserializeOwned>(&self) -> Result<T, Problem> {
        body::parse(self.header(CONTENT_TYPE.as_str()), self.raw_body()?)
    }

    /// The body of a route that can do without: no body counts as `{}`.
    pub fn body_if_any<T: DeserializeOwned>(&self) -> Result<T, Problem> {
        body::parse_or_empty(self.header(CONTENT_TYPE.as_str()), self.raw_body()?)
    }

    /// The body, byte for byte as it was sent.
    pub fn raw_body(&self) -> Result<&[u8], Problem> {
        match &self.parts.body {
            Ok(body) => Ok(body),
            Err(Unreadable::TooLarge) => {
                Err(Problem::new(PAYLOAD_TOO_LARGE, format!("A body has at most {BODY_BYTES_MAX} bytes.")))
            }
            Err(Unreadable::Malformed) => Err(Problem::new(INVALID_BODY, "The body could not be decoded.")),
        }
    }

    /// The header `name`, if it was sent and is text.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.parts.event.headers.get(name)?.to_str().ok()
    }

    /// The cookie `name`, if it was sent.
    pub fn cookie(&self, name: &str) -> Option<&str> {
        let sent = self.parts.event.cookies.iter().flatten().map(String::as_str);
        let pairs = sent.chain(self.header(COOKIE.as_str())).flat_map(|pairs| pairs.split(';'));
        pairs
            .filter_map(|pair| pair.trim().split_once('='))
            .find(|(named, _)| *named == name)
            .map(|(_, value)| value)
    }

    /// What the caller has already: the `If-None-Match` of a read.
    pub(crate) fn known_tag(&self) -> Option<&str> {
        self.header(IF_NONE_MATCH.as_str()).filter(|_| self.parts.event.request_context.http.method.is_safe())
    }

    /// Goes on only while what is edited has the version that the caller saw, if their `If-Match` names one: an `ETag` of
    /// [`crate::Response::of_version`], whatever else of it has changed. To be asked when there is something to change: whose
    /// change is there already gets its answer again (RFC 9110, 13.1.1).
    ///
    /// # Errors
    /// `changed-meanwhile` when it has another version.
    pub fn if_match(&self, version: u64) -> Result<(), Problem> {
        let Some(seen) = self.header(IF_MATCH.as_str()) else { return Ok(()) };
        let version = version.to_string();
        let names = |tag: &str| {
            let tag = tag.trim().trim_matches('"');
            tag == "*" || tag.split('-').next() == Some(&version)
        };
        if seen.split(',').any(names) {
            return Ok(());
        }
        let detail = "This was changed after you opened it, perhaps in another window. Look at it again, then change it.";
        Err(Problem::new(CHANGED_MEANWHILE, detail))
    }

    /// The query parameters. `T` refuses unknown ones by `deny_unknown_fields`.
    pub fn query<T: DeserializeOwned>(&self) -> Result<T, Problem> {
        page::query(self.query_string())
    }

    /// The part of a list that is asked for, on a route without other parameters.
    pub fn page(&self) -> Result<PageRequest, Problem> {
        page::paging(self.query_string())
    }

    /// The query parameters of a list, and the part of it that is asked for.
    pub fn query_and_page<T: DeserializeOwned>(&self) -> Result<(T, PageRequest), Problem> {
        let (paging, own) = page::split(self.query_string());
        Ok((page::query(&own)?, page::paging(&paging)?))
    }

    /// The user that the access token was issued to: an administrator with a second factor, or somebody else.
    pub fn caller(&self) -> Result<Caller, Problem> {
        let caller = self.caller_setting_up()?;
        if caller.lacks_second_factor() {
            let detail = "Administrators log in with a code as well. Set up an app for it first, with POST /me/second-factor.";
            return Err(Problem::new(SECOND_FACTOR_REQUIRED, detail));
        }
        Ok(caller)
    }

    /// The same, of administrators also one without a second factor: for what sets one up, and nothing else.
    pub fn caller_setting_up(&self) -> Result<Caller, Problem> {
        let Some(authorization) = self.header(AUTHORIZATION.as_str()) else {
            return Err(Problem::new(
                UNAUTHENTICATED,
                "Log in, and send the access token as Authorization: Bearer.",
            ));
        };
        let invalid = || Problem::new(TOKEN_INVALID, "This access token is not valid here. Log in again.");
        let (scheme, token) = authorization.split_once(' ').ok_or_else(invalid)?;
        if !scheme.eq_ignore_ascii_case("bearer") {
            return Err(invalid());
        }
        let keys =
            self.parts.keys.as_deref().ok_or_else(|| Problem::internal("ACCESS_TOKEN_JWKS is not set"))?;
        let claims = keys.verify(token.trim(), self.at).map_err(|untrusted| match untrusted {
            Untrusted::Invalid => invalid(),
            Untrusted::Expired => Problem::new(TOKEN_EXPIRED, "This access token has expired. Refresh it."),
        })?;
        Ok(claims.into())
    }

    /// Who asks, if they say so by an access token that is good; one that is not counts as none. For what anybody may ask,
    /// where a stale token must not stand in the way.
    pub fn known_caller(&self) -> Option<Caller> {
        self.caller().ok()
    }

    /// The caller, who has to have `role`.
    pub fn require(&self, role: Role) -> Result<Caller, Problem> {
        let caller = self.caller()?;
        if caller.is(role) {
            return Ok(caller);
        }
        let whom = match role {
            Role::Buyer => "buyers",
            Role::Artisan => "artisans",
            Role::Admin => "administrators",
        };
        Err(Problem::forbidden(format!("This is for {whom} only.")))
    }

    /// Whether its handler looks for the answer that an earlier request may have left.
    pub(crate) fn happens_once(&self) -> bool {
        self.parts.happens_once.load(Ordering::Relaxed)
    }

    /// The `Idempotency-Key`, with what it was sent with. Requests that create or move money need one.
    pub fn once(&self, caller: &Caller) -> Result<Once, Problem> {
        let key = self.header("idempotency-key").unwrap_or_default();
        if !IDEMPOTENCY_KEY_LENGTH.contains(&key.len()) || !key.bytes().all(|byte| byte.is_ascii_graphic()) {
            return Err(Problem::new(
                IDEMPOTENCY_KEY_MISSING,
                "Send an Idempotency-Key header of 8 to 128 visible ASCII characters, such as a UUID. Repeat the \
                 request with the same key, and it is done once.",
            ));
        }
        let mut hash = Sha256::new();
        let http = &self.parts.event.request_context.http;
        hash.update(format!("{}\n{}\n", http.method, self.raw_path()));
        // The same JSON in another order, or with other spaces, is the same request.
        let body = self.raw_body()?;
        match serde_json::from_slice::<Tree>(body) {
            Ok(tree) => hash.update(tree.canonical().to_string()),
            Err(_) => hash.update(body),
        }
        self.parts.happens_once.store(true, Ordering::Relaxed);
        Ok(Once {
            user_id: caller.user_id,
            key: key.to_owned(),
            fingerprint: STANDARD.encode(hash.finalize()),
        })
    }

    /// A new identifier, made now.
    pub fn new_id<T: TypedId>(&self) -> T {
        T::new(self.at, random())
    }

    /// A change that this request leads to, by `actor`: empty, to be filled and committed.
    pub fn change(&self, actor: Actor) -> Change {
        Change::new(actor, self.at, self.correlation_id())
    }

    /// `digits` random decimal digits, each as likely as any other.
    pub fn random_digits(&self, digits: usize) -> String {
        let mut text = String::with_capacity(digits);
        while text.len() < digits {
            let [byte] = random::<1>();
            // 250 is the last multiple of ten: beyond it, low digits would be likelier.
            if byte < 250 {
                let _ = write!(text, "{}", byte % 10);
            }
        }
        text
    }

    /// What ties together all that this request leads to: the client's `X-Correlation-Id` if it is well formed, else the
    /// request's own id.
    pub fn correlation_id(&self) -> &str {
        let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.');
        self.header("x-correlation-id")
            .filter(|id| CORRELATION_ID_LENGTH.contains(&id.len()) && id.bytes().all(plain))
            .unwrap_or(&self.parts.request_id)
    }

    /// The address that the request came from, as API Gateway saw it.
    pub fn source_ip(&self) -> &str {
        self.parts.event.request_context.http.source_ip.as_deref().unwrap_or_default()
    }

    /// The request's own id, which every answer carries.
    pub fn request_id(&self) -> &str {
        &self.parts.request_id
    }

    /// The route, as the template has it: `POST /orders/{order_id}/confirm`.
    pub(crate) fn route(&self) -> &str {
        self.parts.event.request_context.route_key.as_deref().unwrap_or_default()
    }

    fn query_string(&self) -> &str {
        self.parts.event.raw_query_string.as_deref().unwrap_or_default()
    }

    fn raw_path(&self) -> &str {
        self.parts.event.raw_path.as_deref().unwrap_or_default()
    }
}

fn decode(body: String, is_base64: bool) -> Result<Vec<u8>, Unreadable> {
    // Four characters carry three bytes.
    let bytes_least = if is_base64 { body.len() / 4 * 3 } else { body.len() };
    if bytes_least > BODY_BYTES_MAX + 2 {
        return Err(Unreadable::TooLarge);
    }
    let bytes =
        if is_base64 { STANDARD.decode(body).map_err(|_| Unreadable::Malformed)? } else { body.into_bytes() };
    if bytes.len() > BODY_BYTES_MAX { Err(Unreadable::TooLarge) } else { Ok(bytes) }
}

/// Bytes of the operating system, which on Lambda does not run out of them.
fn random<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).expect("the operating system gives random bytes");
    bytes
}

/// The clock: read once for each run of a handler.
pub(crate) fn now() -> Timestamp {
    let since_1970 = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    Timestamp::from_millis(i64::try_from(since_1970.as_millis()).unwrap_or(i64::MAX))
}

#[cfg(test)]
pub(crate) mod tests {
    use domain::{OrderId, ProductId};
    use serde::Deserialize;
    use serde_json::{Value, json};

    use super::*;
    use crate::problem::{
        FORBIDDEN, INTERNAL, INVALID_QUERY, NOT_FOUND, STEP_UP_REQUIRED, UNSUPPORTED_MEDIA_TYPE,
    };
    use crate::token::tests::{SEED, at, claims, keys, sign};

    /// An event as API Gateway sends it, with `changes` made at the top level.
    pub(crate) fn event(changes: Value) -> ApiGatewayV2httpRequest {
        let mut event = json!({
            "version": "2.0",
            "routeKey": "POST /orders/{order_id}/confirm",
            "rawPath": "/orders/ord_01JD9ZK5T8M3Q4W6X7Y8Z9A0BC/confirm",
            "rawQueryString": "",
            "headers": { "content-type": "application/json" },
            "pathParameters": { "order_id": "ord_01JD9ZK5T8M3Q4W6X7Y8Z9A0BC" },
            "requestContext": {
                "accountId": "123456789012",
                "apiId": "api",
                "domainName": "api.example.com",
                "domainPrefix": "api",
                "requestId": "JKJaXmPLvHcESHA=",
                "routeKey": "POST /orders/{order_id}/confirm",
                "stage": "$default",
                "time": "22/Nov/2026:10:17:56 +0000",
                "timeEpoch": 1_795_342_676_123_i64,
                "http": {
                    "method": "POST",
                    "path": "/orders/ord_01JD9ZK5T8M3Q4W6X7Y8Z9A0BC/confirm",
                    "protocol": "HTTP/1.1",
                    "sourceIp": "102.89.1.2",
                    "userAgent": "test",
                },
            },
            "isBase64Encoded": false,
        });
        for (name, value) in changes.as_object().unwrap() {
            event[name] = value.clone();
        }
        serde_json::from_value(event).unwrap()
    }

    pub(crate) fn request(changes: Value) -> Request {
        Request::new(event(changes), "lambda-1", Some(Arc::new(keys("k1", &SEED))), at())
    }

    #[test]
    fn what_was_changed_meanwhile_is_not_changed() {
        let seen = |tag: Value| request(json!({ "headers": { "if-match": tag } })).if_match(7);
        for tag in ["\"7\"", "\"7-a1B2_c-3\"", "\"6\", \"7\"", "*"] {
            assert!(seen(json!(tag)).is_ok(), "{tag}");
        }
        for tag in ["\"6\"", "\"77\"", "\"6-7\"", "", "W/\"7\""] {
            assert_eq!(seen(json!(tag)).unwrap_err().kind(), CHANGED_MEANWHILE, "{tag}");
        }
        assert!(request(json!({})).if_match(7).is_ok(), "who says nothing changes what is there");
    }

    fn with_body(body: &str) -> Request {
        request(json!({ "body": body }))
    }

    fn with_header(name: &str, value: &str) -> Request {
        request(json!({ "headers": { name: value } }))
    }

    fn with_query(query: &str) -> Request {
        request(json!({ "rawQueryString": query }))
    }

    #[test]
    fn a_malformed_identifier_names_nothing() {
        assert!(request(json!({})).path::<OrderId>("order_id").is_ok());
        assert_eq!(request(json!({})).path::<ProductId>("order_id").unwrap_err().kind(), NOT_FOUND);
        assert_eq!(request(json!({})).path::<OrderId>("product_id").unwrap_err().kind(), INTERNAL);
        assert!(request(json!({})).in_path::<OrderId>("order_id").is_some());
        assert!(request(json!({})).in_path::<ProductId>("order_id").is_none());
    }

    #[test]
    fn a_body_is_json_and_has_a_limit() {
        assert_eq!(with_body(" {}").body::<Value>().unwrap(), json!({}));
        let text = request(json!({ "body": "{}", "headers": { "content-type": "text/plain" } }));
        assert_eq!(text.body::<Value>().unwrap_err().kind(), UNSUPPORTED_MEDIA_TYPE);
        let charset = request(
            json!({ "body": "{}", "headers": { "content-type": "Application/JSON; charset=utf-8" } }),
        );
        assert!(charset.body::<Value>().is_ok());
        let largest = format!("{{{}}}", " ".repeat(BODY_BYTES_MAX - 2));
        assert!(with_body(&largest).body::<Value>().is_ok());
        assert_eq!(with_body(&format!("{largest} ")).body::<Value>().unwrap_err().kind(), PAYLOAD_TOO_LARGE);
    }

    #[test]
    fn a_raw_body_is_what_was_sent() {
        let encoded = request(json!({ "body": STANDARD.encode(b"{\"a\":\xff}"), "isBase64Encoded": true }));
        assert_eq!(encoded.raw_body().unwrap(), b"{\"a\":\xff}");
        let broken = request(json!({ "body": "?", "isBase64Encoded": true }));
        assert_eq!(broken.raw_body().unwrap_err().kind(), INVALID_BODY);
        for (bytes, fits) in
            [(BODY_BYTES_MAX, true), (BODY_BYTES_MAX + 1, false), (BODY_BYTES_MAX + 4, false)]
        {
            let body = STANDARD.encode(vec![b' '; bytes]);
            assert_eq!(
                request(json!({ "body": body, "isBase64Encoded": true })).raw_body().is_ok(),
                fits,
                "{bytes}"
            );
        }
        assert_eq!(request(json!({})).raw_body().unwrap(), b"");
    }

    #[derive(Deserialize, Debug, PartialEq)]
    #[serde(deny_unknown_fields, rename_all = "snake_case")]
    struct Listing {
        r#as: Side,
    }

    #[derive(Deserialize, Debug, PartialEq)]
    #[serde(rename_all = "snake_case")]
    enum Side {
        Buyer,
        Artisan,
    }

    #[test]
    fn a_query_is_read_and_an_unknown_parameter_refused() {
        assert_eq!(with_query("as=buyer").query::<Listing>().unwrap().r#as, Side::Buyer);
        for (query, field) in
            [("", "as"), ("as=admin", "as"), ("as=buyer&sort=asc", "sort"), ("as=buyer&limit=3", "limit")]
        {
            let problem = with_query(query).query::<Listing>().unwrap_err();
            assert_eq!(problem.kind(), INVALID_QUERY, "{query}");
            assert!(problem.detail().starts_with(&format!("{field}: ")), "{query}: {}", problem.detail());
        }
    }

    #[test]
    fn a_page_has_bounds_and_an_opaque_cursor() {
        assert_eq!(with_query("").page().unwrap(), PageRequest { limit: 20, cursor: None });
        let page = PageRequest { limit: 100, cursor: Some("abc_-".to_owned()) };
        assert_eq!(with_query("limit=100&cursor=abc_-").page().unwrap(), page);
        let (listing, page_of_listing) =
            with_query("limit=100&as=artisan&cursor=abc_-").query_and_page().unwrap();
        assert_eq!((listing, page_of_listing), (Listing { r#as: Side::Artisan }, page));
        let long = format!("cursor={}", "a".repeat(1025));
        for wrong in ["limit=0", "limit=101", "limit=x", "limit=", "limit=1&limit=2", "sort=asc", &long] {
            assert_eq!(with_query(wrong).page().unwrap_err().kind(), INVALID_QUERY, "{wrong}");
        }
        assert!(with_query("as=buyer&l%69mit=1").query_and_page::<Listing>().is_err());
    }

    #[test]
    fn a_caller_is_who_the_token_was_issued_to() {
        let token = sign("k1", &SEED, &claims());
        let caller = with_header("authorization", &format!("Bearer {token}")).caller().unwrap();
        assert_eq!(caller.roles, [Role::Buyer, Role::Artisan]);
        assert_eq!(caller.artisan_id().user(), caller.user_id);
        assert!(with_header("authorization", &format!("bearer {token}")).caller().is_ok());
    }

    #[test]
    fn no_token_a_bad_token_and_an_expired_token_are_told_apart() {
        let mut old = claims();
        old["exp"] = json!(at().seconds());
        let expired = format!("Bearer {}", sign("k1", &SEED, &old));
        assert_eq!(request(json!({})).caller().unwrap_err().kind(), UNAUTHENTICATED);
        assert_eq!(with_header("authorization", "Bearer x").caller().unwrap_err().kind(), TOKEN_INVALID);
        assert_eq!(with_header("authorization", "Basic dTpw").caller().unwrap_err().kind(), TOKEN_INVALID);
        assert_eq!(with_header("authorization", &expired).caller().unwrap_err().kind(), TOKEN_EXPIRED);
    }

    #[test]
    fn a_token_that_is_not_good_counts_as_none_where_anybody_may_ask() {
        let mut old = claims();
        old["exp"] = json!(at().seconds());
        let good = format!("Bearer {}", sign("k1", &SEED, &claims()));
        let expired = format!("Bearer {}", sign("k1", &SEED, &old));
        assert!(with_header("authorization", &good).known_caller().is_some());
        for stale in [expired.as_str(), "Bearer x", "Basic dTpw", ""] {
            assert_eq!(with_header("authorization", stale).known_caller(), None, "{stale}");
        }
        assert_eq!(request(json!({})).known_caller(), None);
    }

    #[test]
    fn a_cookie_is_found_by_its_whole_name() {
        let sent = request(json!({ "cookies": ["a=1", "__Host-refresh=x.y.z"] }));
        assert_eq!((sent.cookie("__Host-refresh"), sent.cookie("a")), (Some("x.y.z"), Some("1")));
        assert_eq!((sent.cookie("refresh"), sent.cookie("__Host-refresh=x")), (None, None));
        let in_a_header = with_header("cookie", "a=1; __Host-refresh=x=y");
        assert_eq!(in_a_header.cookie("__Host-refresh"), Some("x=y"));
        assert_eq!(request(json!({})).cookie("a"), None);
    }

    #[test]
    fn an_administrator_without_a_second_factor_is_nobody_but_where_one_is_set_up() {
        let with = |roles: &[&str], amr: &[&str]| {
            let mut claims = claims();
            (claims["roles"], claims["amr"]) = (json!(roles), json!(amr));
            let token = sign("k1", &SEED, &claims);
            with_header("authorization", &format!("Bearer {token}"))
        };
        let bare = with(&["buyer", "admin"], &["pwd"]);
        assert_eq!(bare.caller().unwrap_err().kind(), SECOND_FACTOR_REQUIRED);
        assert_eq!(bare.require(Role::Admin).unwrap_err().kind(), SECOND_FACTOR_REQUIRED);
        assert_eq!(bare.require(Role::Buyer).unwrap_err().kind(), SECOND_FACTOR_REQUIRED);
        assert_eq!(bare.known_caller(), None);
        assert!(bare.caller_setting_up().is_ok());
        assert!(with(&["buyer", "admin"], &["pwd", "otp"]).require(Role::Admin).is_ok());
        assert!(with(&["buyer", "artisan"], &["pwd"]).require(Role::Artisan).is_ok());
    }

    #[test]
    fn a_proof_is_asked_for_again_after_ten_minutes() {
        let caller = caller();
        assert!(caller.require_proof(at().plus_seconds(9 * 60)).is_ok());
        let late = caller.require_proof(at().plus_seconds(11 * 60)).unwrap_err();
        assert_eq!(late.kind(), STEP_UP_REQUIRED);
    }

    #[test]
    fn a_role_that_the_caller_lacks_is_forbidden() {
        let token = format!("Bearer {}", sign("k1", &SEED, &claims()));
        assert!(with_header("authorization", &token).require(Role::Artisan).is_ok());
        assert_eq!(with_header("authorization", &token).require(Role::Admin).unwrap_err().kind(), FORBIDDEN);
        assert_eq!(request(json!({})).require(Role::Admin).unwrap_err().kind(), UNAUTHENTICATED);
    }

    pub(crate) fn caller() -> Caller {
        keys("k1", &SEED).verify(&sign("k1", &SEED, &claims()), at()).unwrap().into()
    }

    fn once(changes: Value) -> Result<Once, Problem> {
        request(changes).once(&caller())
    }

    #[test]
    fn the_same_json_in_another_order_is_the_same_request() {
        let with = |body: &str| {
            let headers = json!({ "idempotency-key": "8e03978e-40d5-43dd-bc93-6894a57f9324" });
            once(json!({ "headers": headers, "body": body })).unwrap()
        };
        let first = with(r#"{"a":{"x":[1,2],"y":"z"},"b":null}"#);
        assert_eq!(first, with("{ \"b\": null,\n \"a\": { \"y\": \"z\", \"x\": [1, 2] } }"));
        for other in [r#"{"a":{"x":[2,1],"y":"z"},"b":null}"#, r#"{"a":{"x":[1,2],"y":"z"}}"#, "{"] {
            assert_ne!(first, with(other), "{other}");
        }
    }

    #[test]
    fn an_idempotency_key_is_bound_to_method_path_and_body() {
        let headers = json!({ "idempotency-key": "8e03978e-40d5-43dd-bc93-6894a57f9324" });
        let first = once(json!({ "headers": headers, "body": "{}" })).unwrap();
        assert_eq!(first.key, "8e03978e-40d5-43dd-bc93-6894a57f9324");
        assert_eq!(STANDARD.decode(&first.fingerprint).unwrap().len(), 32);
        assert_eq!(first, once(json!({ "headers": headers, "body": "{}" })).unwrap());
        let encoded = json!({ "headers": headers, "body": STANDARD.encode("{}"), "isBase64Encoded": true });
        assert_eq!(first, once(encoded).unwrap());
        assert_ne!(first, once(json!({ "headers": headers, "body": "{\"a\":1}" })).unwrap());
        assert_ne!(first, once(json!({ "headers": headers, "body": "{}", "rawPath": "/checkout" })).unwrap());
    }

    #[test]
    fn a_missing_or_malformed_idempotency_key_is_explained() {
        for key in ["", "short", "has space in it", &"x".repeat(129)] {
            let problem = once(json!({ "headers": { "idempotency-key": key } })).unwrap_err();
            assert_eq!(problem.kind(), IDEMPOTENCY_KEY_MISSING, "{key}");
            assert!(problem.detail().contains("UUID"));
        }
    }

    #[test]
    fn a_correlation_id_is_the_clients_if_it_is_well_formed() {
        assert_eq!(with_header("x-correlation-id", "web-12345678").correlation_id(), "web-12345678");
        for wrong in ["short", "has space in it", "\"quoted-id\"", &"x".repeat(65)] {
            assert_eq!(
                with_header("x-correlation-id", wrong).correlation_id(),
                "JKJaXmPLvHcESHA=",
                "{wrong}"
            );
        }
    }

    #[test]
    fn identifiers_and_digits_are_random() {
        let request = request(json!({}));
        let (one, other) = (request.new_id::<OrderId>(), request.new_id::<OrderId>());
        assert_ne!(one, other);
        assert_eq!(one.created_at(), at());
        let digits = request.random_digits(600);
        assert_eq!(digits.len(), 600);
        assert!(('0'..='9').all(|digit| digits.contains(digit)));
        assert_eq!(request.source_ip(), "102.89.1.2");
    }
}
