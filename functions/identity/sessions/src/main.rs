//! `GET /me/sessions`: where the signed-in user is logged in, the newest log-in first.
//!
//! Reads U5; writes nothing. Safe to repeat.

use domain::identity::session::Session;
use domain::{SessionId, Timestamp};
use serde::Serialize;
use store::{Page, Table};
use web::{Problem, Request, Response, Stop, page};

#[derive(Serialize)]
struct View {
    id: SessionId,
    device: String,
    created_at: Timestamp,
    last_used_at: Timestamp,
    expires_at: Timestamp,
    /// Whether it is the one that asks.
    current: bool,
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), web::Error> {
    let table = Table::from_env();
    web::serve(async |request| sessions(&table, request).await).await
}

async fn sessions(table: &Table, request: Request) -> Result<Response, Stop> {
    let caller = request.caller()?;
    let asked = request.page()?;
    let (found, user) = table.identity().sessions_with_user(caller.user_id, &asked).await?;
    let user = user.ok_or_else(|| Problem::not_found("Your account no longer exists."))?;
    let view = |session: &Session| View {
        id: session.id,
        device: session.device.clone(),
        created_at: session.created_at,
        last_used_at: session.last_used_at(),
        expires_at: session.expires_at,
        current: session.id == caller.session_id,
    };
    let live = found.items.iter().filter(|session| user.keeps(session, request.at()));
    Ok(page(Page { items: live.map(|session| view(session)).collect(), next_cursor: found.next_cursor }))
}
