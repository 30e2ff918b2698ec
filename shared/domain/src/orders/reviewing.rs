//! Until when the sides of an order may review each other.

use crate::orders::{Order, OrderStatus};
use crate::{Reason, Refused, Timestamp, TypedId as _};

/// Seconds after an order ended in which its sides can write their reviews, and after which neither is hidden any more.
pub const REVIEW_WINDOW_SECONDS: u64 = 14 * 24 * 60 * 60;

impl Order {
    /// Until when its sides may review each other, at `at`.
    ///
    /// An order is reviewed if it came to something: it was completed, whatever of the price went back, or everything went back after
    /// the goods had been sent. What was called off, never paid, or taken back by the bank is not.
    ///
    /// # Errors
    /// `order-state` while it is open, and where it ended otherwise; `review-state` once the time is over.
    pub fn review_until(&self, at: Timestamp) -> Result<Timestamp, Refused> {
        let came_to_something = match self.status() {
            OrderStatus::Completed => true,
            OrderStatus::Refunded => self.shipped_at().is_some(),
            OrderStatus::PendingPayment
            | OrderStatus::Paid
            | OrderStatus::Accepted
            | OrderStatus::Shipped
            | OrderStatus::Delivered
            | OrderStatus::Disputed => {
                return Err(self.refused("has not been completed; review it then"));
            }
            OrderStatus::Expired | OrderStatus::Cancelled | OrderStatus::ChargedBack => false,
        };
        if !came_to_something {
            return Err(
                self.refused("came to nothing; only what was completed, or sent and refunded, is reviewed")
            );
        }
        let ended = self.closed_at().unwrap_or_else(|| self.id().created_at());
        let until = ended.plus_seconds(REVIEW_WINDOW_SECONDS);
        if at < until {
            return Ok(until);
        }
        let detail = format!("This order could be reviewed until {until}.");
        Err(Refused::new("review-state", detail).because(Reason::ReviewOver).with("until", until))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples::*;

    #[test]
    fn an_order_that_came_to_something_is_reviewed_for_two_weeks() {
        for status in OrderStatus::ALL {
            let answer = order_in(status).review_until(start());
            let reviewed = matches!(status, OrderStatus::Completed | OrderStatus::Refunded);
            assert_eq!(answer.as_ref().ok().is_some(), reviewed, "{status:?}");
            let problem = answer.map_err(|refused| refused.problem);
            assert!(reviewed || problem == Err("order-state"), "{status:?}");
        }
        let order = order_in(OrderStatus::Completed);
        let until = start().plus_seconds(14 * DAY);
        assert_eq!(order.review_until(Timestamp::from_millis(until.millis() - 1)), Ok(until));
        let over = order.review_until(until).unwrap_err();
        assert_eq!((over.problem, over.reason), ("review-state", Some(Reason::ReviewOver)));
    }

    #[test]
    fn what_was_refunded_before_it_was_sent_is_not_reviewed() {
        let accepted = order_in(OrderStatus::Accepted);
        let (decided, refund) = accepted
            .order_refund(
                crate::RefundId::new(start(), [13; 10]),
                accepted.total(),
                "Out of wood".to_owned(),
                start(),
            )
            .unwrap();
        let (refunded, _, _) =
            moved(decided.entity.book_refund(&refund.entity, &wallet_holding(&accepted), start()));
        assert_eq!(refunded.entity.status(), OrderStatus::Refunded);
        assert_eq!(refunded.entity.review_until(start()).unwrap_err().problem, "order-state");
    }
}
