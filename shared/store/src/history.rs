//! The history of an entity in the table: `HISTORY#000000000012` in the entity's partition.

use domain::history::Entry;

use crate::entities::ledger_partition;
use crate::item::{Item, put};
use crate::{Error, Index, Key, Page, PageRequest, Table};

/// What the sort key of every history entry starts with; the outbox relay takes these.
pub const PREFIX: &str = "HISTORY#";

/// The item of an entry. Those with postings are indexed by day, so that the ledger can be read without a scan.
pub(crate) fn entry_item(subject: &Key, entry: &Entry) -> Result<Item, Error> {
    let mut item: Item = serde_dynamo::to_item(entry).map_err(Error::unavailable)?;
    put(&mut item, "pk", subject.pk.clone());
    put(&mut item, "sk", entry_sort_key(entry.seq));
    if !entry.postings.is_empty() {
        put(&mut item, "gsi2pk", ledger_partition(&entry.at.day(), &subject.pk));
        put(&mut item, "gsi2sk", format!("{}#{}#{}", entry.at, subject.pk, entry.seq));
    }
    Ok(item)
}

/// The entry that an item holds.
///
/// # Errors
/// When the item is none.
pub fn entry_from_item(item: Item) -> Result<Entry, Error> {
    serde_dynamo::from_item(item).map_err(Error::unavailable)
}

/// The entry that an item of a stream holds.
///
/// # Errors
/// When the item is none.
pub fn entry_from_stream(image: serde_dynamo::Item) -> Result<Entry, Error> {
    serde_dynamo::from_item(image).map_err(Error::unavailable)
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
        let found = self.query_items(Index::Table, &key.pk, PREFIX, oldest_first, page).await?;
        let items = found.items.into_iter().map(entry_from_item).collect::<Result<_, _>>()?;
        Ok(Page { items, next_cursor: found.next_cursor })
    }

    /// A page of the history entries with postings of one `day` (`2026-11-22`) and one of
    /// [`LEDGER_SHARDS`](crate::entities::LEDGER_SHARDS) shards, oldest first: access pattern L1.
    ///
    /// # Errors
    /// [`Error::BadCursor`]; [`Error::Unavailable`].
    pub async fn ledger_day(&self, day: &str, shard: u8, page: &PageRequest) -> Result<Page<Entry>, Error> {
        let partition = format!("LEDGER#{day}#{shard}");
        let found = self.query_items(Index::Gsi2, &partition, "", true, page).await?;
        let items = found.items.into_iter().map(entry_from_item).collect::<Result<_, _>>()?;
        Ok(Page { items, next_cursor: found.next_cursor })
    }
}
