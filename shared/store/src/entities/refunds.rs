//! Refunds. R1 a refund.

use domain::RefundId;
use domain::refund::{Refund, RefundStatus};

use crate::{Audited, Change, Error, Indexes, Key, Loaded, Stored, Table};

const TASKS: &str = "REVIEW_QUEUE#refund";

/// `REFUND#ref_… / REFUND`
pub fn refund_key(id: RefundId) -> Key {
    Key::new(format!("REFUND#{id}"), "REFUND")
}

impl Stored for Refund {
    fn key(&self) -> Key {
        refund_key(self.id)
    }

    fn indexes(&self) -> Indexes {
        // An operator has to look at these; sparse, so the queue is as long as the work.
        let task = matches!(self.status, RefundStatus::Failed | RefundStatus::NeedsAttention)
            .then(|| (TASKS.to_owned(), format!("{}#{}", self.changed_at, self.id)));
        Indexes { gsi1: None, gsi2: task, due: self.due }
    }
}

impl Audited for Refund {}

/// The refunds in the table.
#[derive(Debug, Clone)]
pub struct Refunds(Table);

impl Refunds {
    /// In the table of the environment.
    pub fn from_env() -> Self {
        Self(Table::from_env())
    }

    /// In `table`.
    pub fn new(table: Table) -> Self {
        Self(table)
    }

    /// R1: a refund.
    ///
    /// # Errors
    /// [`Error::Unavailable`].
    pub async fn load(&self, id: RefundId) -> Result<Option<Loaded<Refund>>, Error> {
        self.0.get(&refund_key(id)).await
    }

    /// Commits a change; see [`Table::commit`].
    ///
    /// # Errors
    /// As [`Table::commit`].
    pub async fn commit(&self, change: Change) -> Result<(), Error> {
        self.0.commit(change).await
    }
}
