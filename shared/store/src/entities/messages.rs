//! Messages. M1 a conversation with its order and both places, for who writes, reads or blocks; M2 what a question is decided by; M3
//! a person's conversations, newest first; M4 those with something that they have not read; M5 messages by their numbers; M6 a
//! conversation with a place and one message; M7 whether one person blocks another; M9 a dispute with a message; I4 whom a person
//! blocks.

use std::collections::BTreeSet;

use aws_sdk_dynamodb::types::builders::ConditionCheckBuilder;
use domain::artisans::Artisan;
use domain::catalogue::Product;
use domain::disputes::Dispute;
use domain::messages::{Block, Conversation, Message, Questions, Responses, Seat, Sent};
use domain::orders::{Order, Side};
use domain::uploads::Upload;
use domain::{ArtisanId, ConversationId, DisputeId, ProductId, Timestamp, UploadId, UserId};

use super::parties::party_keys;
use super::uploads::{take_uploads, upload_keys};
use super::{Parties, artisan_key, dispute_key, order_key, product_key};
use crate::change::Guard;
use crate::item::{Item, from_item};
use crate::table::Items;
use crate::{
    Audited, Change, Error, Index, Indexes, Key, Loaded, Once, Page, PageRequest, Stored, Table, compiled,
};

/// Conversations with something unread that are counted, at most: who has more has many.
pub const UNREAD_CONVERSATIONS_MAX: u32 = 100;

/// `CONVERSATION#cnv_… / CONVERSATION`
pub fn conversation_key(id: ConversationId) -> Key {
    Key::new(format!("CONVERSATION#{id}"), "CONVERSATION")
}

impl Stored for Conversation {
    fn key(&self) -> Key {
        conversation_key(self.id)
    }
}

impl Audited for Conversation {}

compiled::audited!(Conversation);

/// The end of a message's key: numbers as wide as each other, so that they sort.
fn message_sk(number: u32) -> String {
    format!("MESSAGE#{number:010}")
}

pub(super) fn message_key(id: ConversationId, number: u32) -> Key {
    Key::new(format!("CONVERSATION#{id}"), message_sk(number))
}

impl Stored for Message {
    fn key(&self) -> Key {
        message_key(self.conversation_id, self.number)
    }

    const SAID_BY_KEYS: &'static [(&'static str, &'static str)] = &[("conversation_id", "pk")];
}

compiled::stored!(Message);

fn seat_key(id: ConversationId, side: Side) -> Key {
    let side = match side {
        Side::Buyer => "SEAT#buyer",
        Side::Artisan => "SEAT#artisan",
    };
    Key::new(format!("CONVERSATION#{id}"), side)
}

impl Stored for Seat {
    fn key(&self) -> Key {
        seat_key(self.conversation_id, self.side)
    }

    fn indexes(&self) -> Indexes {
        let rank = self.last.as_ref().map(|last| format!("{}#{}", last.at, self.conversation_id));
        let in_list = |partition: fn(UserId) -> String| Some((partition(self.user_id), rank.clone()?));
        let unread = in_list(unread_partition).filter(|_| self.unread() > 0);
        Indexes { gsi1: in_list(own_partition), gsi2: unread, due: None }
    }

    const SAID_BY_KEYS: &'static [(&'static str, &'static str)] =
        &[("conversation_id", "pk"), ("user_id", "gsi1pk")];
}

compiled::stored!(Seat);

/// `CONVERSATIONS#usr_…`: what a person's list is made of.
pub(super) fn own_partition(user: UserId) -> String {
    format!("CONVERSATIONS#{user}")
}

/// `UNREAD#usr_…`
fn unread_partition(user: UserId) -> String {
    format!("UNREAD#{user}")
}

fn block_key(blocker: UserId, blocked: UserId) -> Key {
    Key::new(format!("USER#{blocker}"), format!("BLOCK#{blocked}"))
}

impl Stored for Block {
    fn key(&self) -> Key {
        block_key(self.blocker_id, self.blocked_id)
    }
}

compiled::stored!(Block);

fn questions_key(user: UserId) -> Key {
    Key::new(format!("USER#{user}"), "QUESTIONS")
}

impl Stored for Questions {
    fn key(&self) -> Key {
        questions_key(self.user_id)
    }

    fn expires_at(&self) -> Option<Timestamp> {
        self.forgotten_at()
    }
}

compiled::stored!(Questions);

pub(super) fn responses_key(artisan: ArtisanId) -> Key {
    Key::new(format!("ARTISAN#{artisan}"), "RESPONSES")
}

