//! `POST /auth/providers/{provider}/begin`: somebody wants to sign in by a provider, or to link their account there, and learns where to go.
//!
//! Reads and writes nothing: what the provider's answer is held against follows from a secret that the device keeps, in the body or as the
//! cookie `__Host-sign-in`. Safe to repeat: another sign-in begins.

use domain::Timestamp;
use domain::identity::provider::{Provider, SIGN_IN_SECONDS};
use oidc::{Attempt, Providers, sign_in_cookie};
use serde::{Deserialize, Serialize};
use web::{Request, Response, Stop, ok};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Begin {
    /// Whether a cookie is to keep the secret: for browsers.
    #[serde(default)]
    cookie: bool,
}

#[derive(Serialize)]
struct View {
    authorization_url: String,
    /// Absent where a cookie has it.
    #[serde(skip_serializing_if = "Option::is_none")]
    attempt: Option<String>,
    end_until: Timestamp,
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), web::Error> {
    let providers = Providers::from_env();
    web::serve(async |request| begin(&providers, request)).await
}

fn begin(providers: &Providers, request: Request) -> Result<Response, Stop> {
    let provider: Provider = request.path("provider")?;
    let Begin { cookie } = request.body()?;
    let setup = providers.find(provider)?;
    let attempt = Attempt::new(request.at());
    let answer = ok(&View {
        authorization_url: setup.authorization_url(&attempt),
        attempt: (!cookie).then(|| attempt.reveal()),
        end_until: request.at().plus_seconds(SIGN_IN_SECONDS),
    });
    Ok(if cookie { answer.with_cookie(sign_in_cookie(&attempt)) } else { answer })
}
