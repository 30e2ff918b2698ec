//! What people are told of what others write to them: that they did. The words stay in the conversation.

use crate::AppPage;
use crate::messages::Subject;
use crate::messages::events::{MessageEvent, MessageSent};
use crate::notice::{Notice, notice, silent, words};
use crate::orders::Side;

/// Who is told what.
pub(crate) fn notices(event: &MessageEvent) -> Vec<Notice> {
    let MessageEvent::Sent(sent) = event;
    let MessageSent { conversation_id, by, buyer_id, artisan_id, subject, title, tells, .. } = sent;
    if !tells {
        return silent("they read along, or were told of an earlier one");
    }
    let (reader, who) = (by.other().user(*buyer_id, *artisan_id), by.name());
    let about = if title.is_empty() { "your work".to_owned() } else { words(title) };
    let (title, body) = match (subject, by) {
        (Subject::Question { .. }, Side::Buyer) => (
            format!("A buyer asks about {about}"),
            "Answer soon: buyers see how fast you usually answer. Nothing is ordered yet, so keep to messages here, where \
             the order and its money are safe."
                .to_owned(),
        ),
        (Subject::Question { .. }, Side::Artisan) => (
            format!("The artisan answered about {about}"),
            "Read the answer, and order when you are sure. Pay only here: we hold your money until you have what you \
             ordered."
                .to_owned(),
        ),
        (Subject::Order { .. }, _) => (
            format!("The {who} wrote about {about}"),
            "Read the message and answer it there. What is written about an order can be shown if there is a dispute."
                .to_owned(),
        ),
    };
    vec![notice(reader, title, body, AppPage::Conversation(*conversation_id))]
}
