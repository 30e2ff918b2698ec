//! `POST /conversations/{conversation_id}/messages`: one side writes to the other.
//!
//! Reads M1 with the caller's files and first answers; writes the conversation with its history, the message, both sides' places, the
//! artisan's first answers if this is one, and the answer in one change. Emits `message.sent`. The conversation of an order begins
//! with its first message. Safe to repeat with the same key.

use domain::UploadId;
use domain::messages::{Block, Contacts, FILES_MAX, Letter};
use domain::uploads::UploadPurpose;
use serde::Deserialize;
use store::Table;
use store::entities::add_message;
use views::MessageView;
use web::{Request, Response, SetOf, Stop, Text, created};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Body {
    text: Option<Text<0, 2000>>,
    #[serde(default)]
    uploads: SetOf<UploadId, 0, FILES_MAX>,
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), web::Error> {
    let table = Table::from_env();
    web::serve(async |request| send(&table, request).await).await
}

async fn send(table: &Table, request: Request) -> Result<Response, Stop> {
    let caller = request.caller()?;
    let once = request.once(&caller)?;
    let Body { text, uploads } = request.body()?;
    let id = request.path("conversation_id")?;
    let messages = table.messages();
    let (talk, files, responses) = messages.for_sending_once(&once, id, caller.user_id, &uploads).await?;
    let by = talk.conversation.as_correspondent(caller.user_id)?;
    UploadPurpose::MessageFile.check(&uploads, &files)?;
    let letter = Letter { text: text.map(String::from).unwrap_or_default(), uploads: uploads.into_vec() };
    let seats = (&**talk.seat(by.side()), &**talk.seat(by.side().other()));
    let sent = talk.conversation.send(by, letter, seats, request.at())?;
    let view = MessageView::new(&sent.message, Contacts::of(talk.order.as_ref()));
    let response = created(&format!("/conversations/{id}"), &view);
    let mut change = request.change(by.actor());
    if let Some(took) = sent.answered_within {
        change.replace(&responses, &responses.with(took, request.at()));
    }
    add_message(&mut change, &talk, sent, Block::holds_in(talk.conversation.subject, talk.order.as_ref()));
    change.answer(&once, response.answer());
    table.commit(change).await?;
    Ok(response)
}
