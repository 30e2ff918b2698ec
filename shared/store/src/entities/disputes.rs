//! Disputes. D1 a dispute; D2 those that wait for an administrator; D3 a dispute's history.

use domain::disputes::Dispute;
use domain::history::Entry;
use domain::uploads::Upload;
use domain::{DisputeId, UploadId, UserId};

use super::uploads::{take_uploads, upload_keys};
use crate::{Audited, Error, Index, Indexes, Key, Loaded, Once, Page, PageRequest, Stored, Table, compiled};

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

compiled::audited!(Dispute);

repository! {
    /// The disputes in the table.
    Disputes, disputes
}

impl Disputes {
    /// D1: a dispute.
    ///
    /// # Errors
    /// [`Error::NotFound`]; [`Error::Unavailable`].
    pub async fn load(&self, id: DisputeId) -> Result<Loaded<Dispute>, Error> {
        self.0.load(&dispute_key(id)).await
    }

    /// D1, for a request that must happen once.
    ///
    /// # Errors
    /// [`Error::NotFound`]; and as [`Table::get_many_once`].
    pub async fn load_once(&self, once: &Once, id: DisputeId) -> Result<Loaded<Dispute>, Error> {
        self.0.load_once(once, &dispute_key(id)).await
    }

    /// D1 and the uploads `ids` of `owner`, in that order, for a request that must happen once; one round trip.
    ///
    /// # Errors
    /// [`Error::NotFound`] when there is no dispute; and as [`Table::get_many_once`].
    pub async fn load_once_with_uploads(
        &self,
        once: &Once,
        id: DisputeId,
        owner: UserId,
        ids: &[UploadId],
    ) -> Result<(Loaded<Dispute>, Vec<Option<Upload>>), Error> {
        let keys: Vec<Key> = upload_keys(owner, ids).chain([dispute_key(id)]).collect();
        let mut items = self.0.get_many_once(once, &keys).await?;
        let uploads = take_uploads(&mut items, owner, ids)?;
        Ok((items.require(&dispute_key(id))?, uploads))
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
}
