//! Disputes. D1 a dispute; D2 those that wait for an administrator; D3 a dispute's history.

use domain::disputes::Dispute;
use domain::history::Entry;
use domain::uploads::Upload;
use domain::{DisputeId, UploadId, UserId};

use super::uploads::{take_uploads, upload_keys};
use crate::{Audited, Change, Error, Index, Indexes, Key, Loaded, Once, Page, PageRequest, Stored, Table};

const REVIEW_QUEUE: &str = "REVIEW_QUEUE#dispute";

/// `DISPUTE#dsp_… / DISPUTE`
pub fn dispute_key(id: DisputeId) -> Key {
    Key::new(format!("DISPUTE#{id}"), "DISPUTE")
}

impl Stored for Dispute {
    fn key(&self) -> Key {
        dispute_key(self.id)
    }

    fn indexes(&self) -> Indexes {
        // By the first deadline, which stays when it has passed: what is overdue comes before what is not.
        let rank = self.decide_by.map(|at| format!("{at}#{}", self.id));
        let waiting = rank.filter(|_| self.awaits_decision()).map(|rank| (REVIEW_QUEUE.to_owned(), rank));
        Indexes { gsi1: None, gsi2: waiting, due: self.due }
    }
}

impl Audited for Dispute {
    const WITHHELD: &'static [&'static str] = &["claim", "answer", "evidence", "appeal"];
}

/// The disputes in the table.
#[derive(Debug, Clone)]
pub struct Disputes(Table);

impl Disputes {
    /// In the table of the environment.
    pub fn from_env() -> Self {
        Self(Table::from_env())
    }

    /// In `table`.
    pub fn new(table: Table) -> Self {
        Self(table)
    }

    /// D1: a dispute.
    ///
    /// # Errors
    /// [`Error::Unavailable`].
    pub async fn load(&self, id: DisputeId) -> Result<Option<Loaded<Dispute>>, Error> {
        self.0.get(&dispute_key(id)).await
    }

    /// D1, for a request that must happen once.
    ///
    /// # Errors
    /// As [`Table::get_many_once`].
    pub async fn load_once(&self, once: &Once, id: DisputeId) -> Result<Option<Loaded<Dispute>>, Error> {
        self.0.get_once(once, &dispute_key(id)).await
    }

    /// D1 and the uploads `ids` of `owner`, in that order, for a request that must happen once; one round trip.
    ///
    /// # Errors
    /// As [`Table::get_many_once`].
    pub async fn load_once_with_uploads(
        &self,
        once: &Once,
        id: DisputeId,
        owner: UserId,
        ids: &[UploadId],
    ) -> Result<(Option<Loaded<Dispute>>, Vec<Option<Upload>>), Error> {
        let keys: Vec<Key> = upload_keys(owner, ids).chain([dispute_key(id)]).collect();
        let mut items = self.0.get_many_once(once, &keys).await?;
        let uploads = take_uploads(&mut items, owner, ids)?;
        Ok((items.take(&dispute_key(id))?, uploads))
    }

    /// D2: those that wait for an administrator, the earliest deadline first.
    ///
    /// # Errors
    /// [`Error::BadCursor`]; [`Error::Unavailable`].
    pub async fn review_queue(&self, page: &PageRequest) -> Result<Page<Loaded<Dispute>>, Error> {
        self.0.query(Index::Gsi2, REVIEW_QUEUE, "", true, page).await
    }

    /// D3: what happened to a dispute, oldest first.
    ///
    /// # Errors
    /// [`Error::BadCursor`]; [`Error::Unavailable`].
    pub async fn history(&self, id: DisputeId, page: &PageRequest) -> Result<Page<Entry>, Error> {
        self.0.history(&dispute_key(id), true, page).await
    }

    /// Commits a change; see [`Table::commit`].
    ///
    /// # Errors
    /// As [`Table::commit`].
    pub async fn commit(&self, change: Change) -> Result<(), Error> {
        self.0.commit(change).await
    }
}
