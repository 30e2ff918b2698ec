//! Disputes. D1 a dispute; D2 those that wait for an administrator; D3 a dispute's history; D4 those of a person.

use std::collections::BTreeSet;

use domain::disputes::Dispute;
use domain::history::Entry;
use domain::uploads::Upload;
use domain::{ArtisanId, DisputeId, UploadId, UserId};
use serde::{Deserialize, Serialize};

use super::Parties;
use super::parties::{party_keys, rating_keys};
use super::uploads::{take_uploads, upload_keys};
use crate::{
    Audited, Change, Error, Index, Indexes, Key, Loaded, Once, Page, PageRequest, Stored, Table, compiled,
};

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
    const WITHHELD: &'static [&'static str] = &["claim", "answer", "evidence", "appeal", "returns"];
}

compiled::audited!(Dispute);

/// That a person has a side in a dispute: what their own list is read from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnDispute {
    /// Whose list.
    pub user_id: UserId,
    /// Which dispute.
    pub dispute_id: DisputeId,
    /// Who bought.
    pub buyer_id: UserId,
    /// Who sold.
    pub artisan_id: ArtisanId,
}

impl Stored for OwnDispute {
    fn key(&self) -> Key {
        Key::new(format!("USER#{}", self.user_id), format!("DISPUTE#{}", self.dispute_id))
    }
}

compiled::stored!(OwnDispute);

/// Adds to `change` that both sides find `dispute` in their lists.
pub fn list_dispute(change: &mut Change, dispute: &Dispute) {
    let Dispute { id: dispute_id, buyer_id, artisan_id, .. } = *dispute;
    for user_id in [buyer_id, artisan_id.user()] {
        change.insert(&OwnDispute { user_id, dispute_id, buyer_id, artisan_id });
    }
}

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

    /// D4: those in which `user` has a side, newest first, with both sides of each; two round trips.
    ///
    /// # Errors
    /// [`Error::BadCursor`]; [`Error::Unavailable`].
    pub async fn of_user(
        &self,
        user: UserId,
        page: &PageRequest,
    ) -> Result<(Page<Loaded<Dispute>>, Parties), Error> {
        let own: Page<Loaded<OwnDispute>> =
            self.0.query(Index::Table, &format!("USER#{user}"), "DISPUTE#", false, page).await?;
        let artisans: BTreeSet<_> = own.items.iter().map(|own| own.artisan_id).collect();
        let users: BTreeSet<_> = own.items.iter().map(|own| own.buyer_id).collect();
        let mut keys = party_keys(&artisans, &users);
        keys.extend(rating_keys(&artisans, &BTreeSet::new()));
        keys.extend(own.items.iter().map(|own| dispute_key(own.dispute_id)));
        let mut items = self.0.get_many(&keys).await?;
        let mut disputes = Vec::with_capacity(own.items.len());
        for own in &own.items {
            disputes.extend(items.take(&dispute_key(own.dispute_id))?);
        }
        let parties = Parties::take_rated(&mut items, &artisans, &users)?;
        Ok((Page { items: disputes, next_cursor: own.next_cursor }, parties))
    }

    /// D3: what happened to a dispute, oldest first.
    ///
    /// # Errors
    /// [`Error::BadCursor`]; [`Error::Unavailable`].
    pub async fn history(&self, id: DisputeId, page: &PageRequest) -> Result<Page<Entry>, Error> {
        self.0.history(&dispute_key(id), true, page).await
    }
}
