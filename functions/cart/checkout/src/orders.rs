//! The orders that a checkout becomes: one for each artisan, with where it goes to.

use domain::cart::CartPart;
use domain::orders::{Order, Placement, RELEASE_CODE_DIGITS, Terms};
use domain::payments::PaymentPart;
use domain::{OrderId, PaymentId, UserId, Zone};
use store::entities::require_selling;
use store::{Change, Loaded};
use web::Request;

use crate::body::Address;

/// What all orders of a checkout have in common.
pub(crate) struct Placing<'a> {
    pub(crate) buyer_id: UserId,
    pub(crate) payment_id: PaymentId,
    /// Where it is paid.
    pub(crate) gateway: &'a str,
    pub(crate) terms: Terms,
    pub(crate) to: &'a Address,
    /// The market's.
    pub(crate) zone: Zone,
}

impl Placing<'_> {
    /// Adds to `change` the orders of `parts`, each only while its artisan takes it; answers them with their parts of the payment.
    pub(crate) fn place(
        &self,
        change: &mut Change,
        request: &Request,
        parts: Vec<CartPart>,
    ) -> (Vec<Loaded<Order>>, Vec<PaymentPart>) {
        let place = |CartPart { artisan_id, lines, total, delivery }| {
            let order_id = request.new_id::<OrderId>();
            require_selling(change, artisan_id, delivery.is_none(), self.zone);
            let days = delivery.as_ref().map(|offered| offered.days);
            let placement = Placement {
                id: order_id,
                buyer_id: self.buyer_id,
                artisan_id,
                payment_id: self.payment_id,
                gateway: self.gateway.to_owned(),
                lines,
                total,
                terms: days.map_or(self.terms, |days| self.terms.promising(days)),
                release_code: request.random_digits(RELEASE_CODE_DIGITS),
            };
            let order = change.create(Order::place(placement, request.at()));
            change.insert(&self.to.to(order_id, delivery));
            (order, PaymentPart { order_id, artisan_id, amount: total })
        };
        parts.into_iter().map(place).unzip()
    }
}
