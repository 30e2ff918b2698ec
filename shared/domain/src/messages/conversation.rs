//! A conversation: who takes part, what it is about, and how a message becomes part of it.

use serde::{Deserialize, Serialize};

use super::events::{MessageEvent, MessageSent};
use super::{Letter, Message, Seat};
use crate::catalogue::Product;
use crate::event::Entity;
use crate::orders::{Order, Side};
use crate::{
    Actor, ArtisanId, ConversationId, OrderId, Outcome, ProductId, Refused, Timestamp, TypedId, UserId,
};

/// What a conversation is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Subject {
    /// An order.
    Order {
        /// Which one.
        order_id: OrderId,
    },
    /// Something that the buyer asks before they order.
    Question {
        /// About which product; none for the artisan's work in general.
        product_id: Option<ProductId>,
    },
}

/// Proof that a person takes part in a conversation. Only [`Conversation::as_correspondent`] makes one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Correspondent {
    side: Side,
    user: UserId,
}

/// The caller takes no part in the conversation: it is not theirs to know of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoCorrespondent;

impl Correspondent {
    /// Whose side they are on.
    pub const fn side(self) -> Side {
        self.side
    }

    /// They, as the author of a change.
    pub fn actor(self) -> Actor {
        self.side.actor(self.user)
    }
}

/// What buyer and artisan write to each other about one thing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Conversation {
    /// Which one. Of an order, it has the order's ULID.
    pub id: ConversationId,
    /// What it is about.
    pub subject: Subject,
    /// The title of the product, or of the order's first line; empty for a question about no product.
    pub title: String,
    /// Who buys, or may.
    pub buyer_id: UserId,
    /// Who sells.
    pub artisan_id: ArtisanId,
    /// The number of the last message; zero before the first.
    pub messages: u32,
    /// How many of them are the buyer's.
    pub of_buyer: u32,
    /// When the buyer first asked, unless the artisan wrote before.
    pub asked_at: Option<Timestamp>,
    /// When it began.
    pub started_at: Timestamp,
}

impl Entity for Conversation {
    type Event = MessageEvent;
}

/// What sending a message leads to.
#[derive(Debug, Clone)]
pub struct Sent {
    /// The conversation with one message more.
    pub conversation: Outcome<Conversation>,
    /// The message.
    pub message: Message,
    /// The place of whoever sent it.
    pub own: Seat,
    /// The place of whoever it is for.
    pub other: Seat,
    /// Seconds that the buyer waited for it, if it is the artisan's first answer.
    pub answered_within: Option<u64>,
}

/// Messages that are shown at a time.
pub const PART: u32 = 30;

/// The numbers of the first and the last message to show, of a conversation of `last`: those after one message, those before one, or
/// the newest. The first is greater where there is nothing to show.
pub fn part(before: Option<u32>, after: Option<u32>, last: u32) -> (u32, u32) {
    match (before, after) {
        (before, Some(after)) => {
            let end = before.map_or(last, |before| before.saturating_sub(1).min(last));
            let from = after.saturating_add(1);
            (from, end.min(after.saturating_add(PART)))
        }
        (before, None) => {
            let to = before.map_or(last, |before| before.saturating_sub(1).min(last));
            (to.saturating_sub(PART - 1).max(1), to)
        }
    }
}

impl Conversation {
    /// The one about `order`, nothing said yet.
    pub fn of_order(order: &Order) -> Self {
        Self {
            id: order.id().conversation(),
            subject: Subject::Order { order_id: order.id() },
            title: order.goods().0.to_owned(),
            buyer_id: order.buyer_id(),
            artisan_id: order.artisan_id(),
            messages: 0,
            of_buyer: 0,
            asked_at: None,
            started_at: order.created_at(),
        }
    }

    /// The identifier of the one in which `buyer` asks `artisan`: of each product they have one, and one about none.
    pub fn question_id(buyer: UserId, artisan: ArtisanId, product: Option<ProductId>) -> ConversationId {
        let about = product.map_or_else(|| artisan.to_string(), |product| product.to_string());
        ConversationId::derived(buyer.created_at(), &format!("{buyer}:{about}"))
    }

