//! What happens in a conversation.

use serde::{Deserialize, Serialize};

use super::Subject;
use crate::event::events;
use crate::orders::Side;
use crate::{ArtisanId, ConversationId, UserId};

/// What [`MessageEvent::Sent`] carries: not what was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MessageSent {
    /// In which conversation.
    pub conversation_id: ConversationId,
    /// The message's number there.
    pub number: u32,
    /// Who sent it.
    pub by: Side,
    /// Who buys, or may.
    pub buyer_id: UserId,
    /// Who sells.
    pub artisan_id: ArtisanId,
    /// What the conversation is about.
    pub subject: Subject,
    /// The title of that; empty for a question about no product.
    pub title: String,
    /// Whether the other side is told: not of each of many.
    pub tells: bool,
}

events! {
    /// What happens in a conversation.
    pub enum MessageEvent {
        /// One side wrote.
        Sent(MessageSent) = "message.sent",
    }
}
