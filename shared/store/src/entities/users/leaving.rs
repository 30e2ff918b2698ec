//! People who leave. U21 what is open between a person and others; U22 who asked to be deleted, with what decides over it; U23 what is
//! kept with a person; U24 what orders have of a side; U25 a person's places in conversations.

use std::collections::HashSet;

use aws_sdk_dynamodb::types::AttributeValue;
use aws_sdk_dynamodb::types::builders::UpdateBuilder;
use domain::artisans::Artisan;
use domain::identity::credentials::{Credentials, Email};
use domain::identity::link::EmailChange;
use domain::identity::session::Session;
use domain::messages::Seat;
use domain::orders::{Order, Side, Unsettled};
use domain::refunds::{Refund, RefundStatus};
use domain::reviews::{Review, review_id};
use domain::users::User;
use domain::users::events::{MailTo, UserSign};
use domain::wallet::Wallet;
use domain::{Currency, OrderId, RefundId, SessionId, UserId};
use futures::future::{try_join, try_join3};

use crate::change::AsRead;
use crate::entities::artisans::account_lookups_key;
use crate::entities::identity::{attempts_key, link_mails_key};
use crate::entities::messages::{own_partition, responses_key};
use crate::entities::{
    Delivery, artisan_key, credentials_key, delivery_key, picture_key, refund_account_key, refund_key,
    release_account, review_key, user_key,
};
use crate::item::{Item, from_item, number};
use crate::table::key_of;
use crate::{Change, Error, Index, Key, Loaded, Page, PageRequest, Table};

/// Orders that one call reads of a side.
const ORDERS_AT_ONCE: u32 = 200;
/// Calls for the orders of a side that a request waits for, at most: what is older is looked at before anything is erased.
pub const ORDER_CALLS_MAX: u32 = 5;
/// Seconds that it is remembered for that somebody came back.
const RETURN_SECONDS: u64 = 30 * 24 * 60 * 60;
/// What stays with a person: who they were in the books, how they were rated, and which disputes they had a side in.
const KEPT: [&str; 4] = ["USER", "HISTORY", "RATING", "DISPUTE"];

/// What is open between a person and others.
#[derive(Debug, Default)]
pub struct Open {
    /// The orders whose money is not where it belongs, with the person's side and why; the newest first.
    pub orders: Vec<(OrderId, Side, Unsettled)>,
    /// Their wallet, if something is in it, on its way or owed.
    pub wallet: Option<Wallet>,
}

impl Open {
    /// Whether nothing is.
    pub fn is_empty(&self) -> bool {
        self.orders.is_empty() && self.wallet.is_none()
    }
}

/// Somebody who asked to be deleted.
pub struct Leaver {
    /// Who.
    pub user: Loaded<User>,
    /// How they log in.
    pub credentials: Option<Loaded<Credentials>>,
    /// As an artisan, if they are one.
    pub artisan: Option<Loaded<Artisan>>,
    /// The session of theirs that began last.
    pub last_session: Option<Session>,
}

/// What an order has of its sides, beside itself.
pub struct OrderTraces {
    /// The order.
    pub order: Loaded<Order>,
    /// Where it goes to.
    pub delivery: Option<Loaded<Delivery>>,
    /// What its sides say of each other.
    pub reviews: Vec<Loaded<Review>>,
}

repository! {
    /// What is asked about people who leave.
    Departures, departures
}

impl Departures {
    /// U21: what is open between `user` and others, in `calls_max` calls for the orders of each side at most; all of it at the same time,
    /// and once more for refunds that an order believes to be under way.
    ///
    /// # Errors
    /// [`Error::Unavailable`].
    pub async fn open(&self, user: UserId, currency: Currency, calls_max: u32) -> Result<Open, Error> {
        let wallets = self.0.wallets();
        let (bought, sold, wallet) = try_join3(
            self.orders(Side::Buyer, user, calls_max),
            self.orders(Side::Artisan, user, calls_max),
            wallets.load(user.artisan(), currency),
        )
        .await?;
        let over = self.over(bought.iter().chain(&sold)).await?;
        let unsettled = |side, orders: Vec<Loaded<Order>>| {
            let why = |order: &Order| order.unsettled(|id| over.contains(&id));
            orders.into_iter().filter_map(|order| Some((order.id(), side, why(&order)?))).collect::<Vec<_>>()
        };
        let mut orders = unsettled(Side::Buyer, bought);
        orders.extend(unsettled(Side::Artisan, sold));
        let wallet = Some(wallet.into_inner()).filter(|wallet| !wallet.is_settled());
        Ok(Open { orders, wallet })
    }

