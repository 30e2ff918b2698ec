//! Refunds. R1 a refund; R2 those that wait for an operator; R3 a refund with the bank account that it goes to; R4 a
//! refund with uploads of an operator.

use domain::refunds::Refund;
use domain::uploads::Upload;
use domain::{RefundId, Timestamp, UploadId, UserId};
use serde::{Deserialize, Serialize};

use super::uploads::{take_uploads, upload_keys};
use crate::{Audited, Error, Index, Indexes, Key, Loaded, Once, Page, PageRequest, Stored, Table, compiled};

const TASKS: &str = "REVIEW_QUEUE#refund";

/// `REFUND#ref_… / REFUND`
pub fn refund_key(id: RefundId) -> Key {
    Key::new(format!("REFUND#{id}"), "REFUND")
}

/// `REFUND#ref_… / ACCOUNT`
pub fn refund_account_key(id: RefundId) -> Key {
    Key::new(format!("REFUND#{id}"), "ACCOUNT")
}

/// The buyer's bank account that a refund goes to when it cannot go back the way the money came. Personal: apart from
/// the refund, and forgotten by itself. Not for `Debug`: a log must never have the number.
#[derive(Clone, Serialize, Deserialize)]
pub struct RefundAccount {
    /// Of which refund.
    pub refund_id: RefundId,
    /// The bank's national code.
    pub bank_code: String,
    /// The buyer's account number.
    pub account_number: String,
    /// When it is forgotten.
    pub forgotten_at: Timestamp,
}

impl Stored for RefundAccount {
    fn key(&self) -> Key {
        refund_account_key(self.refund_id)
    }

    fn expires_at(&self) -> Option<Timestamp> {
        Some(self.forgotten_at)
    }
}

compiled::stored!(RefundAccount);

impl Stored for Refund {
    fn key(&self) -> Key {
        refund_key(self.id)
    }

    fn indexes(&self) -> Indexes {
        // An operator has to look at these; sparse, so the queue is as long as the work.
        let task =
            self.waits_for_operator().then(|| (TASKS.to_owned(), format!("{}#{}", self.changed_at, self.id)));
        Indexes { gsi1: None, gsi2: task, due: self.due }
    }
}

impl Audited for Refund {}

compiled::audited!(Refund);

repository! {
    /// The refunds in the table.
    Refunds, refunds
}

impl Refunds {
    /// R1: a refund; `None` when there is none.
    ///
    /// # Errors
    /// [`Error::Unavailable`].
    pub async fn find(&self, id: RefundId) -> Result<Option<Loaded<Refund>>, Error> {
        self.0.get(&refund_key(id)).await
    }

    /// R1, for a request that must happen once.
    ///
    /// # Errors
    /// [`Error::NotFound`]; and as [`Table::get_many_once`].
    pub async fn load_once(&self, once: &Once, id: RefundId) -> Result<Loaded<Refund>, Error> {
        self.0.load_once(once, &refund_key(id)).await
    }

    /// R2: those that wait for an operator, the longest waiting first.
    ///
    /// # Errors
    /// [`Error::BadCursor`]; [`Error::Unavailable`].
    pub async fn queue(&self, page: &PageRequest) -> Result<Page<Loaded<Refund>>, Error> {
        self.0.query(Index::Gsi2, TASKS, "", true, page).await
    }

    /// R3: a refund with the bank account that it goes to, in one round trip.
    ///
    /// # Errors
    /// [`Error::NotFound`] when there is no refund; [`Error::Unavailable`].
    pub async fn load_with_account(
        &self,
        id: RefundId,
    ) -> Result<(Loaded<Refund>, Option<RefundAccount>), Error> {
        let keys = [refund_key(id), refund_account_key(id)];
        let mut items = self.0.get_many(&keys).await?;
        let account = items.take(&keys[1])?.map(Loaded::into_inner);
        Ok((items.require(&keys[0])?, account))
    }

    /// R3, for a request that must happen once.
    ///
    /// # Errors
    /// [`Error::NotFound`] when there is no refund; and as [`Table::get_many_once`].
    pub async fn load_once_with_account(
        &self,
        once: &Once,
        id: RefundId,
    ) -> Result<(Loaded<Refund>, Option<Loaded<RefundAccount>>), Error> {
        let keys = [refund_key(id), refund_account_key(id)];
        let mut items = self.0.get_many_once(once, &keys).await?;
        let account = items.take(&keys[1])?;
        Ok((items.require(&keys[0])?, account))
    }

    /// R4: a refund and the uploads `ids` of `owner`, in that order, for a request that must happen once.
    ///
    /// # Errors
    /// [`Error::NotFound`] when there is no refund; and as [`Table::get_many_once`].
    pub async fn load_once_with_uploads(
        &self,
        once: &Once,
        id: RefundId,
        owner: UserId,
        ids: &[UploadId],
    ) -> Result<(Loaded<Refund>, Vec<Option<Upload>>), Error> {
        let keys: Vec<Key> = upload_keys(owner, ids).chain([refund_key(id)]).collect();
        let mut items = self.0.get_many_once(once, &keys).await?;
        let uploads = take_uploads(&mut items, owner, ids)?;
        Ok((items.require(&refund_key(id))?, uploads))
    }
}
