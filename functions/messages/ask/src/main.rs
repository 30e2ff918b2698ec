//! `POST /conversations`: a buyer asks an artisan something, about a product or their work in general, before they order.
//!
//! Reads M2; writes the conversation with its history, the message, both sides' places, what the buyer asked in a day, and the answer
//! in one change. Emits `message.sent`. Asking about the same goes on in the conversation that there is. Safe to repeat with the
//! same key.

use domain::messages::{Block, Contacts, Conversation, FILES_MAX, Letter};
use domain::uploads::UploadPurpose;
use domain::{ArtisanId, ProductId, UploadId};
use serde::Deserialize;
use store::Table;
use store::entities::{Talk, add_message};
use views::MessageView;
use web::{Problem, Request, Response, SetOf, Stop, Text, created};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Body {
    artisan_id: ArtisanId,
    product_id: Option<ProductId>,
    text: Text<1, 2000>,
    #[serde(default)]
    uploads: SetOf<UploadId, 0, FILES_MAX>,
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), web::Error> {
    let table = Table::from_env();
    web::serve(async |request| ask(&table, request).await).await
}

async fn ask(table: &Table, request: Request) -> Result<Response, Stop> {
    let caller = request.caller()?;
    let once = request.once(&caller)?;
    let Body { artisan_id, product_id, text, uploads } = request.body()?;
    let buyer = caller.user_id;
    let found = table.messages().for_question_once(&once, buyer, artisan_id, product_id, &uploads).await?;
    let sells = found.artisan.is_some_and(|artisan| artisan.may_sell());
    let product = found.product.filter(|product| product.is_on_sale());
    if !sells || (product_id.is_some() && product.is_none()) {
        return Err(Problem::not_found("There is no such artisan or product to ask about.").into());
    }
    let question = Conversation::question(buyer, artisan_id, product.as_ref(), request.at())?;
    UploadPurpose::MessageFile.check(&uploads, &found.uploads)?;
    let mut change = request.change(caller.as_buyer());
    let talk = match found.talk {
        Some(talk) => talk,
        None => {
            change.replace(&found.questions, &found.questions.one_more(request.at())?);
            Talk::begun(question)
        }
    };
    let by = talk.conversation.as_correspondent(buyer)?;
    let letter = Letter { text: text.into(), uploads: uploads.into_vec() };
    let sent = talk.conversation.send(by, letter, (&talk.buyer, &talk.artisan), request.at())?;
    let view = MessageView::new(&sent.message, Contacts::Hidden);
    let response = created(&format!("/conversations/{}", talk.conversation.id), &view);
    let holds = Block::holds_in(talk.conversation.subject, None);
    add_message(&mut change, &talk, sent, holds);
    change.answer(&once, response.answer());
    table.commit(change).await?;
    Ok(response)
}
