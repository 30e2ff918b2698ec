//! The calls to a provider: a code becomes an ID token, which is checked with the provider's keys.

use std::collections::BTreeMap;
use std::error::Error;
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use domain::Timestamp;
use domain::identity::provider::{Provider, Vouched};
use reqwest::header::{CACHE_CONTROL, CONTENT_TYPE};
use reqwest::{RequestBuilder, redirect};
use serde::Deserialize;
use web::{Problem, problem};

use crate::id_token::{Expected, Untrusted, Unverified};
use crate::keys::Keys;
use crate::{Attempt, Code, Providers, Setup, form};

/// How long a connection may take.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(2);
/// How long one call may take in all; a sign-in makes two, and the function has ten seconds.
const CALL_TIMEOUT: Duration = Duration::from_secs(3);
/// A function that slept may not use an old connection: the other side has closed it.
const IDLE_CONNECTION_TIMEOUT: Duration = Duration::from_secs(20);
/// Bytes of an answer at most; tokens and keys have a few thousand.
const ANSWER_BYTES_MAX: usize = 128 * 1024;

/// What providers are asked through. Made once, in init; keeps their public keys.
pub struct Client {
    providers: Providers,
    secrets: BTreeMap<Provider, String>,
    keys: Mutex<BTreeMap<Provider, Arc<Keys>>>,
    http: reqwest::Client,
}

/// Why a provider says nothing of somebody. For the log: who asked is told only what to do.
#[derive(Debug, thiserror::Error)]
pub enum Unanswered {
    /// It does not take the code: it is old, was used, or was not made for this sign-in.
    #[error("it does not take the code: {0}")]
    Code(String),
    /// What it answered is not to be believed.
    #[error("its token is not believed: {0}")]
    Token(#[from] Untrusted),
    /// It does not answer, or not as documented; or it does not take us for who we are.
    #[error("it does not answer: {0}")]
    Unavailable(String),
}

/// An answer as it came.
struct Answer {
    status: u16,
    cache_control: Option<String>,
    body: Vec<u8>,
}

#[derive(Deserialize)]
struct Exchanged {
    id_token: String,
}

/// RFC 6749, 5.2.
#[derive(Deserialize)]
struct Refused {
    error: String,
}

impl Client {
    /// Asks `providers`, each by its secret.
    ///
    /// # Errors
    /// If a secret cannot be read.
    ///
    /// # Panics
    /// When the TLS library cannot be set up, which would be a broken build.
    pub async fn new(providers: Providers) -> Result<Self, secrets::Error> {
        let mut secrets = BTreeMap::new();
        for setup in providers.all() {
            secrets.insert(setup.provider, secrets::secret(&setup.client_secret_arn).await?);
        }
        Ok(Self::with(providers, secrets))
    }

    fn with(providers: Providers, secrets: BTreeMap<Provider, String>) -> Self {
        Self { providers, secrets, keys: Mutex::default(), http: http_client() }
    }

    /// What `provider` says of who sent `code`, in the sign-in that `attempt` began.
    ///
    /// # Errors
    /// [`problem::PROVIDER_OFF`]; [`problem::SIGN_IN_REFUSED`]; [`problem::PROVIDER_UNAVAILABLE`].
    pub async fn exchange(
        &self,
        provider: Provider,
        code: &Code,
        attempt: &Attempt,
        at: Timestamp,
    ) -> Result<Vouched, Problem> {
        let setup = self.providers.find(provider)?;
        self.ask(setup, code, attempt, at).await.map_err(|reason| {
            let name = provider.name();
            tracing::warn!(%provider, %reason, "a sign-in is refused");
            match reason {
                Unanswered::Unavailable(_) => {
                    let detail = format!(
                        "{name} does not answer at the moment. Begin again, or log in with your password."
                    );
                    Problem::new(problem::PROVIDER_UNAVAILABLE, detail)
                }
                Unanswered::Code(_) | Unanswered::Token(_) => {
                    let detail = format!("What {name} says of you could not be confirmed. Begin again.");
                    Problem::new(problem::SIGN_IN_REFUSED, detail)
                }
            }
        })
    }

    async fn ask(
        &self,
        setup: &Setup,
        code: &Code,
        attempt: &Attempt,
        at: Timestamp,
    ) -> Result<Vouched, Unanswered> {
        let token = self.token(setup, code, attempt).await?;
        let token = Unverified::parse(&token)?;
        let keys = self.keys_for(setup, &token.key_id, at).await?;
        let nonce = attempt.nonce();
        let expected = Expected {
            provider: setup.provider,
            issuers: &setup.issuers,
            client_id: &setup.client_id,
            nonce: &nonce,
            at,
        };
        Ok(token.verify(&keys, &expected)?)
    }

