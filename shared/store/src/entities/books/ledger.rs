//! The books as they are checked and reported. L1 the entries of a day's segment; B8 how far each segment was read; B9 the
//! sums of some days; B10 what the entries are about; B11 an artisan's wallet around a moment; B12 what is under way.

use std::collections::BTreeMap;

use domain::history::{Entry, GENESIS};
use domain::orders::Order;
use domain::payouts::Payout;
use domain::refunds::{Refund, RefundStatus};
use domain::wallet::Wallet;
use domain::{ArtisanId, Currency, Day, Step, Timestamp, Totals, Zone};
use futures::future::try_join_all;
use serde::{Deserialize, Serialize};

use crate::entities::{DUE_SHARDS, LEDGER_SHARDS, wallet_key};
use crate::history::{entry_from_item, entry_sort_key};
use crate::item::{from_item, head_of};
use crate::{Error, Index, Key, Loaded, PageRequest, Stored, Table, compiled};

/// Keys of one batch read.
const BATCH_MAX: usize = 100;
/// Days whose sums fit into one batch read.
const DAYS_MAX: usize = 6;
/// Entries of one page of a history.
const PAGE_SIZE: u32 = 100;
/// Timers of one shard that are read to know what is under way.
const UNDER_WAY_MAX: u32 = 1_000;
/// Two changes of one wallet may be out of step by as long as a step may run, and no longer.
const OUT_OF_STEP_SECONDS: u64 = 120;

/// How far one shard of the ledger was read, and what all of it added up to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mark {
    /// Which shard.
    pub shard: u8,
    /// The day that is being read.
    pub day: Day,
    /// The last entry of that day that was read.
    pub last: Option<String>,
    /// Up to when everything was read.
    pub through: Timestamp,
    /// The sums of everything that was read.
    pub totals: Totals,
}

impl Mark {
    /// A shard that is read for the first time: from the day before `at` in `zone` on, when a new stack had nothing yet. What an older
    /// one had before is read by an audit on request, and stands in the gateway's balance as its opening.
    pub fn start(shard: u8, at: Timestamp, zone: Zone) -> Self {
        let day = zone.day_of(at).back(1);
        Self { shard, day, last: None, through: zone.start_of(day), totals: Totals::default() }
    }
}

impl Stored for Mark {
    fn key(&self) -> Key {
        mark_key(self.shard)
    }
}

compiled::stored!(Mark);

/// The sums of one day and shard.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DayTotals {
    /// Which day of the market, such as `2026-11-22`.
    pub day: Day,
    /// Which shard.
    pub shard: u8,
    /// Entries that were read.
    pub entries: u64,
    /// What their postings add up to.
    pub totals: Totals,
    /// Up to when.
    pub through: Timestamp,
    /// Whether that is all of the day.
    pub closed: bool,
}

impl DayTotals {
    /// Nothing read yet.
    pub fn none(day: Day, shard: u8, through: Timestamp) -> Self {
        Self { day, shard, entries: 0, totals: Totals::default(), through, closed: false }
    }
}

impl Stored for DayTotals {
    fn key(&self) -> Key {
        day_key(self.day, self.shard)
    }
}

compiled::stored!(DayTotals);

fn mark_key(shard: u8) -> Key {
    Key::new(format!("LEDGER_MARK#{shard:02}"), "MARK")
}

fn day_key(day: Day, shard: u8) -> Key {
    Key::new(format!("LEDGER_TOTALS#{day}"), format!("SHARD#{shard:02}"))
}

/// An entry where it stands in the ledger.
#[derive(Debug, Clone)]
pub struct LedgerEntry {
    /// Where: what was read up to here is read on from here.
    pub place: String,
    /// The entity's partition, as the index names it.
    pub subject: String,
    /// The entry; `None` when it cannot be read as one.
    pub entry: Option<Entry>,
}

/// An entity that an entry is about, with what its history has to lead to.
#[derive(Debug, Clone)]
pub struct Touched {
    /// Its key.
    pub key: Key,
    /// How often it was changed.
    pub version: u64,
    /// The hash of its last entry.
    pub head: String,
    /// Whether it can be read as what it is.
    pub readable: bool,
    /// The order, if it is one.
    pub order: Option<Order>,
    /// The refund, if it is one.
    pub refund: Option<Refund>,
}

