//! Conversations and what was said in them.

use domain::messages::{Block, Contacts, Conversation, LastLine, Message, Seat, Subject};
use domain::orders::Side;
use domain::uploads::FileLink;
use domain::{ConversationId, Timestamp, UploadId, UserId};
use serde::Serialize;
use store::entities::{Parties, Talk};

use crate::{ArtisanSummaryView, BuyerView};

/// A message, as both sides read it.
#[derive(Debug, Clone, Serialize)]
pub struct MessageView {
    conversation_id: ConversationId,
    number: u32,
    by: Side,
    text: String,
    /// Whether contact details in it are hidden.
    hides_contacts: bool,
    uploads: Vec<UploadId>,
    /// The same, where whoever reads can open them.
    #[serde(skip_serializing_if = "Option::is_none")]
    files: Option<Vec<FileLink>>,
    sent_at: Timestamp,
}

impl MessageView {
    /// `message`, as `contacts` lets it be read.
    pub fn new(message: &Message, contacts: Contacts) -> Self {
        let shown = message.shown(contacts);
        Self {
            conversation_id: message.conversation_id,
            number: message.number,
            by: message.by,
            text: shown.text,
            hides_contacts: shown.hides_contacts,
            uploads: message.uploads.clone(),
            files: None,
            sent_at: message.sent_at,
        }
    }

    /// With its files, each where `link` says.
    #[must_use]
    pub fn with_files(mut self, link: impl Fn(UploadId) -> FileLink) -> Self {
        self.files = Some(self.uploads.iter().map(|id| link(*id)).collect());
        self
    }
}

/// A conversation.
#[derive(Debug, Clone, Serialize)]
pub struct ConversationView<'a> {
    id: ConversationId,
    subject: Subject,
    /// Of the product, or of the order's first line; empty for a question about no product.
    title: &'a str,
    buyer: BuyerView<'a>,
    artisan: ArtisanSummaryView<'a>,
    /// The side of whoever is shown it.
    own_side: Side,
    /// The number of the last message.
    last_number: u32,
    /// Up to which message each side has read.
    read_through: ReadThrough,
    /// How many whoever is shown it has not read.
    unread: u32,
    /// Whether contact details are hidden, since nothing is paid.
    hides_contacts: bool,
    /// Whether whoever is shown it blocks the other side.
    blocked: bool,
}

#[derive(Debug, Clone, Serialize)]
struct ReadThrough {
    buyer: u32,
    artisan: u32,
}

impl<'a> ConversationView<'a> {
    /// `talk` for somebody on `side`, who may have `blocked` the other.
    pub fn new(talk: &'a Talk, parties: &'a Parties, side: Side, blocked: bool) -> Self {
        let conversation: &Conversation = &talk.conversation;
        Self {
            id: conversation.id,
            subject: conversation.subject,
            title: &conversation.title,
            buyer: BuyerView::new(conversation.buyer_id, parties.user(conversation.buyer_id)),
            artisan: ArtisanSummaryView::new(conversation.artisan_id, parties),
            own_side: side,
            last_number: conversation.messages,
            read_through: ReadThrough { buyer: talk.buyer.read_through, artisan: talk.artisan.read_through },
            unread: talk.seat(side).unread(),
            hides_contacts: Contacts::of(talk.order.as_ref()) == Contacts::Hidden,
            blocked,
        }
    }
}

/// A part of a conversation, in the order in which it was said.
#[derive(Debug, Clone, Serialize)]
pub struct TalkView<'a> {
    conversation: ConversationView<'a>,
    messages: Vec<MessageView>,
    /// Whether something was said before the first of these.
    has_earlier: bool,
    /// Whether something was said after the last of these.
    has_later: bool,
}

impl<'a> TalkView<'a> {
    /// `conversation`, which has `last` messages, with some of them that follow each other.
    pub fn new(conversation: ConversationView<'a>, messages: Vec<MessageView>) -> Self {
        let first = messages.first().map_or(1, |message| message.number);
        let last = messages.last().map_or(conversation.last_number, |message| message.number);
        Self { has_earlier: first > 1, has_later: last < conversation.last_number, conversation, messages }
    }
}

/// A conversation in a person's list.
#[derive(Debug, Clone, Serialize)]
pub struct ConversationLineView<'a> {
    id: ConversationId,
    subject: Subject,
    title: &'a str,
    buyer: BuyerView<'a>,
    artisan: ArtisanSummaryView<'a>,
    own_side: Side,
    last: Option<&'a LastLine>,
    unread: u32,
}

impl<'a> ConversationLineView<'a> {
    /// What the owner of `seat` is shown of it, with both sides among `parties`.
    pub fn new(seat: &'a Seat, parties: &'a Parties) -> Self {
        Self {
            id: seat.conversation_id,
            subject: seat.subject,
            title: &seat.title,
            buyer: BuyerView::new(seat.buyer_id, parties.user(seat.buyer_id)),
            artisan: ArtisanSummaryView::new(seat.artisan_id, parties),
            own_side: seat.side,
            last: seat.last.as_ref(),
            unread: seat.unread(),
        }
    }
}

/// Somebody whom a person blocks.
#[derive(Debug, Clone, Serialize)]
pub struct BlockView<'a> {
    user_id: UserId,
    /// An artisan is called as their shop is. None when they have gone.
    name: Option<&'a str>,
    blocked_at: Timestamp,
}

impl<'a> BlockView<'a> {
    /// What `block` says, with who it is about among `parties`.
    pub fn new(block: &Block, parties: &'a Parties) -> Self {
        let shop =
            parties.artisan(block.blocked_id.artisan()).map(|artisan| artisan.profile.display_name.as_str());
        let name = shop.or_else(|| parties.user(block.blocked_id).map(|user| user.name.as_str()));
        Self { user_id: block.blocked_id, name, blocked_at: block.blocked_at }
    }
}
