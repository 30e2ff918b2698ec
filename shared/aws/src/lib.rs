//! One way to configure AWS clients: from a function's environment, by hand, in init.
//!
//! The default chain of `aws-config` would look for profiles, containers and instance metadata, and adds 0.7 MB to a
//! zipped function. A function has its region and credentials in the environment, and talks to hosts whose certificates
//! come from Amazon's own roots, which are embedded: no file is read at a cold start.
//!
//! All clients of a function share their connections, and [`warm_up`] opens those in init.

mod signed;

pub use aws_credential_types::Credentials;
pub use aws_smithy_runtime_api::client::orchestrator::HttpRequest;
pub use signed::{Signer, Unsigned};

use std::env;
use std::pin::Pin;
use std::sync::{Mutex, OnceLock, PoisonError};
use std::time::Duration;

use aws_credential_types::provider::SharedCredentialsProvider;
use aws_smithy_http_client::Connector;
use aws_smithy_http_client::tls::{Provider, TlsContext, TrustStore, rustls_provider::CryptoMode};
use aws_smithy_runtime_api::client::behavior_version::BehaviorVersion;
use aws_smithy_runtime_api::client::http::{
    HttpConnector as _, HttpConnectorSettings, SharedHttpConnector, http_client_fn,
};
use aws_smithy_types::byte_stream::ByteStream;
use aws_smithy_types::retry::RetryConfig;
use aws_smithy_types::timeout::TimeoutConfig;
use aws_types::SdkConfig;
use aws_types::region::Region;

/// Amazon Trust Services: <https://www.amazontrust.com/repository/>.
const ROOTS: [&[u8]; 5] = [
    include_bytes!("../roots/Amazon_Root_CA_1.pem"),
    include_bytes!("../roots/Amazon_Root_CA_2.pem"),
    include_bytes!("../roots/Amazon_Root_CA_3.pem"),
    include_bytes!("../roots/Amazon_Root_CA_4.pem"),
    include_bytes!("../roots/Starfield_Services_Root_CA_G2.pem"),
];

const CONNECT_TIMEOUT: Duration = Duration::from_secs(2);
const ATTEMPT_TIMEOUT: Duration = Duration::from_secs(5);
const ATTEMPTS_MAX: u32 = 3;
/// A connection that takes longer is left to the first request.
const WARM_UP_TIMEOUT: Duration = Duration::from_secs(1);

/// What all clients call through: one pool of connections, and the roots read once.
static CONNECTOR: OnceLock<SharedHttpConnector> = OnceLock::new();
/// Whom the clients will call, and how that is opened.
static ENDPOINTS: Mutex<Vec<(String, Open)>> = Mutex::new(Vec::new());

/// Named by whoever has a client, so that a function without one does not link what clients call through.
type Open = fn(String) -> Pin<Box<dyn Future<Output = ()> + Send>>;

/// The configuration of a client of `service`, whose connection [`warm_up`] opens:
/// `aws_sdk_dynamodb::Client::new(&aws::config_for("dynamodb"))`.
pub fn config_for(service: &str) -> SdkConfig {
    let config = config();
    let region = config.region().map(Region::as_ref).unwrap_or_default();
    let endpoint = match config.endpoint_url() {
        Some(url) => url.to_owned(),
        None => format!("https://{service}.{region}.amazonaws.com"),
    };
    will_call(&endpoint);
    config
}

/// Has [`warm_up`] open a connection to `endpoint`, which is called without a client.
pub fn will_call(endpoint: &str) {
    // No code can panic while it holds the lock.
    let mut endpoints = ENDPOINTS.lock().unwrap_or_else(PoisonError::into_inner);
    if endpoints.iter().all(|(known, _)| known != endpoint) {
        endpoints.push((endpoint.to_owned(), |endpoint| Box::pin(open(endpoint))));
    }
}

/// Opens the connections that the clients of [`config_for`] will need. A TLS handshake costs more than a request that is
/// warm, and init has a whole processor whatever the function's memory. Called once, when init is done but for this.
///
/// What is asked for is `/`, which needs no signature and is not charged; what is answered does not matter.
pub async fn warm_up() {
    let endpoints = std::mem::take(&mut *ENDPOINTS.lock().unwrap_or_else(PoisonError::into_inner));
    let opened =
        endpoints.into_iter().map(|(endpoint, open)| tokio::time::timeout(WARM_UP_TIMEOUT, open(endpoint)));
    // What could not be opened now, the first request opens or reports.
    futures::future::join_all(opened).await;
}

async fn open(endpoint: String) {
    let Ok(request) = HttpRequest::get(endpoint) else { return };
    if let Ok(answer) = connector().call(request).await {
        // Read to its end, so that the connection can be used again.
        ByteStream::new(answer.into_body()).collect().await.ok();
    }
}