/// Money that left our account in the books only when it arrives, and may be gone at the gateway already.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct UnderWay {
    /// How much, in minor units.
    pub amount: i64,
    /// How many of it are transfers.
    pub transfers: u32,
}

repository! {
    /// The books in the table.
    Books, books
}

impl Books {
    /// B8: how far each shard was read; `None` for one that never was.
    ///
    /// # Errors
    /// [`Error::Unavailable`].
    pub async fn marks(&self) -> Result<Vec<Option<Loaded<Mark>>>, Error> {
        let keys: Vec<Key> = (0..LEDGER_SHARDS).map(mark_key).collect();
        let mut items = self.0.get_many(&keys).await?;
        keys.iter().map(|key| items.take(key)).collect()
    }

    /// B8: how far one shard was read, with the sums of the day that it stands in.
    ///
    /// # Errors
    /// [`Error::Unavailable`].
    pub async fn mark(&self, shard: u8) -> Result<Option<Loaded<Mark>>, Error> {
        self.0.get(&mark_key(shard)).await
    }

    /// B9: the sums of one day and shard.
    ///
    /// # Errors
    /// [`Error::Unavailable`].
    pub async fn day(&self, day: Day, shard: u8) -> Result<Option<Loaded<DayTotals>>, Error> {
        self.0.get(&day_key(day, shard)).await
    }

    /// B9: the sums of up to six days, all their shards, in one round trip. A shard that was not read yet is left out.
    ///
    /// # Errors
    /// [`Error::Unavailable`].
    pub async fn days(&self, days: &[Day]) -> Result<Vec<DayTotals>, Error> {
        let keys: Vec<Key> =
            days.iter().flat_map(|day| (0..LEDGER_SHARDS).map(move |shard| day_key(*day, shard))).collect();
        let mut items = self.0.get_many(&keys).await?;
        let found = keys.iter().map(|key| items.take(key)).collect::<Result<Vec<_>, _>>()?;
        Ok(found.into_iter().flatten().map(Loaded::into_inner).collect())
    }

    /// L1: the entries of a day and shard that stand after the place `after` and are not later than `through`, oldest
    /// first.
    ///
    /// # Errors
    /// [`Error::Unavailable`].
    pub async fn segment(
        &self,
        day: Day,
        shard: u8,
        after: Option<&str>,
        through: Timestamp,
        limit: u32,
    ) -> Result<Vec<LedgerEntry>, Error> {
        // A space sorts before whatever may follow, a tilde behind it.
        let from = after.map_or_else(String::new, |place| format!("{place} "));
        let from = if from.is_empty() { " ".to_owned() } else { from };
        let partition = format!("LEDGER#{day}#{shard}");
        let to = format!("{through}~");
        if from > to {
            return Ok(Vec::new());
        }
        let found = self.0.query_between(Index::Gsi2, &partition, &from, &to, limit).await?;
        let text = |item: &crate::item::Item, name: &str| {
            item.get(name).and_then(|value| value.as_s().ok().cloned()).unwrap_or_default()
        };
        Ok(found
            .into_iter()
            .map(|item| LedgerEntry {
                place: text(&item, "gsi2sk"),
                subject: text(&item, "pk"),
                entry: entry_from_item(item).ok(),
            })
            .collect())
    }

    /// B8 and L1: what all postings up to `at` add up to: what was read so far, and what came since.
    ///
    /// # Errors
    /// [`Error::Unavailable`].
    pub async fn totals(&self, at: Timestamp) -> Result<Totals, Error> {
        let marks = (0..LEDGER_SHARDS).zip(self.marks().await?);
        let parts = marks.map(|(shard, mark)| {
            let mark = mark.map_or_else(|| Mark::start(shard, at, self.0.zone()), Loaded::into_inner);
            self.totals_after(mark, at)
        });
        let mut totals = Totals::default();
        for part in try_join_all(parts).await? {
            totals.add(&part);
        }
        Ok(totals)
    }

