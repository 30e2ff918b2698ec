//! A file that its owner sends to the bucket by a presigned form, and then hands in.
//!
//! A form can be used again while it lives, so what it sends is not yet the file. Once its owner says that it is there, it is
//! looked at, and what is kept of it is put where nobody can write any more. From then on an upload is that file.

pub mod events;
pub mod pictures;

use serde::{Deserialize, Serialize};

use crate::{Refused, Timestamp, UploadId, UserId};

/// What a file is. Its names are those of its media type.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum MediaType {
    /// A document.
    #[serde(rename = "application/pdf")]
    Pdf,
    /// A photograph.
    #[serde(rename = "image/jpeg")]
    Jpeg,
    /// A drawing, or what a screen shows.
    #[serde(rename = "image/png")]
    Png,
    /// Either of both.
    #[serde(rename = "image/webp")]
    Webp,
    /// A table, as spreadsheets write it.
    #[serde(rename = "text/csv")]
    Csv,
}

impl MediaType {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Pdf, Self::Jpeg, Self::Png, Self::Webp, Self::Csv];

    /// The name, as HTTP has it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
            Self::Webp => "image/webp",
            Self::Csv => "text/csv",
        }
    }

    /// The one that `name` means, in any case and by the names that browsers and telephones use for it.
    pub fn named(name: &str) -> Option<Self> {
        match name.to_ascii_lowercase().as_str() {
            "application/pdf" | "application/x-pdf" => Some(Self::Pdf),
            "image/jpeg" | "image/jpg" | "image/pjpeg" => Some(Self::Jpeg),
            "image/png" | "image/x-png" => Some(Self::Png),
            "image/webp" => Some(Self::Webp),
            // Windows says of a CSV that it is Excel's.
            "text/csv" | "application/csv" | "text/comma-separated-values" | "application/vnd.ms-excel" => {
                Some(Self::Csv)
            }
            _ => None,
        }
    }

    /// The one that a file is which begins with `bytes`, whatever it is called. A CSV begins with anything.
    pub fn of(bytes: &[u8]) -> Option<Self> {
        match bytes {
            [b'%', b'P', b'D', b'F', b'-', ..] => Some(Self::Pdf),
            [0xFF, 0xD8, 0xFF, ..] => Some(Self::Jpeg),
            [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1A, b'\n', ..] => Some(Self::Png),
            [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Some(Self::Webp),
            _ => None,
        }
    }

    /// For people: `a PDF`.
    const fn in_words(self) -> &'static str {
        match self {
            Self::Pdf => "a PDF",
            Self::Jpeg => "a JPEG picture",
            Self::Png => "a PNG picture",
            Self::Webp => "a WebP picture",
            Self::Csv => "a CSV file",
        }
    }
}

/// What to do about a picture as iPhones take it, which many browsers cannot show.
pub const HEIC_ADVICE: &str = "This is a HEIC picture, which not everybody can open. Send it as JPEG. On an iPhone, choose Settings, Camera, \
                               Formats, Most Compatible, and take it again; or share it to yourself as JPEG.";

/// How the files of Excel and its like begin.
const ZIP: &[u8] = b"PK\x03\x04";
/// What to do about one where a CSV is wanted.
const SPREADSHEET_ADVICE: &str = "This is a spreadsheet as Excel or its like keep it. In Excel choose Save As, “CSV UTF-8”; in Google Sheets choose \
                                  Download, CSV; and send that file.";

/// Whether a media type is that of HEIC.
pub fn is_heic_name(media_type: &str) -> bool {
    let name = media_type.to_ascii_lowercase();
    name.starts_with("image/heic") || name.starts_with("image/heif")
}

/// Whether a file that begins with `bytes` is HEIC: a container of the ISO, of a brand of Apple's or of the standard's.
fn is_heic(bytes: &[u8]) -> bool {
    let brands: [&[u8]; 7] = [b"heic", b"heix", b"heim", b"heis", b"hevc", b"mif1", b"msf1"];
    bytes.get(4..8) == Some(b"ftyp") && bytes.get(8..12).is_some_and(|brand| brands.contains(&brand))
}

/// What a file is for; decides who may see it and how large it may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum UploadPurpose {
    /// Shows who an artisan is. Only reviewers see it.
    VerificationDocument,
    /// Shows a product. What is made of it is public.
    ProductImage,
    /// Shows a delivery. The order's parties see it.
    DeliveryProof,
    /// Shows one side of a dispute. Its parties and whoever decides see it.
    Evidence,
    /// Goes with a message. Who takes part in the conversation sees it.
    MessageFile,
    /// Shows that an operator paid somebody. Only administrators see it.
    PaymentProof,
    /// Shows what a buyer says of goods. What is made of it is public.
    ReviewPicture,
    /// Says products of an artisan, line by line. Nobody else sees it.
    ProductSheet,
}

impl UploadPurpose {
    /// All of them.
    pub const ALL: [Self; 8] = [
        Self::VerificationDocument,
        Self::ProductImage,
        Self::DeliveryProof,
        Self::Evidence,
        Self::MessageFile,
        Self::PaymentProof,
        Self::ReviewPicture,
        Self::ProductSheet,
    ];

