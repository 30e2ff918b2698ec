//! What happens to a picture.

use serde::{Deserialize, Serialize};

use crate::event::events;
use crate::uploads::pictures::PictureRefusal;
use crate::{UploadId, UserId};

/// What each event of a picture carries.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PictureFacts {
    /// Which upload.
    pub upload_id: UploadId,
    /// Whose.
    pub owner_id: UserId,
}

/// What [`PictureEvent::Refused`] carries.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PictureRefused {
    /// The picture.
    #[serde(flatten)]
    pub picture: PictureFacts,
    /// Why.
    pub reason: PictureRefusal,
}

events! {
    /// What happens to a picture.
    pub enum PictureEvent {
        /// Its file is there.
        HandedIn(PictureFacts) = "picture.handed_in",
        /// Its sizes are there.
        Ready(PictureFacts) = "picture.ready",
        /// It cannot be shown.
        Refused(PictureRefused) = "picture.refused",
    }
}
