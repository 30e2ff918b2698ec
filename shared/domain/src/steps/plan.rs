//! All that a step writes.

use crate::chargebacks::Chargeback;
use crate::disputes::Dispute;
use crate::orders::Order;
use crate::payments::Payment;
use crate::payouts::Payout;
use crate::refunds::Refund;
use crate::wallet::Wallet;
use crate::{Entity, Outcome, ProductId};

/// All that one decision leads to, in the order in which it is written: together, or not at all.
#[derive(Debug, Clone, PartialEq, Default)]
#[must_use = "a plan that is not applied has not happened"]
pub struct Plan {
    writes: Vec<Write>,
}

/// One thing that a plan writes.
#[derive(Debug, Clone, PartialEq)]
pub enum Write {
    /// An order.
    Order(Written<Order>),
    /// A wallet.
    Wallet(Written<Wallet>),
    /// A payment.
    Payment(Written<Payment>),
    /// A refund.
    Refund(Written<Refund>),
    /// A dispute.
    Dispute(Written<Dispute>),
    /// A chargeback.
    Chargeback(Written<Chargeback>),
    /// A payout.
    Payout(Written<Payout>),
    /// Goods that never left go back on the shelf.
    Stock(Returned),
}

/// What becomes of an entity.
#[derive(Debug, Clone, PartialEq)]
pub enum Written<E: Entity> {
    /// It is new.
    Created(Outcome<E>),
    /// It was read, and has changed.
    Changed(Outcome<E>),
    /// It was read, and only its timer moves; without a line of history.
    Rescheduled(E),
}

/// Pieces of a product that go back on the shelf.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Returned {
    /// Of which product.
    pub product_id: ProductId,
    /// How many.
    pub quantity: u32,
}

/// What a plan can write.
pub trait Planned: Entity + Sized {
    /// As one of the things that a plan writes.
    fn write(written: Written<Self>) -> Write;

    /// What goes back on the shelf when it becomes `after`.
    fn returned(&self, _after: &Self) -> Vec<Returned> {
        Vec::new()
    }
}

impl<E: Entity> Written<E> {
    /// As it is afterwards.
    pub fn entity(&self) -> &E {
        match self {
            Self::Created(outcome) | Self::Changed(outcome) => &outcome.entity,
            Self::Rescheduled(entity) => entity,
        }
    }
}

impl Plan {
    /// Nothing is to be done.
    pub fn nothing() -> Self {
        Self::default()
    }

    /// With a new entity, if there is one.
    pub fn create<E: Planned>(mut self, outcome: Option<Outcome<E>>) -> Self {
        self.writes.extend(outcome.map(|outcome| E::write(Written::Created(outcome))));
        self
    }

    /// With what `before` has become, if it has changed; and, where an order ended before its goods left, with these back on
    /// the shelf.
    pub fn change<E: Planned>(mut self, before: &E, outcome: impl Into<Option<Outcome<E>>>) -> Self {
        if let Some(outcome) = outcome.into() {
            let returned = before.returned(&outcome.entity);
            self.writes.push(E::write(Written::Changed(outcome)));
            self.writes.extend(returned.into_iter().map(Write::Stock));
        }
        self
    }

    /// With an entity whose timer has moved, if it has.
    pub fn reschedule<E: Planned>(mut self, later: Option<E>) -> Self {
        self.writes.extend(later.map(|later| E::write(Written::Rescheduled(later))));
        self
    }

    /// Whether nothing is to be done.
    pub fn is_empty(&self) -> bool {
        self.writes.is_empty()
    }

    /// What it writes.
    pub fn writes(&self) -> &[Write] {
        &self.writes
    }

    /// What it writes, to be applied.
    pub fn into_writes(self) -> Vec<Write> {
        self.writes
    }

    /// The order, as it is afterwards.
    pub fn order(&self) -> Option<&Order> {
        self.writes.iter().find_map(|write| match write {
            Write::Order(order) => Some(order.entity()),
            _ => None,
        })
    }

    /// The refund, as it is afterwards.
    pub fn refund(&self) -> Option<&Refund> {
        self.writes.iter().find_map(|write| match write {
            Write::Refund(refund) => Some(refund.entity()),
            _ => None,
        })
    }

    /// The dispute, as it is afterwards.
    pub fn dispute(&self) -> Option<&Dispute> {
        self.writes.iter().find_map(|write| match write {
            Write::Dispute(dispute) => Some(dispute.entity()),
            _ => None,
        })
    }
}

impl FromIterator<Write> for Plan {
    fn from_iter<I: IntoIterator<Item = Write>>(writes: I) -> Self {
        Self { writes: writes.into_iter().collect() }
    }
}

impl Planned for Order {
    fn write(written: Written<Self>) -> Write {
        Write::Order(written)
    }

    fn returned(&self, after: &Self) -> Vec<Returned> {
        if self.returns_stock() || !after.returns_stock() {
            return Vec::new();
        }
        let products = after.products();
        products.map(|line| Returned { product_id: line.product_id, quantity: line.quantity }).collect()
    }
}

macro_rules! planned {
    ($($entity:ident),*) => {$(
        impl Planned for $entity {
            fn write(written: Written<Self>) -> Write {
                Write::$entity(written)
            }
        }
    )*};
}

planned!(Wallet, Payment, Refund, Dispute, Chargeback, Payout);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::orders::OrderStatus;
    use crate::samples::*;

    fn returned(plan: &Plan) -> Vec<u32> {
        let stock = plan.writes().iter().filter_map(|write| match write {
            Write::Stock(returned) => Some(returned.quantity),
            _ => None,
        });
        stock.collect()
    }

    #[test]
    fn goods_of_an_order_that_ends_before_they_left_go_back_on_the_shelf_once() {
        let paid = order_in(OrderStatus::Paid);
        let cancelled = done(paid.cancel(as_buyer(&paid), "Too slow".to_owned(), start()));
        let quantities: Vec<_> = paid.products().map(|line| line.quantity).collect();
        assert_eq!(returned(&Plan::nothing().change(&paid, cancelled.clone())), quantities);
        let (refunding, ..) = moved(cancelled.entity.refund(&wallet_holding(&paid), start()));
        assert_eq!(returned(&Plan::nothing().change(&cancelled.entity, refunding)), [0; 0], "they are there");
    }

    #[test]
    fn goods_that_left_stay_away() {
        let shipped = order_in(OrderStatus::Shipped);
        let late = done(shipped.time_out(start().plus_seconds(21 * DAY)));
        assert_eq!(returned(&Plan::nothing().change(&shipped, late)), [0; 0]);
    }
}
