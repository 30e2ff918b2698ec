//! What is asked, and what is answered.

use domain::UploadId;
use domain::uploads::{HEIC_ADVICE, MediaType, UploadPurpose, is_heic_name};
use serde::{Deserialize, Serialize};
use uploads::Form;
use web::{OneLine, Problem, Whole};

/// Bytes that a request may announce; each purpose has a limit of its own below.
const BYTES_MAX: i64 = 1 << 40;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RequestUpload {
    purpose: UploadPurpose,
    media_type: OneLine<3, 100>,
    bytes: Whole<1, BYTES_MAX>,
}

#[derive(Serialize)]
pub(crate) struct Requested {
    pub(crate) id: UploadId,
    /// Where to send the file, with what, and until when.
    #[serde(flatten)]
    pub(crate) form: Form,
}

impl RequestUpload {
    /// Purpose, media type and size, if the purpose takes such a file.
    pub(crate) fn checked(self) -> Result<(UploadPurpose, MediaType, u64), Problem> {
        let Self { purpose, media_type, bytes } = self;
        if is_heic_name(&media_type) {
            return Err(Problem::field("media_type", HEIC_ADVICE));
        }
        let taken = purpose.media_types();
        let named = MediaType::named(&media_type).filter(|named| taken.contains(named));
        let media_type = named.ok_or_else(|| {
            let names: Vec<_> = taken.iter().map(|taken| taken.as_str()).collect();
            Problem::field("media_type", format!("takes {}", names.join(", ")))
        })?;
        let bytes = bytes.get().unsigned_abs();
        if bytes > purpose.bytes_max() {
            return Err(Problem::field("bytes", format!("takes at most {} bytes", purpose.bytes_max())));
        }
        Ok((purpose, media_type, bytes))
    }
}
