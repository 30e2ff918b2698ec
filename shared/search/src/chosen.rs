//! The engine that whoever deploys has chosen.

use std::collections::BTreeMap;

use domain::{ArtisanId, Timestamp};
use store::{Change, Table};

use crate::opensearch::OpenSearch;
use crate::published::Published;
use crate::{Document, Engine, Error, Found, Query, Session, Writer, opensearch, published};

/// The index that is searched and written, as the environment says.
#[derive(Debug)]
pub enum Index {
    /// Of the embedded engine.
    Embedded(Published),
    /// Of a domain of OpenSearch.
    OpenSearch(OpenSearch),
}

/// A change of it.
#[allow(clippy::large_enum_variant, reason = "a batch has one of them, which stays where it is")]
pub enum IndexSession<'a> {
    /// Of the embedded engine.
    Embedded(published::Session<'a>),
    /// Of a domain of OpenSearch.
    OpenSearch(opensearch::Session<'a>),
}

impl Index {
    /// The index of the engine that `SEARCH_ENGINE` names, `embedded` or `opensearch`; the embedded one, if it names none.
    ///
    /// # Panics
    /// When it names another one, or as [`Published::from_env`] or [`OpenSearch::from_env`].
    pub fn from_env(table: &Table) -> Self {
        match aws::variable("SEARCH_ENGINE").as_deref() {
            None | Some("embedded") => Self::Embedded(Published::from_env(table)),
            Some("opensearch") => Self::OpenSearch(OpenSearch::from_env(table)),
            Some(other) => panic!("SEARCH_ENGINE is {other}: it can be embedded or opensearch"),
        }
    }

    /// Fetches and opens what there is, so that the first request need not. What fails here, that request reports.
    pub async fn warm_up(&self) {
        match self {
            Self::Embedded(index) => index.warm_up().await,
            // Its connection is opened with those of the clients.
            Self::OpenSearch(_) => {}
        }
    }
}

impl Engine for Index {
    async fn search(&self, query: &Query, at: Timestamp) -> Result<Found, Error> {
        match self {
            Self::Embedded(index) => index.search(query, at).await,
            Self::OpenSearch(index) => index.search(query, at).await,
        }
    }

    async fn suggest(&self, typed: &str, limit: usize, at: Timestamp) -> Result<Vec<String>, Error> {
        match self {
            Self::Embedded(index) => index.suggest(typed, limit, at).await,
            Self::OpenSearch(index) => index.suggest(typed, limit, at).await,
        }
    }
}

impl Writer for Index {
    type Session<'a> = IndexSession<'a>;

    fn table(&self) -> &Table {
        match self {
            Self::Embedded(index) => index.table(),
            Self::OpenSearch(index) => index.table(),
        }
    }

    async fn begin(&self, change: impl Fn() -> Change, at: Timestamp) -> Result<IndexSession<'_>, Error> {
        Ok(match self {
            Self::Embedded(index) => IndexSession::Embedded(index.begin(change, at).await?),
            Self::OpenSearch(index) => IndexSession::OpenSearch(index.begin(change, at).await?),
        })
    }

    async fn begin_rebuild(&self, change: impl Fn() -> Change, at: Timestamp) -> Result<(), Error> {
        match self {
            Self::Embedded(index) => index.begin_rebuild(change, at).await,
            Self::OpenSearch(index) => index.begin_rebuild(change, at).await,
        }
    }

    async fn anew(&self, change: impl Fn() -> Change, since: Timestamp) -> Result<IndexSession<'_>, Error> {
        Ok(match self {
            Self::Embedded(index) => IndexSession::Embedded(index.anew(change, since).await?),
            Self::OpenSearch(index) => IndexSession::OpenSearch(index.anew(change, since).await?),
        })
    }

    async fn orphans(&self, at: Timestamp) -> Result<Vec<String>, Error> {
        match self {
            Self::Embedded(index) => index.orphans(at).await,
            Self::OpenSearch(index) => index.orphans(at).await,
        }
    }

    fn take_unnamed(&self) -> Vec<String> {
        match self {
            Self::Embedded(index) => index.take_unnamed(),
            Self::OpenSearch(index) => index.take_unnamed(),
        }
    }

    async fn delete(&self, names: &[String], at: Timestamp) -> Result<(), Error> {
        match self {
            Self::Embedded(index) => index.delete(names, at).await,
            Self::OpenSearch(index) => index.delete(names, at).await,
        }
    }
}

impl Session for IndexSession<'_> {
    fn is_rebuilt(&self, at: Timestamp) -> bool {
        match self {
            Self::Embedded(session) => session.is_rebuilt(at),
            Self::OpenSearch(session) => session.is_rebuilt(at),
        }
    }

    async fn say(&mut self, id: &str, document: Option<&Document>) -> Result<(), Error> {
        match self {
            Self::Embedded(session) => session.say(id, document).await,
            Self::OpenSearch(session) => session.say(id, document).await,
        }
    }

    async fn remove_artisan(&mut self, artisan: ArtisanId) -> Result<(), Error> {
        match self {
            Self::Embedded(session) => session.remove_artisan(artisan).await,
            Self::OpenSearch(session) => session.remove_artisan(artisan).await,
        }
    }

    async fn digests(&self, ids: &[String]) -> Result<BTreeMap<String, u64>, Error> {
        match self {
            Self::Embedded(session) => session.digests(ids).await,
            Self::OpenSearch(session) => session.digests(ids).await,
        }
    }

    async fn published(&self, after: Option<&str>, limit: usize) -> Result<Vec<String>, Error> {
        match self {
            Self::Embedded(session) => session.published(after, limit).await,
            Self::OpenSearch(session) => session.published(after, limit).await,
        }
    }

    async fn publish(self, at: Timestamp) -> Result<(), Error> {
        match self {
            Self::Embedded(session) => session.publish(at).await,
            Self::OpenSearch(session) => session.publish(at).await,
        }
    }

    async fn replace(self, change: impl Fn() -> Change, since: Timestamp) -> Result<u64, Error> {
        match self {
            Self::Embedded(session) => session.replace(change, since).await,
            Self::OpenSearch(session) => session.replace(change, since).await,
        }
    }
}
