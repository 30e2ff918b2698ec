//! Reads and commits.

use std::collections::HashMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use aws_sdk_dynamodb::Client;
use aws_sdk_dynamodb::error::{ProvideErrorMetadata, SdkError};
use aws_sdk_dynamodb::operation::put_item::PutItemError;
use aws_sdk_dynamodb::operation::transact_write_items::TransactWriteItemsError;
use aws_sdk_dynamodb::types::{AttributeValue, KeysAndAttributes};
use domain::{Step, Timestamp, UnknownZone, Zone};
use futures::future::BoxFuture;

use crate::change::CONDITION_FAILED;
use crate::item::{Item, due_shard, from_item, head_of};
use crate::once::StoredAnswer;
use crate::page::{decode_cursor, encode_cursor};
use crate::{Change, Error, Key, Loaded, Once, Page, PageRequest, Stored};

/// Attempts at a transaction that met another one on the same items.
const COMMIT_ATTEMPTS_MAX: u32 = 4;
const COMMIT_WAIT: std::time::Duration = std::time::Duration::from_millis(25);
/// Keys of one call that reads a batch, at most: DynamoDB's limit.
const BATCH_MAX: usize = 100;
/// Attempts at a batch read that was answered in part.
const BATCH_ATTEMPTS_MAX: u32 = 4;

/// Where a query looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Index {
    /// The table itself: an entity with its parts.
    Table,
    /// By owner.
    Gsi1,
    /// By other side, category, queue or day.
    Gsi2,
    /// By deadline.
    Gsi3,
}

impl Index {
    const fn name(self) -> Option<&'static str> {
        match self {
            Self::Table => None,
            Self::Gsi1 => Some("gsi1"),
            Self::Gsi2 => Some("gsi2"),
            Self::Gsi3 => Some("gsi3"),
        }
    }

    const fn keys(self) -> (&'static str, &'static str) {
        match self {
            Self::Table => ("pk", "sk"),
            Self::Gsi1 => ("gsi1pk", "gsi1sk"),
            Self::Gsi2 => ("gsi2pk", "gsi2sk"),
            Self::Gsi3 => ("gsi3pk", "gsi3sk"),
        }
    }
}

/// Items that a query with a filter looks at, at most: what it costs is bounded by what is looked at, not by what is found.
const WINDOW: u32 = 200;
/// Windows that are read at most to show one item.
const WINDOWS_MAX: usize = 10;

/// What the items of a query have to have.
#[derive(Debug, Clone)]
pub(crate) struct Filter {
    field: &'static str,
    values: Vec<AttributeValue>,
}

impl Filter {
    /// `field` is one of `values`; no filter when there are none.
    ///
    /// # Errors
    /// [`Error::Unavailable`] when a value cannot be stored.
    pub(crate) fn of<T: serde::Serialize>(field: &'static str, values: &[T]) -> Result<Option<Self>, Error> {
        let values =
            values.iter().map(|value| serde_dynamo::to_attribute_value(value).map_err(Error::unavailable));
        let values = values.collect::<Result<Vec<AttributeValue>, _>>()?;
        Ok((!values.is_empty()).then_some(Self { field, values }))
    }
}

/// The table. Cheap to clone; one client per function, made in init.
#[derive(Debug, Clone)]
pub struct Table {
    client: Client,
    name: Arc<str>,
    zone: Zone,
    round_trips: Arc<AtomicU32>,
}

/// A call to the table, its type forgotten, so that the SDK's code is compiled with this crate and not again for each function.
pub type Call<'a, T> = BoxFuture<'a, Result<T, Error>>;

/// Items of a batch read, to be taken out by key.
#[derive(Debug, Default)]
pub struct Items(HashMap<Key, Item>);

impl Items {
    /// The item at `key` as it is stored.
    pub(crate) fn raw(&self, key: &Key) -> Option<&Item> {
        self.0.get(key)
    }

    /// Takes the item at `key` out; `None` when there is none.
    ///
    /// # Errors
    /// [`Error::Unavailable`] when the item is not of this kind.
    pub fn take<T: Stored>(&mut self, key: &Key) -> Result<Option<Loaded<T>>, Error> {
        self.0.remove(key).map(from_item).transpose()
    }

