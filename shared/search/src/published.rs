//! How an index gets from the one step that writes it to whoever searches: immutable objects in a bucket, and one item of the table
//! that says which of them count.
//!
//! A writer puts its objects first, and then names them by writing the pointer on the condition that it still is as it was read.
//! Whoever loses that race throws its work away, reads the table again and comes back. So nothing that was published is lost,
//! and nothing is found before all of it is there.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{SystemTime, UNIX_EPOCH};

use domain::search::{IndexPointer, IndexState};
use domain::{ArtisanId, Timestamp};
use futures::future::try_join_all;
use store::{Change, Loaded, Table};
use tantivy::directory::OwnedBytes;
use uploads::Bucket;

use crate::embedded::{Publication, Reading, SCHEMA, Writing};
use crate::source::{ended, point};
use crate::write::ORPHANED_AFTER_SECONDS;
use crate::{Document, Engine, Error, Found, Query, Writer};

const MEDIA_TYPE: &str = "application/octet-stream";
const NAME_BYTES: usize = 16;

/// The index of the embedded engine, as it is published.
#[derive(Debug)]
pub struct Published {
    table: Table,
    bucket: Bucket,
    held: Mutex<Held>,
}

/// What this process has in memory.
#[derive(Default)]
struct Held {
    /// The generation that `reading` is of.
    generation: u64,
    objects: BTreeMap<String, OwnedBytes>,
    reading: Option<Arc<Reading>>,
    /// Objects that nothing names, as far as this process knows: of states before, and of its own that another writer outran.
    unnamed: BTreeSet<String>,
}

impl std::fmt::Debug for Held {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Held({}, {} objects)", self.generation, self.objects.len())
    }
}

/// An index that is being changed, and the state that it is made over.
pub struct Session<'a> {
    published: &'a Published,
    /// What was read first: what is written is conditioned on it, and so the table is read after it.
    pointer: Loaded<IndexPointer>,
    /// What becomes of it.
    writing: Writing,
    /// In whose name it is written.
    change: Change,
}

impl Published {
    /// The index behind the pointer in `table`, in the bucket of `SEARCH_BUCKET`.
    ///
    /// # Panics
    /// As [`Bucket::named_by`].
    pub fn from_env(table: &Table) -> Self {
        Self::new(table, Bucket::named_by("SEARCH_BUCKET"))
    }

    /// The index behind the pointer in `table`, in `bucket`.
    pub fn new(table: &Table, bucket: Bucket) -> Self {
        Self { table: table.clone(), bucket, held: Mutex::default() }
    }

    /// Fetches and opens what there is, so that the first request need not. What fails here, that request reports.
    pub async fn warm_up(&self) {
        let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        let at = Timestamp::from_millis(i64::try_from(since.as_millis()).unwrap_or(i64::MAX));
        self.reading(at).await.ok();
    }

    /// The published state, open for searches; `None` before there is one.
    async fn reading(&self, at: Timestamp) -> Result<Option<Arc<Reading>>, Error> {
        let pointer = self.table.searches().pointer(SCHEMA, at).await?;
        let Some(manifest) = &pointer.manifest else { return Ok(None) };
        if let Some(reading) = self.held().of_generation(pointer.version()) {
            return Ok(Some(reading));
        }
        let objects = match self.objects(&pointer, at).await {
            Ok(objects) => objects,
            Err(error) => {
                // What was found some seconds ago is better than nothing: what is shown of it is the table's all the same.
                let before = self.held().reading.clone().ok_or(error)?;
                tracing::warn!(generation = pointer.version(), "the newest objects cannot be read");
                return Ok(Some(before));
            }
        };
        let reading = Arc::new(Reading::open(&objects, manifest)?);
        let mut held = self.held();
        held.generation = pointer.version();
        held.reading = Some(Arc::clone(&reading));
        Ok(Some(reading))
    }

    /// Puts what is new into the bucket, where nothing names it yet.
    async fn put(&self, publication: Publication, at: Timestamp) -> Result<IndexState, Error> {
        let Publication { manifest, kept, new, documents } = publication;
        let named = new.into_iter().map(|object| Ok((name()?, object)));
        let new: Vec<(String, Vec<u8>)> = named.collect::<Result<_, Error>>()?;
        try_join_all(
            new.iter().map(async |(name, object)| {
                self.bucket.write_once(name, MEDIA_TYPE, object.clone(), at).await
            }),
        )
        .await?;
        let names = new.iter().map(|(name, _)| name.clone());
        let state = IndexState { objects: kept.into_iter().chain(names).collect(), manifest, documents };
        self.held().objects.extend(new.into_iter().map(|(name, object)| (name, OwnedBytes::new(object))));
        Ok(state)
    }

    /// Writes `over`, with `state` in it, in place of the pointer that was read as `before`.
    async fn point(
        &self,
        before: &Loaded<IndexPointer>,
        over: &IndexPointer,
        state: &IndexState,
        mut change: Change,
        at: Timestamp,
    ) -> Result<(), Error> {
        let (next, gone) = over.publish(state.clone(), at);
        change.replace(before, &next);
        let written = self.table.commit_put(change).await;
        // What was put in vain. It may have been named all the same, if only the answer was lost: whoever deletes it looks.
        let unnamed = if written.is_ok() { gone } else { state.objects.clone() };
        self.held().unnamed.extend(unnamed);
        Ok(written?)
    }

