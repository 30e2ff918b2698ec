//! Differences between our books and a gateway's, or among our own. B1 a difference; B2 the open ones; B3 those of one
//! gateway.

use domain::books::reconciliation::{Difference, DifferenceStatus, Finding};
use domain::{Actor, DifferenceId, Timestamp};

use crate::{
    Audited, Change, Error, Index, Indexes, Key, Loaded, Once, Page, PageRequest, Stored, Table, compiled,
};

const TASKS: &str = "REVIEW_QUEUE#difference";
/// Keys of one batch read.
const BATCH_MAX: usize = 100;

/// `DIFFERENCE#dif_… / DIFFERENCE`
pub fn difference_key(id: DifferenceId) -> Key {
    Key::new(format!("DIFFERENCE#{id}"), "DIFFERENCE")
}

impl Stored for Difference {
    fn key(&self) -> Key {
        difference_key(self.id)
    }

    fn indexes(&self) -> Indexes {
        if self.status != DifferenceStatus::Open {
            return Indexes::default();
        }
        let rank = format!("{}#{}", self.found_at, self.id);
        Indexes {
            gsi1: Some((format!("DIFFERENCES#{}", self.finding.gateway), rank.clone())),
            gsi2: Some((TASKS.to_owned(), rank)),
            due: None,
        }
    }
}

impl Audited for Difference {}

compiled::audited!(Difference);

repository! {
    /// The differences in the table.
    Differences, differences
}

impl Differences {
    /// B1: a difference; `None` when there is none.
    ///
    /// # Errors
    /// [`Error::Unavailable`].
    pub async fn find(&self, id: DifferenceId) -> Result<Option<Loaded<Difference>>, Error> {
        self.0.get(&difference_key(id)).await
    }

    /// A difference, for a request that must happen once.
    ///
    /// # Errors
    /// [`Error::NotFound`]; and as [`Table::get_many_once`].
    pub async fn load_once(&self, once: &Once, id: DifferenceId) -> Result<Loaded<Difference>, Error> {
        self.0.load_once(once, &difference_key(id)).await
    }

    /// Makes what was seen into tasks, each in a change of its own, and answers how many are new or open again. What is
    /// known and tells the same is left as it is.
    ///
    /// # Errors
    /// [`Error::Conflict`] when somebody else saw the same just now; [`Error::Unavailable`].
    pub async fn save(
        &self,
        findings: &[Finding],
        actor: &Actor,
        at: Timestamp,
        correlation_id: &str,
    ) -> Result<u64, Error> {
        let mut opened = 0;
        for batch in findings.chunks(BATCH_MAX) {
            let keys: Vec<Key> = batch.iter().map(|finding| difference_key(finding.id())).collect();
            let mut items = self.0.get_many(&keys).await?;
            let mut saved: Vec<&Key> = Vec::with_capacity(batch.len());
            for (finding, key) in batch.iter().zip(&keys) {
                if saved.contains(&key) {
                    continue;
                }
                saved.push(key);
                let known = items.take::<Difference>(key)?;
                let mut change = Change::new(actor.clone(), at, correlation_id);
                match known {
                    None => {
                        change.create(Difference::open(finding.clone(), at));
                        opened += 1;
                    }
                    Some(known) => {
                        let Some(seen) = known.seen(finding, at) else { continue };
                        opened += u64::from(known.status != DifferenceStatus::Open);
                        change.save(&known, seen);
                    }
                }
                self.0.commit(change).await?;
            }
        }
        Ok(opened)
    }

    /// B2: the open ones, the longest open first.
    ///
    /// # Errors
    /// [`Error::BadCursor`]; [`Error::Unavailable`].
    pub async fn open(&self, page: &PageRequest) -> Result<Page<Loaded<Difference>>, Error> {
        self.0.query(Index::Gsi2, TASKS, "", true, page).await
    }

    /// B3: the open ones with one gateway, or with [`domain::books::reconciliation::LEDGER`], the longest open first.
    ///
    /// # Errors
    /// [`Error::BadCursor`]; [`Error::Unavailable`].
    pub async fn open_with(
        &self,
        gateway: &str,
        page: &PageRequest,
    ) -> Result<Page<Loaded<Difference>>, Error> {
        self.0.query(Index::Gsi1, &format!("DIFFERENCES#{gateway}"), "", true, page).await
    }
}