/// The configuration that every client is made of.
///
/// Takes `AWS_REGION`, `AWS_ACCESS_KEY_ID`, `AWS_SECRET_ACCESS_KEY`, `AWS_SESSION_TOKEN` and, for a local cloud,
/// `AWS_ENDPOINT_URL`. Throttled and failed attempts are repeated, three attempts in all.
pub fn config() -> SdkConfig {
    let endpoint = variable("AWS_ENDPOINT_URL");
    let region = variable("AWS_REGION").or_else(|| variable("AWS_DEFAULT_REGION"));
    let timeouts = TimeoutConfig::builder().operation_attempt_timeout(ATTEMPT_TIMEOUT).build();
    let mut config = SdkConfig::builder()
        .behavior_version(BehaviorVersion::latest())
        .region(Region::new(region.unwrap_or_else(|| "us-east-1".to_owned())))
        .credentials_provider(SharedCredentialsProvider::new(credentials()))
        .http_client(http_client_fn(|_, _| connector()))
        .retry_config(RetryConfig::standard().with_max_attempts(ATTEMPTS_MAX))
        .timeout_config(timeouts);
    config.set_endpoint_url(endpoint);
    config.build()
}

/// The credentials that Lambda puts into a function's environment; they last as long as the environment does.
pub fn credentials() -> Credentials {
    Credentials::new(
        variable("AWS_ACCESS_KEY_ID").unwrap_or_default(),
        variable("AWS_SECRET_ACCESS_KEY").unwrap_or_default(),
        variable("AWS_SESSION_TOKEN"),
        None,
        "environment",
    )
}

/// An environment variable, unless it is missing or empty.
pub fn variable(name: &str) -> Option<String> {
    env::var(name).ok().filter(|value| !value.is_empty())
}

/// An environment variable that a function cannot work without.
///
/// # Panics
/// When it is missing or empty: a function that is deployed wrongly must not start.
pub fn required(name: &str) -> String {
    variable(name).unwrap_or_else(|| panic!("the environment variable {name} is missing"))
}

/// What a service answered to a request of [`send`].
#[derive(Debug)]
pub struct Answer {
    /// The HTTP status.
    pub status: u16,
    /// The whole body.
    pub body: Vec<u8>,
}

/// No answer came: what was asked for may or may not have happened.
#[derive(Debug)]
pub struct NoAnswer(String);

impl std::fmt::Display for NoAnswer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "no answer: {}", self.0)
    }
}

impl std::error::Error for NoAnswer {}

/// Sends a request that no client makes, since it says itself who asks and for what, over the connections of the clients. It
/// has `within` for all of it, and is not repeated here.
///
/// # Errors
/// [`NoAnswer`].
pub async fn send(request: HttpRequest, within: Duration) -> Result<Answer, NoAnswer> {
    let answered = async {
        let answer = connector().call(request).await.map_err(|error| NoAnswer(error.to_string()))?;
        let status = answer.status().as_u16();
        let body = ByteStream::new(answer.into_body()).collect().await;
        let body = body.map_err(|error| NoAnswer(error.to_string()))?.to_vec();
        Ok(Answer { status, body })
    };
    tokio::time::timeout(within, answered).await.unwrap_or_else(|late| Err(NoAnswer(late.to_string())))
}

fn connector() -> SharedHttpConnector {
    let plain = || variable("AWS_ENDPOINT_URL").is_some_and(|url| url.starts_with("http://"));
    CONNECTOR.get_or_init(|| if plain() { without_tls() } else { trusting(&ROOTS) }).clone()
}

/// Lets the clients trust one authority instead of Amazon's: for a program that is measured against a service of its own.
/// Functions have no use for it. Called before the first client is made.
pub fn trust_only(root: &[u8]) {
    // A connector that is there already keeps its roots.
    CONNECTOR.set(trusting(&[root])).ok();
}

fn without_tls() -> SharedHttpConnector {
    SharedHttpConnector::new(Connector::builder().connector_settings(settings()).build_http())
}

fn trusting(roots: &[&[u8]]) -> SharedHttpConnector {
    let roots = roots.iter().fold(TrustStore::empty(), |store, root| store.with_pem_certificate(*root));
    let builder =
        Connector::builder().connector_settings(settings()).tls_provider(Provider::Rustls(CryptoMode::Ring));
    SharedHttpConnector::new(match TlsContext::builder().with_trust_store(roots).build() {
        Ok(context) => builder.tls_context(context).build(),
        // Only the native roots remain; reached by no known input.
        Err(_) => builder.build(),
    })
}

fn settings() -> HttpConnectorSettings {
    HttpConnectorSettings::builder().connect_timeout(CONNECT_TIMEOUT).build()
}
