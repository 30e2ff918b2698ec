//! A file that its owner may upload by a presigned POST.

use serde::{Deserialize, Serialize};

use crate::{Refused, Timestamp, UploadId, UserId};

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
    /// Shows one side of a dispute. Its parties and whoever decides see it.
    Evidence,
    /// Shows that an operator paid somebody. Only administrators see it.
    SettlementProof,
}

impl UploadPurpose {
    /// The largest file, in bytes.
    pub const fn bytes_max(self) -> u64 {
        match self {
            Self::VerificationDocument | Self::Evidence | Self::SettlementProof => 10 * 1024 * 1024,
            Self::ProductImage | Self::DeliveryProof => 5 * 1024 * 1024,
        }
    }

    /// For people: `a product image`.
    const fn in_words(self) -> &'static str {
        match self {
            Self::VerificationDocument => "a verification document",
            Self::ProductImage => "a product image",
            Self::DeliveryProof => "a proof of delivery",
            Self::Evidence => "a piece of evidence",
            Self::SettlementProof => "a proof of a settlement",
        }
    }

    /// Refuses `ids` unless each is an upload for this purpose. `found` are the uploads of whoever refers to them.
    pub fn check(self, ids: &[UploadId], found: &[Option<Upload>]) -> Result<(), Refused> {
        let fits =
            |id: &UploadId| found.iter().flatten().any(|upload| upload.id == *id && upload.purpose == self);
        match ids.iter().find(|id| !fits(id)) {
            None => Ok(()),
            Some(id) => Err(Refused::new(
                "upload-unknown",
                format!(
                    "{id} is not {} that you uploaded. Ask for an upload with POST /uploads.",
                    self.in_words()
                ),
            )),
        }
    }

    /// The media types that are taken.
    pub const fn media_types(self) -> &'static [&'static str] {
        match self {
            Self::VerificationDocument | Self::Evidence | Self::SettlementProof => {
                &["application/pdf", "image/jpeg", "image/png"]
            }
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
    /// The object's key.
    pub fn object_key(&self) -> String {
        object_key(self.purpose, self.owner_id, self.id)
    }
}

/// The key of the object that `owner` uploads as `id`: by purpose, so that product images can be published without the
/// documents beside them; then by owner, so that erasing a person is erasing a prefix of each.
pub fn object_key(purpose: UploadPurpose, owner: UserId, id: UploadId) -> String {
    let folder = match purpose {
        UploadPurpose::VerificationDocument => "verification-documents",
        UploadPurpose::ProductImage => "product-images",
        UploadPurpose::DeliveryProof => "delivery-proofs",
        UploadPurpose::Evidence => "evidence",
        UploadPurpose::SettlementProof => "settlement-proofs",
    };
    format!("{folder}/{owner}/{id}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::TypedId;

    #[test]
    fn only_uploads_for_the_purpose_are_taken() {
        let at = Timestamp::from_millis(1);
        let upload = |random: u8, purpose| Upload {
            id: UploadId::new(at, [random; 10]),
            owner_id: UserId::new(at, [9; 10]),
            purpose,
            media_type: "image/png".to_owned(),
            created_at: at,
        };
        let (image, document) =
            (upload(1, UploadPurpose::ProductImage), upload(2, UploadPurpose::VerificationDocument));
        let found = [Some(image.clone()), Some(document.clone())];
        let check = |ids: &[UploadId], found| UploadPurpose::ProductImage.check(ids, found);
        assert_eq!(check(&[image.id], &found), Ok(()));
        assert_eq!(check(&[], &[]), Ok(()));
        assert_eq!(check(&[image.id, document.id], &found).unwrap_err().problem, "upload-unknown");
        assert_eq!(check(&[image.id], &[None]).unwrap_err().problem, "upload-unknown", "somebody else's");
    }
}