    /// Takes the item at `key` out, which has to be there.
    ///
    /// # Errors
    /// [`Error::NotFound`]; [`Error::Unavailable`] when the item is not of this kind.
    pub(crate) fn require<T: Stored>(&mut self, key: &Key) -> Result<Loaded<T>, Error> {
        self.take(key)?.ok_or_else(|| Error::NotFound(key.clone()))
    }
}

impl Table {
    /// The table named by `TABLE_NAME`, of a market in the zone named by `MARKET_TIME_ZONE`.
    ///
    /// # Panics
    /// When a variable is missing or the zone is not known: a function that is deployed wrongly must not start.
    pub fn from_env() -> Self {
        let zone = aws::required("MARKET_TIME_ZONE").parse();
        let zone = zone.unwrap_or_else(|error: UnknownZone| panic!("MARKET_TIME_ZONE: {error}"));
        Self::named(&aws::required("TABLE_NAME"), zone)
    }

    /// The table `name`, in the region and with the credentials of the environment.
    pub fn named(name: &str, zone: Zone) -> Self {
        Self::new(Client::new(&aws::config_for("dynamodb")), name, zone)
    }

    /// The table `name` behind `client`. The days of its books are those of `zone`.
    pub fn new(client: Client, name: &str, zone: Zone) -> Self {
        Self { client, name: Arc::from(name), zone, round_trips: Arc::default() }
    }

    /// The market's zone: a day of the books begins at its midnight.
    pub const fn zone(&self) -> Zone {
        self.zone
    }

    /// Sequential calls to the table so far; a request makes at most two.
    pub fn round_trips(&self) -> u32 {
        self.round_trips.load(Ordering::Relaxed)
    }

    /// Reads one item, as of now; `None` when there is none.
    ///
    /// # Errors
    /// [`Error::Unavailable`].
    pub async fn get<T: Stored>(&self, key: &Key) -> Result<Option<Loaded<T>>, Error> {
        self.get_item(key).await?.map(from_item).transpose()
    }

    /// Reads one item that has to be there, as of now.
    ///
    /// # Errors
    /// [`Error::NotFound`]; [`Error::Unavailable`].
    pub(crate) async fn load<T: Stored>(&self, key: &Key) -> Result<Loaded<T>, Error> {
        self.get(key).await?.ok_or_else(|| Error::NotFound(key.clone()))
    }

    /// The version and the last history entry's hash of the entity at `key`.
    ///
    /// # Errors
    /// [`Error::Unavailable`].
    pub async fn head(&self, key: &Key) -> Result<Option<(u64, String)>, Error> {
        Ok(self.get_item(key).await?.as_ref().map(head_of))
    }

    fn get_item<'a>(&'a self, key: &'a Key) -> Call<'a, Option<Item>> {
        Box::pin(async move {
            self.count();
            let answer = self
                .client
                .get_item()
                .table_name(&*self.name)
                .set_key(Some(key.attributes()))
                .consistent_read(true)
                .send()
                .await
                .map_err(unavailable)?;
            Ok(answer.item)
        })
    }

    /// Reads items as of now, in one round trip: up to 100 in one call, more in several at the same time. Keys that are named
    /// twice are read once.
    ///
    /// # Errors
    /// [`Error::Unavailable`], also when a part stays unread after several attempts.
    pub fn get_many<'a>(&'a self, keys: &'a [Key]) -> Call<'a, Items> {
        Box::pin(async move {
            if keys.len() > BATCH_MAX {
                let parts = keys.chunks(BATCH_MAX).map(|part| self.get_many(part));
                let parts = futures::future::try_join_all(parts).await?;
                return Ok(Items(parts.into_iter().flat_map(|part| part.0).collect()));
            }
            let mut wanted: Vec<Item> = Vec::with_capacity(keys.len());
            for key in keys {
                let attributes = key.attributes();
                if !wanted.contains(&attributes) {
                    wanted.push(attributes);
                }
            }
            if wanted.is_empty() {
                return Ok(Items::default());
            }
            let mut items = Items::default();
            for _ in 0..BATCH_ATTEMPTS_MAX {
                self.count();
                let request = KeysAndAttributes::builder()
                    .set_keys(Some(std::mem::take(&mut wanted)))
                    .consistent_read(true)
                    .build()
                    .map_err(Error::unavailable)?;
                let answer = self
                    .client
                    .batch_get_item()
                    .request_items(&*self.name, request)
                    .send()
                    .await
                    .map_err(unavailable)?;
                for item in answer.responses.into_iter().flatten().flat_map(|(_, items)| items) {
                    items.0.insert(key_of(&item)?, item);
                }
                let rest = answer.unprocessed_keys.and_then(|mut rest| rest.remove(&*self.name));
                match rest {
                    Some(rest) if !rest.keys.is_empty() => wanted = rest.keys,
                    Some(_) | None => return Ok(items),
                }
            }
            Err(Error::unavailable("a batch read stayed incomplete"))
        })
    }

