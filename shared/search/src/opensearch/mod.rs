//! The engine that is a service: a domain of Amazon OpenSearch Service, spoken to over its REST API.
//!
//! Texts are sent as stems, which the service takes as they are, so that it finds by the same words as the embedded engine. What is
//! written bears the generation of its writer's claim as an external version: of two writers the one with the higher generation
//! began later, and so has read newer facts, and the service refuses the other's. Whoever searches asks for the alias; a rebuild
//! fills an index beside, and swings the alias.

mod answer;
mod ask;
mod documents;
mod indices;
mod remote;
mod service;

pub use documents::Writing;
pub use remote::Remote;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use domain::search::IndexPointer;
use domain::{ArtisanId, Timestamp};
use store::{Change, Loaded, Table};

use crate::source::{ended, point};
use crate::{Document, Engine, Error, Found, Query, Writer};

/// The form of the index, by which its alias ends: raise it with every change of what is indexed or how.
pub const FORM: u32 = 2;

/// What the table calls the form: forms of the embedded engine are counted from 1.
const SCHEMA: u32 = 1_000 + FORM;
/// How long a search may take, all that it asks of the service included: less than its function may run.
const SEARCH_WITHIN: Duration = Duration::from_secs(6);

/// The index of a domain of OpenSearch.
#[derive(Debug)]
pub struct OpenSearch {
    table: Table,
    remote: Remote,
    /// Indices that do not count any more.
    unnamed: Mutex<BTreeSet<String>>,
}

/// A change of that index.
pub struct Session<'a> {
    index: &'a OpenSearch,
    pointer: Loaded<IndexPointer>,
    writing: Writing<'a>,
}

impl OpenSearch {
    /// The index of the stack that `SEARCH_ALIAS` names, in the domain at `SEARCH_ENDPOINT`.
    ///
    /// # Panics
    /// When one of them or `AWS_REGION` is missing.
    pub fn from_env(table: &Table) -> Self {
        let (endpoint, alias) = (aws::required("SEARCH_ENDPOINT"), aws::required("SEARCH_ALIAS"));
        aws::will_call(&endpoint);
        Self::new(table, Remote::at(&endpoint, &alias, &aws::required("AWS_REGION"), aws::credentials()))
    }

    /// The index at `remote`, whose writers take turns by `table`.
    pub fn new(table: &Table, remote: Remote) -> Self {
        Self { table: table.clone(), remote, unnamed: Mutex::default() }
    }
}

impl Engine for OpenSearch {
    async fn search(&self, query: &Query, _: Timestamp) -> Result<Found, Error> {
        in_time(SEARCH_WITHIN, self.remote.search(query)).await
    }

    async fn suggest(&self, typed: &str, limit: usize, _: Timestamp) -> Result<Vec<String>, Error> {
        in_time(SEARCH_WITHIN, self.remote.suggest(typed, limit)).await
    }
}

async fn in_time<T>(within: Duration, work: impl Future<Output = Result<T, Error>>) -> Result<T, Error> {
    let late = |_| Error::Unavailable(format!("not done within {within:?}"));
    tokio::time::timeout(within, work).await.map_err(late)?
}

impl Writer for OpenSearch {
    type Session<'a> = Session<'a>;

    fn table(&self) -> &Table {
        &self.table
    }

    async fn begin(&self, change: impl Fn() -> Change, at: Timestamp) -> Result<Session<'_>, Error> {
        let before = point(&self.table, SCHEMA, change, at, |pointer| Ok(pointer.claim(at))).await?;
        let generation = before.version() + 1;
        Ok(Session { index: self, writing: self.remote.writing(generation), pointer: before })
    }

    async fn begin_rebuild(&self, change: impl Fn() -> Change, at: Timestamp) -> Result<(), Error> {
        point(&self.table, SCHEMA, change, at, |pointer| Ok(pointer.begin_rebuild(at))).await?;
        Ok(())
    }

    async fn anew(&self, _: impl Fn() -> Change, since: Timestamp) -> Result<Session<'_>, Error> {
        let pointer = self.table.searches().pointer(SCHEMA, since).await?;
        // The rebuild was begun by a claim of its own: whoever writes into the new index later has a higher generation, or has read
        // before all that is read now.
        let writing = self.remote.anew(pointer.version(), &since.millis().to_string()).await?;
        Ok(Session { index: self, writing, pointer })
    }

    /// Indices of this form that are older than a day and that the alias does not name: of rebuilds that died.
    async fn orphans(&self, at: Timestamp) -> Result<Vec<String>, Error> {
        self.remote.orphans(at).await
    }

    fn take_unnamed(&self) -> Vec<String> {
        // No code can panic while it holds the lock.
        let mut unnamed = self.unnamed.lock().unwrap_or_else(PoisonError::into_inner);
        std::mem::take(&mut *unnamed).into_iter().collect()
    }

    async fn delete(&self, names: &[String], _: Timestamp) -> Result<(), Error> {
        self.remote.delete(names).await
    }
}

impl crate::Session for Session<'_> {
    fn is_rebuilt(&self, at: Timestamp) -> bool {
        self.pointer.is_rebuilt(at)
    }

    async fn say(&mut self, id: &str, document: Option<&Document>) -> Result<(), Error> {
        self.writing.say(id, document).await
    }

    async fn remove_artisan(&mut self, artisan: ArtisanId) -> Result<(), Error> {
        self.writing.remove_artisan(artisan).await
    }

    async fn digests(&self, ids: &[String]) -> Result<BTreeMap<String, u64>, Error> {
        self.index.remote.digests(ids).await
    }

    async fn published(&self, after: Option<&str>, limit: usize) -> Result<Vec<String>, Error> {
        self.index.remote.ids(None, after, limit).await
    }

    async fn publish(mut self, _: Timestamp) -> Result<(), Error> {
        self.writing.flush().await
    }

    async fn replace(mut self, change: impl Fn() -> Change, since: Timestamp) -> Result<u64, Error> {
        self.writing.flush().await?;
        let Self { index, writing, .. } = self;
        ended(&index.table.searches().pointer(SCHEMA, since).await?.into_inner(), since)?;
        let (documents, before) = writing.swing().await?;
        // No code can panic while it holds the lock.
        index.unnamed.lock().unwrap_or_else(PoisonError::into_inner).extend(before);
        point(&index.table, SCHEMA, change, since, |pointer| ended(pointer, since)).await?;
        Ok(documents)
    }
}
