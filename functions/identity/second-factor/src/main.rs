//! `GET /me/second-factor`: whether the signed-in user's log-ins ask for a code, and how many recovery codes are left.
//!
//! Reads U12; writes nothing. Safe to repeat.

use domain::Timestamp;
use serde::Serialize;
use store::Table;
use web::{Request, Response, Stop, ok};

#[derive(Serialize)]
struct View {
    /// Since when; `None` while log-ins ask for no code.
    on_since: Option<Timestamp>,
    recovery_codes_left: usize,
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), web::Error> {
    let table = Table::from_env();
    web::serve(async |request| second_factor(&table, request).await).await
}

async fn second_factor(table: &Table, request: Request) -> Result<Response, Stop> {
    let caller = request.caller_setting_up()?;
    let factor = table.identity().second_factor(caller.user_id).await?;
    Ok(ok(&View {
        on_since: factor.as_ref().and_then(|factor| factor.on.as_ref()).map(|on| on.since),
        recovery_codes_left: factor.map_or(0, |factor| factor.recovery_hashes.len()),
    }))
}
