//! The keys that tokens of tests are signed with, and the randomness of tests.

use std::sync::OnceLock;
use std::time::{SystemTime, UNIX_EPOCH};

use domain::identity::session::Session;
use domain::{Role, SessionId, Timestamp, TypedId, UserId};
use identity::{FactorKey, TokenIssuer};

/// The key of RFC 8037, appendix A: published, hence good for tests only.
pub const PRIVATE_JWK: &str = r#"{"kty":"OKP","crv":"Ed25519","alg":"EdDSA","use":"sig","kid":"test","d":"nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}"#;
const PUBLIC_JWK: &str = r#"{"kty":"OKP","crv":"Ed25519","alg":"EdDSA","use":"sig","kid":"test","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}"#;

/// The key of second factors: 32 bytes that everybody knows, hence good for tests only.
pub(crate) const SECOND_FACTOR_KEY: &str = "0101010101010101010101010101010101010101010101010101010101010101";

/// The public keys, as functions have them in `ACCESS_TOKEN_JWKS`.
pub(crate) fn jwks() -> String {
    format!(r#"{{"keys":[{PUBLIC_JWK}]}}"#)
}

/// An access token as a log-in would give it, issued at `at`; of an administrator, with a second factor.
///
/// # Panics
/// Never: the key is good.
pub fn token(user: UserId, roles: &[Role], at: Timestamp) -> String {
    let session = session(user, roles, SessionId::new(at, random_bytes()), at);
    issuer().issue(&session, roles, at)
}

/// An access token of the session `session`, whose user proved at `proved_at` who they are, issued now.
///
/// # Panics
/// Never: the key is good.
pub fn token_of(user: UserId, roles: &[Role], id: SessionId, proved_at: Timestamp) -> String {
    issuer().issue(&session(user, roles, id, proved_at), roles, now())
}

fn session(user: UserId, roles: &[Role], id: SessionId, proved_at: Timestamp) -> Session {
    let session = Session::start(id, user, String::new(), String::new(), proved_at);
    if roles.contains(&Role::Admin) { session.with_second_factor() } else { session }
}

/// The key that seals the secrets of people's apps.
///
/// # Panics
/// Never: the key is good.
pub(crate) fn factor_key() -> FactorKey {
    FactorKey::from_hex(SECOND_FACTOR_KEY).expect("the key is good")
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
