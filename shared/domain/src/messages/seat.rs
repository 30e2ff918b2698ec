//! The place of one side in a conversation: how far they have read, and what their list shows.

use serde::{Deserialize, Serialize};

use super::{Contacts, Conversation, Message, Subject};
use crate::orders::Side;
use crate::pace::{Pace, minutes_until};
use crate::text::shortened;
use crate::{ArtisanId, ConversationId, Refused, Timestamp, UserId};

/// What one side can send in one conversation in an hour.
pub const MESSAGES_IN_AN_HOUR_MAX: u8 = 60;
const HOUR_SECONDS: u64 = 60 * 60;
/// Seconds for which whoever has read is taken to be still there.
const PRESENT_SECONDS: u64 = 3 * 60;
/// Seconds after which somebody who has not read is told once more.
const TOLD_AGAIN_SECONDS: u64 = HOUR_SECONDS;
/// Characters of the last message that a list shows.
const LINE_CHARACTERS_MAX: usize = 120;

/// What a list shows of the last message.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LastLine {
    /// Who wrote it.
    pub by: Side,
    /// How it begins; contact details are always hidden here.
    pub text: String,
    /// How many files go with it.
    pub files: usize,
    /// When.
    pub at: Timestamp,
}

impl LastLine {
    fn of(message: &Message) -> Self {
        let text = message.shown(Contacts::Hidden).text;
        let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let text = shortened(line, LINE_CHARACTERS_MAX);
        Self { by: message.by, text, files: message.uploads.len(), at: message.sent_at }
    }
}

/// The place of one side in a conversation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seat {
    /// In which conversation.
    pub conversation_id: ConversationId,
    /// Whose.
    pub user_id: UserId,
    /// Which side they are on.
    pub side: Side,
    /// What the conversation is about.
    pub subject: Subject,
    /// The title of that.
    pub title: String,
    /// Who buys, or may.
    pub buyer_id: UserId,
    /// Who sells.
    pub artisan_id: ArtisanId,
    /// The last message; none before the first.
    pub last: Option<LastLine>,
    /// How many messages the other side has sent.
    received: u32,
    /// How many of them are read.
    read: u32,
    /// The number of the last message that is read, with all before it.
    pub read_through: u32,
    /// When that was said.
    read_at: Option<Timestamp>,
    /// When they were last told of what they have not read.
    told_at: Option<Timestamp>,
    /// How much they sent in the last hour.
    pace: Option<Pace>,
}

impl Seat {
    /// The place of `side` in a conversation in which nothing was said.
    pub fn of(conversation: &Conversation, side: Side) -> Self {
        Self {
            conversation_id: conversation.id,
            user_id: conversation.person(side),
            side,
            subject: conversation.subject,
            title: conversation.title.clone(),
            buyer_id: conversation.buyer_id,
            artisan_id: conversation.artisan_id,
            last: None,
            received: 0,
            read: 0,
            read_through: 0,
            read_at: None,
            told_at: None,
            pace: None,
        }
    }

    /// How many messages of the other side they have not read.
    pub const fn unread(&self) -> u32 {
        self.received.saturating_sub(self.read)
    }

    /// After they sent `message`.
    pub(super) fn sent(&self, message: &Message, at: Timestamp) -> Result<Self, Refused> {
        let pace = Pace::within(self.pace, MESSAGES_IN_AN_HOUR_MAX, HOUR_SECONDS, at);
        let pace = pace.map_err(|possible_at| {
            let detail = format!(
                "You have sent {MESSAGES_IN_AN_HOUR_MAX} messages here in an hour. Try again in {}.",
                minutes_until(possible_at, at)
            );
            Refused::new("too-often", detail).with("possible_at", possible_at)
        })?;
        Ok(Self { last: Some(LastLine::of(message)), pace: Some(pace), ..self.clone() })
    }

    /// After the other side sent `message`, and whether they are to be told: not while they read along, and once for all that comes in
    /// an hour in which they do not.
    pub(super) fn received(&self, message: &Message, at: Timestamp) -> (Self, bool) {
        let present = self.read_at.is_some_and(|read| read.plus_seconds(PRESENT_SECONDS) > at);
        let told = self.told_at.is_some_and(|told| {
            told.plus_seconds(TOLD_AGAIN_SECONDS) > at && self.read_at.is_none_or(|read| read < told)
        });
        let tells = !present && !told;
        let seat = Self {
            last: Some(LastLine::of(message)),
            received: self.received + 1,
            told_at: if tells { Some(at) } else { self.told_at },
            ..self.clone()
        };
        (seat, tells)
    }

    /// It without the last line, if that was of `side`, who has left. `None` when it shows nothing of theirs.
    pub fn without_words_of(&self, side: Side) -> Option<Self> {
        let last =
            self.last.as_ref().filter(|last| last.by == side && (!last.text.is_empty() || last.files > 0))?;
        let last = LastLine { text: String::new(), files: 0, ..last.clone() };
        Some(Self { last: Some(last), ..self.clone() })
    }

    /// They have read up to `message`; `None` when they had read as far before.
    pub fn read(&self, message: &Message, at: Timestamp) -> Option<Self> {
        (message.number > self.read_through).then(|| Self {
            read: message.sent_by(self.side.other()).max(self.read),
            read_through: message.number,
            read_at: Some(at),
            ..self.clone()
        })
    }
}