    /// Reads items for a request that must happen once, together with the answer that an earlier one may have left.
    ///
    /// # Errors
    /// [`Error::Answered`] with that answer; [`Error::KeyReused`]; [`Error::Unavailable`].
    pub async fn get_many_once(&self, once: &Once, keys: &[Key]) -> Result<Items, Error> {
        let answer_key = once.item_key();
        let mut all = Vec::with_capacity(keys.len() + 1);
        all.push(answer_key.clone());
        all.extend_from_slice(keys);
        let mut items = self.get_many(&all).await?;
        once.check(items.take::<StoredAnswer>(&answer_key)?)?;
        Ok(items)
    }

    /// Reads one item that has to be there, for a request that must happen once.
    ///
    /// # Errors
    /// [`Error::NotFound`]; and as [`Table::get_many_once`].
    pub(crate) async fn load_once<T: Stored>(&self, once: &Once, key: &Key) -> Result<Loaded<T>, Error> {
        self.get_many_once(once, std::slice::from_ref(key)).await?.require(key)
    }

    /// A page of the items whose partition key in `index` is `partition` and whose sort key starts with `prefix`.
    ///
    /// # Errors
    /// [`Error::BadCursor`]; [`Error::Unavailable`].
    pub(crate) async fn query<T: Stored>(
        &self,
        index: Index,
        partition: &str,
        prefix: &str,
        ascending: bool,
        page: &PageRequest,
    ) -> Result<Page<Loaded<T>>, Error> {
        let found = self.query_items(index, partition, prefix, ascending, None, page).await?;
        let items = found.items.into_iter().map(from_item).collect::<Result<_, _>>()?;
        Ok(Page { items, next_cursor: found.next_cursor })
    }

    /// As [`Table::query`], the last first, of what `filter` lets pass among the next [`WINDOW`]. Windows in which nothing passes
    /// are skipped, [`WINDOWS_MAX`] at most: nobody is shown an empty page while there is more further on.
    ///
    /// # Errors
    /// [`Error::BadCursor`]; [`Error::Unavailable`].
    pub(crate) async fn query_where<T: Stored>(
        &self,
        index: Index,
        partition: &str,
        prefix: &str,
        filter: Option<&Filter>,
        page: &PageRequest,
    ) -> Result<Page<Loaded<T>>, Error> {
        let mut found = self.query_items(index, partition, prefix, false, filter, page).await?;
        for _ in 1..WINDOWS_MAX {
            if !found.items.is_empty() || found.next_cursor.is_none() {
                break;
            }
            let next = PageRequest { cursor: found.next_cursor, ..page.clone() };
            found = self.query_items(index, partition, prefix, false, filter, &next).await?;
        }
        let items = found.items.into_iter().map(from_item).collect::<Result<_, _>>()?;
        Ok(Page { items, next_cursor: found.next_cursor })
    }

