//! What an order was placed under.

use serde::{Deserialize, Serialize};

use crate::BasisPoints;
use crate::time::DAY_SECONDS;

/// The deadlines and the fee that an order was placed under. They stay with the order when configuration changes, and are
/// written as a list, in this order: their names would be an eighth of the order's item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "WrittenTerms", into = "WrittenTerms")]
pub struct Terms {
    /// Seconds that stock is reserved for a payment.
    pub payment_window_seconds: u64,
    /// Seconds from payment in which the artisan accepts.
    pub accept_within_seconds: u64,
    /// Seconds from acceptance after which the buyer may cancel an undelivered order.
    pub deliver_within_seconds: u64,
    /// Seconds from acceptance after which an undelivered order is cancelled.
    pub deliver_at_latest_seconds: u64,
    /// Seconds from delivery after which the escrow is released to the artisan.
    pub confirm_within_seconds: u64,
    /// Seconds from delivery to the first reminder.
    pub first_reminder_seconds: u64,
    /// Seconds from delivery to the second reminder.
    pub second_reminder_seconds: u64,
    /// What the platform keeps of what is released.
    pub fee: BasisPoints,
}

impl Terms {
    /// The same where the artisan promises to deliver within `days` of acceptance: later than the platform's own limit is never,
    /// and from the promise until the order is cancelled there is as long as without one.
    #[must_use]
    pub fn promising(self, days: u32) -> Self {
        let promised = (u64::from(days) * DAY_SECONDS).min(self.deliver_within_seconds);
        let grace = self.deliver_at_latest_seconds - self.deliver_within_seconds;
        Self { deliver_within_seconds: promised, deliver_at_latest_seconds: promised + grace, ..self }
    }
}

#[derive(Serialize, Deserialize)]
struct WrittenTerms(u64, u64, u64, u64, u64, u64, u64, BasisPoints);

impl From<Terms> for WrittenTerms {
    fn from(terms: Terms) -> Self {
        Self(
            terms.payment_window_seconds,
            terms.accept_within_seconds,
            terms.deliver_within_seconds,
            terms.deliver_at_latest_seconds,
            terms.confirm_within_seconds,
            terms.first_reminder_seconds,
            terms.second_reminder_seconds,
            terms.fee,
        )
    }
}

impl From<WrittenTerms> for Terms {
    fn from(written: WrittenTerms) -> Self {
        Self {
            payment_window_seconds: written.0,
            accept_within_seconds: written.1,
            deliver_within_seconds: written.2,
            deliver_at_latest_seconds: written.3,
            confirm_within_seconds: written.4,
            first_reminder_seconds: written.5,
            second_reminder_seconds: written.6,
            fee: written.7,
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::samples::*;

    #[test]
    fn a_promise_moves_the_deadlines_and_never_beyond_the_platforms() {
        for (days, within, at_latest) in [(1, 1, 8), (5, 5, 12), (14, 14, 21), (60, 14, 21)] {
            let terms = terms().promising(days);
            let deadlines = (terms.deliver_within_seconds, terms.deliver_at_latest_seconds);
            assert_eq!(deadlines, (within * DAY, at_latest * DAY), "{days}");
        }
    }
}
