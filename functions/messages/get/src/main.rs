//! `GET /conversations/{conversation_id}`: a part of a conversation, in the order in which it was said: the newest, or what came before
//! or after one message. Strangers get 404.
//!
//! Reads M1, then M5 with A4 and M7 at the same time. Writes nothing. Of an order in which nothing was said yet, the conversation is
//! there and empty. The links to files are good for a quarter of an hour.

mod query;

use domain::messages::Contacts;
use domain::uploads::UploadPurpose;
use futures::future::try_join3;
use query::Query;
use store::Table;
use uploads::Bucket;
use views::{ConversationView, MessageView, TalkView};
use web::{Request, Response, Stop, ok};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), web::Error> {
    let table = Table::from_env();
    let bucket = Bucket::from_env();
    web::serve(async |request| get(&table, &bucket, request).await).await
}

async fn get(table: &Table, bucket: &Bucket, request: Request) -> Result<Response, Stop> {
    let caller = request.caller()?;
    let query: Query = request.query()?;
    let messages = table.messages();
    let talk = messages.load(request.path("conversation_id")?).await?;
    let conversation = &talk.conversation;
    let by = conversation.as_correspondent(caller.user_id)?;
    let (from, to) = query.numbers(conversation.messages);
    let (said, parties, blocked) = try_join3(
        messages.between(conversation.id, from, to),
        table.parties([conversation.artisan_id], [conversation.buyer_id]),
        messages.blocks(caller.user_id, conversation.person(by.side().other())),
    )
    .await?;
    let contacts = Contacts::of(talk.order.as_ref());
    let shown = said.iter().map(|message| {
        let owner = conversation.person(message.by);
        MessageView::new(message, contacts)
            .with_files(|id| bucket.link(UploadPurpose::MessageFile, owner, id, request.at()))
    });
    let view = ConversationView::new(&talk, &parties, by.side(), blocked);
    Ok(ok(&TalkView::new(view, shown.collect())))
}