    /// The objects that `pointer` names; what is in memory is not fetched again, and what it does not name is forgotten.
    async fn objects(
        &self,
        pointer: &IndexPointer,
        at: Timestamp,
    ) -> Result<Vec<(String, OwnedBytes)>, Error> {
        let mut objects = self.held().objects.clone();
        objects.retain(|name, _| pointer.objects.contains(name));
        let missing = pointer.objects.iter().filter(|name| !objects.contains_key(*name));
        let fetched = try_join_all(missing.map(async |name| {
            let object = self.bucket.read(name, at).await?;
            let object = object.ok_or_else(|| Error::index(format!("{name} is not there")))?;
            Ok::<_, Error>((name.clone(), OwnedBytes::new(object)))
        }))
        .await?;
        objects.extend(fetched);
        self.held().objects = objects.clone();
        Ok(objects.into_iter().collect())
    }

    fn held(&self) -> std::sync::MutexGuard<'_, Held> {
        // No code can panic while it holds the lock.
        self.held.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Held {
    fn of_generation(&self, generation: u64) -> Option<Arc<Reading>> {
        self.reading.clone().filter(|_| self.generation == generation)
    }
}

impl Engine for Published {
    async fn search(&self, query: &Query, at: Timestamp) -> Result<Found, Error> {
        match self.reading(at).await? {
            Some(reading) => reading.search(query),
            None => Ok(Found::default()),
        }
    }

    async fn suggest(&self, typed: &str, limit: usize, at: Timestamp) -> Result<Vec<String>, Error> {
        match self.reading(at).await? {
            Some(reading) => reading.suggest(typed, limit),
            None => Ok(Vec::new()),
        }
    }
}

impl Writer for Published {
    type Session<'a> = Session<'a>;

    fn table(&self) -> &Table {
        &self.table
    }

    async fn begin(&self, change: impl Fn() -> Change, at: Timestamp) -> Result<Session<'_>, Error> {
        let pointer = self.table.searches().pointer(SCHEMA, at).await?;
        let writing = match &pointer.manifest {
            Some(manifest) => Writing::over(&self.objects(&pointer, at).await?, manifest)?,
            None => Writing::anew()?,
        };
        Ok(Session { published: self, pointer, writing, change: change() })
    }

    async fn begin_rebuild(&self, change: impl Fn() -> Change, at: Timestamp) -> Result<(), Error> {
        point(&self.table, SCHEMA, change, at, |pointer| Ok(pointer.begin_rebuild(at))).await?;
        Ok(())
    }

    async fn anew(&self, change: impl Fn() -> Change, since: Timestamp) -> Result<Session<'_>, Error> {
        let pointer = self.table.searches().pointer(SCHEMA, since).await?;
        Ok(Session { published: self, pointer, writing: Writing::anew()?, change: change() })
    }

    /// Objects of this form of the index that are older than a day and that nothing names: of writers that died before they could, or
    /// before they had what they replaced deleted.
    async fn orphans(&self, at: Timestamp) -> Result<Vec<String>, Error> {
        let old = at.minus_seconds(ORPHANED_AFTER_SECONDS);
        let mut objects = self.bucket.list(&format!("{SCHEMA}/"), at).await?;
        objects.retain(|object| object.written_at < old);
        // Read after the list, so that what is named meanwhile is known.
        let pointer = self.table.searches().pointer(SCHEMA, at).await?;
        objects.retain(|object| !pointer.objects.contains(&object.key));
        Ok(objects.into_iter().map(|object| object.key).collect())
    }

    fn take_unnamed(&self) -> Vec<String> {
        std::mem::take(&mut self.held().unnamed).into_iter().collect()
    }

    async fn delete(&self, names: &[String], at: Timestamp) -> Result<(), Error> {
        let pointer = self.table.searches().pointer(SCHEMA, at).await?;
        let unnamed = names.iter().filter(|name| !pointer.objects.contains(*name));
        try_join_all(unnamed.map(|name| self.bucket.delete(name, at))).await?;
        Ok(())
    }
}

impl crate::Session for Session<'_> {
    fn is_rebuilt(&self, at: Timestamp) -> bool {
        self.pointer.is_rebuilt(at)
    }

    async fn say(&mut self, id: &str, document: Option<&Document>) -> Result<(), Error> {
        self.writing.say(id, document)
    }

    async fn remove_artisan(&mut self, artisan: ArtisanId) -> Result<(), Error> {
        self.writing.remove_artisan(artisan)
    }

    async fn digests(&self, ids: &[String]) -> Result<BTreeMap<String, u64>, Error> {
        let mut digests = BTreeMap::new();
        for id in ids {
            digests.extend(self.writing.digest_of(id)?.map(|digest| (id.clone(), digest)));
        }
        Ok(digests)
    }

    async fn published(&self, after: Option<&str>, limit: usize) -> Result<Vec<String>, Error> {
        self.writing.published(after, limit)
    }

    async fn publish(self, at: Timestamp) -> Result<(), Error> {
        let Session { published, pointer, writing, change } = self;
        let Some(publication) = writing.finish()? else { return Ok(()) };
        let state = published.put(publication, at).await?;
        published.point(&pointer, &pointer, &state, change, at).await
    }

    async fn replace(self, change: impl Fn() -> Change, since: Timestamp) -> Result<u64, Error> {
        let Session { published, writing, .. } = self;
        let publication = writing.finish()?.ok_or_else(|| Error::index("a new index is a change"))?;
        let state = published.put(publication, since).await?;
        loop {
            let pointer = published.table.searches().pointer(SCHEMA, since).await?;
            let over = ended(&pointer, since)?;
            match published.point(&pointer, &over, &state, change(), since).await {
                Err(Error::Store(store::Error::Conflict)) => {}
                outcome => return outcome.map(|()| state.documents),
            }
        }
    }
}

/// A name that nobody else gives an object.
fn name() -> Result<String, Error> {
    let mut bytes = [0; NAME_BYTES];
    getrandom::fill(&mut bytes).map_err(Error::index)?;
    Ok(format!("{SCHEMA}/{}.bundle", hex::encode(bytes)))
}
