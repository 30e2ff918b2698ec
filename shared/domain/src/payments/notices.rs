//! What people are told of a payment.

use crate::notice::{Notice, notice, sentence, silent};
use crate::payments::events::PaymentEvent;
use crate::{AppPage, Zone};

/// Who is told what; `None` where the facts lack what the sentence needs.
pub(crate) fn notices(event: &PaymentEvent, zone: Zone) -> Option<Vec<Notice>> {
    let facts = match event {
        PaymentEvent::Initialised(facts) | PaymentEvent::Suspended(facts) => facts,
        PaymentEvent::Succeeded(_) => return Some(silent("order.paid, of the same change, tells both")),
        PaymentEvent::Closed(_) => {
            return Some(silent("order.cancelled or order.expired, of the same orders, tells the buyer"));
        }
        PaymentEvent::Reversed(_) => {
            return Some(silent("order.cancelled, of the same change, tells the buyer"));
        }
    };
    let (amount, expires) = (facts.amount, facts.expires_at.for_people(zone));
    let (title, body) = match (event, facts.order_ids.len()) {
        (PaymentEvent::Initialised(_), 0 | 1) => (
            format!("Pay {amount} to complete your order"),
            format!(
                "We have reserved what you ordered. Pay {amount} by {expires}, or the order expires and nothing is \
                 charged."
            ),
        ),
        (PaymentEvent::Initialised(_), orders) => (
            format!("Pay {amount} to complete your {orders} orders"),
            format!(
                "We have reserved what you ordered from {orders} artisans. Pay {amount} by {expires}, all of it in one \
                 payment, or the orders expire and nothing is charged."
            ),
        ),
        (PaymentEvent::Suspended(_), _) => (
            "We are returning your payment".to_owned(),
            format!(
                "{} We could not use the payment for what you ordered, so all that you paid is on its way back, the way \
                 it came. You don't need to do anything.",
                sentence(facts.reason.as_deref()?)
            ),
        ),
        (PaymentEvent::Closed(_) | PaymentEvent::Succeeded(_) | PaymentEvent::Reversed(_), _) => return None,
    };
    Some(vec![notice(facts.buyer_id, title, body, AppPage::Payment(facts.payment_id))])
}
