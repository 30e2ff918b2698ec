//! Payments. Y1 a payment; Y2 the orders of a payment, each with its artisan's wallet.

use domain::PaymentId;
use domain::orders::Order;
use domain::payments::Payment;
use domain::wallet::Wallet;

use crate::entities::orders::with_wallets;
use crate::{Audited, Error, Indexes, Key, Loaded, Stored, Table, compiled};

/// `PAYMENT#pay_… / PAYMENT`
pub fn payment_key(id: PaymentId) -> Key {
    Key::new(format!("PAYMENT#{id}"), "PAYMENT")
}

impl Stored for Payment {
    fn key(&self) -> Key {
        payment_key(self.id)
    }

    fn indexes(&self) -> Indexes {
        Indexes { due: self.due, ..Indexes::default() }
    }
}

impl Audited for Payment {
    const WITHHELD: &'static [&'static str] = &["payment_url"];
}

compiled::audited!(Payment);

repository! {
    /// The payments in the table.
    Payments, payments
}

impl Payments {
    /// Y1: a payment.
    ///
    /// # Errors
    /// [`Error::NotFound`]; [`Error::Unavailable`].
    pub async fn load(&self, id: PaymentId) -> Result<Loaded<Payment>, Error> {
        self.0.load(&payment_key(id)).await
    }

    /// Y1; `None` when there is none.
    ///
    /// # Errors
    /// [`Error::Unavailable`].
    pub async fn find(&self, id: PaymentId) -> Result<Option<Loaded<Payment>>, Error> {
        self.0.get(&payment_key(id)).await
    }

    /// Y2: the orders that a payment funds, each with its artisan's wallet, in one round trip. An order that cannot be
    /// found is left out.
    ///
    /// # Errors
    /// [`Error::Unavailable`].
    pub async fn parts(&self, payment: &Payment) -> Result<Vec<(Loaded<Order>, Loaded<Wallet>)>, Error> {
        let parts = payment.parts.iter().map(|part| (part.order_id, part.artisan_id));
        let found = with_wallets(&self.0, parts, payment.amount.currency).await?;
        Ok(found.into_iter().flatten().collect())
    }
}
