//! Answers.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use http::header::{
    CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE, ETAG, HeaderName, LINK, LOCATION, RETRY_AFTER,
    WWW_AUTHENTICATE,
};
use http::{HeaderMap, HeaderValue};
use lambda_http::aws_lambda_events::apigw::ApiGatewayV2httpResponse;
use lambda_http::aws_lambda_events::encodings::Body;
use serde::Serialize;
use serde_json::json;
use sha2::{Digest, Sha256};
use store::{Answer, Page};

use crate::problem::{Problem, SECOND_FACTOR_REQUIRED, TOKEN_EXPIRED, TOKEN_INVALID, UNAUTHENTICATED};

const JSON: HeaderValue = HeaderValue::from_static("application/json");
const PROBLEM_JSON: HeaderValue = HeaderValue::from_static("application/problem+json");
const HTML: HeaderValue = HeaderValue::from_static("text/html; charset=utf-8");
const XML: HeaderValue = HeaderValue::from_static("application/xml");
const CSV: HeaderValue = HeaderValue::from_static("text/csv; charset=utf-8");

/// Bytes of the digest that a tag shows: two answers of one address are not the same by accident.
const ETAG_BYTES: usize = 12;

/// On every answer: an API is not to be framed, sniffed, or asked without TLS.
const SECURITY_HEADERS: [(&str, &str); 5] = [
    ("content-security-policy", "default-src 'none'; frame-ancestors 'none'"),
    ("referrer-policy", "no-referrer"),
    ("strict-transport-security", "max-age=63072000; includeSubDomains"),
    ("x-content-type-options", "nosniff"),
    ("x-frame-options", "DENY"),
];

/// An answer. Not to be cached, unless it was made by [`cacheable`].
#[derive(Debug, Clone)]
pub struct Response {
    status: u16,
    headers: HeaderMap,
    cookies: Vec<String>,
    body: String,
}

/// `200` with `view`.
pub fn ok(view: &impl Serialize) -> Response {
    Response::json(200, view)
}

/// `201` with `view` of what was created and can be read at `location`, a path such as `/orders/ord_…`.
pub fn created(location: &str, view: &impl Serialize) -> Response {
    Response::json(201, view).with_header(LOCATION, location)
}

/// `202` with `view`: what was asked for goes on after the answer.
pub fn accepted(view: &impl Serialize) -> Response {
    Response::json(202, view)
}

/// `204`.
pub fn no_content() -> Response {
    Response::new(204, JSON, String::new())
}

/// `200` with one page of a list.
pub fn page<View: Serialize>(page: Page<View>) -> Response {
    ok(&json!({ "items": page.items, "next_cursor": page.next_cursor }))
}

/// `200` with `view`, which anybody may keep for `seconds`. Whoever has it already gets `304`.
pub fn cacheable(seconds: u32, view: &impl Serialize) -> Response {
    ok(view).kept(&format!("public, max-age={seconds}"))
}

/// `200` with `html`, a page for people. What a page may do in a browser is said by the distribution that it is read from.
pub fn document(html: String) -> Response {
    Response::new(200, HTML, html)
}

/// `404` with `html`, a page that says so.
pub fn missing_document(html: String) -> Response {
    Response::new(404, HTML, html)
}

/// `200` with `xml`, for programs that ask for nothing else.
pub fn xml(xml: String) -> Response {
    Response::new(200, XML, xml)
}

/// `200` with `csv`, which browsers keep as the file `name`.
pub fn download(name: &str, csv: String) -> Response {
    Response::new(200, CSV, csv).with_header(CONTENT_DISPOSITION, &format!("attachment; filename=\"{name}\""))
}

impl Response {
    /// With where the next part of a list is, as RFC 8288 says it: the path of this one, with `cursor`.
    pub fn followed_by(self, path: &str, cursor: Option<&str>) -> Self {
        match cursor {
            Some(cursor) => self.with_header(LINK, &format!("<{path}?cursor={cursor}>; rel=\"next\"")),
            None => self,
        }
    }

