//! A file that its owner may upload by a presigned POST.

use serde::{Deserialize, Serialize};

use crate::{Timestamp, UploadId, UserId};

/// What a file is for; decides who may see it and how large it may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum UploadPurpose {
    /// Shows who an artisan is. Only reviewers see it.
    VerificationDocument,
    /// Shows a product. Public.
    ProductImage,
    /// Shows a delivery. The order's parties see it.
    DeliveryProof,
}

impl UploadPurpose {
    /// The largest file, in bytes.
    pub const fn bytes_max(self) -> u64 {
        match self {
            Self::VerificationDocument => 10 * 1024 * 1024,
            Self::ProductImage | Self::DeliveryProof => 5 * 1024 * 1024,
        }
    }

    /// The media types that are taken.
    pub const fn media_types(self) -> &'static [&'static str] {
        match self {
            Self::VerificationDocument => &["application/pdf", "image/jpeg", "image/png"],
            Self::ProductImage | Self::DeliveryProof => &["image/jpeg", "image/png", "image/webp"],
        }
    }
}

/// A permission to upload one file, and the record of whose it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Upload {
    /// Which one; the object's key ends in it.
    pub id: UploadId,
    /// Who may upload it and refer to it.
    pub owner_id: UserId,
    /// What it is for.
    pub purpose: UploadPurpose,
    /// The media type that was announced, and that the bucket enforces.
    pub media_type: String,
    /// When it was asked for.
    pub created_at: Timestamp,
}

impl Upload {
    /// The object's key: by owner, so that erasing a person is erasing a prefix.
    pub fn object_key(&self) -> String {
        format!("uploads/{}/{}", self.owner_id, self.id)
    }
}
