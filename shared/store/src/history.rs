//! The history of an entity in the table: `HISTORY#000000000012` in the entity's partition.

use aws_sdk_dynamodb::types::AttributeValue;
use domain::Day;
use domain::history::{self, Entry};

use crate::item::{Item, hash_of, hash_value, put};
use crate::table::key_of;
use crate::{Error, Index, Key, Page, PageRequest, Table};

/// What the sort key of every history entry starts with; the outbox relay takes these.
pub const PREFIX: &str = "HISTORY#";

const SUBJECT: &str = "subject";
const SEQ: &str = "seq";
const HASH: &str = "hash";
const PREVIOUS: &str = "previous_hash";

/// The item of an entry: whose and the how manieth it is, its key says. Those with postings are indexed, so that the ledger
/// can be read without a scan: by time here, by day when it is known in which table, whose zone says which day that is.
pub(crate) fn entry_item(subject: &Key, entry: &Entry) -> Result<Item, Error> {
    let mut item: Item = serde_dynamo::to_item(entry).map_err(Error::unavailable)?;
    for field in [SUBJECT, SEQ, PREVIOUS] {
        item.remove(field);
    }
    if entry.previous_hash != history::GENESIS {
        item.insert(PREVIOUS.to_owned(), hash_value(&entry.previous_hash)?);
    }
    item.insert(HASH.to_owned(), hash_value(&entry.hash)?);
    put(&mut item, "pk", subject.pk.clone());
    put(&mut item, "sk", entry_sort_key(entry.seq));
    if !entry.postings.is_empty() {
        put(&mut item, "gsi2sk", format!("{}#{}#{}", entry.at, subject.pk, entry.seq));
    }
    Ok(item)
}

/// The entry that an item holds.
///
/// # Errors
/// When the item is none.
pub fn entry_from_item(mut item: Item) -> Result<Entry, Error> {
    let Key { pk, sk } = key_of(&item)?;
    let seq: u64 = sk.strip_prefix(PREFIX).unwrap_or_default().parse().map_err(Error::unavailable)?;
    item.insert(SEQ.to_owned(), AttributeValue::N(seq.to_string()));
    put(&mut item, SUBJECT, pk);
    for field in [HASH, PREVIOUS] {
        let hash = item.get(field).and_then(hash_of);
        put(&mut item, field, hash.unwrap_or_else(|| history::GENESIS.to_owned()));
    }
    serde_dynamo::from_item(item).map_err(Error::unavailable)
}

/// The entry that an item of a stream holds.
///
/// # Errors
/// When the item is none.
pub fn entry_from_stream(image: serde_dynamo::Item) -> Result<Entry, Error> {
    entry_from_item(image.into())
}

/// More than any entity has entries: the number has twelve digits.
pub(crate) const SEQ_MAX: u64 = 999_999_999_999;

/// The sort key of the entry `seq`.
pub(crate) fn entry_sort_key(seq: u64) -> String {
    format!("{PREFIX}{:012}", seq.min(SEQ_MAX))
}

impl Table {
    /// The entries from `first` to `last` of the entity at `key`, oldest first, as of now: a part of H1, `limit` at most.
    ///
    /// # Errors
    /// [`Error::Unavailable`].
    pub async fn entries(&self, key: &Key, first: u64, last: u64, limit: u32) -> Result<Vec<Entry>, Error> {
        let (from, to) = (entry_sort_key(first), entry_sort_key(last));
        let found = self.query_between(Index::Table, &key.pk, &from, &to, limit).await?;
        found.into_iter().map(entry_from_item).collect()
    }

    /// A page of the history of the entity at `key`: access pattern H1, newest first unless `oldest_first`.
    ///
    /// # Errors
    /// [`Error::BadCursor`]; [`Error::Unavailable`].
    pub async fn history(
        &self,
        key: &Key,
        oldest_first: bool,
        page: &PageRequest,
    ) -> Result<Page<Entry>, Error> {
        let found = self.query_items(Index::Table, &key.pk, PREFIX, oldest_first, None, page).await?;
        let items = found.items.into_iter().map(entry_from_item).collect::<Result<_, _>>()?;
        Ok(Page { items, next_cursor: found.next_cursor })
    }

    /// A page of the history entries with postings of one `day` of the market and one of
    /// [`LEDGER_SHARDS`](crate::entities::LEDGER_SHARDS) shards, oldest first: access pattern L1.
    ///
    /// # Errors
    /// [`Error::BadCursor`]; [`Error::Unavailable`].
    pub async fn ledger_day(&self, day: Day, shard: u8, page: &PageRequest) -> Result<Page<Entry>, Error> {
        let partition = format!("LEDGER#{day}#{shard}");
        let found = self.query_items(Index::Gsi2, &partition, "", true, None, page).await?;
        let items = found.items.into_iter().map(entry_from_item).collect::<Result<_, _>>()?;
        Ok(Page { items, next_cursor: found.next_cursor })
    }
}
