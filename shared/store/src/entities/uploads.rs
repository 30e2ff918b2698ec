//! Uploads. F1 uploads of one owner, by identifier.

use domain::uploads::Upload;
use domain::{UploadId, UserId};

use crate::table::Items;
use crate::{Error, Key, Loaded, Once, Stored, Table, compiled};

/// `USER#usr_… / UPLOAD#upl_…`
pub fn upload_key(owner: UserId, id: UploadId) -> Key {
    Key::new(format!("USER#{owner}"), format!("UPLOAD#{id}"))
}

impl Stored for Upload {
    fn key(&self) -> Key {
        upload_key(self.owner_id, self.id)
    }
}

compiled::stored!(Upload);

/// The keys of the uploads `ids` of `owner`, to be read with something else.
pub(super) fn upload_keys(owner: UserId, ids: &[UploadId]) -> impl Iterator<Item = Key> {
    ids.iter().map(move |id| upload_key(owner, *id))
}

/// The uploads `ids` of `owner` among what was read, in that order; `None` for one that is not theirs.
pub(super) fn take_uploads(
    items: &mut Items,
    owner: UserId,
    ids: &[UploadId],
) -> Result<Vec<Option<Upload>>, Error> {
    upload_keys(owner, ids).map(|key| Ok(items.take(&key)?.map(Loaded::into_inner))).collect()
}

repository! {
    /// The uploads in the table.
    Uploads, uploads
}

impl Uploads {
    /// F1: one upload of `owner`.
    ///
    /// # Errors
    /// [`Error::NotFound`]; [`Error::Unavailable`].
    pub async fn load(&self, owner: UserId, id: UploadId) -> Result<Loaded<Upload>, Error> {
        self.0.load(&upload_key(owner, id)).await
    }

    /// F1: the uploads `ids` of `owner`, in one round trip and in that order; `None` for one that is not theirs.
    ///
    /// # Errors
    /// [`Error::Unavailable`].
    pub async fn of_owner(&self, owner: UserId, ids: &[UploadId]) -> Result<Vec<Option<Upload>>, Error> {
        let keys: Vec<Key> = upload_keys(owner, ids).collect();
        take_uploads(&mut self.0.get_many(&keys).await?, owner, ids)
    }

    /// F1, for a request that must happen once.
    ///
    /// # Errors
    /// As [`Table::get_many_once`].
    pub async fn of_owner_once(
        &self,
        once: &Once,
        owner: UserId,
        ids: &[UploadId],
    ) -> Result<Vec<Option<Upload>>, Error> {
        let keys: Vec<Key> = upload_keys(owner, ids).collect();
        take_uploads(&mut self.0.get_many_once(once, &keys).await?, owner, ids)
    }
}
