//! The indices of the service: made, replaced, compared and deleted.

use std::collections::BTreeMap;
use std::sync::atomic::Ordering;

use domain::{ArtisanId, Timestamp};
use serde_json::{Map, Value, json};

use super::documents::Writing;
use super::remote::Remote;
use crate::Error;
use crate::attributes::{number_field, number_keys};
use crate::write::ORPHANED_AFTER_SECONDS;

/// What an index is: the form of its documents.
fn form() -> Value {
    // Stems, as they are sent.
    let text = || json!({ "type": "text", "analyzer": "whitespace" });
    let label = || json!({ "type": "keyword" });
    let number = || json!({ "type": "long" });
    let mut form = json!({
        // One shard, so that words count the same for all documents. What was deleted is remembered for longer than a writer runs, so
        // that one that began before does not bring it back.
        "settings": { "index": { "number_of_shards": 1, "gc_deletes": "5m" } },
        "mappings": {
            "dynamic": "strict",
            "properties": {
                "id": label(),
                "kind": label(),
                "artisan_id": label(),
                "title": text(),
                "labels": text(),
                "maker": text(),
                "description": text(),
                "words": label(),
                "category": label(),
                "attributes": label(),
                "states": label(),
                "tier": label(),
                "price": number(),
                "in_stock": { "type": "boolean" },
                "created_at": number(),
                "rating": number(),
                "rank": number(),
                "digest": { "type": "keyword", "index": false, "doc_values": false },
            },
        },
    });
    for key in number_keys() {
        form["mappings"]["properties"][number_field(key)] = number();
    }
    form
}

