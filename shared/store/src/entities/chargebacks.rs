//! Chargebacks. K1 a chargeback; K2 those that wait for an operator; K3 the orders of a chargeback, each with its artisan's
//! wallet; K4 the refunds that were closed for it; K5 one that is to be.

use domain::chargebacks::{Chargeback, ChargebackPart, ChargebackStatus};
use domain::orders::Order;
use domain::refunds::Refund;
use domain::wallet::Wallet;
use domain::{ChargebackId, RefundId};

use super::orders::with_wallets;
use super::refunds::refund_key;
use crate::{Audited, Error, Index, Indexes, Key, Loaded, Once, Page, PageRequest, Stored, Table, compiled};

const TASKS: &str = "REVIEW_QUEUE#chargeback";

/// `CHARGEBACK#chb_… / CHARGEBACK`
pub fn chargeback_key(id: ChargebackId) -> Key {
    Key::new(format!("CHARGEBACK#{id}"), "CHARGEBACK")
}

impl Stored for Chargeback {
    fn key(&self) -> Key {
        chargeback_key(self.id)
    }

    fn indexes(&self) -> Indexes {
        // What has to be answered first stands first.
        let answer_by = self.answer_by.unwrap_or(self.created_at);
        let task = (self.status == ChargebackStatus::Open)
            .then(|| (TASKS.to_owned(), format!("{answer_by}#{}", self.id)));
        Indexes { gsi1: None, gsi2: task, due: self.due }
    }
}

impl Audited for Chargeback {}

compiled::audited!(Chargeback);

repository! {
    /// The chargebacks in the table.
    Chargebacks, chargebacks
}

impl Chargebacks {
    /// K1: a chargeback.
    ///
    /// # Errors
    /// [`Error::NotFound`]; [`Error::Unavailable`].
    pub async fn load(&self, id: ChargebackId) -> Result<Loaded<Chargeback>, Error> {
        self.0.load(&chargeback_key(id)).await
    }

    /// K1; `None` when there is none.
    ///
    /// # Errors
    /// [`Error::Unavailable`].
    pub async fn find(&self, id: ChargebackId) -> Result<Option<Loaded<Chargeback>>, Error> {
        self.0.get(&chargeback_key(id)).await
    }

    /// K1, for a request that must happen once.
    ///
    /// # Errors
    /// [`Error::NotFound`]; and as [`Table::get_many_once`].
    pub async fn load_once(&self, once: &Once, id: ChargebackId) -> Result<Loaded<Chargeback>, Error> {
        self.0.load_once(once, &chargeback_key(id)).await
    }

    /// K2: those that wait for an operator, the next deadline first.
    ///
    /// # Errors
    /// [`Error::BadCursor`]; [`Error::Unavailable`].
    pub async fn queue(&self, page: &PageRequest) -> Result<Page<Loaded<Chargeback>>, Error> {
        self.0.query(Index::Gsi2, TASKS, "", true, page).await
    }

    /// K3: the orders of a chargeback, each with its artisan's wallet, in one round trip and in that order.
    ///
    /// # Errors
    /// [`Error::Unavailable`], also when one is not there.
    pub async fn parts(
        &self,
        chargeback: &Chargeback,
    ) -> Result<Vec<(Loaded<Order>, Loaded<Wallet>)>, Error> {
        let parts = chargeback.parts.iter().map(|part| (part.order_id, part.artisan_id));
        let found = with_wallets(&self.0, parts, chargeback.amount.currency).await?;
        let missing = |part: &ChargebackPart| Error::unavailable(format!("there is no {}", part.order_id));
        found
            .into_iter()
            .zip(&chargeback.parts)
            .map(|(found, part)| found.ok_or_else(|| missing(part)))
            .collect()
    }

    /// K4: the refunds that were closed without paying since the chargeback took their money, in one round trip.
    ///
    /// # Errors
    /// [`Error::Unavailable`], also when one is not there.
    pub async fn covered(&self, chargeback: &Chargeback) -> Result<Vec<Loaded<Refund>>, Error> {
        if chargeback.covered.is_empty() {
            return Ok(Vec::new());
        }
        let keys: Vec<Key> = chargeback.covered.iter().map(|covered| refund_key(covered.id)).collect();
        let mut items = self.0.get_many(&keys).await?;
        keys.iter().map(|key| items.require(key)).collect()
    }

    /// K5: a chargeback with a refund that is to be closed for it, for a request that must happen once.
    ///
    /// # Errors
    /// [`Error::NotFound`] when one is not there; and as [`Table::get_many_once`].
    pub async fn load_once_with_refund(
        &self,
        once: &Once,
        id: ChargebackId,
        refund: RefundId,
    ) -> Result<(Loaded<Chargeback>, Loaded<Refund>), Error> {
        let keys = [refund_key(refund), chargeback_key(id)];
        let mut items = self.0.get_many_once(once, &keys).await?;
        let refund = items.require(&keys[0])?;
        Ok((items.require(&keys[1])?, refund))
    }
}
