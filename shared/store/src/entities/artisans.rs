//! Artisans. A1 an artisan; A2 those who wait for a reviewer; A3 an artisan with uploads of theirs.

use domain::artisans::{Artisan, Verification};
use domain::uploads::Upload;
use domain::{ArtisanId, UploadId};

use super::uploads::{take_uploads, upload_keys};
use crate::{Audited, Change, Error, Index, Indexes, Key, Loaded, Once, Page, PageRequest, Stored, Table};

const REVIEW_QUEUE: &str = "REVIEW_QUEUE#verification";

/// `ARTISAN#art_… / ARTISAN`
pub fn artisan_key(id: ArtisanId) -> Key {
    Key::new(format!("ARTISAN#{id}"), "ARTISAN")
}

impl Stored for Artisan {
    fn key(&self) -> Key {
        artisan_key(self.id)
    }

    fn indexes(&self) -> Indexes {
        let waiting = self.verification == Verification::Submitted;
        let rank = self.submitted_at.map(|at| format!("{at}#{}", self.id));
        Indexes {
            gsi2: rank.filter(|_| waiting).map(|rank| (REVIEW_QUEUE.to_owned(), rank)),
            ..Indexes::default()
        }
    }
}

impl Audited for Artisan {
    const WITHHELD: &'static [&'static str] = &["profile", "payout_account"];
}

/// The artisans in the table.
#[derive(Debug, Clone)]
pub struct Artisans(Table);

impl Artisans {
    /// In the table of the environment.
    pub fn from_env() -> Self {
        Self(Table::from_env())
    }

    /// In `table`.
    pub fn new(table: Table) -> Self {
        Self(table)
    }

    /// A1: an artisan.
    ///
    /// # Errors
    /// [`Error::Unavailable`].
    pub async fn load(&self, id: ArtisanId) -> Result<Option<Loaded<Artisan>>, Error> {
        self.0.get(&artisan_key(id)).await
    }

    /// An artisan, for a request that must happen once.
    ///
    /// # Errors
    /// As [`Table::get_many_once`].
    pub async fn load_once(&self, once: &Once, id: ArtisanId) -> Result<Option<Loaded<Artisan>>, Error> {
        self.0.get_once(once, &artisan_key(id)).await
    }

    /// A3: an artisan and the uploads `ids` of theirs, in that order, for a request that must happen once; one round trip.
    /// `None` for an upload that is not theirs.
    ///
    /// # Errors
    /// As [`Table::get_many_once`].
    pub async fn load_once_with_uploads(
        &self,
        once: &Once,
        id: ArtisanId,
        ids: &[UploadId],
    ) -> Result<(Option<Loaded<Artisan>>, Vec<Option<Upload>>), Error> {
        let mut keys: Vec<Key> = upload_keys(id.user(), ids).collect();
        keys.push(artisan_key(id));
        let mut items = self.0.get_many_once(once, &keys).await?;
        Ok((items.take(&artisan_key(id))?, take_uploads(&mut items, id.user(), ids)?))
    }

    /// A2: those who wait for a reviewer, the longest waiting first.
    ///
    /// # Errors
    /// [`Error::BadCursor`]; [`Error::Unavailable`].
    pub async fn review_queue(&self, page: &PageRequest) -> Result<Page<Loaded<Artisan>>, Error> {
        self.0.query(Index::Gsi2, REVIEW_QUEUE, "", true, page).await
    }

    /// Commits a change; see [`Table::commit`].
    ///
    /// # Errors
    /// As [`Table::commit`].
    pub async fn commit(&self, change: Change) -> Result<(), Error> {
        self.0.commit(change).await
    }
}