    fn new(status: u16, content_type: HeaderValue, body: String) -> Self {
        let mut headers = HeaderMap::with_capacity(12);
        headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
        if !body.is_empty() {
            headers.insert(CONTENT_TYPE, content_type);
        }
        for (name, value) in SECURITY_HEADERS {
            headers.insert(HeaderName::from_static(name), HeaderValue::from_static(value));
        }
        Self { status, headers, cookies: Vec::new(), body }
    }

    fn json(status: u16, view: &impl Serialize) -> Self {
        match serde_json::to_string(view) {
            Ok(body) => Self::new(status, JSON, body),
            Err(error) => {
                tracing::error!(%error, "a view cannot be written as JSON");
                Self::problem(&Problem::internal(error), "")
            }
        }
    }

    pub(crate) fn problem(problem: &Problem, request_id: &str) -> Self {
        let kind = problem.kind();
        let mut response = Self::new(kind.status, PROBLEM_JSON, problem.document(request_id));
        if let Some(seconds) = problem.retry_after_seconds() {
            response = response.with_header(RETRY_AFTER, &seconds.to_string());
        }
        // RFC 6750: what is wrong with a token is told, and nothing when there is none.
        let challenge = match kind {
            UNAUTHENTICATED => Some("Bearer realm=\"homify\""),
            TOKEN_INVALID => Some("Bearer realm=\"homify\", error=\"invalid_token\""),
            TOKEN_EXPIRED => Some(
                "Bearer realm=\"homify\", error=\"invalid_token\", error_description=\"The token has expired\"",
            ),
            // RFC 9470.
            SECOND_FACTOR_REQUIRED => {
                Some("Bearer realm=\"homify\", error=\"insufficient_user_authentication\"")
            }
            _ => None,
        };
        match challenge {
            Some(challenge) => response.with_header(WWW_AUTHENTICATE, challenge),
            None => response,
        }
    }

    /// The stored answer of a request that is repeated.
    pub(crate) fn replay(answer: Answer) -> Self {
        let content_type = if answer.status < 400 { JSON } else { PROBLEM_JSON };
        let replayed = Self::new(answer.status, content_type, answer.body)
            .with_header(HeaderName::from_static("idempotent-replayed"), "true");
        match answer.location {
            Some(location) => replayed.with_header(LOCATION, &location),
            None => replayed,
        }
    }

    /// With a header more. A value that no header can have is left out.
    pub fn with_header(mut self, name: HeaderName, value: &str) -> Self {
        if let Ok(value) = HeaderValue::from_str(value) {
            self.headers.insert(name, value);
        }
        self
    }

    /// With a cookie more, as `Set-Cookie` has it.
    pub fn with_cookie(mut self, cookie: String) -> Self {
        self.cookies.push(cookie);
        self
    }

    /// The same for everybody, such as what is sold: kept for half a minute, and shown for five more while a newer one is fetched.
    /// Price and stock are checked at the checkout.
    pub fn public(self) -> Self {
        self.kept("public, max-age=30, stale-while-revalidate=300")
    }

    /// Of something that people edit, at `version`: what changes it names it in `If-Match`, see [`crate::Request::if_match`].
    pub fn of_version(self, version: u64) -> Self {
        let digest =
            self.headers.get(ETAG).and_then(|tag| Some(tag.to_str().ok()?.trim_matches('"').to_owned()));
        let tag = match digest {
            Some(digest) => format!("\"{version}-{digest}\""),
            None => format!("\"{version}\""),
        };
        self.with_header(ETAG, &tag)
    }

    /// With how long it may be kept, and a tag that is another when it says something else.
    fn kept(self, how: &str) -> Self {
        if self.status != 200 {
            return self;
        }
        let tag = format!("\"{}\"", URL_SAFE_NO_PAD.encode(&Sha256::digest(&self.body)[..ETAG_BYTES]));
        self.with_header(CACHE_CONTROL, how).with_header(ETAG, &tag)
    }

