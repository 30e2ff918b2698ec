//! That one person takes no messages of another.

use serde::{Deserialize, Serialize};

use crate::messages::Subject;
use crate::orders::{Order, OrderStatus};
use crate::{Timestamp, UserId};

/// Who blocked gets no new messages and no questions of the other. Orders go on, and what is written about one that runs gets through:
/// without that, neither goods nor money could be sorted out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Block {
    /// Who does not want to hear.
    pub blocker_id: UserId,
    /// Of whom.
    pub blocked_id: UserId,
    /// Since when.
    pub blocked_at: Timestamp,
}

impl Block {
    /// Whether a block keeps messages about `subject` back; `order` is the one that it is about.
    pub fn holds_in(subject: Subject, order: Option<&Order>) -> bool {
        match (subject, order.map(Order::status)) {
            (
                Subject::Order { .. },
                Some(
                    OrderStatus::Paid
                    | OrderStatus::Accepted
                    | OrderStatus::Shipped
                    | OrderStatus::Delivered
                    | OrderStatus::Disputed,
                ),
            ) => false,
            (
                Subject::Order { .. },
                Some(
                    OrderStatus::PendingPayment
                    | OrderStatus::Completed
                    | OrderStatus::Expired
                    | OrderStatus::Cancelled
                    | OrderStatus::Refunded
                    | OrderStatus::ChargedBack,
                )
                | None,
            )
            | (Subject::Question { .. }, _) => true,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples::*;

    #[test]
    fn a_blocked_person_is_heard_about_an_order_that_runs_and_about_nothing_else() {
        let about = Subject::Order { order_id: order_id() };
        for status in OrderStatus::ALL {
            let order = order_in(status);
            let runs = order.paid_at().is_some() && order.closed_at().is_none();
            assert_eq!(Block::holds_in(about, Some(&order)), !runs, "{status:?}");
        }
        assert!(Block::holds_in(Subject::Question { product_id: None }, None));
    }
}
