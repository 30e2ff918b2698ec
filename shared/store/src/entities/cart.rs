//! What a checkout is decided by. P4 several products with their stock, the buyer who wants them with their reservations, and the
//! circuits of gateways (G2); P6 which of a buyer's checkouts are over; P7 an order with its buyer's reservations.

use domain::cart::Shelf;
use domain::cart::reservations::{Ended, Reservations};
use domain::catalogue::{Product, Stock};
use domain::orders::Order;
use domain::payments::circuit::Circuit;
use domain::payments::{Payment, PaymentState};
use domain::users::User;
use domain::{OrderId, PaymentId, ProductId, Timestamp, UserId};

use super::payments::take_circuits;
use super::{circuit_key, order_key, payment_key, product_key, stock_key, user_key};
use crate::table::Items;
use crate::{Error, Key, Loaded, Once, Stored, Table, compiled};

/// `USER#usr_… / RESERVATIONS`
pub fn reservations_key(buyer: UserId) -> Key {
    Key::new(format!("USER#{buyer}"), "RESERVATIONS")
}

impl Stored for Reservations {
    fn key(&self) -> Key {
        reservations_key(self.buyer_id)
    }

    fn expires_at(&self) -> Option<Timestamp> {
        Some(self.matter_until())
    }
}

compiled::stored!(Reservations);

repository! {
    /// What checkouts are decided by.
    Carts, carts
}

/// All that a checkout is decided by.
#[derive(Debug)]
pub struct ForCheckout {
    /// Who buys; `None` when the account is gone.
    pub buyer: Option<User>,
    /// What they have reserved already.
    pub reservations: Loaded<Reservations>,
    /// The products, in the order in which they were asked for; `None` where there is no such product.
    pub shelves: Vec<Option<Shelf>>,
    /// How the gateways are, in their order.
    pub circuits: Vec<Circuit>,
}

impl Carts {
    /// P4: the buyer with what they have reserved, several products with their stock in the order of `ids`, and the circuits of
    /// `gateways` in their order, for a request that must happen once; one round trip.
    ///
    /// # Errors
    /// As [`Table::get_many_once`].
    pub async fn for_checkout_once(
        &self,
        once: &Once,
        buyer: UserId,
        ids: &[ProductId],
        gateways: &[&str],
    ) -> Result<ForCheckout, Error> {
        let mut keys: Vec<Key> = ids.iter().flat_map(|id| [product_key(*id), stock_key(*id)]).collect();
        keys.extend([user_key(buyer), reservations_key(buyer)]);
        keys.extend(gateways.iter().map(|name| circuit_key(name)));
        let mut items = self.0.get_many_once(once, &keys).await?;
        let shelves = ids
            .iter()
            .map(|id| {
                let product = items.take::<Product>(&product_key(*id))?;
                let stock = items.take::<Stock>(&stock_key(*id))?;
                let Some((product, stock)) = product.zip(stock) else { return Ok(None) };
                // A batch read is no snapshot: a price from before a change must not go with the stock after it.
                if product.version() != stock.product_version {
                    return Err(Error::Conflict);
                }
                Ok(Some(Shelf { product: product.into_inner(), stock: stock.into_inner() }))
            })
            .collect::<Result<_, Error>>()?;
        let circuits = take_circuits(&mut items, gateways)?;
        Ok(ForCheckout {
            buyer: items.take(&user_key(buyer))?.map(Loaded::into_inner),
            reservations: take_reservations(&mut items, buyer)?,
            shelves,
            circuits,
        })
    }

    /// P6: which of `payments` nobody has to pay any more, and how they ended; one round trip.
    ///
    /// # Errors
    /// [`Error::Unavailable`].
    pub async fn over(&self, payments: &[PaymentId]) -> Result<Vec<(PaymentId, Ended)>, Error> {
        let keys: Vec<Key> = payments.iter().map(|id| payment_key(*id)).collect();
        if keys.is_empty() {
            return Ok(Vec::new());
        }
        let mut items = self.0.get_many(&keys).await?;
        let found = keys.iter().map(|key| items.take::<Payment>(key)).collect::<Result<Vec<_>, _>>()?;
        let ended = |payment: &Loaded<Payment>| match payment.status {
            PaymentState::Pending => None,
            PaymentState::Closed => Some((payment.id, Ended::Unpaid)),
            PaymentState::Succeeded | PaymentState::Suspended | PaymentState::Reversed => {
                Some((payment.id, Ended::Paid))
            }
        };
        Ok(found.iter().flatten().filter_map(ended).collect())
    }

    /// P7: an order, and what `caller` has reserved, for a request that must happen once; one round trip.
    ///
    /// # Errors
    /// [`Error::NotFound`] when there is no order; and as [`Table::get_many_once`].
    pub async fn order_with_reservations_once(
        &self,
        once: &Once,
        id: OrderId,
        caller: UserId,
    ) -> Result<(Loaded<Order>, Loaded<Reservations>), Error> {
        let mut items = self.0.get_many_once(once, &[order_key(id), reservations_key(caller)]).await?;
        Ok((items.require(&order_key(id))?, take_reservations(&mut items, caller)?))
    }
}

fn take_reservations(items: &mut Items, buyer: UserId) -> Result<Loaded<Reservations>, Error> {
    Ok(items.take(&reservations_key(buyer))?.unwrap_or_else(|| Loaded::new(Reservations::none(buyer))))
}