impl Remote {
    /// A change of the index that counts, as one `generation`.
    pub fn writing(&self, generation: u64) -> Writing<'_> {
        Writing::new(self, self.alias.clone(), generation)
    }

    /// An index beside the one that counts, named by `mark`, with nothing in it.
    ///
    /// # Errors
    /// [`Error::Unavailable`]; [`Error::Index`].
    pub async fn anew(&self, generation: u64, mark: &str) -> Result<Writing<'_>, Error> {
        // One that counts is there, so that whoever has another one count meanwhile is noticed.
        self.ensure().await?;
        let replaced = self.counting().await?;
        let name = format!("{}-{mark}", self.alias);
        self.create(&name, form()).await?;
        let mut writing = Writing::new(self, name, generation);
        writing.replaced = replaced;
        Ok(writing)
    }

    /// The index that the alias names, if any.
    pub(super) async fn counting(&self) -> Result<Option<String>, Error> {
        let answer = self.service.json("GET", &format!("/_alias/{}", self.alias), &Value::Null).await?;
        let named =
            answer.found()?.as_ref().and_then(Value::as_object).and_then(|all| all.keys().next().cloned());
        Ok(named)
    }

    /// Has there be an index that counts. Asked once, and again when it turns out that there is none any more.
    pub(super) async fn ensure(&self) -> Result<(), Error> {
        if !self.is_there.load(Ordering::Relaxed) {
            if self.counting().await?.is_none() {
                self.create_first().await?;
            }
            self.is_there.store(true, Ordering::Relaxed);
        }
        Ok(())
    }

    /// The first index, which counts at once. Who finds it made by another writer is content.
    async fn create_first(&self) -> Result<(), Error> {
        let mut form = form();
        form["aliases"] = json!({ &self.alias: {} });
        self.create(&format!("{}-first", self.alias), form).await
    }

    async fn create(&self, name: &str, form: Value) -> Result<(), Error> {
        let answer = self.service.json("PUT", &format!("/{name}"), &form).await?;
        if answer.kind() == "resource_already_exists_exception" {
            return Ok(());
        }
        answer.done().map(drop)
    }

    /// The digests of those of `ids` that are in the index.
    ///
    /// # Errors
    /// [`Error::Unavailable`]; [`Error::Index`].
    pub async fn digests(&self, ids: &[String]) -> Result<BTreeMap<String, u64>, Error> {
        if ids.is_empty() {
            return Ok(BTreeMap::new());
        }
        let path = format!("/{}/_mget?_source=digest", self.alias);
        let answer = self.service.json("GET", &path, &json!({ "ids": ids })).await?;
        let Some(body) = answer.found()? else { return Ok(BTreeMap::new()) };
        let documents = body["docs"].as_array().ok_or_else(|| Error::index("an answer without documents"))?;
        let there = documents.iter().filter(|document| document["found"] == json!(true));
        let known = there.map(|document| {
            let digest = u64::from_str_radix(document["_source"]["digest"].as_str()?, 16).ok()?;
            Some((document["_id"].as_str()?.to_owned(), digest))
        });
        known.collect::<Option<_>>().ok_or_else(|| Error::index("a document without a digest"))
    }

    /// The identifiers in the index, of all or of what is `artisan`'s, in their order: `limit` at most, those that follow `after`.
    ///
    /// # Errors
    /// [`Error::Unavailable`]; [`Error::Index`].
    pub async fn ids(
        &self,
        artisan: Option<ArtisanId>,
        after: Option<&str>,
        limit: usize,
    ) -> Result<Vec<String>, Error> {
        let query = match artisan {
            Some(id) => json!({ "term": { "artisan_id": id.to_string() } }),
            None => json!({ "match_all": {} }),
        };
        let mut asked = json!({ "size": limit, "_source": false, "query": query, "sort": [{ "id": "asc" }] });
        if let Some(after) = after {
            asked["search_after"] = json!([after]);
        }
        let Some(body) = self.ask(&asked).await? else { return Ok(Vec::new()) };
        let hits = body["hits"]["hits"].as_array().ok_or_else(|| Error::index("an answer without hits"))?;
        Ok(hits.iter().filter_map(|hit| hit["_id"].as_str().map(str::to_owned)).collect())
    }

    /// What was written until now can be found from now on; otherwise within a second.
    ///
    /// # Errors
    /// [`Error::Unavailable`]; [`Error::Index`].
    pub async fn refresh(&self) -> Result<(), Error> {
        self.service.json("POST", &format!("/{}/_refresh", self.alias), &Value::Null).await?.found().map(drop)
    }

    /// Indices of this form, older than a day, that do not count.
    pub(super) async fn orphans(&self, at: Timestamp) -> Result<Vec<String>, Error> {
        let old = at.minus_seconds(ORPHANED_AFTER_SECONDS);
        let all = self.indices().await?;
        let orphans = all.into_iter().filter(|(_, index)| {
            let made =
                index["settings"]["index"]["creation_date"].as_str().and_then(|made| made.parse().ok());
            !self.counts(index) && made.is_some_and(|made| Timestamp::from_millis(made) < old)
        });
        Ok(orphans.map(|(name, _)| name).collect())
    }

    /// Deletes those of `names` that do not count.
    pub(super) async fn delete(&self, names: &[String]) -> Result<(), Error> {
        if names.is_empty() {
            return Ok(());
        }
        let all = self.indices().await?;
        for name in names.iter().filter(|name| all.get(*name).is_some_and(|index| !self.counts(index))) {
            self.service.json("DELETE", &format!("/{name}"), &Value::Null).await?.found()?;
        }
        Ok(())
    }

    /// All indices of this form.
    async fn indices(&self) -> Result<Map<String, Value>, Error> {
        let answer = self.service.json("GET", &format!("/{}-*", self.alias), &Value::Null).await?;
        match answer.found()? {
            Some(Value::Object(all)) => Ok(all),
            Some(_) => Err(Error::index("a list of indices that is none")),
            None => Ok(Map::new()),
        }
    }

    fn counts(&self, index: &Value) -> bool {
        index["aliases"].get(&self.alias).is_some()
    }
}

impl Writing<'_> {
    /// Has this index count instead of the one before; answers how many can be found in it, and the one before.
    ///
    /// # Errors
    /// [`Error::Unavailable`]; [`Error::Index`], also when another one has come to count meanwhile. Then the alias is as it was.
    pub async fn swing(self) -> Result<(u64, Option<String>), Error> {
        let Self { remote, target, replaced, .. } = self;
        let service = &remote.service;
        service.json("POST", &format!("/{target}/_refresh"), &Value::Null).await?.done()?;
        let counted = service.json("GET", &format!("/{target}/_count"), &Value::Null).await?.done()?;
        let documents = counted["count"].as_u64().ok_or_else(|| Error::index("an answer without a count"))?;
        let before = replaced
            .iter()
            .map(|name| json!({ "remove": { "index": name, "alias": remote.alias, "must_exist": true } }));
        let now = json!({ "add": { "index": target, "alias": remote.alias } });
        let actions: Vec<Value> = before.chain([now]).collect();
        let answer = service.json("POST", "/_aliases", &json!({ "actions": actions })).await?;
        // Who asks twice, since an answer was lost, is refused the second time.
        if answer.status != 200 && remote.counting().await?.as_ref() != Some(&target) {
            return Err(answer.refused());
        }
        Ok((documents, replaced))
    }
}
