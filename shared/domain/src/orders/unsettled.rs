//! Whether something may still happen to an order's money: until then neither of its sides can leave.

use serde::{Deserialize, Serialize};

use crate::RefundId;
use crate::orders::refund::RefundStage;
use crate::orders::{Order, OrderStatus};

/// Why something may still happen to an order's money.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Unsettled {
    /// It is not over.
    Running,
    /// The parties disagree.
    Disputed,
    /// It is over, and the money is still held.
    MoneyHeld,
    /// Money is on its way back to the buyer.
    Refunding,
    /// The buyer's bank asks for the money.
    BankAsks,
}

impl Order {
    /// Why something may still happen to its money; `None` where nothing will. `is_over` says of a refund under way that it has ended
    /// in another way than by arriving.
    pub fn unsettled(&self, is_over: impl Fn(RefundId) -> bool) -> Option<Unsettled> {
        if !self.chargebacks.open.is_empty() {
            return Some(Unsettled::BankAsks);
        }
        match self.status {
            OrderStatus::PendingPayment
            | OrderStatus::Paid
            | OrderStatus::Accepted
            | OrderStatus::Shipped
            | OrderStatus::Delivered => Some(Unsettled::Running),
            OrderStatus::Disputed => Some(Unsettled::Disputed),
            OrderStatus::Completed
            | OrderStatus::Expired
            | OrderStatus::Cancelled
            | OrderStatus::Refunded
            | OrderStatus::ChargedBack => {
                if !self.escrow.status.is_terminal() {
                    return Some(Unsettled::MoneyHeld);
                }
                self.refunds_under_way().any(|id| !is_over(id)).then_some(Unsettled::Refunding)
            }
        }
    }

    /// The refunds that the buyer does not have yet, as far as the order knows.
    pub fn refunds_under_way(&self) -> impl Iterator<Item = RefundId> {
        let refunds = self.returns.refunds.iter().filter(|refund| refund.stage != RefundStage::Arrived);
        refunds.map(|refund| refund.id)
    }

    /// All refunds that it had.
    pub fn refund_ids(&self) -> impl Iterator<Item = RefundId> {
        self.returns.refunds.iter().map(|refund| refund.id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples::*;
    use crate::{ChargebackId, TypedId};

    #[test]
    fn an_order_is_settled_once_it_is_over_and_its_money_has_moved() {
        use OrderStatus::{
            Accepted, Cancelled, Completed, Delivered, Disputed, Expired, Paid, PendingPayment, Shipped,
        };
        for (status, why) in [
            (PendingPayment, Some(Unsettled::Running)),
            (Paid, Some(Unsettled::Running)),
            (Accepted, Some(Unsettled::Running)),
            (Shipped, Some(Unsettled::Running)),
            (Delivered, Some(Unsettled::Running)),
            (Disputed, Some(Unsettled::Disputed)),
            (Completed, Some(Unsettled::MoneyHeld)),
            (Cancelled, Some(Unsettled::MoneyHeld)),
            (Expired, None),
        ] {
            assert_eq!(order_in(status).unsettled(|_| false), why, "{status:?}");
        }
        let completed = order_in(Completed);
        let (released, _) = moved(completed.release(&wallet_holding(&completed), start()));
        assert_eq!(released.entity.unsettled(|_| false), None);
    }

    #[test]
    fn a_refund_is_waited_for_until_the_buyer_has_it_or_it_was_closed() {
        let cancelled = order_in(OrderStatus::Cancelled);
        let (order, _, refund) = moved(cancelled.refund(&wallet_holding(&cancelled), start()));
        let (order, refund) = (order.entity, refund.entity.id);
        assert_eq!(order.unsettled(|_| false), Some(Unsettled::Refunding));
        assert_eq!(order.unsettled(|id| id == refund), None, "it was closed without being paid");
        assert_eq!(order.refund_arrived(refund).unwrap().entity.unsettled(|_| false), None);
    }

    #[test]
    fn what_the_bank_asks_for_is_never_settled() {
        let completed = order_in(OrderStatus::Completed);
        let (released, _) = moved(completed.release(&wallet_holding(&completed), start()));
        let asked = released.entity.dispute_charge(ChargebackId::new(start(), [15; 10])).unwrap().entity;
        assert_eq!(asked.unsettled(|_| true), Some(Unsettled::BankAsks));
    }
}
