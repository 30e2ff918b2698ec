//! The keys that tokens of tests are signed with, and the randomness of tests.

use std::sync::OnceLock;
use std::time::{SystemTime, UNIX_EPOCH};

use domain::{Role, SessionId, Timestamp, TypedId, UserId};
use identity::TokenIssuer;

/// The key of RFC 8037, appendix A: published, hence good for tests only.
pub const PRIVATE_JWK: &str = r#"{"kty":"OKP","crv":"Ed25519","alg":"EdDSA","use":"sig","kid":"test","d":"nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}"#;
const PUBLIC_JWK: &str = r#"{"kty":"OKP","crv":"Ed25519","alg":"EdDSA","use":"sig","kid":"test","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}"#;

/// The public keys, as functions have them in `ACCESS_TOKEN_JWKS`.
pub(crate) fn jwks() -> String {
    format!(r#"{{"keys":[{PUBLIC_JWK}]}}"#)
}

/// An access token as a log-in would give it, issued at `at`.
///
/// # Panics
/// Never: the key is good.
pub fn token(user: UserId, roles: &[Role], at: Timestamp) -> String {
    issuer().issue(user, roles, SessionId::new(at, random_bytes()), at)
}

/// An access token of the session `session`, issued now.
///
/// # Panics
/// Never: the key is good.
pub(crate) fn token_of(user: UserId, roles: &[Role], session: SessionId) -> String {
    issuer().issue(user, roles, session, now())
}

fn issuer() -> &'static TokenIssuer {
    static ISSUER: OnceLock<TokenIssuer> = OnceLock::new();
    ISSUER.get_or_init(|| TokenIssuer::from_jwk(PRIVATE_JWK).expect("the key is good"))
}

/// An HTTP client for plain HTTP.
pub(crate) fn http() -> reqwest::Client {
    // An error says that it is installed already, by an earlier call.
    rustls::crypto::ring::default_provider().install_default().ok();
    reqwest::Client::builder().no_proxy().build().expect("a client without options")
}

/// The clock.
pub fn now() -> Timestamp {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    Timestamp::from_millis(i64::try_from(since.as_millis()).unwrap_or(i64::MAX))
}

/// A new identifier.
pub fn new_id<T: TypedId>() -> T {
    T::new(now(), random_bytes())
}

pub(crate) fn random() -> u64 {
    u64::from_be_bytes(random_bytes())
}

pub(crate) fn random_bytes<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).expect("the operating system gives random bytes");
    bytes
}
