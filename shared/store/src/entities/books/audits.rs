//! Audits on request. B6 an audit with how far it is; B7 the same with one of its segments.

use domain::books::audit::{Audit, AuditProgress};
use domain::{AuditId, Day, Timestamp};
use serde::{Deserialize, Serialize};

use crate::{Audited, Error, Key, Loaded, Once, Stored, Table, compiled};

/// Seconds that it is remembered for which segments are done.
const KEPT_SECONDS: u64 = 30 * 24 * 60 * 60;

/// `AUDIT#aud_… / AUDIT`
pub fn audit_key(id: AuditId) -> Key {
    Key::new(format!("AUDIT#{id}"), "AUDIT")
}

/// `AUDIT#aud_… / PROGRESS`
fn progress_key(id: AuditId) -> Key {
    Key::new(format!("AUDIT#{id}"), "PROGRESS")
}

impl Stored for Audit {
    fn key(&self) -> Key {
        audit_key(self.id)
    }
}

impl Audited for Audit {}

compiled::audited!(Audit);

impl Stored for AuditProgress {
    fn key(&self) -> Key {
        progress_key(self.audit_id)
    }
}

compiled::stored!(AuditProgress);

/// A segment that is done, so that a message that comes twice counts once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Segment {
    /// Of which audit.
    pub audit_id: AuditId,
    /// Which day.
    pub day: Day,
    /// Which shard of it.
    pub shard: u8,
    /// When it was done.
    pub done_at: Timestamp,
}

impl Segment {
    fn key_of(audit: AuditId, day: Day, shard: u8) -> Key {
        Key::new(format!("AUDIT#{audit}"), format!("SEGMENT#{day}#{shard:02}"))
    }
}

impl Stored for Segment {
    fn key(&self) -> Key {
        Self::key_of(self.audit_id, self.day, self.shard)
    }

    fn expires_at(&self) -> Option<Timestamp> {
        Some(self.done_at.plus_seconds(KEPT_SECONDS))
    }
}

compiled::stored!(Segment);

repository! {
    /// The audits in the table.
    Audits, audits
}

impl Audits {
    /// Goes on unless the request was answered before.
    ///
    /// # Errors
    /// As [`Table::get_many_once`].
    pub async fn check_once(&self, once: &Once) -> Result<(), Error> {
        self.0.get_many_once(once, &[]).await.map(drop)
    }

    /// B6: an audit with how far it is.
    ///
    /// # Errors
    /// [`Error::NotFound`]; [`Error::Unavailable`].
    pub async fn load(&self, id: AuditId) -> Result<(Audit, Loaded<AuditProgress>), Error> {
        let mut items = self.0.get_many(&[audit_key(id), progress_key(id)]).await?;
        let audit = items.require::<Audit>(&audit_key(id))?.into_inner();
        Ok((audit, items.require(&progress_key(id))?))
    }

    /// B7: the same, unless the segment of `day` and `shard` is done.
    ///
    /// # Errors
    /// [`Error::Unavailable`].
    pub async fn find_for_segment(
        &self,
        id: AuditId,
        day: Day,
        shard: u8,
    ) -> Result<Option<(Audit, Loaded<AuditProgress>)>, Error> {
        let segment = Segment::key_of(id, day, shard);
        let mut items = self.0.get_many(&[audit_key(id), progress_key(id), segment.clone()]).await?;
        if items.take::<Segment>(&segment)?.is_some() {
            return Ok(None);
        }
        let progress = items.take(&progress_key(id))?;
        let audit = items.take::<Audit>(&audit_key(id))?.map(Loaded::into_inner);
        Ok(audit.zip(progress))
    }
}
