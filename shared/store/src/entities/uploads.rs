//! Uploads and the pictures that some of them are. F1 an upload with its picture; F2 pictures, by identifier.

use domain::uploads::Upload;
use domain::uploads::pictures::Picture;
use domain::{UploadId, UserId};

use crate::table::Items;
use crate::{Audited, Error, Indexes, Key, Loaded, Once, Stored, Table, compiled};

/// `USER#usr_… / UPLOAD#upl_…`
pub fn upload_key(owner: UserId, id: UploadId) -> Key {
    Key::new(format!("USER#{owner}"), format!("UPLOAD#{id}"))
}

/// `PICTURE#upl_… / PICTURE`
pub fn picture_key(id: UploadId) -> Key {
    Key::new(format!("PICTURE#{id}"), "PICTURE")
}

impl Stored for Upload {
    fn key(&self) -> Key {
        upload_key(self.owner_id, self.id)
    }
}

compiled::stored!(Upload);

impl Stored for Picture {
    fn key(&self) -> Key {
        picture_key(self.id)
    }

    fn indexes(&self) -> Indexes {
        Indexes { due: self.due, ..Indexes::default() }
    }
}

impl Audited for Picture {}

compiled::audited!(Picture);

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

/// The keys of the pictures `ids`, to be read with something else.
pub(super) fn picture_keys(ids: &[UploadId]) -> impl Iterator<Item = Key> {
    ids.iter().map(|id| picture_key(*id))
}

/// The pictures `ids` among what was read, in that order; `None` for one that there is not.
pub(super) fn take_pictures(items: &mut Items, ids: &[UploadId]) -> Result<Vec<Option<Picture>>, Error> {
    picture_keys(ids).map(|key| Ok(items.take(&key)?.map(Loaded::into_inner))).collect()
}

repository! {
    /// The uploads in the table.
    Uploads, uploads
}

impl Uploads {
    /// F2: one picture.
    ///
    /// # Errors
    /// [`Error::NotFound`]; [`Error::Unavailable`].
    pub async fn load_picture(&self, id: UploadId) -> Result<Loaded<Picture>, Error> {
        self.0.load(&picture_key(id)).await
    }

    /// F2: the pictures `ids` in that order, for a request that must happen once; `None` for one that there is not.
    ///
    /// # Errors
    /// As [`Table::get_many_once`].
    pub async fn pictures_once(&self, once: &Once, ids: &[UploadId]) -> Result<Vec<Option<Picture>>, Error> {
        let keys: Vec<Key> = picture_keys(ids).collect();
        take_pictures(&mut self.0.get_many_once(once, &keys).await?, ids)
    }

    /// F1: one upload of `owner`, with the picture that it is, if it is one; one round trip.
    ///
    /// # Errors
    /// [`Error::NotFound`]; [`Error::Unavailable`].
    pub async fn load_with_picture(
        &self,
        owner: UserId,
        id: UploadId,
    ) -> Result<(Loaded<Upload>, Option<Picture>), Error> {
        let (upload, picture) = (upload_key(owner, id), picture_key(id));
        let mut items = self.0.get_many(&[upload.clone(), picture.clone()]).await?;
        let picture = items.take(&picture)?.map(Loaded::into_inner);
        Ok((items.take(&upload)?.ok_or(Error::NotFound(upload))?, picture))
    }
}