    pub(crate) fn query_items<'a>(
        &'a self,
        index: Index,
        partition: &'a str,
        prefix: &'a str,
        ascending: bool,
        filter: Option<&'a Filter>,
        page: &'a PageRequest,
    ) -> Call<'a, Page<Item>> {
        Box::pin(async move {
            let (pk, sk) = index.keys();
            let start = page
                .cursor
                .as_deref()
                .map(|cursor| decode_cursor(cursor, (pk, sk), partition))
                .transpose()?;
            let mut query = self
                .client
                .query()
                .table_name(&*self.name)
                .set_index_name(index.name().map(str::to_owned))
                .expression_attribute_names("#pk", pk)
                .expression_attribute_values(":pk", AttributeValue::S(partition.to_owned()))
                .scan_index_forward(ascending)
                .limit(i32::try_from(if filter.is_some() { WINDOW } else { page.limit }).unwrap_or(i32::MAX))
                .set_exclusive_start_key(start);
            query = if prefix.is_empty() {
                query.key_condition_expression("#pk = :pk")
            } else {
                query
                    .key_condition_expression("#pk = :pk AND begins_with(#sk, :prefix)")
                    .expression_attribute_names("#sk", sk)
                    .expression_attribute_values(":prefix", AttributeValue::S(prefix.to_owned()))
            };
            if let Some(Filter { field, values }) = filter {
                let names: Vec<String> = (0..values.len()).map(|n| format!(":value{n}")).collect();
                query = query
                    .filter_expression(format!("#field IN ({})", names.join(", ")))
                    .expression_attribute_names("#field", *field);
                for (name, value) in names.into_iter().zip(values) {
                    query = query.expression_attribute_values(name, value.clone());
                }
            }
            self.count();
            let answer = query.send().await.map_err(|error| {
                // What is decoded has the right form, and may still lie outside of the list: only the table knows.
                let is_refused = error.code() == Some("ValidationException");
                if is_refused && page.cursor.is_some() { Error::BadCursor } else { unavailable(error) }
            })?;
            let mut last = answer.last_evaluated_key;
            let mut items = answer.items.unwrap_or_default();
            if items.len() > page.limit as usize {
                items.truncate(page.limit as usize);
                let here = |item: &Item| {
                    let keys = ["pk", "sk", pk, sk];
                    keys.into_iter()
                        .filter_map(|name| Some((name.to_owned(), item.get(name)?.clone())))
                        .collect()
                };
                last = items.last().map(here);
            }
            Ok(Page { items, next_cursor: last.as_ref().and_then(encode_cursor) })
        })
    }

    /// A page of the items whose partition key in `index` is `partition` and whose sort key lies between `from` and `to`,
    /// both included, in the order of the sort key. Of the table itself as of now.
    ///
    /// # Errors
    /// [`Error::Unavailable`].
    pub(crate) fn query_between<'a>(
        &'a self,
        index: Index,
        partition: &'a str,
        from: &'a str,
        to: &'a str,
        limit: u32,
    ) -> Call<'a, Vec<Item>> {
        Box::pin(async move {
            let (pk, sk) = index.keys();
            self.count();
            let answer = self
                .client
                .query()
                .table_name(&*self.name)
                .set_index_name(index.name().map(str::to_owned))
                .consistent_read(index == Index::Table)
                .key_condition_expression("#pk = :pk AND #sk BETWEEN :from AND :to")
                .expression_attribute_names("#pk", pk)
                .expression_attribute_names("#sk", sk)
                .expression_attribute_values(":pk", AttributeValue::S(partition.to_owned()))
                .expression_attribute_values(":from", AttributeValue::S(from.to_owned()))
                .expression_attribute_values(":to", AttributeValue::S(to.to_owned()))
                .limit(i32::try_from(limit).unwrap_or(i32::MAX))
                .send()
                .await
                .map_err(unavailable)?;
            Ok(answer.items.unwrap_or_default())
        })
    }

    /// The keys of what is due for `step` by `at` in one of [`DUE_SHARDS`](crate::entities::DUE_SHARDS) shards, the longest
    /// waiting first: access pattern T1. Eventually consistent; the step looks again.
    ///
    /// # Errors
    /// [`Error::Unavailable`].
    pub async fn due(&self, step: Step, shard: u8, at: Timestamp, limit: u32) -> Result<Vec<Key>, Error> {
        let items = self.due_items(step, shard, at, limit).await?;
        items.iter().map(key_of).collect()
    }

    /// As [`Table::due`], each with the moment since when it is due, as text.
    pub(crate) async fn due_since(
        &self,
        step: Step,
        shard: u8,
        at: Timestamp,
        limit: u32,
    ) -> Result<Vec<(String, Key)>, Error> {
        let items = self.due_items(step, shard, at, limit).await?;
        let since =
            |item: &Item| item.get("gsi3sk").and_then(|at| at.as_s().ok().cloned()).unwrap_or_default();
        items.iter().map(|item| Ok((since(item), key_of(item)?))).collect()
    }

    fn due_items(&self, step: Step, shard: u8, at: Timestamp, limit: u32) -> Call<'_, Vec<Item>> {
        Box::pin(async move {
            self.count();
            let answer = self
                .client
                .query()
                .table_name(&*self.name)
                .index_name("gsi3")
                .key_condition_expression("gsi3pk = :pk AND gsi3sk <= :at")
                .expression_attribute_values(":pk", AttributeValue::S(due_shard(step.name(), shard)))
                .expression_attribute_values(":at", AttributeValue::S(at.to_string()))
                .limit(i32::try_from(limit).unwrap_or(i32::MAX))
                .send()
                .await
                .map_err(unavailable)?;
            Ok(answer.items.unwrap_or_default())
        })
    }

    /// Commits a change: all of it, or nothing.
    ///
    /// # Errors
    /// [`Error::Conflict`] when something that was read has changed since; the other refusals of [`Error`] when a
    /// condition of their kind does not hold; [`Error::Invalid`] when it cannot be committed at all;
    /// [`Error::Unavailable`] when it is not known whether it happened: whoever repeats the request finds out by the
    /// versions.
    pub fn commit(&self, change: Change) -> Call<'_, ()> {
        Box::pin(async move {
            let (actions, guards) = change.on_table(&self.name, self.zone)?;
            if actions.is_empty() {
                return Ok(());
            }
            self.count();
            for attempt in 1..=COMMIT_ATTEMPTS_MAX {
                let answer =
                    self.client.transact_write_items().set_transact_items(Some(actions.clone())).send().await;
                let Err(error) = answer else { return Ok(()) };
                let reasons = cancellation(&error);
                match Cancelled::by(&reasons) {
                    None => return Err(unwritten(error)),
                    Some(Cancelled::Refused) => return Err(guards.refusal(reasons)),
                    Some(Cancelled::Throttled) => return Err(unavailable(error)),
                    Some(Cancelled::Invalid) => return Err(Error::invalid(words(error))),
                    Some(Cancelled::InTheWay) => tokio::time::sleep(COMMIT_WAIT * attempt).await,
                }
            }
            Err(Error::Conflict)
        })
    }

    /// Commits a change that puts one item and nothing else, for half of what a transaction costs.
    ///
    /// A transaction that is sent again because its answer was lost is answered as the first time. A put is refused then:
    /// it finds itself. So this is for what whoever gets [`Error::Conflict`] finds done when looking again, and never for a
    /// claim.
    ///
    /// # Errors
    /// As [`Table::commit`]; [`Error::Invalid`] as well when the change is another one.
    pub fn commit_put(&self, change: Change) -> Call<'_, ()> {
        Box::pin(async move {
            let (mut actions, guards) = change.on_table(&self.name, self.zone)?;
            let put = match (actions.pop(), actions.is_empty()) {
                (Some(action), true) => action.put,
                (Some(_), false) | (None, _) => None,
            };
            let put = put.ok_or_else(|| Error::invalid("a change that is not one put"))?;
            self.count();
            for attempt in 1..=COMMIT_ATTEMPTS_MAX {
                let put = put.clone();
                let answer = self
                    .client
                    .put_item()
                    .table_name(put.table_name)
                    .set_item(Some(put.item))
                    .set_condition_expression(put.condition_expression)
                    .set_expression_attribute_names(put.expression_attribute_names)
                    .set_expression_attribute_values(put.expression_attribute_values)
                    .set_return_values_on_condition_check_failure(
                        put.return_values_on_condition_check_failure,
                    )
                    .send()
                    .await;
                let Err(error) = answer else { return Ok(()) };
                match error.as_service_error() {
                    Some(PutItemError::ConditionalCheckFailedException(failed)) => {
                        let reason = (CONDITION_FAILED.to_owned(), failed.item.clone());
                        return Err(guards.refusal(vec![reason]));
                    }
                    Some(PutItemError::TransactionConflictException(_)) => {
                        tokio::time::sleep(COMMIT_WAIT * attempt).await;
                    }
                    Some(_) | None => return Err(unwritten(error)),
                }
            }
            Err(Error::Conflict)
        })
    }

    fn count(&self) {
        self.round_trips.fetch_add(1, Ordering::Relaxed);
    }
}