    /// Where in the bucket files for it are kept.
    const fn folder(self) -> &'static str {
        match self {
            Self::VerificationDocument => "verification-documents",
            Self::ProductImage => "product-images",
            Self::DeliveryProof => "delivery-proofs",
            Self::Evidence => "evidence",
            Self::MessageFile => "message-files",
            Self::PaymentProof => "payment-proofs",
            Self::ReviewPicture => "review-pictures",
            Self::ProductSheet => "product-sheets",
        }
    }

    /// The largest file, in bytes.
    pub const fn bytes_max(self) -> u64 {
        match self {
            Self::VerificationDocument | Self::Evidence | Self::MessageFile | Self::PaymentProof => {
                10 * 1024 * 1024
            }
            Self::ProductImage | Self::DeliveryProof | Self::ReviewPicture | Self::ProductSheet => {
                5 * 1024 * 1024
            }
        }
    }

    /// For people: `a product image`.
    pub(crate) const fn in_words(self) -> &'static str {
        match self {
            Self::VerificationDocument => "a verification document",
            Self::ProductImage => "a product image",
            Self::DeliveryProof => "a proof of delivery",
            Self::Evidence => "a piece of evidence",
            Self::MessageFile => "a file of a message",
            Self::PaymentProof => "a proof of payment",
            Self::ReviewPicture => "a picture of a review",
            Self::ProductSheet => "a file of products",
        }
    }

    /// Whether everybody is to see it, so that a step makes it ready before anybody does.
    pub const fn is_public(self) -> bool {
        match self {
            Self::ProductImage | Self::ReviewPicture => true,
            Self::VerificationDocument
            | Self::DeliveryProof
            | Self::Evidence
            | Self::MessageFile
            | Self::PaymentProof
            | Self::ProductSheet => false,
        }
    }

    /// Refuses `ids` unless each is an upload for this purpose whose file is there. `found` are the uploads of whoever refers
    /// to them.
    pub fn check(self, ids: &[UploadId], found: &[Option<Upload>]) -> Result<(), Refused> {
        for id in ids {
            let upload = found.iter().flatten().find(|upload| upload.id == *id && upload.purpose == self);
            let Some(upload) = upload else {
                return Err(Refused::new(
                    "upload-unknown",
                    format!("{id} is not {} that you uploaded. Upload the file once more.", self.in_words()),
                ));
            };
            if upload.file.is_none() {
                return Err(Refused::new(
                    "upload-incomplete",
                    format!(
                        "The file of {id} has not arrived. Send it once more, and wait until it is there."
                    ),
                ));
            }
        }
        Ok(())
    }

    /// The media types that are taken.
    pub const fn media_types(self) -> &'static [MediaType] {
        match self {
            Self::VerificationDocument | Self::Evidence | Self::MessageFile | Self::PaymentProof => {
                &[MediaType::Pdf, MediaType::Jpeg, MediaType::Png]
            }
            Self::ProductImage | Self::DeliveryProof | Self::ReviewPicture => {
                &[MediaType::Jpeg, MediaType::Png, MediaType::Webp]
            }
            Self::ProductSheet => &[MediaType::Csv],
        }
    }
}

/// Below which keys the bucket has what `owner` uploaded, as it came in and as it was kept, and what was made of it.
pub fn owned_prefixes(owner: UserId) -> Vec<String> {
    let kept = UploadPurpose::ALL.map(UploadPurpose::folder);
    kept.into_iter().chain(["incoming", "pictures"]).map(|folder| format!("{folder}/{owner}/")).collect()
}

/// Where a file can be read, and until when. Whoever has it can read the file, so only who may see it is shown one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FileLink {
    /// Which upload.
    pub id: UploadId,
    /// Where it is read from.
    pub url: String,
    /// Until when `url` is good; whoever needs it later reads what it came with again.
    pub expires_at: Timestamp,
}

/// The file that an upload is once it is complete.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct UploadedFile {
    /// How large it is, in bytes.
    pub bytes: u64,
    /// SHA-256 of it, in hexadecimal.
    pub sha256: String,
    /// When it was looked at and put where it stays.
    pub at: Timestamp,
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
    /// What it was announced as, and turned out to be.
    pub media_type: MediaType,
    /// When it was asked for.
    pub created_at: Timestamp,
    /// The file, once it is there. It never changes.
    #[serde(default)]
    pub file: Option<UploadedFile>,
}

impl Upload {
    /// The key that the form writes to: whatever lies there may still be replaced.
    pub fn incoming_key(&self) -> String {
        format!("incoming/{}/{}", self.owner_id, self.id)
    }

    /// The key of the file that stays.
    pub fn object_key(&self) -> String {
        object_key(self.purpose, self.owner_id, self.id)
    }