    async fn orders(&self, side: Side, user: UserId, calls_max: u32) -> Result<Vec<Loaded<Order>>, Error> {
        let mut page = PageRequest { limit: ORDERS_AT_ONCE, cursor: None };
        let mut all = Vec::new();
        for _ in 0..calls_max {
            let found = match side {
                Side::Buyer => self.0.orders().of_buyer(user, &[], &page).await?,
                Side::Artisan => self.0.orders().of_artisan(user.artisan(), &[], &page).await?,
            };
            all.extend(found.items);
            match found.next_cursor {
                None => break,
                next => page.cursor = next,
            }
        }
        Ok(all)
    }

    /// Of the refunds that `orders` believe to be under way, those that have ended: no money moves by them any more.
    async fn over(&self, orders: impl Iterator<Item = &Loaded<Order>>) -> Result<HashSet<RefundId>, Error> {
        let ids: Vec<RefundId> =
            orders.flat_map(|order| order.refunds_under_way().collect::<Vec<_>>()).collect();
        let keys: Vec<Key> = ids.iter().map(|id| refund_key(*id)).collect();
        let mut items = self.0.get_many(&keys).await?;
        let mut over = HashSet::new();
        for id in ids {
            let refund = items.take::<Refund>(&refund_key(id))?;
            over.extend(refund.filter(|refund| has_ended(refund.status)).map(|_| id));
        }
        Ok(over)
    }

    /// U22: somebody who asked to be deleted, with how they log in, the artisan that they are and their last session; `None` when
    /// there is no such person. The credentials are read before the session: a log-in in between is noticed by their version.
    ///
    /// # Errors
    /// [`Error::Unavailable`].
    pub async fn leaver(&self, id: UserId) -> Result<Option<Leaver>, Error> {
        let (user, artisan) = (user_key(id), artisan_key(id.artisan()));
        let mut items = self.0.get_many(&[user.clone(), artisan.clone()]).await?;
        let Some(user) = items.take::<User>(&user)? else { return Ok(None) };
        let artisan = items.take(&artisan)?;
        let credentials = self.0.get(&credentials_key(&user.email)).await?;
        let credentials = credentials.filter(|of: &Loaded<Credentials>| of.user_id == id);
        let last = PageRequest { limit: 1, cursor: None };
        let (sessions, _) = self.0.identity().sessions_with_user(id, &last).await?;
        let last_session = sessions.items.into_iter().next().map(Loaded::into_inner);
        Ok(Some(Leaver { user, credentials, artisan, last_session }))
    }

    /// U23: the keys of what is kept with a person and has to go, with what it leads to: a page of at most `limit` items, from the
    /// first or from `cursor` on. What stays is passed over.
    ///
    /// # Errors
    /// [`Error::BadCursor`]; [`Error::Unavailable`].
    pub async fn kept_with(&self, user: UserId, page: &PageRequest) -> Result<Page<Key>, Error> {
        let partition = format!("USER#{user}");
        let found = self.0.query_items(Index::Table, &partition, "", true, None, page).await?;
        let mut keys = HashSet::new();
        for item in found.items {
            let key = key_of(&item)?;
            let kind = key.sk.split('#').next().unwrap_or_default();
            if KEPT.contains(&kind) {
                continue;
            }
            match kind {
                "EMAIL_CHANGE" => keys.extend(traces_of(item)?),
                "UPLOAD" => {
                    keys.extend(key.sk.split('#').nth(1).and_then(|id| Some(picture_key(id.parse().ok()?))))
                }
                _ => {}
            }
            keys.insert(key);
        }
        Ok(Page { items: keys.into_iter().collect(), next_cursor: found.next_cursor })
    }

    /// U24: what `orders` have of their sides, beside themselves; one round trip.
    ///
    /// # Errors
    /// [`Error::Unavailable`].
    pub async fn traces(&self, orders: Vec<Loaded<Order>>) -> Result<Vec<OrderTraces>, Error> {
        let keys = |id: OrderId| {
            [
                delivery_key(id),
                review_key(review_id(id, Side::Buyer)),
                review_key(review_id(id, Side::Artisan)),
            ]
        };
        let all: Vec<Key> = orders.iter().flat_map(|order| keys(order.id())).collect();
        let mut items = self.0.get_many(&all).await?;
        let mut traces = Vec::with_capacity(orders.len());
        for order in orders {
            let [delivery, by_buyer, by_artisan] = keys(order.id());
            let reviews = [items.take(&by_buyer)?, items.take(&by_artisan)?];
            traces.push(OrderTraces {
                delivery: items.take(&delivery)?,
                reviews: reviews.into_iter().flatten().collect(),
                order,
            });
        }
        Ok(traces)
    }

