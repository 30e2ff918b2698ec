//! The app's own document, as it was published last.

use std::sync::{Arc, Mutex, PoisonError};

use domain::Timestamp;
use uploads::{Bucket, Unavailable};

/// The app's document in its bucket.
const KEY: &str = "index.html";
/// Milliseconds that it counts as the newest: so long after a new app was published, pages are of the one before, whose files are
/// there for ever.
const KEPT_MILLIS: i64 = 30_000;

/// The app's document without a page in it. It is read once in half a minute; while it cannot be, the one before is good.
#[derive(Debug)]
pub(crate) struct Shell {
    bucket: Bucket,
    kept: Mutex<Option<(Timestamp, Arc<str>)>>,
}

impl Shell {
    /// The one in the bucket of `SITE_BUCKET`.
    ///
    /// # Panics
    /// As [`Bucket::named_by`].
    pub(crate) fn from_env() -> Self {
        Self { bucket: Bucket::named_by("SITE_BUCKET"), kept: Mutex::default() }
    }

    /// The document, as it was published half a minute before `at` or later.
    ///
    /// # Errors
    /// [`store::Error::Unavailable`] when it cannot be read and was not before, or when no app is published.
    pub(crate) async fn read(&self, at: Timestamp) -> Result<Arc<str>, store::Error> {
        let kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner).clone();
        if let Some((read_at, shell)) = &kept
            && at.millis() < read_at.millis().saturating_add(KEPT_MILLIS)
        {
            return Ok(Arc::clone(shell));
        }
        match self.bucket.read(KEY, at).await {
            Ok(Some(file)) => {
                let shell: Arc<str> = String::from_utf8_lossy(&file).into();
                let newest = Some((at, Arc::clone(&shell)));
                *self.kept.lock().unwrap_or_else(PoisonError::into_inner) = newest;
                Ok(shell)
            }
            unread => match kept {
                Some((_, shell)) => Ok(shell),
                None => Err(store::Error::Unavailable(match unread {
                    Err(unavailable) => Box::<Unavailable>::new(unavailable),
                    Ok(_) => "no web app is published: `cargo xtask web publish`".into(),
                })),
            },
        }
    }
}
