//! From entities to items and back.

use std::collections::HashMap;
use std::ops::Deref;

use aws_sdk_dynamodb::primitives::Blob;
use aws_sdk_dynamodb::types::AttributeValue;
use domain::{Due, Step, Timestamp, history};
use serde::Serialize;
use serde::de::DeserializeOwned;
use sha2::{Digest, Sha256};

use crate::Error;

pub(crate) type Item = HashMap<String, AttributeValue>;

/// Partitions of the due index, per step: so many times the write limit of one partition before timers slow down.
pub const DUE_SHARDS: u8 = 8;
/// Partitions of the day's postings.
pub const LEDGER_SHARDS: u8 = 16;
/// Into how many partitions of the index the artisans who may sell are spread.
pub const VERIFIED_SHARDS: u8 = 16;

/// Into how many partitions of the index the reports that wait for an administrator are spread.
pub(crate) const REPORT_SHARDS: u8 = 4;

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

    /// What people call it: `order`.
    pub fn noun(&self) -> String {
        self.sk.split('#').next().unwrap_or_default().to_ascii_lowercase()
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

    /// Fields that a key says too, each with the attribute of that key, whose part after the first `#` is the field's value.
    /// They are not stored twice. For items that would otherwise be larger than 1 KB, the unit of a write.
    const SAID_BY_KEYS: &'static [(&'static str, &'static str)] = &[];

    /// When the item may be forgotten.
    fn expires_at(&self) -> Option<Timestamp> {
        None
    }
}

/// An entity with a history. It has a partition of its own.
pub trait Audited: Stored + domain::Entity {
    /// Fields whose values stay out of the history: personal or secret. The history outlives the person.
    const WITHHELD: &'static [&'static str] = &[];
    /// Whether several parties read the history, who are not to see all of each other's: then what is the artisan's alone is
    /// hashed apart.
    const SHARED: bool = false;
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

/// A moment, as fields whose names end with `_at` have it.
pub(crate) fn moment(at: Timestamp) -> AttributeValue {
    AttributeValue::N(at.millis().to_string())
}

pub(crate) fn number(value: u64) -> AttributeValue {
    AttributeValue::N(value.to_string())
}

/// The hash of a history entry, which an item has as 32 bytes: half of the digits it is written with elsewhere.
pub(crate) fn hash_value(hash: &str) -> Result<AttributeValue, Error> {
    hex::decode(hash).map(|bytes| AttributeValue::B(Blob::new(bytes))).map_err(Error::unavailable)
}

pub(crate) fn hash_of(value: &AttributeValue) -> Option<String> {
    value.as_b().ok().map(|bytes| hex::encode(bytes.as_ref()))
}

/// An entity's own field for its deadline.
const DUE: &str = "due";
/// How the names of an entity's moments end.
const MOMENT: &str = "_at";

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

/// An item says everything once and briefly, since each KB of it is charged for, again in each index: what its keys say
/// is not there again, its moments are milliseconds, its hash is bytes. See docs/decisions/0024-an-item-says-it-once.md.
pub(crate) fn to_item<T: Stored>(entity: &T, version: u64, head: &str) -> Result<Item, Error> {
    let mut item: Item = serde_dynamo::to_item(entity).map_err(Error::unavailable)?;
    debug_assert!(
        OURS.iter().all(|name| !item.contains_key(*name)),
        "an entity's field is named as one of ours"
    );
    item.retain(|_, value| !value.is_null());
    let key = entity.key();
    let indexes = entity.indexes();
    if let Some(due) = indexes.due {
        if item.get(DUE) == Some(&serde_dynamo::to_attribute_value(due).map_err(Error::unavailable)?) {
            item.remove(DUE);
        }
        put(&mut item, "gsi3pk", due_partition(due, &key));
        put(&mut item, "gsi3sk", due.at.to_string());
    }
    for (name, value) in &mut item {
        if let (true, Ok(text)) = (name.ends_with(MOMENT), value.as_s())
            && let Ok(at) = text.parse::<Timestamp>()
            && at.to_string() == *text
        {
            *value = moment(at);
        }
    }
    if let Some((pk, sk)) = indexes.gsi1 {
        put(&mut item, "gsi1pk", pk);
        put(&mut item, "gsi1sk", sk);
    }
    if let Some((pk, sk)) = indexes.gsi2 {
        put(&mut item, "gsi2pk", pk);
        put(&mut item, "gsi2sk", sk);
    }
    if let Some(at) = entity.expires_at() {
        item.insert("expires_at_seconds".to_owned(), AttributeValue::N(at.seconds().to_string()));
    }
    item.insert("version".to_owned(), AttributeValue::N(version.to_string()));
    if head != history::GENESIS {
        item.insert("head".to_owned(), hash_value(head)?);
    }
    item.extend(key.attributes());
    for (field, attribute) in T::SAID_BY_KEYS {
        if said_by(&item, attribute)
            .is_some_and(|said| item.get(*field).and_then(|value| value.as_s().ok()) == Some(&said))
        {
            item.remove(*field);
        }
    }
    Ok(item)
}

