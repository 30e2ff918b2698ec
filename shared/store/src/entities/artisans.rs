//! Artisans. A1 an artisan; A2 those who wait for a reviewer.

use domain::ArtisanId;
use domain::artisan::{Artisan, Verification};

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
        Indexes { gsi2: rank.filter(|_| waiting).map(|rank| (REVIEW_QUEUE.to_owned(), rank)), ..Indexes::default() }
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
