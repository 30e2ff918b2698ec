//! `GET /auth/providers`: who else may say who somebody is, to sign in by: none where none is configured.
//!
//! Reads and writes nothing. Safe to repeat.

use domain::identity::provider::Provider;
use oidc::Providers;
use serde::{Deserialize, Serialize};
use web::{Request, Response, Stop, cacheable};

/// Seconds that anybody may keep the answer for.
const KEPT_SECONDS: u32 = 300;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct NoParameters {}

#[derive(Serialize)]
struct View {
    providers: Vec<Offered>,
}

#[derive(Serialize)]
struct Offered {
    provider: Provider,
    name: &'static str,
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), web::Error> {
    let providers = Providers::from_env();
    web::serve(async |request| offered(&providers, request)).await
}

fn offered(providers: &Providers, request: Request) -> Result<Response, Stop> {
    let NoParameters {} = request.query()?;
    let offered = providers.offered().map(|provider| Offered { provider, name: provider.name() });
    Ok(cacheable(KEPT_SECONDS, &View { providers: offered.collect() }))
}
