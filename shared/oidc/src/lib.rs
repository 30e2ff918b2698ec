//! Signing in by a provider: OpenID Connect Core 1.0 with a code and PKCE (RFC 7636).
//!
//! A provider is a file here, such as `google.rs`: who it is, where it answers, and by which of the environment's variables it is
//! configured. One that is not configured is off.

mod attempt;
#[cfg(feature = "http")]
mod client;
mod google;
#[cfg(feature = "http")]
mod id_token;
#[cfg(feature = "http")]
mod keys;

pub use attempt::{Attempt, Begun, Code, SIGN_IN_COOKIE, clear_sign_in, sign_in_cookie};
#[cfg(feature = "http")]
pub use client::{Client, Unanswered};
#[cfg(feature = "http")]
pub use id_token::Untrusted;

use std::fmt;

use domain::identity::provider::Provider;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use web::{Problem, problem};

/// What the value of a parameter does not encode, beside letters and digits (RFC 3986, 2.3).
const ENCODED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// A provider that is configured.
#[derive(Clone)]
pub struct Setup {
    pub(crate) provider: Provider,
    /// Who we are there.
    pub(crate) client_id: String,
    /// The secret that says so, by its ARN.
    #[cfg_attr(not(feature = "http"), expect(dead_code, reason = "only who calls the provider needs it"))]
    pub(crate) client_secret_arn: String,
    /// What `iss` is.
    #[cfg_attr(not(feature = "http"), expect(dead_code, reason = "only who calls the provider needs it"))]
    pub(crate) issuers: Vec<String>,
    /// Where people are sent.
    pub(crate) authorization_url: String,
    /// Where a code becomes an ID token.
    #[cfg_attr(not(feature = "http"), expect(dead_code, reason = "only who calls the provider needs it"))]
    pub(crate) token_url: String,
    /// Where its public keys are.
    #[cfg_attr(not(feature = "http"), expect(dead_code, reason = "only who calls the provider needs it"))]
    pub(crate) keys_url: String,
    /// Where it sends people back to: the app's page.
    pub(crate) redirect_uri: String,
}

impl fmt::Debug for Setup {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Setup").field("provider", &self.provider).finish_non_exhaustive()
    }
}

/// The providers that are configured.
#[derive(Debug, Clone)]
pub struct Providers(Vec<Setup>);

impl Providers {
    /// Those that the environment configures; people come back to the app at `APP_ORIGIN`.
    ///
    /// # Panics
    /// When a variable is not as the template says: a function that is deployed wrongly must not start.
    pub fn from_env() -> Self {
        let origin = aws::required("APP_ORIGIN");
        let setups = Provider::ALL.into_iter().filter_map(|provider| match provider {
            Provider::Google => google::from_env(&origin),
        });
        Self(setups.collect())
    }

    /// Those that can be signed in by, in the order in which they are shown.
    pub fn offered(&self) -> impl Iterator<Item = Provider> {
        self.0.iter().map(|setup| setup.provider)
    }

    /// How `provider` is configured.
    ///
    /// # Errors
    /// [`problem::PROVIDER_OFF`] when it is not.
    pub fn find(&self, provider: Provider) -> Result<&Setup, Problem> {
        self.0.iter().find(|setup| setup.provider == provider).ok_or_else(|| {
            let name = provider.name();
            let detail =
                format!("Signing in with {name} is not set up here. Use your e-mail address and a password.");
            Problem::new(problem::PROVIDER_OFF, detail)
        })
    }

    #[cfg(feature = "http")]
    pub(crate) fn all(&self) -> &[Setup] {
        &self.0
    }
}

impl Setup {
    /// The address at the provider that `attempt` begins at.
    pub fn authorization_url(&self, attempt: &Attempt) -> String {
        let (state, nonce, challenge) = (attempt.state(), attempt.nonce(), attempt.challenge());
        let parameters = [
            ("response_type", "code"),
            ("client_id", &self.client_id),
            ("redirect_uri", &self.redirect_uri),
            ("scope", "openid email profile"),
            ("state", &state),
            ("nonce", &nonce),
            ("code_challenge", &challenge),
            ("code_challenge_method", "S256"),
            // Who shares a telephone says which account it is.
            ("prompt", "select_account"),
        ];
        format!("{}?{}", self.authorization_url, form(&parameters))
    }
}

/// Parameters as a query or a form has them.
fn form(parameters: &[(&str, &str)]) -> String {
    let encoded =
        parameters.iter().map(|(name, value)| format!("{name}={}", utf8_percent_encode(value, ENCODED)));
    encoded.collect::<Vec<_>>().join("&")
}

#[cfg(test)]
mod tests {
    use domain::Timestamp;

    use super::*;

    #[test]
    fn people_are_sent_to_the_provider_with_all_that_binds_the_answer_to_their_device() {
        let setup = google::setup("https://app.homify.example", "id 1", "arn", "");
        let attempt = Attempt::new(Timestamp::from_millis(1_795_342_676_123));
        let url = setup.authorization_url(&attempt);
        let (place, query) = url.split_once('?').unwrap();
        assert_eq!(place, "https://accounts.google.com/o/oauth2/v2/auth");
        for parameter in [
            "response_type=code".to_owned(),
            "client_id=id%201".to_owned(),
            "redirect_uri=https%3A%2F%2Fapp.homify.example%2Fsign-in%2Fgoogle".to_owned(),
            "scope=openid%20email%20profile".to_owned(),
            format!("state={}", attempt.state()),
            format!("nonce={}", attempt.nonce()),
            format!("code_challenge={}", attempt.challenge()),
            "code_challenge_method=S256".to_owned(),
        ] {
            assert!(query.split('&').any(|part| part == parameter), "{parameter}: {query}");
        }
        assert!(!url.contains(&attempt.verifier()), "what the challenge is made of stays here");
    }

    #[test]
    fn a_provider_that_is_not_configured_is_off() {
        let none = Providers(Vec::new());
        assert_eq!(none.find(Provider::Google).unwrap_err().kind(), problem::PROVIDER_OFF);
        assert_eq!(none.offered().count(), 0);
    }
}
