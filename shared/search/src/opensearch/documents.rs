//! What is written into the index, as one generation.

use std::collections::BTreeMap;
use std::sync::atomic::Ordering;

use domain::ArtisanId;
use serde_json::{Value, json};

use super::remote::Remote;
use super::service::LINES;
use crate::attributes::number_field;
use crate::document::{kind_name, tier_name};
use crate::{Document, Error, stem};

/// What one call writes, at most: entries and bytes. A small domain takes ten million bytes.
const ENTRIES_MAX: usize = 500;
const BYTES_MAX: usize = 4_000_000;
/// Of what one call answers of an artisan's.
const IDS_MAX: usize = 1_000;

/// What is to be written, and where.
#[derive(Debug)]
pub struct Writing<'a> {
    pub(super) remote: &'a Remote,
    /// An index, or the alias.
    pub(super) target: String,
    /// The alias's index when this was begun, if it is to be replaced.
    pub(super) replaced: Option<String>,
    generation: u64,
    /// By identifier, the lines that write it.
    said: BTreeMap<String, String>,
    bytes: usize,
}

impl<'a> Writing<'a> {
    pub(super) fn new(remote: &'a Remote, target: String, generation: u64) -> Self {
        Self { remote, target, replaced: None, generation, said: BTreeMap::new(), bytes: 0 }
    }

    /// Has `document` under its `id` in the index, or nothing. What a higher generation said of it stays.
    ///
    /// # Errors
    /// [`Error::Unavailable`]; [`Error::Index`].
    pub async fn say(&mut self, id: &str, document: Option<&Document>) -> Result<(), Error> {
        let head = json!({ "_id": id, "version": self.generation, "version_type": "external" });
        let lines = match document {
            Some(document) => format!("{}\n{}\n", json!({ "index": head }), indexed(document)),
            None => format!("{}\n", json!({ "delete": head })),
        };
        self.bytes += lines.len();
        self.said.insert(id.to_owned(), lines);
        if self.said.len() >= ENTRIES_MAX || self.bytes >= BYTES_MAX {
            self.flush().await?;
        }
        Ok(())
    }

    /// Has neither `artisan` in the index nor what it knows as theirs. It learns of a document a moment after it was written.
    ///
    /// # Errors
    /// As [`Writing::say`].
    pub async fn remove_artisan(&mut self, artisan: ArtisanId) -> Result<(), Error> {
        self.say(&artisan.to_string(), None).await?;
        let mut after: Option<String> = None;
        loop {
            let ids = self.remote.ids(Some(artisan), after.as_deref(), IDS_MAX).await?;
            for id in &ids {
                self.say(id, None).await?;
            }
            if ids.len() < IDS_MAX {
                return Ok(());
            }
            after = ids.into_iter().last();
        }
    }

    /// Writes what was said so far.
    ///
    /// # Errors
    /// As [`Writing::say`]; then some of it may be written.
    pub async fn flush(&mut self) -> Result<(), Error> {
        if self.said.is_empty() {
            return Ok(());
        }
        // To say that nothing is there makes an index as well, if there is none, and one of the service's own form.
        self.remote.ensure().await?;
        let lines: String = self.said.values().map(String::as_str).collect();
        if !self.write(&lines).await? {
            self.remote.is_there.store(false, Ordering::Relaxed);
            return Err(Error::index(format!("there is no {} to write into", self.target)));
        }
        self.said.clear();
        self.bytes = 0;
        Ok(())
    }

    /// Whether there is an index to write into.
    async fn write(&self, lines: &str) -> Result<bool, Error> {
        // What is to be the alias has to be one, so that an index of that name is never made by writing into it.
        let is_alias = self.target == self.remote.alias;
        let path = format!("/{}/_bulk?require_alias={is_alias}", self.target);
        let answer = self.remote.service.call("POST", &path, LINES, lines.as_bytes().to_vec()).await?;
        let Some(body) = answer.found()? else { return Ok(false) };
        let entries = body["items"].as_array().ok_or_else(|| Error::index("an answer without entries"))?;
        for entry in entries.iter().filter_map(|entry| entry.as_object()?.values().next()) {
            match outcome(entry) {
                Outcome::Done => {}
                Outcome::NoIndex => return Ok(false),
                Outcome::Busy => {
                    return Err(Error::Unavailable(format!("an entry was not written: {entry}")));
                }
                Outcome::Refused => return Err(Error::index(format!("an entry was refused: {entry}"))),
            }
        }
        Ok(true)
    }
}

enum Outcome {
    /// Written, or known better already, or not there to be deleted.
    Done,
    NoIndex,
    Busy,
    Refused,
}

fn outcome(entry: &Value) -> Outcome {
    let kind = entry["error"]["type"].as_str();
    match (entry["status"].as_u64(), kind) {
        (_, Some("index_not_found_exception")) => Outcome::NoIndex,
        (Some(200..300 | 409), _) | (Some(404), None) => Outcome::Done,
        (Some(429 | 500..) | None, _) => Outcome::Busy,
        (Some(_), _) => Outcome::Refused,
    }
}

/// `document` as the index has it: its texts as stems.
fn indexed(document: &Document) -> Value {
    let Document {
        id,
        kind,
        artisan_id,
        title,
        labels,
        maker,
        description,
        categories,
        attributes,
        numbers,
        states,
        tier,
        price,
        in_stock,
        created_at,
        rating,
        rank,
    } = document;
    let stems = |text: &str| text.split_whitespace().map(stem).collect::<Vec<_>>().join(" ");
    let words: Vec<&str> = [title, labels, maker].iter().flat_map(|text| text.split_whitespace()).collect();
    let mut indexed = json!({
        "id": id,
        "kind": kind_name(*kind),
        "artisan_id": artisan_id,
        "title": stems(title),
        "labels": stems(labels),
        "maker": stems(maker),
        "description": stems(description),
        "words": words,
        "category": categories,
        "attributes": attributes,
        "states": states,
        "tier": tier_name(*tier),
        "price": price,
        "in_stock": in_stock,
        "created_at": created_at,
        "rating": rating,
        "rank": rank,
        "digest": format!("{:016x}", document.digest()),
    });
    for (key, number) in numbers {
        indexed[number_field(key)] = json!(number);
    }
    indexed
}
