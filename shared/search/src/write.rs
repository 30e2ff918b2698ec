//! Writing an index, whichever engine it is of.

use std::collections::{BTreeMap, BTreeSet};
use std::future::Future;

use domain::search::requests::DifferingPart;
use domain::{ArtisanId, ProductId, Timestamp};
use store::{Change, Table};

use crate::{Document, Error, source};

/// After so long nothing that a writer or a rebuild left is about to count any more.
pub(crate) const ORPHANED_AFTER_SECONDS: u64 = 24 * 60 * 60;

/// Has an index say what the table says. Several may write at once, each may die half-way and be repeated, and what they have to
/// do may come in any order: what counts in the end is what the last one read that began.
pub trait Writer {
    /// A change of the index.
    type Session<'a>: Session
    where
        Self: 'a;

    /// Where the facts are.
    fn table(&self) -> &Table;

    /// Begins a change. What is put into it has to be read from the table after this.
    ///
    /// # Errors
    /// [`Error`].
    fn begin(
        &self,
        change: impl Fn() -> Change,
        at: Timestamp,
    ) -> impl Future<Output = Result<Self::Session<'_>, Error>>;

    /// Says in the table that all of the index is made anew from now on, which is `at`.
    ///
    /// # Errors
    /// [`Error`].
    fn begin_rebuild(
        &self,
        change: impl Fn() -> Change,
        at: Timestamp,
    ) -> impl Future<Output = Result<(), Error>>;

    /// A new index beside the one that counts, with nothing in it, for the rebuild that was begun at `since`.
    ///
    /// # Errors
    /// [`Error`].
    fn anew(
        &self,
        change: impl Fn() -> Change,
        since: Timestamp,
    ) -> impl Future<Output = Result<Self::Session<'_>, Error>>;

    /// Makes all of the index anew from the table, and has it count instead of the one before; answers how many can be found. What
    /// changed since `since`, when the rebuild was begun, is asked for again by whoever indexed it.
    ///
    /// # Errors
    /// [`Error`]; when another rebuild was begun meanwhile, too. Then the index is as it was.
    fn rebuild(
        &self,
        change: impl Fn() -> Change,
        since: Timestamp,
    ) -> impl Future<Output = Result<u64, Error>> {
        async move {
            let mut session = self.anew(&change, since).await?;
            source::put_all(self.table(), &mut session).await?;
            session.replace(&change, since).await
        }
    }

    /// What is left of rebuilds and of writers that died, for a day at least, and nothing names.
    ///
    /// # Errors
    /// [`Error`].
    fn orphans(&self, at: Timestamp) -> impl Future<Output = Result<Vec<String>, Error>>;

    /// Takes out what is to be deleted once no reader fetches it any more, see [`Writer::delete`].
    fn take_unnamed(&self) -> Vec<String>;

    /// Deletes those of `names` that do not count.
    ///
    /// # Errors
    /// [`Error`]; then some may be there still.
    fn delete(&self, names: &[String], at: Timestamp) -> impl Future<Output = Result<(), Error>>;
}

/// A change of an index. Nothing of it is sure to be found before it is published.
pub trait Session {
    /// Whether all of the index is being made anew, so that what is written now may be missing from what comes.
    fn is_rebuilt(&self, at: Timestamp) -> bool;

    /// Has `document` under its `id` in the index, or nothing.
    ///
    /// # Errors
    /// [`Error`].
    fn say(&mut self, id: &str, document: Option<&Document>) -> impl Future<Output = Result<(), Error>>;

    /// Has neither `artisan` nor anything in the index that is known there as theirs.
    ///
    /// # Errors
    /// [`Error`].
    fn remove_artisan(&mut self, artisan: ArtisanId) -> impl Future<Output = Result<(), Error>>;

    /// The digests of those of `ids` that can be found.
    ///
    /// # Errors
    /// [`Error`].
    fn digests(&self, ids: &[String]) -> impl Future<Output = Result<BTreeMap<String, u64>, Error>>;

    /// The identifiers that can be found, in their order: `limit` at most, those that follow `after`.
    ///
    /// # Errors
    /// [`Error`].
    fn published(
        &self,
        after: Option<&str>,
        limit: usize,
    ) -> impl Future<Output = Result<Vec<String>, Error>>;

    /// Has the change count. Nothing is written when nothing has changed.
    ///
    /// # Errors
    /// [`store::Error::Conflict`] when another writer was faster: begin again. Other errors: it may be published or not.
    fn publish(self, at: Timestamp) -> impl Future<Output = Result<(), Error>>;

    /// Has this index, made by [`Writer::anew`], count instead of the one before; answers how many can be found.
    ///
    /// # Errors
    /// [`Error`]; when another rebuild was begun after `since`, too.
    fn replace(
        self,
        change: impl Fn() -> Change,
        since: Timestamp,
    ) -> impl Future<Output = Result<u64, Error>>;

    /// Says of these products what `table` says.
    ///
    /// # Errors
    /// [`Error`].
    fn say_products(&mut self, table: &Table, ids: &[ProductId]) -> impl Future<Output = Result<(), Error>> {
        async move {
            for (id, document) in source::documents(table, ids, &BTreeSet::new()).await? {
                self.say(&id, document.as_ref()).await?;
            }
            Ok(())
        }
    }

    /// Those of `part` of which the index says something else than `table`.
    ///
    /// # Errors
    /// [`Error`].
    fn differing(
        &self,
        table: &Table,
        part: &DifferingPart,
    ) -> impl Future<Output = Result<BTreeMap<String, Option<Document>>, Error>> {
        async move {
            let products: Vec<ProductId> = part.products.iter().copied().collect();
            let mut documents = source::documents(table, &products, &part.artisans).await?;
            let ids: Vec<String> = documents.keys().cloned().collect();
            let known = self.digests(&ids).await?;
            documents
                .retain(|id, document| known.get(id).copied() != document.as_ref().map(Document::digest));
            Ok(documents)
        }
    }
}
