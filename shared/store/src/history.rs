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
    put(&mut item, "sk", format!("{PREFIX}{:012}", entry.seq));
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

impl Table {
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