    /// The ID token for `code` (RFC 6749, 4.1.3). Not repeated: a code is good once.
    async fn token(&self, setup: &Setup, code: &Code, attempt: &Attempt) -> Result<String, Unanswered> {
        let secret = self.secrets.get(&setup.provider).map_or("", String::as_str);
        let verifier = attempt.verifier();
        let body = form(&[
            ("grant_type", "authorization_code"),
            ("code", code.as_str()),
            ("client_id", &setup.client_id),
            ("client_secret", secret),
            ("redirect_uri", &setup.redirect_uri),
            ("code_verifier", &verifier),
        ]);
        let request =
            self.http.post(&setup.token_url).header(CONTENT_TYPE, "application/x-www-form-urlencoded");
        let answer = send(request.body(body)).await.map_err(Unanswered::Unavailable)?;
        if answer.status == 200 {
            let exchanged: Option<Exchanged> = serde_json::from_slice(&answer.body).ok();
            return exchanged
                .map(|exchanged| exchanged.id_token)
                .ok_or_else(|| Unanswered::Unavailable("its answer has no ID token".to_owned()));
        }
        let refused: Option<Refused> = serde_json::from_slice(&answer.body).ok();
        Err(match refused {
            Some(Refused { error }) if error == "invalid_grant" => Unanswered::Code(error),
            Some(Refused { error }) => Unanswered::Unavailable(format!("{} {error}", answer.status)),
            None => Unanswered::Unavailable(format!("status {}", answer.status)),
        })
    }

    /// The keys that a token which names `key_id` is checked with: those that are kept, unless they are old for it. Where new ones cannot be
    /// fetched, the last ones go on.
    async fn keys_for(&self, setup: &Setup, key_id: &str, at: Timestamp) -> Result<Arc<Keys>, Unanswered> {
        let kept = self.kept(|keys| keys.get(&setup.provider).cloned());
        if let Some(kept) = kept.as_ref().filter(|kept| !kept.are_old_for(key_id, at)) {
            return Ok(Arc::clone(kept));
        }
        match self.fetch_keys(setup, at).await {
            Ok(keys) => {
                let keys = Arc::new(keys);
                self.kept(|all| all.insert(setup.provider, Arc::clone(&keys)));
                Ok(keys)
            }
            Err(reason) => kept.ok_or(Unanswered::Unavailable(reason)),
        }
    }

    async fn fetch_keys(&self, setup: &Setup, at: Timestamp) -> Result<Keys, String> {
        let answer = send(self.http.get(&setup.keys_url)).await?;
        let keys = Keys::parse(&answer.body, answer.cache_control.as_deref(), at);
        keys.filter(|_| answer.status == 200).ok_or_else(|| format!("no keys, with status {}", answer.status))
    }

    fn kept<T>(&self, with: impl FnOnce(&mut BTreeMap<Provider, Arc<Keys>>) -> T) -> T {
        // No code can panic while it holds the lock.
        with(&mut self.keys.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// A client that trusts Mozilla's roots, which are compiled in.
fn http_client() -> reqwest::Client {
    let roots = rustls::RootCertStore { roots: webpki_roots::TLS_SERVER_ROOTS.to_vec() };
    let tls = rustls::ClientConfig::builder_with_provider(Arc::new(rustls::crypto::ring::default_provider()))
        .with_safe_default_protocol_versions()
        .expect("ring has the versions of TLS that are safe")
        .with_root_certificates(roots)
        .with_no_client_auth();
    reqwest::Client::builder()
        .tls_backend_preconfigured(tls)
        .connect_timeout(CONNECT_TIMEOUT)
        .timeout(CALL_TIMEOUT)
        .pool_idle_timeout(IDLE_CONNECTION_TIMEOUT)
        // A redirect would carry the secret somewhere nobody configured.
        .redirect(redirect::Policy::none())
        .user_agent(concat!("homify/", env!("CARGO_PKG_VERSION")))
        .build()
        .expect("the TLS library is linked in")
}

/// Boxed, so that the HTTP client's code is compiled with this crate and not again for each function. What went wrong is said without the
/// address and the body: they hold code and secret.
fn send(request: RequestBuilder) -> Pin<Box<dyn Future<Output = Result<Answer, String>> + Send>> {
    Box::pin(async move {
        let mut response = request.send().await.map_err(broken)?;
        let mut body = Vec::new();
        while let Some(chunk) = response.chunk().await.map_err(broken)? {
            if body.len() + chunk.len() > ANSWER_BYTES_MAX {
                return Err(format!("more than {ANSWER_BYTES_MAX} bytes"));
            }
            body.extend_from_slice(&chunk);
        }
        let said = response.headers().get(CACHE_CONTROL).and_then(|value| value.to_str().ok());
        Ok(Answer { status: response.status().as_u16(), cache_control: said.map(str::to_owned), body })
    })
}

fn broken(error: reqwest::Error) -> String {
    let error = error.without_url();
    if error.is_timeout() {
        return "time-out".to_owned();
    }
    let mut cause: &dyn Error = &error;
    while let Some(deeper) = cause.source() {
        cause = deeper;
    }
    cause.to_string()
}

#[cfg(test)]
mod tests;
