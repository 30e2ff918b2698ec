//! Carts, and what a checkout is decided by. C1 a person's cart; C2 what its lines are now, with the person's offers on them (Q6); C3 a cart with one product; C4 a cart
//! with several; P4 several products with their stock, the buyer who wants them with their reservations, offers (Q2) and
//! cart, and the circuits of gateways (G2) and artisans; P6 which of a buyer's checkouts are over; P7 an order with its buyer's reservations.

use std::collections::BTreeSet;

use domain::artisans::Artisan;
use domain::cart::Shelf;
use domain::cart::reservations::{Ended, Reservations};
use domain::cart::saved::{SavedCart, SavedLine};
use domain::catalogue::{Product, Stock};
use domain::offers::{PriceOffer, offer_id};
use domain::orders::Order;
use domain::payments::circuit::Circuit;
use domain::payments::{Payment, PaymentState};
use domain::users::User;
use domain::{ArtisanId, OfferId, OrderId, PaymentId, ProductId, Timestamp, UserId};

use super::offers::{offer_key, take_offer};
use super::parties::{Parties, party_keys};
use super::payments::take_circuits;
use super::{artisan_key, circuit_key, order_key, payment_key, product_key, stock_key, user_key};
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

/// `USER#usr_… / CART`
pub fn cart_key(user: UserId) -> Key {
    Key::new(format!("USER#{user}"), "CART")
}

impl Stored for SavedCart {
    fn key(&self) -> Key {
        cart_key(self.user_id)
    }

    fn expires_at(&self) -> Option<Timestamp> {
        Some(self.forgotten_at())
    }
}

compiled::stored!(SavedCart);

repository! {
    /// What people put aside to buy, and what checkouts are decided by.
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
    /// The artisans for whom a way of delivery was chosen, in that order; `None` for one who is not there.
    pub artisans: Vec<Option<Artisan>>,
    /// What they have put aside; what is bought of it is taken out.
    pub cart: Loaded<SavedCart>,
    /// The offers whose prices are taken, in that order; `None` where there is no such one.
    pub offers: Vec<Option<Loaded<PriceOffer>>>,
}

/// What a checkout names.
#[derive(Debug, Clone, Copy)]
pub struct Named<'a> {
    /// The products.
    pub products: &'a [ProductId],
    /// The gateways, by preference.
    pub gateways: &'a [&'a str],
    /// The artisans for whom a way of delivery was chosen.
    pub artisans: &'a [ArtisanId],
    /// The offers whose prices are taken.
    pub offers: &'a [OfferId],
}

/// What a cart's lines are now.
#[derive(Debug)]
pub struct CartNow {
    /// The products with their stock, in the order of the lines; `None` for one that is not there.
    pub shelves: Vec<Option<Shelf>>,
    /// What the person offered for them, in that order.
    pub offers: Vec<Option<PriceOffer>>,
    /// Who makes them.
    pub parties: Parties,
}

impl Carts {
    /// C1: what a person has put aside.
    ///
    /// # Errors
    /// [`Error::Unavailable`].
    pub async fn load(&self, user: UserId, at: Timestamp) -> Result<Loaded<SavedCart>, Error> {
        let cart = self.0.get(&cart_key(user)).await?;
        Ok(cart.unwrap_or_else(|| Loaded::new(SavedCart::empty(user, at))))
    }

    /// C2 with Q6: the products of the `lines` of the cart of `user` with their stock and what they offered for them, and who makes them;
    /// one round trip.
    ///
    /// # Errors
    /// [`Error::Unavailable`].
    pub async fn as_they_are(&self, user: UserId, lines: &[SavedLine]) -> Result<CartNow, Error> {
        let (artisans, nobody) = (lines.iter().map(|line| line.artisan_id).collect(), BTreeSet::new());
        let mut keys: Vec<Key> = lines.iter().flat_map(|line| shelf_keys(line.product_id)).collect();
        keys.extend(party_keys(&artisans, &nobody));
        let own = |line: &SavedLine| offer_id(line.product_id, user);
        keys.extend(lines.iter().map(|line| offer_key(own(line))));
        let mut items = self.0.get_many(&keys).await?;
        let shelves = lines.iter().map(|line| take_shelf(&mut items, line.product_id));
        let shelves = shelves.collect::<Result<_, _>>()?;
        let offers = lines.iter().map(|line| take_offer(&mut items, own(line)));
        let offers = offers.map(|offer| Ok(offer?.map(Loaded::into_inner))).collect::<Result<_, Error>>()?;
        Ok(CartNow { shelves, offers, parties: Parties::take(&mut items, &artisans, &nobody)? })
    }

