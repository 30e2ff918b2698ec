//! Payouts. X1 a payout; X2 an artisan's payouts.

use domain::payouts::Payout;
use domain::{ArtisanId, PayoutId};

use crate::{Audited, Change, Error, Index, Indexes, Key, Loaded, Page, PageRequest, Stored, Table};

/// `PAYOUT#pyt_… / PAYOUT`
pub fn payout_key(id: PayoutId) -> Key {
    Key::new(format!("PAYOUT#{id}"), "PAYOUT")
}

impl Stored for Payout {
    fn key(&self) -> Key {
        payout_key(self.id)
    }

    fn indexes(&self) -> Indexes {
        let owner = (format!("ARTISAN#{}", self.artisan_id), format!("PAYOUT#{}", self.id));
        Indexes { gsi1: Some(owner), gsi2: None, due: self.due }
    }
}

impl Audited for Payout {
    const WITHHELD: &'static [&'static str] = &["account"];
}

/// The payouts in the table.
#[derive(Debug, Clone)]
pub struct Payouts(Table);

impl Payouts {
    /// In the table of the environment.
    pub fn from_env() -> Self {
        Self(Table::from_env())
    }

    /// In `table`.
    pub fn new(table: Table) -> Self {
        Self(table)
    }

    /// X1: a payout.
    ///
    /// # Errors
    /// [`Error::Unavailable`].
    pub async fn load(&self, id: PayoutId) -> Result<Option<Loaded<Payout>>, Error> {
        self.0.get(&payout_key(id)).await
    }

    /// X2: an artisan's payouts, newest first.
    ///
    /// # Errors
    /// [`Error::BadCursor`]; [`Error::Unavailable`].
    pub async fn of_artisan(
        &self,
        artisan: ArtisanId,
        page: &PageRequest,
    ) -> Result<Page<Loaded<Payout>>, Error> {
        self.0.query(Index::Gsi1, &format!("ARTISAN#{artisan}"), "PAYOUT#", false, page).await
    }

    /// Commits a change; see [`Table::commit`].
    ///
    /// # Errors
    /// As [`Table::commit`].
    pub async fn commit(&self, change: Change) -> Result<(), Error> {
        self.0.commit(change).await
    }
}
