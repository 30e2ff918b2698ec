//! From entities to items and back.

use std::collections::HashMap;
use std::ops::Deref;

use aws_sdk_dynamodb::types::AttributeValue;
use domain::{Due, Timestamp, history};
use serde::Serialize;
use serde::de::DeserializeOwned;
use sha2::{Digest, Sha256};

use crate::Error;

pub(crate) type Item = HashMap<String, AttributeValue>;

/// Partitions of the due index, per step: so many times the write limit of one partition before timers slow down.
pub const DUE_SHARDS: u8 = 8;
/// Partitions of the day's postings.
pub const LEDGER_SHARDS: u8 = 16;

/// An item's primary key. Made in this crate only.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Key {
    pub(crate) pk: String,
    pub(crate) sk: String,
}

impl Key {
    pub(crate) fn new(pk: impl Into<String>, sk: impl Into<String>) -> Self {
        Self { pk: pk.into(), sk: sk.into() }
    }

    pub(crate) fn attributes(&self) -> Item {
        Item::from([
            ("pk".to_owned(), AttributeValue::S(self.pk.clone())),
            ("sk".to_owned(), AttributeValue::S(self.sk.clone())),
        ])
    }

    /// The partition, as history entries name their subject: `ORDER#ord_01J…`.
    pub fn subject(&self) -> &str {
        &self.pk
    }

    /// What it is in its partition: `ORDER`.
    pub fn kind(&self) -> &str {
        &self.sk
    }
}

/// The places of an item in the indexes; sparse: what is `None` is not there.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Indexes {
    /// By owner: partition and sort key.
    pub gsi1: Option<(String, String)>,
    /// By other side, category or queue: partition and sort key.
    pub gsi2: Option<(String, String)>,
    /// By deadline.
    pub due: Option<Due>,
}

/// Something that is stored as one item.
pub trait Stored: Serialize + DeserializeOwned + Clone {
    /// Where.
    fn key(&self) -> Key;

    /// In which indexes.
    fn indexes(&self) -> Indexes {
        Indexes::default()
    }

    /// When the item may be forgotten.
    fn expires_at(&self) -> Option<Timestamp> {
        None
    }
}

/// An entity with a history. It has a partition of its own.
pub trait Audited: Stored {
    /// Fields whose values stay out of the history: personal or secret. The history outlives the person.
    const WITHHELD: &'static [&'static str] = &[];
}

/// An entity as it was read: with the version that a change is conditioned on.
#[derive(Debug, Clone, PartialEq)]
pub struct Loaded<T> {
    pub(crate) entity: T,
    pub(crate) version: u64,
    pub(crate) head: String,
}

impl<T> Loaded<T> {
    /// Something that is not stored yet.
    pub fn new(entity: T) -> Self {
        Self { entity, version: 0, head: history::GENESIS.to_owned() }
    }

    /// How often it has been changed; zero when it is not stored yet.
    pub fn version(&self) -> u64 {
        self.version
    }

    /// The hash of its last history entry.
    pub fn head(&self) -> &str {
        &self.head
    }

    /// The entity alone.
    pub fn into_inner(self) -> T {
        self.entity
    }
}

impl<T> Deref for Loaded<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.entity
    }
}

/// The attributes that are ours, not the entity's.
const OURS: [&str; 11] = [
    "pk",
    "sk",
    "gsi1pk",
    "gsi1sk",
    "gsi2pk",
    "gsi2sk",
    "gsi3pk",
    "gsi3sk",
    "version",
    "head",
    "expires_at_seconds",
];

pub(crate) fn to_item<T: Stored>(entity: &T, version: u64, head: &str) -> Result<Item, Error> {
    let mut item: Item = serde_dynamo::to_item(entity).map_err(Error::unavailable)?;
    debug_assert!(
        OURS.iter().all(|name| !item.contains_key(*name)),
        "an entity's field is named as one of ours"
    );
    item.retain(|_, value| !value.is_null());
    let key = entity.key();
    let indexes = entity.indexes();
    if let Some((pk, sk)) = indexes.gsi1 {
        put(&mut item, "gsi1pk", pk);
        put(&mut item, "gsi1sk", sk);
    }
    if let Some((pk, sk)) = indexes.gsi2 {
        put(&mut item, "gsi2pk", pk);
        put(&mut item, "gsi2sk", sk);
    }
    if let Some(due) = indexes.due {
        put(&mut item, "gsi3pk", due_partition(due, &key));
        put(&mut item, "gsi3sk", due.at.to_string());
    }
    if let Some(at) = entity.expires_at() {
        item.insert("expires_at_seconds".to_owned(), AttributeValue::N(at.seconds().to_string()));
    }
    item.insert("version".to_owned(), AttributeValue::N(version.to_string()));
    put(&mut item, "head", head.to_owned());
    item.extend(key.attributes());
    Ok(item)
}

/// The version of an item and the hash of its last history entry.
pub(crate) fn head_of(item: &Item) -> (u64, String) {
    let version = item.get("version").and_then(|value| value.as_n().ok()?.parse().ok()).unwrap_or(0);
    let head = item.get("head").and_then(|value| value.as_s().ok().cloned()).unwrap_or_default();
    (version, head)
}

pub(crate) fn from_item<T: DeserializeOwned>(mut item: Item) -> Result<Loaded<T>, Error> {
    let (version, head) = head_of(&item);
    for name in OURS {
        item.remove(name);
    }
    let entity = serde_dynamo::from_item(item).map_err(Error::unavailable)?;
    Ok(Loaded { entity, version, head })
}

pub(crate) fn put(item: &mut Item, name: &str, value: String) {
    item.insert(name.to_owned(), AttributeValue::S(value));
}

/// `DUE#timers-fire#3`: by step and by a hash of the item, so that no partition takes all timers.
pub fn due_partition(due: Due, key: &Key) -> String {
    due_shard(due.step.name(), shard(&key.pk, DUE_SHARDS))
}

pub(crate) fn due_shard(step: &str, shard: u8) -> String {
    format!("DUE#{step}#{shard}")
}

pub(crate) fn shard(text: &str, shards: u8) -> u8 {
    Sha256::digest(text)[0] % shards
}
