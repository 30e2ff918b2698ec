//! Uploads.

use domain::Timestamp;
use domain::uploads::pictures::{Picture, PictureRefusal, PictureState};
use domain::uploads::{FileLink, MediaType, Upload, UploadPurpose, UploadedFile};
use serde::Serialize;

use crate::ImageView;

/// An upload whose file is there, for its owner.
#[derive(Debug, Clone, Serialize)]
pub struct UploadView<'a> {
    purpose: UploadPurpose,
    media_type: MediaType,
    /// Of the file as it stays, which may be smaller than what was sent.
    bytes: u64,
    sha256: &'a str,
    completed_at: Timestamp,
    /// Where the owner can look at it.
    #[serde(flatten)]
    link: FileLink,
    /// What becomes of it, where it is to be shown to everybody.
    #[serde(skip_serializing_if = "Option::is_none")]
    picture: Option<PictureView>,
}

/// How far a picture is.
#[derive(Debug, Clone, Serialize)]
#[serde(tag = "status", rename_all = "snake_case")]
enum PictureView {
    Waiting,
    Ready { image: ImageView },
    Refused { reason: PictureRefusal, detail: String },
}

impl<'a> UploadView<'a> {
    /// `upload` with its `file`, which `link` leads to, and the `picture` that it is, which is shown below `images_url`.
    pub fn new(
        upload: &Upload,
        file: &'a UploadedFile,
        link: FileLink,
        picture: Option<&Picture>,
        images_url: Option<&str>,
    ) -> Self {
        let shown = |picture: &Picture| match &picture.state {
            PictureState::Waiting => PictureView::Waiting,
            PictureState::Ready(ready) => {
                PictureView::Ready { image: ImageView::new(ready, picture.owner_id, images_url) }
            }
            PictureState::Refused { reason } => {
                PictureView::Refused { reason: *reason, detail: reason.detail() }
            }
        };
        Self {
            purpose: upload.purpose,
            media_type: upload.media_type,
            bytes: file.bytes,
            sha256: &file.sha256,
            completed_at: file.at,
            link,
            picture: picture.map(shown),
        }
    }
}