    /// B8 and B9: what was debited to a line in the last `days` and today, of `totals`, which are those of `at`.
    ///
    /// # Errors
    /// [`Error::Unavailable`].
    pub async fn came_in(
        &self,
        currency: Currency,
        line: &str,
        days: u64,
        totals: &Totals,
        at: Timestamp,
    ) -> Result<i64, Error> {
        let today = self.0.zone().day_of(at);
        let days = today.back(days).through(today, DAYS_MAX);
        let parts = self.days(&days).await?;
        let kept: i64 = parts.iter().map(|part| part.totals.debit(currency, line)).sum();
        let read = self.marks().await?.into_iter().flatten();
        let read: i64 = read.map(|mark| mark.totals.debit(currency, line)).sum();
        Ok(kept + (totals.debit(currency, line) - read).max(0))
    }

    async fn totals_after(&self, mark: Mark, at: Timestamp) -> Result<Totals, Error> {
        let Mark { shard, mut day, mut last, mut totals, .. } = mark;
        loop {
            let entries = self.segment(day, shard, last.as_deref(), at, PAGE_SIZE * 5).await?;
            let postings = entries.iter().filter_map(|entry| entry.entry.as_ref());
            totals.add(&Totals::of(postings.flat_map(|entry| &entry.postings)));
            match entries.last() {
                Some(entry) => last = Some(entry.place.clone()),
                None if day < self.0.zone().day_of(at) => (day, last) = (day.next(), None),
                None => return Ok(totals),
            }
        }
    }

    /// B10: the entities of up to a hundred partitions, in their order; `None` for one that is not there.
    ///
    /// # Errors
    /// [`Error::Unavailable`].
    pub async fn touched(&self, partitions: &[String]) -> Result<Vec<Option<Touched>>, Error> {
        let keys: Vec<Key> = partitions.iter().map(|partition| entity_key(partition)).collect();
        let items = self.0.get_many(&keys).await?;
        let touched = |key: &Key| {
            let item = items.raw(key)?;
            let (version, head) = head_of(item);
            let is = |kind: &str| key.sk == kind;
            let order = is("ORDER").then(|| from_item::<Order>(item.clone()).ok()).flatten();
            let refund = is("REFUND").then(|| from_item::<Refund>(item.clone()).ok()).flatten();
            Some(Touched {
                key: key.clone(),
                version,
                head,
                readable: is("ORDER") == order.is_some() && is("REFUND") == refund.is_some(),
                order: order.map(Loaded::into_inner),
                refund: refund.map(Loaded::into_inner),
            })
        };
        Ok(keys.iter().map(touched).collect())
    }

    /// H1: the whole history of an entity, oldest first, as of now; `None` when an entry cannot be read as one. For entities
    /// whose life ends: an order, a refund.
    ///
    /// # Errors
    /// [`Error::Unavailable`].
    pub async fn whole_history(&self, key: &Key) -> Result<Option<Vec<Entry>>, Error> {
        let mut entries: Vec<Entry> = Vec::new();
        loop {
            let next = entry_sort_key(entries.last().map_or(0, |entry| entry.seq + 1));
            let end = entry_sort_key(u64::MAX);
            let page = self.0.query_between(Index::Table, &key.pk, &next, &end, PAGE_SIZE).await?;
            let last = page.len() < usize::try_from(PAGE_SIZE).unwrap_or(usize::MAX);
            for item in page {
                let Ok(entry) = entry_from_item(item) else { return Ok(None) };
                entries.push(entry);
            }
            if last {
                return Ok(Some(entries));
            }
        }
    }

    /// A wallet with the entry of its version, which says what it has to be.
    ///
    /// # Errors
    /// [`Error::Unavailable`].
    pub async fn wallet(
        &self,
        artisan: ArtisanId,
        currency: Currency,
    ) -> Result<(Loaded<Wallet>, Option<Entry>), Error> {
        let key = wallet_key(artisan, currency);
        let wallet = self.0.get(&key).await?;
        let wallet = wallet.unwrap_or_else(|| Loaded::new(Wallet::empty(artisan, currency)));
        let last = self.0.entries(&key, wallet.version(), wallet.version(), 1).await?;
        Ok((wallet, last.into_iter().next()))
    }

