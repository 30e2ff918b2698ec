//! `POST /conversations/{conversation_id}/read`: the caller has read all up to a message that they name.
//!
//! Reads M6; writes the caller's place. Emits nothing. Safe to repeat without a key: the mark only moves on, so that two devices
//! agree.

use domain::messages::Seat;
use serde::{Deserialize, Serialize};
use store::Table;
use web::{Problem, Request, Response, Stop, Whole, ok};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Body {
    /// The number of the last message that they were shown.
    through: Whole<1, 4_294_967_295>,
}

#[derive(Serialize)]
struct View {
    read_through: u32,
    unread: u32,
}

impl View {
    const fn new(seat: &Seat) -> Self {
        Self { read_through: seat.read_through, unread: seat.unread() }
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), web::Error> {
    let table = Table::from_env();
    web::serve(async |request| mark_read(&table, request).await).await
}

async fn mark_read(table: &Table, request: Request) -> Result<Response, Stop> {
    let caller = request.caller()?;
    let Body { through } = request.body()?;
    let number = u32::try_from(through.get()).unwrap_or(u32::MAX);
    let id = request.path("conversation_id")?;
    let (talk, message) = table.messages().with_message(id, number).await?;
    let by = talk.conversation.as_correspondent(caller.user_id)?;
    let message = message.ok_or_else(|| Problem::not_found("There is no such message."))?;
    let seat = talk.seat(by.side());
    let Some(read) = seat.read(&message, request.at()) else { return Ok(ok(&View::new(seat))) };
    let mut change = request.change(by.actor());
    change.replace(seat, &read);
    table.commit_put(change).await?;
    Ok(ok(&View::new(&read)))
}
