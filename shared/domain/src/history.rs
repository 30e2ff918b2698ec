//! The history of an entity: one entry a change, each with the hash of the one before. Record of who did what, outbox record, journal
//! and tamper evidence in one.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};

use crate::{Actor, Facts, Posting, Timestamp};

/// The hash before the first entry.
pub const GENESIS: &str = "0000000000000000000000000000000000000000000000000000000000000000";

/// One change of one entity.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Entry {
    /// The entity's key, such as `ORDER#ord_01J…`.
    pub subject: String,
    /// The entity's version after the change; the first is 1.
    pub seq: u64,
    /// When.
    pub at: Timestamp,
    /// Who.
    pub actor: Actor,
    /// What happened: `order.delivered`.
    pub action: String,
    /// What the event carries.
    pub facts: Facts,
    /// Field by field, the value after the change. Personal and secret fields are named, their values left out.
    pub changed: Map<String, Value>,
    /// How money moved.
    pub postings: Vec<Posting>,
    /// Ties together all that one request led to.
    pub correlation_id: String,
    /// What the private part is hashed with: random, so that nobody finds out an amount by hashing all there could be. There is
    /// one where [`Entry::has_private_part`] and several parties read the history; without one, nothing is private.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub salt: Option<String>,
    /// The hash of the entry before, in hexadecimal.
    pub previous_hash: String,
    /// SHA-256 over all of the above, in hexadecimal.
    pub hash: String,
}

/// Facts that are between an artisan and the platform: what went to a debt, what is owed. It is hashed which these are, so that
/// one more needs another form of entries.
const PRIVATE_FACTS: [&str; 3] = ["recovered", "restored_net", "taken_owed"];

/// What of an entry only the artisan and administrators are shown.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PrivatePart {
    /// Facts by name.
    pub facts: Facts,
    /// Postings that touch an account of the artisan.
    pub postings: Vec<Posting>,
    /// What makes the part's hash impossible to guess.
    pub salt: String,
}

impl PrivatePart {
    /// SHA-256 over the part, as JSON with sorted keys.
    pub fn digest(&self) -> String {
        sha256(&sorted(self))
    }
}

/// What an entry's hash is taken over: its fields in the order of their names.
#[derive(Serialize)]
struct Hashed<'a> {
    action: &'a str,
    actor: Value,
    at: Timestamp,
    changed: &'a Map<String, Value>,
    correlation_id: &'a str,
    facts: BTreeMap<&'a String, &'a Value>,
    postings: Vec<Value>,
    previous_hash: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    private_hash: Option<String>,
    seq: u64,
    subject: &'a str,
}

/// The same with sorted keys: a [`Value`]'s are.
fn sorted(content: &impl Serialize) -> Value {
    json!(content)
}

/// SHA-256 over JSON without spaces, in hexadecimal.
fn sha256(content: &impl Serialize) -> String {
    let mut hex = String::with_capacity(64);
    for byte in Sha256::digest(serde_json::to_vec(content).expect("text and numbers are JSON")) {
        hex.push(char::from_digit(u32::from(byte >> 4), 16).unwrap_or('0'));
        hex.push(char::from_digit(u32::from(byte & 15), 16).unwrap_or('0'));
    }
    hex
}

fn is_private_fact(name: &str) -> bool {
    PRIVATE_FACTS.contains(&name)
}

fn is_private(posting: &Posting) -> bool {
    [&posting.debit, &posting.credit].into_iter().any(|account| account.artisan().is_some())
}

impl Entry {
    /// The entry with its hash.
    #[must_use]
    pub fn sealed(mut self) -> Self {
        self.hash = self.digest();
        self
    }

    /// SHA-256 over the entry without its own hash, as JSON with sorted keys. Of a private part only the hash is in it, so that
    /// who may not see the part can still compute the entry's hash.
    pub fn digest(&self) -> String {
        let private = self.private_part();
        let all = private.is_none();
        let facts = self.facts.iter().filter(|(name, _)| all || !is_private_fact(name));
        let postings = self.postings.iter().filter(|posting| all || !is_private(posting));
        sha256(&Hashed {
            action: &self.action,
            actor: sorted(&self.actor),
            at: self.at,
            changed: &self.changed,
            correlation_id: &self.correlation_id,
            facts: facts.collect(),
            postings: postings.map(sorted).collect(),
            previous_hash: &self.previous_hash,
            private_hash: private.as_ref().map(PrivatePart::digest),
            seq: self.seq,
            subject: &self.subject,
        })
    }

    /// Whether anything in it is between the artisan and the platform.
    pub fn has_private_part(&self) -> bool {
        self.facts.keys().any(|name| is_private_fact(name)) || self.postings.iter().any(is_private)
    }

