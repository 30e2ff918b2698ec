//! Payouts. X1 a payout; X2 an artisan's payouts.

use domain::payouts::Payout;
use domain::{ArtisanId, PayoutId};

use crate::{Audited, Error, Index, Indexes, Key, Loaded, Page, PageRequest, Stored, Table, compiled};

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

compiled::audited!(Payout);

repository! {
    /// The payouts in the table.
    Payouts, payouts
}

impl Payouts {
    /// X1: a payout.
    ///
    /// # Errors
    /// [`Error::NotFound`]; [`Error::Unavailable`].
    pub async fn load(&self, id: PayoutId) -> Result<Loaded<Payout>, Error> {
        self.0.load(&payout_key(id)).await
    }

    /// X1; `None` when there is none.
    ///
    /// # Errors
    /// [`Error::Unavailable`].
    pub async fn find(&self, id: PayoutId) -> Result<Option<Loaded<Payout>>, Error> {
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
}