    /// Refuses a file that is not what was announced, by the `bytes` that it begins with.
    pub fn is_what_it_says(&self, bytes: &[u8]) -> Result<(), Refused> {
        let refused = |detail| Err(Refused::new("upload-invalid", detail));
        match MediaType::of(bytes) {
            Some(is) if is == self.media_type => Ok(()),
            Some(is) => refused(format!(
                "This file is {}, and was announced as {}. Send it as what it is.",
                is.in_words(),
                self.media_type.in_words()
            )),
            None if self.media_type == MediaType::Csv && bytes.starts_with(ZIP) => {
                refused(SPREADSHEET_ADVICE.to_owned())
            }
            None if self.media_type == MediaType::Csv => Ok(()),
            None if is_heic(bytes) => refused(HEIC_ADVICE.to_owned()),
            None => refused(format!("This file is not {}. Choose another one.", self.media_type.in_words())),
        }
    }

    /// The upload with its `file`.
    #[must_use]
    pub fn with_file(&self, file: UploadedFile) -> Self {
        Self { file: Some(file), ..self.clone() }
    }
}

/// The key of the file that `owner` uploaded as `id`: by purpose; then by owner, so that erasing a person is erasing a prefix of each.
pub fn object_key(purpose: UploadPurpose, owner: UserId, id: UploadId) -> String {
    format!("{}/{owner}/{id}", purpose.folder())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::TypedId;

    #[test]
    fn whatever_lies_in_the_bucket_of_a_person_lies_below_one_of_their_prefixes() {
        let at = Timestamp::from_millis(1);
        let (owner, id) = (UserId::new(at, [9; 10]), UploadId::new(at, [1; 10]));
        let below = |key: &str| owned_prefixes(owner).iter().any(|prefix| key.starts_with(prefix));
        for purpose in UploadPurpose::ALL {
            let upload = Upload {
                id,
                owner_id: owner,
                purpose,
                media_type: MediaType::Png,
                created_at: at,
                file: None,
            };
            assert!(below(&upload.object_key()) && below(&upload.incoming_key()), "{purpose:?}");
            assert!(!below(&object_key(purpose, UserId::new(at, [8; 10]), id)), "somebody else's");
        }
        assert!(below(&pictures::size_key(owner, id, 320, pictures::PictureForm::Webp)));
    }

    #[test]
    fn only_uploads_for_the_purpose_are_taken() {
        let at = Timestamp::from_millis(1);
        let file = UploadedFile { bytes: 1, sha256: "ab".repeat(32), at };
        let upload = |random: u8, purpose| Upload {
            id: UploadId::new(at, [random; 10]),
            owner_id: UserId::new(at, [9; 10]),
            purpose,
            media_type: MediaType::Png,
            created_at: at,
            file: Some(file.clone()),
        };
        let (image, document) =
            (upload(1, UploadPurpose::ProductImage), upload(2, UploadPurpose::VerificationDocument));
        let found = [Some(image.clone()), Some(document.clone())];
        let check = |ids: &[UploadId], found| UploadPurpose::ProductImage.check(ids, found);
        assert_eq!(check(&[image.id], &found), Ok(()));
        assert_eq!(check(&[], &[]), Ok(()));
        assert_eq!(check(&[image.id, document.id], &found).unwrap_err().problem, "upload-unknown");
        assert_eq!(check(&[image.id], &[None]).unwrap_err().problem, "upload-unknown", "somebody else's");
        let unsent = [Some(Upload { file: None, ..image.clone() })];
        assert_eq!(check(&[image.id], &unsent).unwrap_err().problem, "upload-incomplete");
    }

    #[test]
    fn a_media_type_is_known_by_its_usual_names_and_by_the_files_first_bytes() {
        for (name, is) in [
            ("image/JPEG", Some(MediaType::Jpeg)),
            ("image/jpg", Some(MediaType::Jpeg)),
            ("image/webp", Some(MediaType::Webp)),
            ("Application/PDF", Some(MediaType::Pdf)),
            ("image/heic", None),
            ("text/html", None),
        ] {
            assert_eq!(MediaType::named(name), is, "{name}");
        }
        for media_type in MediaType::ALL {
            assert_eq!(MediaType::named(media_type.as_str()), Some(media_type));
            assert_eq!(serde_json::to_value(media_type).unwrap(), media_type.as_str());
        }
        assert!(
            is_heic_name("image/HEIC") && is_heic_name("image/heif-sequence") && !is_heic_name("image/jpeg")
        );
        let at = Timestamp::from_millis(1);
        let upload = Upload {
            id: UploadId::new(at, [1; 10]),
            owner_id: UserId::new(at, [9; 10]),
            purpose: UploadPurpose::ProductImage,
            media_type: MediaType::Png,
            created_at: at,
            file: None,
        };
        assert_eq!(upload.is_what_it_says(b"\x89PNG\r\n\x1a\nand so on"), Ok(()));
        for (bytes, says) in [
            (&b"<!doctype html><script>"[..], "not a PNG picture"),
            (b"\xFF\xD8\xFF\xE0JFIF", "is a JPEG picture"),
            (b"\0\0\0\x18ftypheic\0\0\0\0", "Most Compatible"),
            (b"RIFF\0\0\0\0WAVEfmt ", "not a PNG picture"),
            (b"", "not a PNG picture"),
        ] {
            let refused = upload.is_what_it_says(bytes).unwrap_err();
            assert!(refused.problem == "upload-invalid" && refused.detail.contains(says), "{refused}");
        }
    }
}