    /// What both parties are shown, and what only the artisan is, if there is such a part.
    pub fn parted(mut self) -> (Self, Option<PrivatePart>) {
        let private = self.private_part();
        if private.is_some() {
            self.salt = None;
            self.facts.retain(|name, _| !is_private_fact(name));
            self.postings.retain(|posting| !is_private(posting));
        }
        (self, private)
    }

    fn private_part(&self) -> Option<PrivatePart> {
        let salt = self.salt.clone()?;
        let facts = self.facts.iter().filter(|(name, _)| is_private_fact(name));
        let postings = self.postings.iter().filter(|posting| is_private(posting));
        Some(PrivatePart {
            facts: facts.map(|(name, value)| (name.clone(), value.clone())).collect(),
            postings: postings.cloned().collect(),
            salt,
        })
    }
}

/// What [`changes`] writes for a field whose value must not be kept.
pub const WITHHELD: &str = "(withheld)";

/// The top-level fields of `after` that differ from `before`, with their new values, `null` for one that is not written any
/// more; those in `withheld` are only named.
pub fn changes(
    before: Option<&Map<String, Value>>,
    after: &Map<String, Value>,
    withheld: &[&str],
) -> Map<String, Value> {
    let null = Value::Null;
    let gone = before.into_iter().flatten().filter(|(field, _)| !after.contains_key(*field));
    after
        .iter()
        .chain(gone.map(|(field, _)| (field, &null)))
        .filter(|(field, value)| before.and_then(|before| before.get(*field)).unwrap_or(&null) != *value)
        .map(|(field, value)| {
            let hidden = withheld.contains(&field.as_str());
            (field.clone(), if hidden { Value::from(WITHHELD) } else { value.clone() })
        })
        .collect()
}

/// Where a chain is broken.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Broken {
    /// An entry is missing, or one too many.
    #[error("entry {expected} is missing: found {found}")]
    Gap {
        /// The number that should stand here.
        expected: u64,
        /// The number that does.
        found: u64,
    },
    /// An entry does not continue the one before it.
    #[error("entry {seq} does not follow from the one before it")]
    Link {
        /// Which entry.
        seq: u64,
    },
    /// An entry's content is not what was hashed.
    #[error("entry {seq} was altered")]
    Altered {
        /// Which entry.
        seq: u64,
    },
    /// The entity says that more, or something else, happened last.
    #[error("the entity is at version {version}, its history ends at {last}")]
    Head {
        /// The entity's version.
        version: u64,
        /// The last entry's number.
        last: u64,
    },
}

/// Checks a whole history, oldest first, against the entity's `version` and `head` (the hash it carries).
pub fn verify(entries: &[Entry], version: u64, head: &str) -> Result<(), Broken> {
    verify_part(entries, Some((version, head))).and_then(|()| match entries.first() {
        Some(first) if first.seq != 1 => Err(Broken::Gap { expected: 1, found: first.seq }),
        Some(_) | None => Ok(()),
    })
}