    /// U25: a person's places in conversations, the one with the oldest message first: where the other side writes meanwhile, the place
    /// moves on to where it is still met.
    ///
    /// # Errors
    /// [`Error::BadCursor`]; [`Error::Unavailable`].
    pub async fn seats(&self, user: UserId, page: &PageRequest) -> Result<Page<Loaded<Seat>>, Error> {
        self.0.query(Index::Gsi1, &own_partition(user), "", true, page).await
    }

    /// U21 with the person, for whoever asks what stands in the way of leaving.
    ///
    /// # Errors
    /// [`Error::Unavailable`].
    pub async fn open_with_user(
        &self,
        user: UserId,
        currency: Currency,
        calls_max: u32,
    ) -> Result<(Option<Loaded<User>>, Open), Error> {
        let users = self.0.users();
        try_join(users.find(user), self.open(user, currency, calls_max)).await
    }
}

/// Whether no money moves by a refund any more.
const fn has_ended(status: RefundStatus) -> bool {
    match status {
        RefundStatus::Processed | RefundStatus::PaidByHand | RefundStatus::Closed => true,
        RefundStatus::Decided
        | RefundStatus::Requested
        | RefundStatus::Sent
        | RefundStatus::Failed
        | RefundStatus::NeedsAttention
        | RefundStatus::Rerouted
        | RefundStatus::PaidTwice => false,
    }
}

/// What is known under an address that an account had, or was to have.
fn traces_of(change: Item) -> Result<Vec<Key>, Error> {
    let change = from_item::<EmailChange>(change)?;
    Ok([&change.from, &change.to].into_iter().flat_map(tried_at).collect())
}

fn tried_at(email: &Email) -> [Key; 2] {
    [attempts_key(email), link_mails_key(email)]
}

/// Adds to `change` that everything at `keys` is gone.
pub fn erase_all(change: &mut Change, keys: &[Key]) {
    keys.iter().for_each(|key| change.remove(key));
}

/// Adds to `change` that nobody logs in as `leaver` any more, that their address is free, and that nothing is known of whom they answered.
pub fn erase_log_in(change: &mut Change, leaver: &Leaver) {
    if let Some(credentials) = &leaver.credentials {
        change.delete(credentials);
        credentials.providers.iter().for_each(|account| release_account(change, account));
    }
    let mut keys = tried_at(&leaver.user.email).to_vec();
    if leaver.artisan.is_some() {
        let artisan = leaver.user.id.artisan();
        keys.extend([responses_key(artisan), account_lookups_key(artisan)]);
    }
    erase_all(change, &keys);
}

/// Adds to `change` that an order has nothing more of `side`, who has left: of a buyer where it goes to and the account of a refund, of
/// an artisan where it is picked up, of both what they said.
pub fn erase_order_traces(change: &mut Change, traces: &OrderTraces, side: Side) {
    match (side, &traces.delivery) {
        (Side::Buyer, _) => {
            change.remove(&delivery_key(traces.order.id()));
            traces.order.refund_ids().for_each(|id| change.remove(&refund_account_key(id)));
        }
        (Side::Artisan, Some(delivery)) if delivery.option_words.is_some() => {
            change.replace(delivery, &Delivery { option_words: None, ..(**delivery).clone() });
        }
        (Side::Artisan, _) => {}
    }
    for review in &traces.reviews {
        if let Some(silent) = review.without_words_of(side) {
            change.erase(review, &silent);
        }
    }
}

/// Adds to `change` whether the owner of unread credentials is leaving.
pub fn set_leaving(change: &mut Change, user: &User, leaving: bool) {
    let set = |update: UpdateBuilder| {
        update
            .update_expression("SET leaving = :leaving, version = version + :one")
            .condition_expression("user_id = :user")
            .expression_attribute_values(":leaving", AttributeValue::Bool(leaving))
            .expression_attribute_values(":user", AttributeValue::S(user.id.to_string()))
            .expression_attribute_values(":one", number(1))
    };
    change.update(&credentials_key(&user.email), set, AsRead);
}

/// Adds to `change` that the step `users-erase` hears of a log-in of `user`, who had asked to be deleted.
pub fn come_back(change: &mut Change, user: UserId, session: SessionId) {
    let subject = Key::new(format!("RETURN#{user}#{session}"), "");
    let until = change.at().plus_seconds(RETURN_SECONDS);
    change.record(&subject, &UserSign::Returned(MailTo { user_id: user }), "", until);
}