    /// The one in which `buyer` asks `artisan`, nothing said yet.
    ///
    /// # Errors
    /// When they would ask themselves, or about what is another artisan's.
    pub fn question(
        buyer: UserId,
        artisan: ArtisanId,
        product: Option<&Product>,
        at: Timestamp,
    ) -> Result<Self, Refused> {
        if buyer.artisan() == artisan {
            let detail = "This is your own shop. Questions are for other artisans.";
            return Err(Refused::new("own-product", detail));
        }
        if product.is_some_and(|product| product.artisan_id != artisan) {
            let detail = "This product is not of this artisan. Ask from the page of the product.";
            return Err(Refused::new("product-unavailable", detail));
        }
        let product_id = product.map(|product| product.id);
        Ok(Self {
            id: Self::question_id(buyer, artisan, product_id),
            subject: Subject::Question { product_id },
            title: product.map(|product| product.offer.title.clone()).unwrap_or_default(),
            buyer_id: buyer,
            artisan_id: artisan,
            messages: 0,
            of_buyer: 0,
            asked_at: None,
            started_at: at,
        })
    }

    /// The caller as one of the two who take part.
    pub fn as_correspondent(&self, user: UserId) -> Result<Correspondent, NoCorrespondent> {
        let side = if user == self.buyer_id {
            Side::Buyer
        } else if user.artisan() == self.artisan_id {
            Side::Artisan
        } else {
            return Err(NoCorrespondent);
        };
        Ok(Correspondent { side, user })
    }

    /// Who is on `side`.
    pub fn person(&self, side: Side) -> UserId {
        side.user(self.buyer_id, self.artisan_id)
    }

