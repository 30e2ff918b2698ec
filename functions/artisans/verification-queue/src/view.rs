//! What a reviewer is shown.

use domain::artisans::Artisan;
use domain::uploads::{FileLink, UploadPurpose};
use domain::{ArtisanId, Timestamp};
use serde::Serialize;
use uploads::Bucket;

#[derive(Serialize)]
pub(crate) struct Waiting {
    artisan_id: ArtisanId,
    display_name: String,
    /// What the documents have to show.
    legal_name: String,
    trades: Vec<String>,
    areas: Vec<String>,
    about: String,
    submitted_at: Option<Timestamp>,
    documents: Vec<FileLink>,
}

impl Waiting {
    pub(crate) fn new(artisan: Artisan, bucket: &Bucket, at: Timestamp) -> Self {
        let owner = artisan.id.user();
        let document = |id| bucket.link(UploadPurpose::VerificationDocument, owner, id, at);
        Self {
            artisan_id: artisan.id,
            display_name: artisan.profile.display_name,
            legal_name: artisan.profile.legal_name,
            trades: artisan.profile.trades,
            areas: artisan.profile.areas,
            about: artisan.profile.about,
            submitted_at: artisan.submitted_at,
            documents: artisan.documents.into_iter().map(document).collect(),
        }
    }
}