impl Stored for Responses {
    fn key(&self) -> Key {
        responses_key(self.artisan_id)
    }

    fn expires_at(&self) -> Option<Timestamp> {
        self.forgotten_at()
    }
}

compiled::stored!(Responses);

/// A conversation as it was read. One about an order in which nothing was said yet is there as well: it is the order's.
#[derive(Debug)]
pub struct Talk {
    /// The conversation.
    pub conversation: Loaded<Conversation>,
    /// The order that it is about.
    pub order: Option<Order>,
    /// The buyer's place.
    pub buyer: Loaded<Seat>,
    /// The artisan's.
    pub artisan: Loaded<Seat>,
}

impl Talk {
    /// A conversation of no order in which nothing was said yet.
    pub fn begun(conversation: Conversation) -> Self {
        let [buyer, artisan] =
            [Side::Buyer, Side::Artisan].map(|side| Loaded::new(Seat::of(&conversation, side)));
        Self { conversation: Loaded::new(conversation), order: None, buyer, artisan }
    }

    pub(super) fn keys(id: ConversationId) -> [Key; 4] {
        [conversation_key(id), order_key(id.order()), seat_key(id, Side::Buyer), seat_key(id, Side::Artisan)]
    }

    /// The conversation `id` among what was read; `None` when there is neither it nor its order.
    pub(super) fn find(items: &mut Items, id: ConversationId) -> Result<Option<Self>, Error> {
        let order = items.take::<Order>(&order_key(id.order()))?.map(Loaded::into_inner);
        let known = items.take::<Conversation>(&conversation_key(id))?;
        let fresh = || order.as_ref().map(|order| Loaded::new(Conversation::of_order(order)));
        let Some(conversation) = known.or_else(fresh) else { return Ok(None) };
        Self::of(items, conversation, order).map(Some)
    }

    fn take(items: &mut Items, id: ConversationId) -> Result<Self, Error> {
        Self::find(items, id)?.ok_or_else(|| Error::NotFound(conversation_key(id)))
    }

    fn of(
        items: &mut Items,
        conversation: Loaded<Conversation>,
        order: Option<Order>,
    ) -> Result<Self, Error> {
        let mut seat = |side| {
            let seat = items.take(&seat_key(conversation.id, side))?;
            Ok::<_, Error>(seat.unwrap_or_else(|| Loaded::new(Seat::of(&conversation, side))))
        };
        let (buyer, artisan) = (seat(Side::Buyer)?, seat(Side::Artisan)?);
        Ok(Self { conversation, order, buyer, artisan })
    }

    /// The place of `side`.
    pub const fn seat(&self, side: Side) -> &Loaded<Seat> {
        match side {
            Side::Buyer => &self.buyer,
            Side::Artisan => &self.artisan,
        }
    }
}

/// What a question is decided by.
#[derive(Debug)]
pub struct ForQuestion {
    /// Who is asked; `None` when there is no such artisan.
    pub artisan: Option<Artisan>,
    /// What about; `None` when there is no such product, or none was named.
    pub product: Option<Product>,
    /// The conversation, if it was asked before.
    pub talk: Option<Talk>,
    /// What the buyer asked anew lately.
    pub questions: Loaded<Questions>,
    /// The buyer's files, in the order in which they were named.
    pub uploads: Vec<Option<Upload>>,
}

repository! {
    /// The conversations in the table.
    Messages, messages
}

impl Messages {
    /// M1: a conversation with its order and both places; one round trip.
    ///
    /// # Errors
    /// [`Error::NotFound`] when there is neither a conversation nor an order of this identifier; [`Error::Unavailable`].
    pub async fn load(&self, id: ConversationId) -> Result<Talk, Error> {
        Talk::take(&mut self.0.get_many(&Talk::keys(id)).await?, id)
    }

    /// M1, with the uploads `ids` of `sender` in that order and how fast they answer as an artisan, for a request that must happen
    /// once; one round trip.
    ///
    /// # Errors
    /// [`Error::NotFound`]; and as [`Table::get_many_once`].
    pub async fn for_sending_once(
        &self,
        once: &Once,
        id: ConversationId,
        sender: UserId,
        ids: &[UploadId],
    ) -> Result<(Talk, Vec<Option<Upload>>, Loaded<Responses>), Error> {
        let responses = responses_key(sender.artisan());
        let keys: Vec<Key> =
            upload_keys(sender, ids).chain(Talk::keys(id)).chain([responses.clone()]).collect();
        let mut items = self.0.get_many_once(once, &keys).await?;
        let uploads = take_uploads(&mut items, sender, ids)?;
        let responses = items.take(&responses)?;
        let responses = responses.unwrap_or_else(|| Loaded::new(Responses::none(sender.artisan())));
        Ok((Talk::take(&mut items, id)?, uploads, responses))
    }

