//! HTTP as every adapter needs it: one connection with limits, and what a call that broke says about its effect.

use std::{
    env,
    error::Error,
    fmt,
    pin::Pin,
    sync::Arc,
    time::{Duration, Instant},
};

use reqwest::{
    Client, Method, RequestBuilder, Url,
    header::{AUTHORIZATION, HeaderMap, HeaderValue},
    redirect,
};
use serde::Serialize;

use crate::{ConfigError, GatewayError, Mode};

/// How long a connection may take.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(3);
/// How long a call may take in all, a repeated read included.
const CALL_TIMEOUT: Duration = Duration::from_secs(10);
/// A function that slept may not use an old connection: the other side has closed it.
const IDLE_CONNECTION_TIMEOUT: Duration = Duration::from_secs(20);
/// More than the longest list any provider answers.
const ANSWER_BYTES_MAX: usize = 4 * 1024 * 1024;

/// A provider's API with the key that it is called with. Holds the connections.
#[derive(Clone)]
pub(crate) struct Connection {
    http: Client,
    base_url: Url,
    authorization: HeaderValue,
    timeout: Duration,
}

/// An answer as it came, before anybody judges it.
pub(crate) struct Answer {
    pub(crate) http_status: u16,
    /// How long to wait before the next call, when the provider says so.
    pub(crate) retry_after: Option<Duration>,
    pub(crate) body: Vec<u8>,
}

impl fmt::Debug for Connection {
    /// Without the secret key.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Connection")
            .field("base_url", &self.base_url.as_str())
            .field("timeout", &self.timeout)
            .finish_non_exhaustive()
    }
}

impl Connection {
    /// A connection to `base_url` with `secret_key`. Live money goes over HTTPS only.
    pub(crate) fn new(
        provider: &str,
        base_url: &str,
        secret_key: &str,
        mode: Mode,
    ) -> Result<Self, ConfigError> {
        let mut authorization = HeaderValue::from_str(&format!("Bearer {secret_key}"))
            .map_err(|_| ConfigError(format!("the {provider} secret key holds an impossible character")))?;
        authorization.set_sensitive(true);
        let base_url = Url::parse(base_url.trim_end_matches('/'))
            .map_err(|error| ConfigError(format!("the {provider} base URL: {error}")))?;
        match (base_url.scheme(), mode) {
            ("https", _) | ("http", Mode::Test) => {}
            _ => return Err(ConfigError(format!("the {provider} base URL must use HTTPS"))),
        }
        Ok(Self { http: http_client()?, base_url, authorization, timeout: CALL_TIMEOUT })
    }

    /// The same connection with another limit to how long one call may take in all.
    #[must_use]
    pub(crate) fn with_timeout(self, timeout: Duration) -> Self {
        Self { timeout, ..self }
    }

    /// A read. Repeated once when the first try broke and there is time left, since reading twice changes nothing.
    pub(crate) async fn get<T>(
        &self,
        path: &[&str],
        query: &[(&str, &str)],
        judge: impl Fn(Answer) -> Result<T, GatewayError>,
    ) -> Result<T, GatewayError> {
        let deadline = Instant::now() + self.timeout;
        let request = |time_left| Ok(self.request(Method::GET, path)?.query(query).timeout(time_left));
        match send(request(self.timeout)?).await.and_then(&judge) {
            Err(GatewayError::Unreachable(_) | GatewayError::Unavailable(_)) if Instant::now() < deadline => {
                send(request(deadline.saturating_duration_since(Instant::now()))?).await.and_then(judge)
            }
            answered => answered,
        }
    }

    /// An order that replaces something. Never repeated here either.
    pub(crate) async fn put<T>(
        &self,
        path: &[&str],
        body: &impl Serialize,
        judge: impl Fn(Answer) -> Result<T, GatewayError>,
    ) -> Result<T, GatewayError> {
        send(self.request(Method::PUT, path)?.json(body).timeout(self.timeout)).await.and_then(judge)
    }

    /// An order. Never repeated here: only the caller knows whether that is safe.
    pub(crate) async fn post<T>(
        &self,
        path: &[&str],
        body: &impl Serialize,
        judge: impl Fn(Answer) -> Result<T, GatewayError>,
    ) -> Result<T, GatewayError> {
        send(self.request(Method::POST, path)?.json(body).timeout(self.timeout)).await.and_then(judge)
    }