    /// One message more. `own` and `other` are the places of both as they were read, or fresh ones.
    ///
    /// # Errors
    /// When nothing is said and nothing shown; when `by` has sent as many as an hour takes.
    pub fn send(
        &self,
        by: Correspondent,
        letter: Letter,
        (own, other): (&Seat, &Seat),
        at: Timestamp,
    ) -> Result<Sent, Refused> {
        if letter.text.is_empty() && letter.uploads.is_empty() {
            return Err(Refused::new("message-empty", "Write something, or add a picture."));
        }
        let of_buyer = self.of_buyer + u32::from(by.side == Side::Buyer);
        let message = Message {
            conversation_id: self.id,
            number: self.messages + 1,
            by: by.side,
            text: letter.text,
            uploads: letter.uploads,
            sent_at: at,
            of_buyer,
        };
        let first_answer = by.side == Side::Artisan && self.messages == self.of_buyer;
        let waited = self.asked_at.filter(|_| first_answer).map(|asked| at.since(asked).as_secs());
        let conversation = Self {
            messages: message.number,
            of_buyer,
            asked_at: self.asked_at.or((by.side == Side::Buyer && self.messages == 0).then_some(at)),
            ..self.clone()
        };
        let own = own.sent(&message, at)?;
        let (other, tells) = other.received(&message, at);
        let event = MessageEvent::Sent(MessageSent {
            conversation_id: self.id,
            number: message.number,
            by: by.side,
            buyer_id: self.buyer_id,
            artisan_id: self.artisan_id,
            subject: self.subject,
            title: self.title.clone(),
            tells,
        });
        Ok(Sent {
            conversation: Outcome { entity: conversation, event, postings: Vec::new() },
            message,
            own,
            other,
            answered_within: waited,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::messages::{Contacts, MESSAGES_IN_AN_HOUR_MAX};
    use crate::orders::OrderStatus;
    use crate::samples::*;

    /// A conversation with all that was said in it, and both places.
    struct Talk {
        conversation: Conversation,
        messages: Vec<Message>,
        buyer: Seat,
        artisan: Seat,
    }

    impl Talk {
        fn about(conversation: Conversation) -> Self {
            let seat = |side| Seat::of(&conversation, side);
            let (buyer, artisan) = (seat(Side::Buyer), seat(Side::Artisan));
            Self { conversation, messages: Vec::new(), buyer, artisan }
        }

        fn question() -> Self {
            Self::about(Conversation::question(buyer_id(), artisan_id(), None, start()).unwrap())
        }

        fn says(&mut self, side: Side, text: &str, at: Timestamp) -> Result<Sent, Refused> {
            let by = self.conversation.as_correspondent(self.conversation.person(side)).unwrap();
            let seats = match side {
                Side::Buyer => (&self.buyer, &self.artisan),
                Side::Artisan => (&self.artisan, &self.buyer),
            };
            let letter = Letter { text: text.to_owned(), uploads: Vec::new() };
            let sent = self.conversation.send(by, letter, seats, at)?;
            self.conversation = sent.conversation.entity.clone();
            self.messages.push(sent.message.clone());
            (self.buyer, self.artisan) = match side {
                Side::Buyer => (sent.own.clone(), sent.other.clone()),
                Side::Artisan => (sent.other.clone(), sent.own.clone()),
            };
            Ok(sent)
        }

        fn tells(&mut self, side: Side, at: Timestamp) -> bool {
            let MessageEvent::Sent(event) = self.says(side, "Hello", at).unwrap().conversation.event;
            event.tells
        }
    }

    #[test]
    fn of_a_side_that_left_the_words_go_and_the_numbers_stay() {
        let conversation = Conversation::question(buyer_id(), artisan_id(), None, start()).unwrap();
        let [buyer, artisan] = [Side::Buyer, Side::Artisan].map(|side| Seat::of(&conversation, side));
        let by = conversation.as_correspondent(buyer_id()).unwrap();
        let letter = Letter { text: "At home after church".to_owned(), uploads: Vec::new() };
        let sent = conversation.send(by, letter, (&buyer, &artisan), start()).unwrap();
        let erased = sent.message.erased().unwrap();
        assert_eq!((erased.shown(Contacts::Shown).text.as_str(), erased.number), ("", 1));
        assert_eq!(erased.erased(), None);
        for seat in [sent.own, sent.other] {
            let silent = seat.without_words_of(Side::Buyer).unwrap();
            assert_eq!(silent.last.as_ref().map(|last| last.text.as_str()), Some(""));
            assert_eq!((silent.unread(), silent.without_words_of(Side::Buyer)), (seat.unread(), None));
            assert_eq!(seat.without_words_of(Side::Artisan), None, "the last line is not theirs");
        }
    }

    #[test]
    fn a_hundred_messages_in_one_millisecond_have_one_order_for_both_sides() {
        let mut talk = Talk::question();
        for number in 1..=100 {
            let side = if number % 2 == 0 { Side::Artisan } else { Side::Buyer };
            talk.says(side, &format!("Message {number}"), start()).unwrap();
        }
        let numbers: Vec<u32> = talk.messages.iter().map(|message| message.number).collect();
        assert_eq!(numbers, (1..=100).collect::<Vec<_>>());
        assert_eq!((talk.artisan.unread(), talk.buyer.unread()), (50, 50));
        assert!(talk.messages.iter().all(|message| message.sent_at == start()));
    }

    #[test]
    fn two_devices_that_read_at_once_agree_on_what_is_unread() {
        let mut talk = Talk::question();
        for _ in 0..5 {
            talk.says(Side::Buyer, "Hello", start()).unwrap();
        }
        let far = talk.artisan.read(&talk.messages[3], start()).unwrap();
        assert_eq!((far.unread(), far.read_through), (1, 4));
        assert_eq!(far.read(&talk.messages[1], start()), None, "the other device is behind");
        talk.artisan = far;
        talk.says(Side::Artisan, "Yes", start()).unwrap();
        talk.says(Side::Buyer, "Thanks", start()).unwrap();
        assert_eq!((talk.artisan.unread(), talk.buyer.unread()), (2, 1));
        let all = talk.artisan.read(&talk.messages[6], start()).unwrap();
        assert_eq!(all.unread(), 0);
    }

    #[test]
    fn ten_messages_are_one_notice_and_somebody_who_reads_along_gets_none() {
        let mut talk = Talk::question();
        let after = |minutes: u64| start().plus_seconds(minutes * MINUTE);
        let told: Vec<bool> = (0..10).map(|minute| talk.tells(Side::Buyer, after(minute))).collect();
        assert_eq!(told.iter().filter(|tells| **tells).count(), 1);
        assert!(talk.tells(Side::Buyer, after(60)), "an hour later nobody has read it");
        talk.artisan = talk.artisan.read(talk.messages.last().unwrap(), after(61)).unwrap();
        assert!(!talk.tells(Side::Buyer, after(62)), "they are here");
        assert!(talk.tells(Side::Buyer, after(65)), "they have gone");
    }

    #[test]
    fn only_the_first_answer_is_timed_and_only_if_the_buyer_asked() {
        let mut talk = Talk::question();
        let after = |minutes: u64| start().plus_seconds(minutes * MINUTE);
        assert_eq!(talk.says(Side::Buyer, "When?", start()).unwrap().answered_within, None);
        assert_eq!(talk.says(Side::Buyer, "Hello?", after(5)).unwrap().answered_within, None);
        assert_eq!(talk.says(Side::Artisan, "Soon", after(20)).unwrap().answered_within, Some(20 * MINUTE));
        talk.says(Side::Buyer, "How soon?", after(30)).unwrap();
        assert_eq!(talk.says(Side::Artisan, "Friday", after(90)).unwrap().answered_within, None);
        let mut first = Talk::about(Conversation::of_order(&order_in(OrderStatus::Paid)));
        first.says(Side::Artisan, "Thank you for the order", start()).unwrap();
        first.says(Side::Buyer, "When?", after(1)).unwrap();
        assert_eq!(first.says(Side::Artisan, "Soon", after(2)).unwrap().answered_within, None);
    }

    #[test]
    fn contact_details_are_read_once_the_order_is_paid_and_never_in_a_list() {
        let mut talk = Talk::about(Conversation::of_order(&order_in(OrderStatus::PendingPayment)));
        talk.says(Side::Buyer, "Call 0803 123 4567", start()).unwrap();
        for status in OrderStatus::ALL {
            let paid = !matches!(status, OrderStatus::PendingPayment | OrderStatus::Expired);
            let shown = talk.messages[0].shown(Contacts::of(Some(&order_in(status))));
            let expected = if paid { "Call 0803 123 4567" } else { "Call •••" };
            assert_eq!((shown.text.as_str(), shown.hides_contacts), (expected, !paid), "{status:?}");
        }
        assert_eq!(talk.messages[0].shown(Contacts::of(None)).text, "Call •••", "of a question never");
        assert_eq!(talk.artisan.last.as_ref().unwrap().text, "Call •••");
    }

    #[test]
    fn a_stranger_takes_no_part_and_nobody_asks_themself() {
        let conversation = Talk::question().conversation;
        assert_eq!(conversation.as_correspondent(UserId::new(start(), [99; 10])), Err(NoCorrespondent));
        let own = Conversation::question(artisan_id().user(), artisan_id(), None, start());
        assert_eq!(own.unwrap_err().problem, "own-product");
        let product = product();
        let other = ArtisanId::new(start(), [77; 10]);
        let foreign = Conversation::question(buyer_id(), other, Some(&product), start()).unwrap_err();
        assert_eq!(foreign.problem, "product-unavailable");
        let about = Conversation::question(buyer_id(), product.artisan_id, Some(&product), start()).unwrap();
        assert_eq!((about.title.as_str(), about.id != conversation.id), ("Oak stool", true));
    }

    #[test]
    fn a_conversation_is_read_in_parts_both_ways() {
        for (before, after, last, shown) in [
            (None, None, 0, (1, 0)),
            (None, None, 7, (1, 7)),
            (None, None, 100, (71, 100)),
            (Some(71), None, 100, (41, 70)),
            (Some(11), None, 100, (1, 10)),
            (Some(1), None, 100, (1, 0)),
            (Some(500), None, 100, (71, 100)),
            (None, Some(0), 100, (1, 30)),
            (None, Some(90), 100, (91, 100)),
            (None, Some(100), 100, (101, 100)),
            (Some(95), Some(90), 100, (91, 94)),
            (None, Some(u32::MAX), 100, (u32::MAX, 100)),
        ] {
            assert_eq!(part(before, after, last), shown, "{before:?} {after:?} of {last}");
        }
    }

    #[test]
    fn nothing_is_no_message_and_an_hour_takes_so_many() {
        let mut talk = Talk::question();
        assert_eq!(talk.says(Side::Buyer, "", start()).unwrap_err().problem, "message-empty");
        for _ in 0..MESSAGES_IN_AN_HOUR_MAX {
            talk.says(Side::Buyer, "Hello", start()).unwrap();
        }
        let refused = talk.says(Side::Buyer, "Hello", start().plus_seconds(59 * MINUTE)).unwrap_err();
        assert!(refused.problem == "too-often" && refused.detail.ends_with("in 1 minute."), "{refused}");
        assert!(talk.says(Side::Artisan, "Hello", start()).is_ok(), "each has their own");
        assert!(talk.says(Side::Buyer, "Hello", start().plus_seconds(HOUR)).is_ok());
    }
}
