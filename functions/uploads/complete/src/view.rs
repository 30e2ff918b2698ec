//! What is answered.

use domain::Timestamp;
use domain::uploads::{FileLink, MediaType, Upload, UploadPurpose, UploadedFile};
use serde::Serialize;
use uploads::Bucket;

#[derive(Serialize)]
pub(crate) struct View<'a> {
    purpose: UploadPurpose,
    media_type: MediaType,
    /// Of the file as it stays, which may be smaller than what was sent.
    bytes: u64,
    sha256: &'a str,
    completed_at: Timestamp,
    /// Where the owner can look at it.
    #[serde(flatten)]
    link: FileLink,
}

impl<'a> View<'a> {
    pub(crate) fn new(upload: &Upload, file: &'a UploadedFile, bucket: &Bucket, at: Timestamp) -> Self {
        Self {
            purpose: upload.purpose,
            media_type: upload.media_type,
            bytes: file.bytes,
            sha256: &file.sha256,
            completed_at: file.at,
            link: bucket.link(upload.purpose, upload.owner_id, upload.id, at),
        }
    }
}
