//! One way to configure AWS clients: from a function's environment, by hand, in init.
//!
//! The default chain of `aws-config` would look for profiles, containers and instance metadata, and adds 0.7 MB to a
//! zipped function. A function has its region and credentials in the environment, and talks to hosts whose certificates
//! come from Amazon's own roots, which are embedded: no file is read at a cold start.

use std::env;
use std::time::Duration;

use aws_credential_types::Credentials;
use aws_credential_types::provider::SharedCredentialsProvider;
use aws_smithy_http_client::tls::{Provider, TlsContext, TrustStore, rustls_provider::CryptoMode};
use aws_smithy_runtime_api::client::behavior_version::BehaviorVersion;
use aws_smithy_runtime_api::client::http::SharedHttpClient;
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

/// The configuration that every client is made of: `aws_sdk_dynamodb::Client::new(&aws::config())`.
///
/// Takes `AWS_REGION`, `AWS_ACCESS_KEY_ID`, `AWS_SECRET_ACCESS_KEY`, `AWS_SESSION_TOKEN` and, for a local cloud,
/// `AWS_ENDPOINT_URL`. Throttled and failed attempts are repeated, three attempts in all.
pub fn config() -> SdkConfig {
    let endpoint = variable("AWS_ENDPOINT_URL");
    let region = variable("AWS_REGION").or_else(|| variable("AWS_DEFAULT_REGION"));
    let timeouts = TimeoutConfig::builder()
        .connect_timeout(CONNECT_TIMEOUT)
        .operation_attempt_timeout(ATTEMPT_TIMEOUT)
        .build();
    let mut config = SdkConfig::builder()
        .behavior_version(BehaviorVersion::latest())
        .region(Region::new(region.unwrap_or_else(|| "us-east-1".to_owned())))
        .credentials_provider(SharedCredentialsProvider::new(credentials()))
        .http_client(http_client(endpoint.as_deref()))
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

fn http_client(endpoint: Option<&str>) -> SharedHttpClient {
    let builder = aws_smithy_http_client::Builder::new();
    if endpoint.is_some_and(|url| url.starts_with("http://")) {
        return builder.build_http();
    }
    let roots = ROOTS.into_iter().fold(TrustStore::empty(), |store, root| store.with_pem_certificate(root));
    let builder = builder.tls_provider(Provider::Rustls(CryptoMode::Ring));
    match TlsContext::builder().with_trust_store(roots).build() {
        Ok(context) => builder.tls_context(context).build_https(),
        // Only the native roots remain; reached by no known input.
        Err(_) => builder.build_https(),
    }
}