/// What cancelled a transaction.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Cancelled {
    /// The condition of an action does not hold.
    Refused,
    /// Another transaction was on the same items.
    InTheWay,
    /// The table cannot keep up.
    Throttled,
    /// The table never takes an action of this kind, such as one that makes an item larger than items are.
    Invalid,
}

impl Cancelled {
    /// What `reasons` say; `None` when there are none.
    fn by(reasons: &[(String, Option<Item>)]) -> Option<Self> {
        let any = |codes: &[&str]| reasons.iter().any(|(code, _)| codes.contains(&code.as_str()));
        if reasons.is_empty() {
            None
        } else if any(&["ThrottlingError", "ProvisionedThroughputExceeded"]) {
            Some(Self::Throttled)
        } else if any(&[CONDITION_FAILED]) {
            Some(Self::Refused)
        } else if any(&["ValidationError", "ItemCollectionSizeLimitExceeded"]) {
            Some(Self::Invalid)
        } else {
            Some(Self::InTheWay)
        }
    }
}

/// The reason and the old item per action, if the transaction was cancelled; empty for any other error.
fn cancellation(error: &SdkError<TransactWriteItemsError>) -> Vec<(String, Option<Item>)> {
    match error.as_service_error() {
        Some(TransactWriteItemsError::TransactionCanceledException(cancelled)) => cancelled
            .cancellation_reasons()
            .iter()
            .map(|reason| (reason.code().unwrap_or("None").to_owned(), reason.item().cloned()))
            .collect(),
        _ => Vec::new(),
    }
}