    /// M2: what it is decided by that `buyer` asks `artisan`, about a product or none; one round trip.
    ///
    /// # Errors
    /// As [`Table::get_many_once`].
    pub async fn for_question_once(
        &self,
        once: &Once,
        buyer: UserId,
        artisan: ArtisanId,
        product: Option<ProductId>,
        ids: &[UploadId],
    ) -> Result<ForQuestion, Error> {
        let id = Conversation::question_id(buyer, artisan, product);
        let mut keys: Vec<Key> = upload_keys(buyer, ids).chain(Talk::keys(id)).collect();
        keys.extend([artisan_key(artisan), questions_key(buyer)]);
        keys.extend(product.map(product_key));
        let mut items = self.0.get_many_once(once, &keys).await?;
        let product = product.map(|id| items.take::<Product>(&product_key(id))).transpose()?.flatten();
        Ok(ForQuestion {
            uploads: take_uploads(&mut items, buyer, ids)?,
            artisan: items.take(&artisan_key(artisan))?.map(Loaded::into_inner),
            product: product.map(Loaded::into_inner),
            questions: items
                .take(&questions_key(buyer))?
                .unwrap_or_else(|| Loaded::new(Questions::none(buyer))),
            talk: Talk::find(&mut items, id)?,
        })
    }

    /// M3: a person's conversations, the one with the newest message first, with both sides of each; two round trips.
    ///
    /// # Errors
    /// [`Error::BadCursor`]; [`Error::Unavailable`].
    pub async fn of_user(
        &self,
        user: UserId,
        page: &PageRequest,
    ) -> Result<(Page<Loaded<Seat>>, Parties), Error> {
        let own: Page<Loaded<Seat>> =
            self.0.query(Index::Gsi1, &own_partition(user), "", false, page).await?;
        let artisans: BTreeSet<_> = own.items.iter().map(|seat| seat.artisan_id).collect();
        let users: BTreeSet<_> = own.items.iter().map(|seat| seat.buyer_id).collect();
        let mut items = self.0.get_many(&party_keys(&artisans, &users)).await?;
        let parties = Parties::take(&mut items, &artisans, &users)?;
        Ok((own, parties))
    }

    /// M4: how many messages `user` has not read, in the newest [`UNREAD_CONVERSATIONS_MAX`] conversations that have any.
    ///
    /// # Errors
    /// [`Error::Unavailable`].
    pub async fn unread(&self, user: UserId) -> Result<u32, Error> {
        let newest = PageRequest { limit: UNREAD_CONVERSATIONS_MAX, cursor: None };
        let seats: Page<Loaded<Seat>> =
            self.0.query(Index::Gsi2, &unread_partition(user), "", false, &newest).await?;
        Ok(seats.items.iter().map(|seat| seat.unread()).sum())
    }

    /// M5: the messages of a conversation from number `from` to number `to`, both included, in their order; none if `to` is before.
    ///
    /// # Errors
    /// [`Error::Unavailable`].
    pub async fn between(&self, id: ConversationId, from: u32, to: u32) -> Result<Vec<Message>, Error> {
        if from > to {
            return Ok(Vec::new());
        }
        let (from_sk, to_sk) = (message_sk(from), message_sk(to));
        let partition = format!("CONVERSATION#{id}");
        let limit = (to - from).saturating_add(1);
        let items = self.0.query_between(Index::Table, &partition, &from_sk, &to_sk, limit).await?;
        items.into_iter().map(|item| Ok(from_item::<Message>(item)?.into_inner())).collect()
    }

    /// M5: the messages of a conversation from the first on, page by page.
    ///
    /// # Errors
    /// [`Error::BadCursor`]; [`Error::Unavailable`].
    pub async fn page(&self, id: ConversationId, page: &PageRequest) -> Result<Page<Loaded<Message>>, Error> {
        self.0.query(Index::Table, &format!("CONVERSATION#{id}"), "MESSAGE#", true, page).await
    }

    /// M6: a conversation with its order and places, and its message `number`; `None` for one that there is not. One round trip.
    ///
    /// # Errors
    /// [`Error::NotFound`]; [`Error::Unavailable`].
    pub async fn with_message(
        &self,
        id: ConversationId,
        number: u32,
    ) -> Result<(Talk, Option<Message>), Error> {
        let message = message_key(id, number);
        let keys: Vec<Key> = Talk::keys(id).into_iter().chain([message.clone()]).collect();
        let mut items = self.0.get_many(&keys).await?;
        let message = items.take::<Message>(&message)?.map(Loaded::into_inner);
        Ok((Talk::take(&mut items, id)?, message))
    }