    /// `304` without a body where `known`, the request's `If-None-Match`, names what this says.
    pub(crate) fn unless_known(self, known: Option<&str>) -> Self {
        let tag = self.headers.get(ETAG).and_then(|tag| tag.to_str().ok());
        let (Some(tag), Some(known)) = (tag, known) else { return self };
        // RFC 9110, 13.1.2: a weak tag is as good as a strong one here.
        let names = |word: &str| matches!(word.trim(), "*") || word.trim().trim_start_matches("W/") == tag;
        if self.status != 200 || !known.split(',').any(names) {
            return self;
        }
        let mut headers = self.headers;
        headers.remove(CONTENT_TYPE);
        Self { status: 304, headers, body: String::new(), cookies: self.cookies }
    }

    /// The HTTP status.
    pub fn status(&self) -> u16 {
        self.status
    }

    /// What the repetition of the request is to be answered with; stored in the change itself.
    pub fn answer(&self) -> Answer {
        let location = self.headers.get(LOCATION).and_then(|location| location.to_str().ok());
        Answer { status: self.status, body: self.body.clone(), location: location.map(str::to_owned) }
    }

    /// In the form that API Gateway takes.
    pub(crate) fn into_event(self, request_id: &str) -> ApiGatewayV2httpResponse {
        let Self { status, headers, cookies, body } =
            self.with_header(HeaderName::from_static("x-request-id"), request_id);
        let mut event = ApiGatewayV2httpResponse::default();
        event.status_code = status.into();
        event.headers = headers;
        event.cookies = cookies;
        event.body = (!body.is_empty()).then_some(Body::Text(body));
        event
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::problem::TOO_MANY_ATTEMPTS;

    fn header(event: &ApiGatewayV2httpResponse, name: &str) -> String {
        event.headers.get(name).map(|value| value.to_str().unwrap().to_owned()).unwrap_or_default()
    }

    #[test]
    fn an_answer_is_json_and_not_to_be_cached() {
        let event = created("/orders/ord_1", &json!({ "id": "ord_1" })).into_event("req-1");
        assert_eq!(event.status_code, 201);
        assert_eq!(event.body, Some(Body::Text(r#"{"id":"ord_1"}"#.to_owned())));
        assert_eq!(header(&event, "content-type"), "application/json");
        assert_eq!(header(&event, "cache-control"), "no-store");
        assert_eq!(header(&event, "location"), "/orders/ord_1");
        assert_eq!(header(&event, "x-request-id"), "req-1");
        assert_eq!(header(&event, "x-content-type-options"), "nosniff");
    }

    #[test]
    fn a_public_read_may_be_kept_for_a_while() {
        let event = cacheable(60, &json!([])).into_event("req-1");
        assert_eq!(header(&event, "cache-control"), "public, max-age=60");
    }

    #[test]
    fn what_is_known_is_not_sent_again_and_what_is_new_is() {
        let shown = |price: u32| ok(&json!({ "price": price })).public();
        let tag = header(&shown(1).into_event("req-1"), "etag");
        assert!(tag.starts_with('"') && tag.len() > 10, "{tag}");
        for known in [tag.clone(), format!("\"other\", W/{tag}"), "*".to_owned()] {
            let event = shown(1).unless_known(Some(&known)).into_event("req-1");
            assert_eq!((event.status_code, &event.body), (304, &None), "{known}");
            assert_eq!(header(&event, "etag"), tag);
            assert_eq!(header(&event, "cache-control"), "public, max-age=30, stale-while-revalidate=300");
        }
        assert_eq!(shown(2).unless_known(Some(&tag)).into_event("req-1").status_code, 200);
        assert_eq!(shown(1).unless_known(None).into_event("req-1").status_code, 200);
        assert_eq!(
            ok(&json!({})).unless_known(Some("*")).into_event("req-1").status_code,
            200,
            "it has no tag"
        );
    }

    #[test]
    fn a_page_that_is_there_may_be_kept_and_one_that_is_not_may_not() {
        let found = document("<p>".to_owned()).public().into_event("req-1");
        assert_eq!(
            (found.status_code, header(&found, "content-type").as_str()),
            (200, "text/html; charset=utf-8")
        );
        assert!(header(&found, "cache-control").starts_with("public") && !header(&found, "etag").is_empty());
        let missing = missing_document("<p>".to_owned()).public().into_event("req-1");
        assert_eq!((missing.status_code, header(&missing, "cache-control").as_str()), (404, "no-store"));
        assert_eq!(header(&xml("<a/>".to_owned()).into_event("req-1"), "content-type"), "application/xml");
    }

    #[test]
    fn a_file_is_kept_by_browsers_and_says_where_it_goes_on() {
        let event = download("products.csv", "title\r\n".to_owned())
            .followed_by("/me/products.csv", Some("eyJ"))
            .into_event("req-1");
        assert_eq!(header(&event, "content-type"), "text/csv; charset=utf-8");
        assert_eq!(header(&event, "content-disposition"), "attachment; filename=\"products.csv\"");
        assert_eq!(header(&event, "link"), "</me/products.csv?cursor=eyJ>; rel=\"next\"");
        assert_eq!(header(&event, "cache-control"), "no-store");
        let whole = download("products.csv", String::new()).followed_by("/me/products.csv", None);
        assert_eq!(header(&whole.into_event("req-1"), "link"), "");
    }

    #[test]
    fn what_people_edit_says_its_version() {
        assert_eq!(header(&ok(&json!({})).of_version(7).into_event("req-1"), "etag"), "\"7\"");
        let of_public = header(&ok(&json!({})).public().of_version(7).into_event("req-1"), "etag");
        assert!(of_public.starts_with("\"7-") && of_public.len() > 12, "{of_public}");
    }

    #[test]
    fn a_page_carries_its_cursor() {
        let answer = page(Page { items: vec![1, 2], next_cursor: None }).answer();
        assert_eq!(answer.body, r#"{"items":[1,2],"next_cursor":null}"#);
    }

    #[test]
    fn cookies_are_handed_over_apart_from_the_headers() {
        let event = no_content().with_cookie("a=1".to_owned()).with_cookie("b=2".to_owned()).into_event("r");
        assert_eq!(event.cookies, ["a=1", "b=2"]);
        assert_eq!(header(&event, "set-cookie"), "");
    }

    #[test]
    fn nothing_is_nothing() {
        let event = no_content().into_event("req-1");
        assert_eq!((event.status_code, event.body.clone()), (204, None));
        assert_eq!(header(&event, "content-type"), "");
    }

    #[test]
    fn a_stored_answer_comes_back_as_it_was_and_says_so() {
        let first = created("/payments/pay_1", &json!({ "id": "pay_1" }));
        let event = Response::replay(first.answer()).into_event("req-2");
        assert_eq!(event.status_code, 201);
        assert_eq!(event.body, Some(Body::Text(r#"{"id":"pay_1"}"#.to_owned())));
        assert_eq!(header(&event, "idempotent-replayed"), "true");
    }

    #[test]
    fn a_problem_says_when_to_come_back_and_how_to_log_in() {
        let event =
            Response::problem(&Problem::new(TOO_MANY_ATTEMPTS, "Wait.").retry_after(90), "r").into_event("r");
        assert_eq!((event.status_code, header(&event, "retry-after")), (429, "90".to_owned()));
        assert_eq!(header(&event, "content-type"), "application/problem+json");
        let event = Response::problem(&Problem::new(UNAUTHENTICATED, "Log in."), "r").into_event("r");
        assert_eq!(header(&event, "www-authenticate"), "Bearer realm=\"homify\"");
        let event = Response::problem(&Problem::new(TOKEN_EXPIRED, "Refresh."), "r").into_event("r");
        assert!(header(&event, "www-authenticate").contains("error=\"invalid_token\""));
    }

    #[test]
    fn a_view_that_is_no_json_is_a_fault_of_ours() {
        let keyed_by_lists = std::collections::BTreeMap::from([(vec![1], 1)]);
        assert_eq!(ok(&keyed_by_lists).status(), 500);
    }
}
