//! One page of each part. All answer where the next page begins, if there is one.

use domain::orders::Side;
use domain::uploads::owned_prefixes;
use domain::users::leaving::Part;
use domain::{Actor, ConversationId, UserId};
use futures::future::try_join_all;
use messaging::{Error, Message};
use store::PageRequest;
use store::entities::{erase_all, erase_order_traces, tie_stock};

use crate::{Desk, NAME};

/// Orders, products, payouts, disputes or places in conversations of one page: with what each leads to, no more than a transaction takes.
const PAGE: u32 = 20;
/// Messages that are looked at at once.
const MESSAGES_PAGE: u32 = 30;
/// Files that are deleted at once.
const FILES_AT_ONCE: usize = 25;

type Next = messaging::Result<Option<String>>;

/// A page of `part`, which begins at `cursor`.
pub(crate) async fn erase(
    desk: &Desk,
    user: UserId,
    part: Part,
    cursor: Option<&str>,
    message: &Message,
) -> Next {
    let page = PageRequest { limit: PAGE, cursor: cursor.map(str::to_owned) };
    match part {
        Part::Products => products(desk, user, &page, message).await,
        Part::Bought => orders(desk, user, Side::Buyer, &page, message).await,
        Part::Sold => orders(desk, user, Side::Artisan, &page, message).await,
        Part::Payouts => payouts(desk, user, &page, message).await,
        Part::Conversations => conversations(desk, user, &page, message).await,
        Part::Disputes => disputes(desk, user, &page, message).await,
        Part::Files => files(desk, user, message).await,
        Part::Own => own(desk, user, &page, message).await,
    }
}

async fn products(desk: &Desk, user: UserId, page: &PageRequest, message: &Message) -> Next {
    let found = desk.table.products().of_artisan(user.artisan(), page).await?;
    let mut change = message.change(Actor::system(NAME));
    for product in &found.items {
        if let Some(archived) = product.archive(message.at) {
            let archived = change.save(product, archived);
            tie_stock(&mut change, product.id, archived.version(), false);
        }
    }
    desk.table.commit(change).await?;
    Ok(found.next_cursor)
}

async fn orders(desk: &Desk, user: UserId, side: Side, page: &PageRequest, message: &Message) -> Next {
    let orders = desk.table.orders();
    let found = match side {
        Side::Buyer => orders.of_buyer(user, &[], page).await?,
        Side::Artisan => orders.of_artisan(user.artisan(), &[], page).await?,
    };
    for traces in desk.table.departures().traces(found.items).await? {
        let mut change = message.change(Actor::system(NAME));
        erase_order_traces(&mut change, &traces, side);
        desk.table.commit(change).await?;
    }
    Ok(found.next_cursor)
}

async fn payouts(desk: &Desk, user: UserId, page: &PageRequest, message: &Message) -> Next {
    let found = desk.table.payouts().of_artisan(user.artisan(), page).await?;
    let mut change = message.change(Actor::system(NAME));
    for payout in &found.items {
        if let Some(erased) = payout.without_holder() {
            change.erase(payout, &erased);
        }
    }
    desk.table.commit(change).await?;
    Ok(found.next_cursor)
}

async fn conversations(desk: &Desk, user: UserId, page: &PageRequest, message: &Message) -> Next {
    let found = desk.table.departures().seats(user, page).await?;
    for seat in &found.items {
        silence(desk, seat.conversation_id, seat.side, message).await?;
    }
    Ok(found.next_cursor)
}

/// All that one side wrote in a conversation, and then the last line of both lists.
async fn silence(desk: &Desk, id: ConversationId, side: Side, message: &Message) -> messaging::Result {
    let messages = desk.table.messages();
    let mut page = PageRequest { limit: MESSAGES_PAGE, cursor: None };
    loop {
        let found = messages.page(id, &page).await?;
        let mut change = message.change(Actor::system(NAME));
        for said in found.items.iter().filter(|said| said.by == side) {
            if let Some(erased) = said.erased() {
                change.replace(said, &erased);
            }
        }
        desk.table.commit(change).await?;
        match found.next_cursor {
            None => break,
            next => page.cursor = next,
        }
    }
    let talk = messages.load(id).await?;
    let mut change = message.change(Actor::system(NAME));
    for seat in [&talk.buyer, &talk.artisan] {
        if let Some(silent) = seat.without_words_of(side) {
            change.replace(seat, &silent);
        }
    }
    Ok(desk.table.commit(change).await?)
}

async fn disputes(desk: &Desk, user: UserId, page: &PageRequest, message: &Message) -> Next {
    let (found, _) = desk.table.disputes().of_user(user, page).await?;
    for dispute in &found.items {
        let side = if dispute.buyer_id == user { Side::Buyer } else { Side::Artisan };
        if let Some(silent) = dispute.without_words_of(side) {
            let mut change = message.change(Actor::system(NAME));
            change.erase(dispute, &silent);
            desk.table.commit(change).await?;
        }
    }
    Ok(found.next_cursor)
}

/// The files that are there yet, some at a time; where the next ones begin is found by what is left.
async fn files(desk: &Desk, user: UserId, message: &Message) -> Next {
    for prefix in owned_prefixes(user) {
        let there = desk.bucket.list(&prefix, message.at).await.map_err(Error::other)?;
        for some in there.chunks(FILES_AT_ONCE) {
            let deleted = some.iter().map(|file| desk.bucket.delete(&file.key, message.at));
            try_join_all(deleted).await.map_err(Error::other)?;
        }
    }
    Ok(None)
}

async fn own(desk: &Desk, user: UserId, page: &PageRequest, message: &Message) -> Next {
    let found = desk.table.departures().kept_with(user, page).await?;
    let mut change = message.change(Actor::system(NAME));
    erase_all(&mut change, &found.items);
    desk.table.commit(change).await?;
    Ok(found.next_cursor)
}