    /// M7: whether `blocker` takes no messages of `blocked`.
    ///
    /// # Errors
    /// [`Error::Unavailable`].
    pub async fn blocks(&self, blocker: UserId, blocked: UserId) -> Result<bool, Error> {
        Ok(self.0.get::<Block>(&block_key(blocker, blocked)).await?.is_some())
    }

    /// I4: whom `user` blocks, with who they are; two round trips.
    ///
    /// # Errors
    /// [`Error::BadCursor`]; [`Error::Unavailable`].
    pub async fn blocked_by(
        &self,
        user: UserId,
        page: &PageRequest,
    ) -> Result<(Page<Loaded<Block>>, Parties), Error> {
        let blocks: Page<Loaded<Block>> =
            self.0.query(Index::Table, &format!("USER#{user}"), "BLOCK#", true, page).await?;
        let users: BTreeSet<_> = blocks.items.iter().map(|block| block.blocked_id).collect();
        let artisans: BTreeSet<_> = users.iter().map(|user| user.artisan()).collect();
        let mut items = self.0.get_many(&party_keys(&artisans, &users)).await?;
        let parties = Parties::take(&mut items, &artisans, &users)?;
        Ok((blocks, parties))
    }

    /// M9: a dispute with the uploads `ids` of `owner` in that order, and with message `number` of a conversation, for a request that
    /// must happen once; one round trip. `None` for a conversation or message that there is not.
    ///
    /// # Errors
    /// [`Error::NotFound`] when there is no dispute; and as [`Table::get_many_once`].
    pub async fn for_evidence_once(
        &self,
        once: &Once,
        id: DisputeId,
        owner: UserId,
        ids: &[UploadId],
        (conversation, number): (ConversationId, u32),
    ) -> Result<(Loaded<Dispute>, Vec<Option<Upload>>, Option<(Talk, Message)>), Error> {
        let message = message_key(conversation, number);
        let keys: Vec<Key> = upload_keys(owner, ids)
            .chain(Talk::keys(conversation))
            .chain([dispute_key(id), message.clone()])
            .collect();
        let mut items = self.0.get_many_once(once, &keys).await?;
        let uploads = take_uploads(&mut items, owner, ids)?;
        let dispute = items.require(&dispute_key(id))?;
        let message = items.take::<Message>(&message)?.map(Loaded::into_inner);
        Ok((dispute, uploads, Talk::find(&mut items, conversation)?.zip(message)))
    }
}

/// Adds to `change` what `sent` leads to in `talk`, by whoever is on side `by`. While a block `holds`, it goes through only if neither
/// side blocks the other; else it is [`Error::Blocked`].
pub fn add_message(change: &mut Change, talk: &Talk, sent: Sent, holds: bool) {
    let by = sent.message.by;
    change.insert(&sent.message);
    change.replace(talk.seat(by), &sent.own);
    change.replace(talk.seat(by.other()), &sent.other);
    let (own, other) = (talk.conversation.person(by), talk.conversation.person(by.other()));
    change.save(&talk.conversation, sent.conversation);
    if holds {
        let absent = |check: ConditionCheckBuilder| check.condition_expression("attribute_not_exists(pk)");
        change.check(&block_key(other, own), absent, Taken { by_sender: false });
        change.check(&block_key(own, other), absent, Taken { by_sender: true });
    }
}

/// Adds to `change` that it goes through only while `reader` does not block `sender`; else it is [`Error::Blocked`].
pub(super) fn require_taken(change: &mut Change, reader: UserId, sender: UserId) {
    let absent = |check: ConditionCheckBuilder| check.condition_expression("attribute_not_exists(pk)");
    change.check(&block_key(reader, sender), absent, Taken { by_sender: false });
}

/// Adds to `change` that one person blocks another, whether they did before or not.
pub fn set_block(change: &mut Change, block: &Block) {
    change.overwrite(crate::item::to_item(block, 1, domain::history::GENESIS));
}

/// Adds to `change` that `blocker` does not block `blocked` any more, whether they did or not.
pub fn lift_block(change: &mut Change, blocker: UserId, blocked: UserId) {
    change.remove(&block_key(blocker, blocked));
}

/// Messages are taken.
#[derive(Debug)]
struct Taken {
    by_sender: bool,
}

impl Guard for Taken {
    fn refusal(&self, _: Option<Item>) -> Error {
        Error::Blocked { by_sender: self.by_sender }
    }
}