    fn request(&self, method: Method, path: &[&str]) -> Result<RequestBuilder, GatewayError> {
        let mut url = self.base_url.clone();
        url.path_segments_mut()
            .map_err(|()| GatewayError::Unreachable("the base URL takes no path".to_owned()))?
            .pop_if_empty()
            .extend(path);
        Ok(self.http.request(method, url).header(AUTHORIZATION, self.authorization.clone()))
    }
}

/// An environment variable, unless it is missing or empty.
pub(crate) fn variable(name: &str) -> Option<String> {
    env::var(name).ok().filter(|value| !value.is_empty())
}

/// An environment variable that an adapter cannot work without.
pub(crate) fn required(name: &str) -> Result<String, ConfigError> {
    variable(name).ok_or_else(|| ConfigError(format!("{name} is not set")))
}

/// A client that trusts Mozilla's roots, which are compiled in: a function's image need not have any, and none are
/// read when it starts.
fn http_client() -> Result<Client, ConfigError> {
    let roots = rustls::RootCertStore { roots: webpki_roots::TLS_SERVER_ROOTS.to_vec() };
    let tls = rustls::ClientConfig::builder_with_provider(Arc::new(rustls::crypto::ring::default_provider()))
        .with_safe_default_protocol_versions()
        .map_err(|error| ConfigError(format!("TLS: {error}")))?
        .with_root_certificates(roots)
        .with_no_client_auth();
    Client::builder()
        .tls_backend_preconfigured(tls)
        .connect_timeout(CONNECT_TIMEOUT)
        .pool_idle_timeout(IDLE_CONNECTION_TIMEOUT)
        // A redirect would carry an order, or the key, somewhere nobody configured.
        .redirect(redirect::Policy::none())
        .user_agent(concat!("homify/", env!("CARGO_PKG_VERSION")))
        .build()
        .map_err(|error| ConfigError(format!("the HTTP client: {error}")))
}

/// Boxed, so that the HTTP client's code is compiled with this crate and not again for each function.
fn send(request: RequestBuilder) -> Pin<Box<dyn Future<Output = Result<Answer, GatewayError>> + Send>> {
    Box::pin(async move {
        let mut response = request.send().await.map_err(broken)?;
        let mut body = Vec::new();
        while let Some(chunk) = response.chunk().await.map_err(broken)? {
            if body.len() + chunk.len() > ANSWER_BYTES_MAX {
                return Err(GatewayError::Malformed(format!("more than {ANSWER_BYTES_MAX} bytes")));
            }
            body.extend_from_slice(&chunk);
        }
        let http_status = response.status().as_u16();
        Ok(Answer { http_status, retry_after: retry_after(response.headers()), body })
    })
}

/// A call that broke, by its last cause. The URL stays out of it: it may hold an account number.
fn broken(error: reqwest::Error) -> GatewayError {
    let error = error.without_url();
    let mut cause: &dyn Error = &error;
    while let Some(deeper) = cause.source() {
        cause = deeper;
    }
    if error.is_connect() {
        GatewayError::Unreachable(cause.to_string())
    } else if error.is_timeout() {
        GatewayError::Unavailable("time-out".to_owned())
    } else {
        GatewayError::Unavailable(cause.to_string())
    }
}

/// Seconds to wait, from whichever header says so. Only `Retry-After` is a standard; a date in it is not read.
fn retry_after(headers: &HeaderMap) -> Option<Duration> {
    const LONGEST_WAIT_SECONDS: u64 = 3600;
    ["retry-after", "ratelimit-reset", "x-ratelimit-reset"]
        .into_iter()
        .filter_map(|name| headers.get(name)?.to_str().ok()?.trim().parse().ok())
        .find(|seconds| *seconds <= LONGEST_WAIT_SECONDS)
        .map(Duration::from_secs)
}

/// An answer about something else than what was asked must not be taken for it.
pub(crate) fn same(what: &str, answered: &str, asked: &str) -> Result<(), GatewayError> {
    if answered == asked {
        Ok(())
    } else {
        Err(GatewayError::Malformed(format!("the answer has another {what}")))
    }
}

/// Whether a text can be one segment of a path. Empty or dots would ask another endpoint, and nothing at a provider is
/// named so.
pub(crate) fn is_path_segment(text: &str) -> bool {
    text.bytes().any(|byte| byte != b'.')
}
