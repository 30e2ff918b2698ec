//! Google: <https://developers.google.com/identity/openid-connect/openid-connect>.
//!
//! Where it answers is written here and not asked of its discovery document: the places are documented, and have not moved since 2017;
//! asking would be one more call that can fail before anybody signs in.

use domain::identity::provider::Provider;

use crate::Setup;

/// Both are documented, and both occur.
const ISSUERS: [&str; 2] = ["https://accounts.google.com", "accounts.google.com"];
const AUTHORIZATION_URL: &str = "https://accounts.google.com/o/oauth2/v2/auth";
const TOKEN_URL: &str = "https://oauth2.googleapis.com/token";
const KEYS_URL: &str = "https://www.googleapis.com/oauth2/v3/certs";

/// As `GOOGLE_CLIENT_ID`, `GOOGLE_CLIENT_SECRET_ARN` and, for what stands in for it, `GOOGLE_BASE_URL` say; `None` unless the first two are
/// there.
pub(crate) fn from_env(app_origin: &str) -> Option<Setup> {
    let variable = |name: &str| std::env::var(name).unwrap_or_default();
    let (id, secret) = (variable("GOOGLE_CLIENT_ID"), variable("GOOGLE_CLIENT_SECRET_ARN"));
    let base_url = variable("GOOGLE_BASE_URL");
    assert!(
        base_url.is_empty() || base_url.starts_with("https://") || base_url.starts_with("http://127.0.0.1:"),
        "GOOGLE_BASE_URL takes an address over TLS, or one of this machine"
    );
    (!id.is_empty() && !secret.is_empty()).then(|| setup(app_origin, &id, &secret, &base_url))
}

/// Google, or what stands in for it at `base_url`.
pub(crate) fn setup(app_origin: &str, client_id: &str, client_secret_arn: &str, base_url: &str) -> Setup {
    let at = |google: &str, path: &str| match base_url.trim_end_matches('/') {
        "" => google.to_owned(),
        base => format!("{base}{path}"),
    };
    Setup {
        provider: Provider::Google,
        client_id: client_id.to_owned(),
        client_secret_arn: client_secret_arn.to_owned(),
        // What stands in plays Google, wherever it answers.
        issuers: ISSUERS.map(str::to_owned).to_vec(),
        authorization_url: at(AUTHORIZATION_URL, "/o/oauth2/v2/auth"),
        token_url: at(TOKEN_URL, "/token"),
        keys_url: at(KEYS_URL, "/oauth2/v3/certs"),
        redirect_uri: format!("{app_origin}/sign-in/{}", Provider::Google),
    }
}