pub(crate) fn key_of(item: &Item) -> Result<Key, Error> {
    match (item.get("pk"), item.get("sk")) {
        (Some(AttributeValue::S(pk)), Some(AttributeValue::S(sk))) => Ok(Key::new(pk, sk)),
        _ => Err(Error::unavailable("an item without a key")),
    }
}

/// A write that was not answered, or that the table does not take.
fn unwritten<E, R>(error: SdkError<E, R>) -> Error
where
    E: ProvideErrorMetadata + std::error::Error + Send + Sync + 'static,
    R: std::fmt::Debug + Send + Sync + 'static,
{
    if error.code() == Some("ValidationException") {
        return Error::invalid(words(error));
    }
    unavailable(error)
}

fn unavailable<E, R>(error: SdkError<E, R>) -> Error
where
    E: std::error::Error + Send + Sync + 'static,
    R: std::fmt::Debug + Send + Sync + 'static,
{
    Error::unavailable(words(error))
}

/// The service's own words, which are in the context of an error; the plain Display of an `SdkError` does not have them.
fn words<E, R>(error: SdkError<E, R>) -> String
where
    E: std::error::Error + Send + Sync + 'static,
    R: std::fmt::Debug + Send + Sync + 'static,
{
    aws_smithy_types::error::display::DisplayErrorContext(error).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cancelled(codes: &[&str]) -> Option<Cancelled> {
        let reasons: Vec<_> = codes.iter().map(|code| ((*code).to_owned(), None)).collect();
        Cancelled::by(&reasons)
    }

    #[test]
    fn what_the_table_never_takes_is_not_told_as_a_table_that_cannot_keep_up() {
        assert_eq!(cancelled(&["None", "ValidationError"]), Some(Cancelled::Invalid));
        assert_eq!(cancelled(&["None", "ThrottlingError"]), Some(Cancelled::Throttled));
        assert_eq!(cancelled(&["ProvisionedThroughputExceeded"]), Some(Cancelled::Throttled));
    }

    #[test]
    fn a_transaction_is_tried_again_only_when_others_were_in_its_way() {
        assert_eq!(cancelled(&["None", "TransactionConflict"]), Some(Cancelled::InTheWay));
        assert_eq!(cancelled(&["TransactionConflict", CONDITION_FAILED]), Some(Cancelled::Refused));
        assert_eq!(cancelled(&[]), None);
    }
}