/// The version of an item and the hash of its last history entry.
pub(crate) fn head_of(item: &Item) -> (u64, String) {
    let version = item.get("version").and_then(|value| value.as_n().ok()?.parse().ok()).unwrap_or(0);
    let head = item.get("head").and_then(hash_of).unwrap_or_else(|| history::GENESIS.to_owned());
    (version, head)
}

pub(crate) fn from_item<T: Stored>(mut item: Item) -> Result<Loaded<T>, Error> {
    let (version, head) = head_of(&item);
    for (field, attribute) in T::SAID_BY_KEYS {
        if let (false, Some(said)) = (item.contains_key(*field), said_by(&item, attribute)) {
            put(&mut item, field, said);
        }
    }
    if let (false, Some(due)) = (item.contains_key(DUE), due_of(&item)) {
        item.insert(DUE.to_owned(), serde_dynamo::to_attribute_value(due).map_err(Error::unavailable)?);
    }
    for name in OURS {
        item.remove(name);
    }
    for (name, value) in &mut item {
        if let (true, Ok(millis)) = (name.ends_with(MOMENT), value.as_n()) {
            let at = Timestamp::from_millis(millis.parse().map_err(Error::unavailable)?);
            *value = AttributeValue::S(at.to_string());
        }
    }
    let entity = serde_dynamo::from_item(item).map_err(Error::unavailable)?;
    Ok(Loaded { entity, version, head })
}

/// An entity from an item that was read past the table's calls: by a test, from an export.
///
/// # Errors
/// When the item holds none.
pub fn read_item<T: Stored>(item: serde_dynamo::Item) -> Result<Loaded<T>, Error> {
    from_item(item.into())
}

/// The version of an item that was read past the table's calls, and the hash of its last history entry.
pub fn head_of_item(item: serde_dynamo::Item) -> (u64, String) {
    head_of(&item.into())
}

/// What a key says after its first `#`.
fn said_by(item: &Item, attribute: &str) -> Option<String> {
    Some(item.get(attribute)?.as_s().ok()?.split_once('#')?.1.to_owned())
}

/// What an item waits for, by its keys in the due index.
pub(crate) fn due_of(item: &Item) -> Option<Due> {
    let text = |name: &str| item.get(name).and_then(|value| value.as_s().ok());
    Some(Due { at: text("gsi3sk")?.parse().ok()?, step: due_step(text("gsi3pk")?)? })
}

pub(crate) fn put(item: &mut Item, name: &str, value: String) {
    item.insert(name.to_owned(), AttributeValue::S(value));
}

/// `DUE#orders-time-out#3`: by step and by a hash of the item, so that no partition takes all timers.
pub fn due_partition(due: Due, key: &Key) -> String {
    due_shard(due.step.name(), shard(&key.pk, DUE_SHARDS))
}

/// The step whose timers lie in a [`due_partition`]; `None` for any other partition.
pub fn due_step(partition: &str) -> Option<Step> {
    let (name, _) = partition.strip_prefix("DUE#")?.split_once('#')?;
    Step::ALL.into_iter().find(|step| step.name() == name)
}

pub(crate) fn due_shard(step: &str, shard: u8) -> String {
    format!("DUE#{step}#{shard}")
}

pub(crate) fn shard(text: &str, shards: u8) -> u8 {
    Sha256::digest(text)[0] % shards
}