    /// C3: a person's cart with one product and its stock, for a request that must happen once; one round trip.
    ///
    /// # Errors
    /// As [`Table::get_many_once`].
    pub async fn load_once_with_shelf(
        &self,
        once: &Once,
        user: UserId,
        product: ProductId,
        at: Timestamp,
    ) -> Result<(Loaded<SavedCart>, Option<Shelf>), Error> {
        let mut keys = vec![cart_key(user)];
        keys.extend(shelf_keys(product));
        let mut items = self.0.get_many_once(once, &keys).await?;
        Ok((take_cart(&mut items, user, at)?, take_shelf(&mut items, product)?))
    }

    /// C4: a person's cart with products and their stock, in the order of `ids`; one round trip.
    ///
    /// # Errors
    /// [`Error::Unavailable`].
    pub async fn load_with_shelves(
        &self,
        user: UserId,
        ids: &[ProductId],
        at: Timestamp,
    ) -> Result<(Loaded<SavedCart>, Vec<Option<Shelf>>), Error> {
        let mut keys = vec![cart_key(user)];
        keys.extend(ids.iter().flat_map(|id| shelf_keys(*id)));
        let mut items = self.0.get_many(&keys).await?;
        let cart = take_cart(&mut items, user, at)?;
        let shelves = ids.iter().map(|id| take_shelf(&mut items, *id)).collect::<Result<_, _>>()?;
        Ok((cart, shelves))
    }

    /// P4 with Q2: the buyer with what they have reserved, and the products with their stock, the circuits of the gateways, the artisans and
    /// the offers that are named, each in that order, for a request that must happen once; one round trip.
    ///
    /// # Errors
    /// As [`Table::get_many_once`].
    pub async fn for_checkout_once(
        &self,
        once: &Once,
        buyer: UserId,
        named: Named<'_>,
        at: Timestamp,
    ) -> Result<ForCheckout, Error> {
        let Named { products: ids, gateways, artisans, offers } = named;
        let mut keys: Vec<Key> = ids.iter().flat_map(|id| shelf_keys(*id)).collect();
        keys.extend([user_key(buyer), reservations_key(buyer), cart_key(buyer)]);
        keys.extend(gateways.iter().map(|name| circuit_key(name)));
        keys.extend(artisans.iter().map(|id| artisan_key(*id)));
        keys.extend(offers.iter().map(|id| offer_key(*id)));
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
        let artisan = |id: &ArtisanId| Ok(items.take(&artisan_key(*id))?.map(Loaded::into_inner));
        let artisans = artisans.iter().map(artisan).collect::<Result<_, Error>>()?;
        Ok(ForCheckout {
            buyer: items.take(&user_key(buyer))?.map(Loaded::into_inner),
            reservations: take_reservations(&mut items, buyer)?,
            shelves,
            circuits,
            artisans,
            cart: take_cart(&mut items, buyer, at)?,
            offers: offers.iter().map(|id| take_offer(&mut items, *id)).collect::<Result<_, _>>()?,
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

fn shelf_keys(id: ProductId) -> [Key; 2] {
    [product_key(id), stock_key(id)]
}

/// A product with its stock, as they were read: good to look at, not to sell by.
fn take_shelf(items: &mut Items, id: ProductId) -> Result<Option<Shelf>, Error> {
    let product = items.take::<Product>(&product_key(id))?.map(Loaded::into_inner);
    let stock = items.take::<Stock>(&stock_key(id))?.map(Loaded::into_inner);
    Ok(product.zip(stock).map(|(product, stock)| Shelf { product, stock }))
}

fn take_cart(items: &mut Items, user: UserId, at: Timestamp) -> Result<Loaded<SavedCart>, Error> {
    Ok(items.take(&cart_key(user))?.unwrap_or_else(|| Loaded::new(SavedCart::empty(user, at))))
}

fn take_reservations(items: &mut Items, buyer: UserId) -> Result<Loaded<Reservations>, Error> {
    Ok(items.take(&reservations_key(buyer))?.unwrap_or_else(|| Loaded::new(Reservations::none(buyer))))
}
