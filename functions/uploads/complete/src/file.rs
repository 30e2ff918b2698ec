//! The file that was sent, and the one that stays.

use domain::Timestamp;
use domain::uploads::{Upload, UploadedFile};
use sha2::{Digest, Sha256};
use uploads::{Bucket, Unavailable, content};
use web::{Problem, Stop, problem};

/// Looks at what was sent and puts what is kept of it where it stays. Whatever lies there already is the file: whoever came
/// here before, and died before saying so, had looked at it.
pub(crate) async fn kept(upload: &Upload, bucket: &Bucket, at: Timestamp) -> Result<UploadedFile, Stop> {
    let sent = bucket.read(&upload.incoming_key(), at).await.map_err(unavailable)?;
    let sent = sent.ok_or_else(|| {
        Problem::new(problem::UPLOAD_INCOMPLETE, "The file has not arrived. Send it with the form first.")
    })?;
    upload.is_what_it_says(&sent)?;
    let kept = content::kept(upload.media_type, sent).map_err(|damaged| {
        let detail = "This file is damaged, or something else that begins like it. Choose another one.";
        Problem::new(problem::UPLOAD_INVALID, detail).caused_by(damaged)
    })?;
    let (key, media_type) = (upload.object_key(), upload.media_type.as_str());
    let kept = match bucket.write_once(&key, media_type, kept.clone(), at).await.map_err(unavailable)? {
        true => kept,
        false => {
            let there = bucket.read(&key, at).await.map_err(unavailable)?;
            there.ok_or_else(|| Problem::internal(format!("{key} is there and cannot be read")))?
        }
    };
    let bytes = u64::try_from(kept.len()).unwrap_or(u64::MAX);
    Ok(UploadedFile { bytes, sha256: hex::encode(Sha256::digest(&kept)), at })
}

fn unavailable(cause: Unavailable) -> Problem {
    Problem::new(problem::UNAVAILABLE, "The store of files does not answer. Try again in a moment.")
        .retry_after(1)
        .caused_by(cause)
}
