//! `GET /.well-known/jwks.json`: the public keys that access tokens are signed with (RFC 7517), for whoever wants to check
//! one. Those that are being rotated in or out are among them.
//!
//! Reads and writes nothing; the keys are in `ACCESS_TOKEN_JWKS`. Safe to repeat.

use serde::Deserialize;
use serde_json::Value;
use web::{Request, Response, Stop, cacheable};

/// Seconds that anybody may keep the keys for: a new one is published as long before it is used.
const KEPT_SECONDS: u32 = 300;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct NoParameters {}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), web::Error> {
    let keys: Value = serde_json::from_str(&aws::required("ACCESS_TOKEN_JWKS"))?;
    web::serve(async |request| jwks(&keys, request)).await
}

fn jwks(keys: &Value, request: Request) -> Result<Response, Stop> {
    let NoParameters {} = request.query()?;
    Ok(cacheable(KEPT_SECONDS, keys))
}