    /// B11: a wallet's entries around `at`, oldest first, with the one before them, and whether they begin with the first.
    /// The place is found by halving, so that a long history costs no more than a few reads.
    ///
    /// # Errors
    /// [`Error::Unavailable`].
    pub async fn wallet_around(
        &self,
        artisan: ArtisanId,
        currency: Currency,
        version: u64,
        at: Timestamp,
    ) -> Result<(Vec<Entry>, bool), Error> {
        let key = wallet_key(artisan, currency);
        let slack = i64::try_from(OUT_OF_STEP_SECONDS * 1_000).unwrap_or(i64::MAX);
        let earliest = Timestamp::from_millis(at.millis() - slack);
        let latest = at.plus_seconds(OUT_OF_STEP_SECONDS);
        let (mut before, mut behind) = (0, version + 1);
        while before + 1 < behind {
            let middle = before + (behind - before) / 2;
            let found = self.0.entries(&key, middle, middle, 1).await?;
            match found.first() {
                Some(entry) if entry.at < earliest => before = middle,
                Some(_) | None => behind = middle,
            }
        }
        let mut entries: Vec<Entry> = Vec::new();
        loop {
            let next = entries.last().map_or(before.max(1), |entry| entry.seq + 1);
            let page = self.0.entries(&key, next, version, PAGE_SIZE).await?;
            let last = page.len() < usize::try_from(PAGE_SIZE).unwrap_or(usize::MAX);
            let over = page.last().is_some_and(|entry| entry.at > latest);
            entries.extend(page);
            if last || over {
                break;
            }
        }
        let from_start = entries.first().is_none_or(|first| first.previous_hash == GENESIS);
        Ok((entries, from_start))
    }

    /// B12: refunds and transfers at `gateway` that are decided and have not ended, by their timers; and refunds that wait
    /// for bank details.
    ///
    /// # Errors
    /// [`Error::Unavailable`].
    pub async fn under_way(&self, gateway: &str, currency: Currency) -> Result<UnderWay, Error> {
        let steps = [Step::RefundsSend, Step::PayoutsSend, Step::PayoutsSettle];
        let places = steps.iter().flat_map(|step| (0..DUE_SHARDS).map(move |shard| (*step, shard)));
        let ever = Timestamp::from_millis(i64::MAX);
        let due = places.map(|(step, shard)| self.0.due(step, shard, ever, UNDER_WAY_MAX));
        let mut keys: BTreeMap<String, Key> =
            try_join_all(due).await?.into_iter().flatten().map(|key| (key.pk.clone(), key)).collect();
        let first = PageRequest { limit: UNDER_WAY_MAX, cursor: None };
        let waiting = self.0.query::<Refund>(Index::Gsi2, "REVIEW_QUEUE#refund", "", true, &first).await?;
        keys.extend(waiting.items.iter().map(|refund| (refund.key().pk, refund.key())));
        let keys: Vec<Key> =
            keys.into_values().filter(|key| matches!(key.sk.as_str(), "REFUND" | "PAYOUT")).collect();
        let mut found = UnderWay::default();
        for batch in keys.chunks(BATCH_MAX) {
            let mut items = self.0.get_many(batch).await?;
            for key in batch {
                let (of, amount, ended) = if key.sk == "REFUND" {
                    let Some(refund) = items.take::<Refund>(key)? else { continue };
                    let ended = matches!(
                        refund.status,
                        RefundStatus::Decided
                            | RefundStatus::Processed
                            | RefundStatus::Failed
                            | RefundStatus::PaidByHand
                            | RefundStatus::PaidTwice
                    );
                    (refund.gateway.clone(), refund.amount, ended)
                } else {
                    let Some(payout) = items.take::<Payout>(key)? else { continue };
                    (payout.account.gateway.clone(), payout.amount, payout.due.is_none())
                };
                if of == gateway && amount.currency == currency && !ended {
                    found.amount += amount.amount;
                    found.transfers += u32::from(key.sk == "PAYOUT");
                }
            }
        }
        Ok(found)
    }
}

/// The key of the entity that a partition belongs to: `ORDER#ord_… / ORDER`.
fn entity_key(partition: &str) -> Key {
    Key::new(partition, partition.split('#').next().unwrap_or_default())
}
