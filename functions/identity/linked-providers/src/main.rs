//! `GET /me/providers`: what the signed-in user logs in with: whether a password, and which accounts elsewhere.
//!
//! Reads U19; writes nothing. Safe to repeat.

use domain::Timestamp;
use domain::identity::provider::{LinkedAccount, Provider};
use serde::Serialize;
use store::Table;
use web::{Problem, Request, Response, Stop, ok};

#[derive(Serialize)]
struct View {
    /// Whether a password opens the account.
    password: bool,
    providers: Vec<Linked>,
}

#[derive(Serialize)]
struct Linked {
    provider: Provider,
    name: &'static str,
    linked_at: Timestamp,
}

impl From<&LinkedAccount> for Linked {
    fn from(of: &LinkedAccount) -> Self {
        Self { provider: of.provider, name: of.provider.name(), linked_at: of.linked_at }
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), web::Error> {
    let table = Table::from_env();
    web::serve(async |request| linked(&table, request).await).await
}

async fn linked(table: &Table, request: Request) -> Result<Response, Stop> {
    let caller = request.caller()?;
    let credentials = table.identity().ways_in(caller.user_id).await?;
    let credentials = credentials.ok_or_else(|| Problem::not_found("There is no such account."))?;
    let providers = credentials.providers.iter().map(Linked::from).collect();
    Ok(ok(&View { password: credentials.has_password(), providers }))
}
