//! A charge as a gateway verified it.

use crate::refunds::{Refund, RefundRequest};
use crate::{Account, Money, Outcome, PaymentId, Posting, Timestamp, TypedId};

/// A charge as the gateway verified it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Charge {
    /// What the buyer paid, before the gateway's fee.
    pub amount: Money,
    /// What the gateway keeps of it, when it says.
    pub fee: Option<Money>,
    /// The gateway's identifier.
    pub transaction_id: String,
    /// When it was paid.
    pub paid_at: Timestamp,
    /// The payment that the gateway was told it is for, when it was opened.
    pub opened_for: Option<PaymentId>,
}

impl Charge {
    /// Whether this platform opened what was paid under `reference`. The reference alone does not say so: others who use the
    /// same account at the gateway choose theirs as they like.
    pub fn is_ours(&self, reference: &str) -> bool {
        PaymentId::from_reference(reference).is_some_and(|id| self.opened_for == Some(id))
    }

    /// Gives back money that arrived at `gateway` and belongs to no order: to suspense and straight back. `transaction` names it
    /// there, by our reference or by the gateway's number, and with it the refund, so that a charge is given back once.
    pub fn give_back_stray(&self, gateway: &str, transaction: &str, at: Timestamp) -> Outcome<Refund> {
        let id = Refund::stray_id(gateway, transaction);
        let asset = Account::Gateway(gateway.to_owned());
        let postings = [
            Posting::new(asset.clone(), Account::Suspense, self.amount),
            Posting::new(Account::Suspense, Account::Refund(id), self.amount),
            self.fee.and_then(|fee| Posting::new(Account::GatewayFees, asset, fee)),
        ];
        let request = RefundRequest {
            payment_id: None,
            order_id: None,
            buyer_id: None,
            gateway: gateway.to_owned(),
            transaction_reference: transaction.to_owned(),
            amount: self.amount,
            reason: "This payment belongs to no order.".to_owned(),
        };
        Refund::request(id, request, postings.into_iter().flatten().collect(), at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples::*;

    #[test]
    fn only_the_reference_and_what_was_attached_together_make_a_charge_ours() {
        let other = PaymentId::new(start(), [77; 10]);
        for (reference, opened_for, ours) in [
            (payment_id().reference(), Some(payment_id()), true),
            (payment_id().reference(), None, false),
            (payment_id().reference(), Some(other), false),
            ("T563".to_owned(), Some(payment_id()), false),
        ] {
            let charge = Charge { opened_for, ..charge(naira(700)) };
            assert_eq!(charge.is_ours(&reference), ours, "{reference} {opened_for:?}");
        }
    }

    #[test]
    fn a_stray_charge_that_is_reported_twice_is_one_refund() {
        let stray = |at| {
            let charge = Charge { paid_at: at, ..charge(naira(700)) };
            charge.give_back_stray("paystack", "T563", at).entity
        };
        assert_eq!(stray(start()).id, stray(start().plus_seconds(DAY)).id);
        let other = charge(naira(700)).give_back_stray("paystack", "T564", start()).entity;
        assert_ne!(stray(start()).id, other.id);
    }
}
