//! `GET /health`: the API answers, and which version of it.
//!
//! Reads and writes nothing: what it depends on has alarms of its own. Safe to repeat.

use serde::Deserialize;
use serde_json::json;
use web::{Request, Response, Stop, ok};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct NoParameters {}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), web::Error> {
    web::serve(async |request| health(&request)).await
}

fn health(request: &Request) -> Result<Response, Stop> {
    let NoParameters {} = request.query()?;
    Ok(ok(&json!({ "status": "ok", "version": env!("CARGO_PKG_VERSION") })))
}
