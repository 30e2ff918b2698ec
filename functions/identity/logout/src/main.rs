//! `POST /auth/logout`: the user's session on this device ends, or those on all devices. Access tokens that were issued
//! stay good until they expire, a quarter of an hour at most.
//!
//! Reads U3 or U5; deletes sessions. Emits nothing. Safe to repeat: a session that has ended stays so.

use serde::Deserialize;
use store::{PageRequest, Table};
use web::{Caller, Request, Response, Stop, no_content};

/// Sessions that are ended by one change; a transaction has no room for more.
const SESSIONS_MAX: u32 = 100;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct LogOut {
    #[serde(default)]
    everywhere: bool,
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), web::Error> {
    let table = Table::from_env();
    web::serve(async |request| log_out(&table, request).await).await
}

async fn log_out(table: &Table, request: Request) -> Result<Response, Stop> {
    let caller = request.caller()?;
    let LogOut { everywhere } = request.body()?;
    if everywhere {
        end_all(table, &caller, &request).await?;
    } else if let Some(session) = table.identity().session(caller.user_id, caller.session_id).await? {
        let mut change = request.change(caller.as_user());
        change.delete(&session);
        table.commit(change).await?;
    }
    Ok(no_content())
}

async fn end_all(table: &Table, caller: &Caller, request: &Request) -> Result<(), store::Error> {
    let mut page = PageRequest { limit: SESSIONS_MAX, cursor: None };
    loop {
        let sessions = table.identity().sessions(caller.user_id, &page).await?;
        let mut change = request.change(caller.as_user());
        sessions.items.iter().for_each(|session| change.delete(session));
        table.commit(change).await?;
        if sessions.next_cursor.is_none() {
            return Ok(());
        }
        page.cursor = sessions.next_cursor;
    }
}