/// Checks a part of a history, oldest first. It begins with the first entry, or with one that was checked as the last of
/// the part before; `end` are the entity's version and head, if the part reaches so far.
pub fn verify_part(entries: &[Entry], end: Option<(u64, &str)>) -> Result<(), Broken> {
    let first = entries.first();
    let (mut expected, mut previous) = match first {
        Some(first) if first.seq > 1 => (first.seq, first.previous_hash.as_str()),
        Some(_) | None => (1, GENESIS),
    };
    for entry in entries {
        if entry.seq != expected {
            return Err(Broken::Gap { expected, found: entry.seq });
        }
        if entry.previous_hash != previous {
            return Err(Broken::Link { seq: entry.seq });
        }
        if entry.hash != entry.digest() {
            return Err(Broken::Altered { seq: entry.seq });
        }
        previous = &entry.hash;
        expected += 1;
    }
    let last = entries.last().map_or(0, |entry| entry.seq);
    match end {
        Some((version, head)) if last != version || previous != head => Err(Broken::Head { version, last }),
        Some(_) | None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Account;

    fn chain(length: u64) -> Vec<Entry> {
        let mut entries: Vec<Entry> = Vec::new();
        for seq in 1..=length {
            let previous_hash = entries.last().map_or(GENESIS, |entry| &entry.hash).to_owned();
            let entry = Entry {
                subject: "ORDER#1".into(),
                seq,
                at: Timestamp::from_millis(1),
                actor: Actor::system("test"),
                action: "order.paid".into(),
                facts: Facts::new(),
                changed: Map::new(),
                postings: Vec::new(),
                correlation_id: "c".into(),
                salt: None,
                previous_hash,
                hash: String::new(),
            };
            entries.push(entry.sealed());
        }
        entries
    }

    #[test]
    fn the_hash_of_an_entry_follows_from_what_either_party_is_shown() {
        let (artisan, escrow) = (crate::samples::artisan_id(), crate::samples::order_id().escrow());
        let money = |amount| crate::Money::new(amount, crate::Currency::NGN);
        let held = Account::Escrow(escrow);
        let postings = vec![
            Posting::new(held.clone(), Account::Fees, money(500)).unwrap(),
            Posting::new(held, Account::Available(artisan), money(9_500)).unwrap(),
        ];
        let facts = json!({ "gross": 10_000, "recovered": 300 }).as_object().unwrap().clone();
        let entry = Entry { facts, postings, salt: Some("5a".repeat(16)), ..chain(1).remove(0) }.sealed();
        assert!(entry.has_private_part() && !chain(1)[0].has_private_part());
        let (shared, private) = entry.clone().parted();
        let private = private.unwrap();
        assert_eq!((shared.postings.len(), private.postings.len(), shared.facts.len()), (1, 1, 1));
        assert!(!serde_json::to_string(&shared).unwrap().contains("300"));
        // What a buyer's client does: all that it is shown, and the hash of what it is not.
        let mut content = serde_json::to_value(&shared).unwrap();
        let content = content.as_object_mut().unwrap();
        content.remove("hash");
        content.insert("private_hash".to_owned(), private.digest().into());
        assert_eq!(sha256(&Value::Object(content.clone())), entry.hash);
        let guessed = PrivatePart { salt: String::new(), ..private.clone() };
        assert_ne!(guessed.digest(), private.digest(), "nobody finds an amount by trying");
        let mut forged = entry.clone();
        forged.facts.insert("recovered".to_owned(), 301.into());
        assert_ne!(forged.digest(), entry.hash);
    }

    #[test]
    fn a_chain_shows_what_was_done_to_it() {
        let good = chain(3);
        let head = good[2].hash.clone();
        assert_eq!(verify(&good, 3, &head), Ok(()));

        let mut altered = good.clone();
        altered[1].action = "order.cancelled".into();
        assert_eq!(verify(&altered, 3, &head), Err(Broken::Altered { seq: 2 }));

        let mut resealed = good.clone();
        resealed[1] = Entry { action: "order.cancelled".into(), ..good[1].clone() }.sealed();
        assert_eq!(verify(&resealed, 3, &head), Err(Broken::Link { seq: 3 }));

        let mut missing = good.clone();
        missing.remove(1);
        assert_eq!(verify(&missing, 3, &head), Err(Broken::Gap { expected: 2, found: 3 }));
        assert_eq!(verify(&good[..2], 3, &head), Err(Broken::Head { version: 3, last: 2 }));
        assert_eq!(verify(&good[1..], 3, &head), Err(Broken::Gap { expected: 1, found: 2 }));
    }

    #[test]
    fn parts_that_overlap_by_one_show_the_same_as_the_whole() {
        let good = chain(5);
        let end = Some((5, good[4].hash.as_str()));
        assert_eq!(verify_part(&good[..3], None), Ok(()));
        assert_eq!(verify_part(&good[2..], end), Ok(()));
        let mut missing = good.clone();
        missing.remove(3);
        assert_eq!(verify_part(&missing[2..], end), Err(Broken::Gap { expected: 4, found: 5 }));
        let mut resealed = good.clone();
        resealed[2] = Entry { action: "order.cancelled".into(), ..good[2].clone() }.sealed();
        assert_eq!(verify_part(&resealed[..3], None), Ok(()), "seen by whoever reads on");
        assert_eq!(verify_part(&resealed[2..], end), Err(Broken::Link { seq: 4 }));
    }

    #[test]
    fn a_withheld_field_is_named_without_its_value() {
        let before = json!({ "name": "Ada", "status": "open", "same": 1 });
        let after = json!({ "name": "Eve", "status": "closed", "same": 1, "new": null });
        let changed = changes(before.as_object(), after.as_object().unwrap(), &["name"]);
        assert_eq!(Value::Object(changed), json!({ "name": WITHHELD, "status": "closed" }));
    }

    #[test]
    fn a_field_that_is_not_written_any_more_is_told() {
        let before = json!({ "reminders": 2, "offer": null });
        let changed = changes(before.as_object(), &Map::new(), &[]);
        assert_eq!(Value::Object(changed), json!({ "reminders": null }));
    }
}
