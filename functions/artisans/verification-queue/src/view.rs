//! What a reviewer is shown.

use domain::artisans::Artisan;
use domain::uploads::{UploadPurpose, object_key};
use domain::{ArtisanId, Timestamp, UploadId};
use serde::Serialize;
use uploads::Bucket;

/// How long a reviewer has to open a document before the list has to be read again.
const LINK_SECONDS: u64 = 15 * 60;

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
    documents: Vec<Document>,
}

#[derive(Serialize)]
struct Document {
    id: UploadId,
    url: String,
    /// Until when the link is good.
    expires_at: Timestamp,
}

impl Waiting {
    pub(crate) fn new(artisan: Artisan, bucket: &Bucket, at: Timestamp) -> Self {
        let owner = artisan.id.user();
        let document = |id: UploadId| Document {
            id,
            url: bucket.presigned_get(
                &object_key(UploadPurpose::VerificationDocument, owner, id),
                LINK_SECONDS,
                at,
            ),
            expires_at: at.plus_seconds(LINK_SECONDS),
        };
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
