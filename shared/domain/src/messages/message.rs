//! One message, and who may read what of it.

use serde::{Deserialize, Serialize};

use super::masking::{Masked, mask};
use crate::disputes::QuotedMessage;
use crate::orders::{Order, Side};
use crate::{ConversationId, Timestamp, UploadId};

/// Files that go with one message.
pub const FILES_MAX: usize = 5;

/// Whether contact details are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Contacts {
    /// Nothing is paid: whoever goes elsewhere now has no escrow.
    Hidden,
    /// The order that the conversation is about was paid.
    Shown,
}

impl Contacts {
    /// In the conversation about `order`, or about no order. What was paid once stays so, however the order ends.
    pub fn of(order: Option<&Order>) -> Self {
        match order.and_then(Order::paid_at) {
            Some(_) => Self::Shown,
            None => Self::Hidden,
        }
    }
}

/// What somebody sends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter {
    /// In their own words; empty where a file says it.
    pub text: String,
    /// What goes with it.
    pub uploads: Vec<UploadId>,
}

/// A message. It never changes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Message {
    /// In which conversation.
    pub conversation_id: ConversationId,
    /// The first is 1; none is left out.
    pub number: u32,
    /// Who wrote it.
    pub by: Side,
    /// As it was written. Only [`Message::shown`] lets it out.
    pub(super) text: String,
    /// What goes with it, of whoever wrote it.
    pub uploads: Vec<UploadId>,
    /// When.
    pub sent_at: Timestamp,
    /// How many messages the buyer had sent by then, this one included.
    pub(super) of_buyer: u32,
}

/// What may be read of a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// The words.
    pub text: String,
    /// Whether contact details in them are hidden.
    pub hides_contacts: bool,
}

impl Message {
    /// Its words, as `contacts` lets them be read.
    pub fn shown(&self, contacts: Contacts) -> Shown {
        match contacts {
            Contacts::Hidden => {
                let Masked { text, hides } = mask(&self.text);
                Shown { text, hides_contacts: hides }
            }
            Contacts::Shown => Shown { text: self.text.clone(), hides_contacts: false },
        }
    }

    /// It without what was written and shown, where whoever wrote it has left: that it was sent is kept, since the other side may have
    /// answered it. `None` when nothing is left of it.
    pub fn erased(&self) -> Option<Self> {
        let says_something = !self.text.is_empty() || !self.uploads.is_empty();
        says_something.then(|| Self { text: String::new(), uploads: Vec::new(), ..self.clone() })
    }

    /// How many messages `side` had sent by then, this one included.
    pub(super) const fn sent_by(&self, side: Side) -> u32 {
        match side {
            Side::Buyer => self.of_buyer,
            Side::Artisan => self.number - self.of_buyer,
        }
    }

    /// It as a dispute keeps it: what later becomes of the conversation changes nothing about that.
    pub fn quoted(&self, contacts: Contacts) -> QuotedMessage {
        QuotedMessage {
            conversation_id: self.conversation_id,
            number: self.number,
            by: self.by,
            text: self.shown(contacts).text,
            uploads: self.uploads.clone(),
            sent_at: self.sent_at,
        }
    }
}
