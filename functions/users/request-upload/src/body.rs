//! What is asked, and what is answered.

use domain::UploadId;
use domain::uploads::UploadPurpose;
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
    pub(crate) fn checked(self) -> Result<(UploadPurpose, String, u64), Problem> {
        let Self { purpose, media_type, bytes } = self;
        if !purpose.media_types().contains(&&*media_type) {
            return Err(Problem::field("media_type", format!("takes {}", purpose.media_types().join(", "))));
        }
        let bytes = bytes.get().unsigned_abs();
        if bytes > purpose.bytes_max() {
            return Err(Problem::field("bytes", format!("takes at most {} bytes", purpose.bytes_max())));
        }
        Ok((purpose, media_type.into(), bytes))
    }
}
