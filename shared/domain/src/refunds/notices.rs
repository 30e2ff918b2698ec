//! What people are told of a refund.

use crate::AppPage;
use crate::notice::{Notice, notice, sentence, silent};
use crate::refunds::events::RefundEvent;

/// Who is told what. `None` for money that belongs to no order: there is nobody to tell.
pub(crate) fn notices(event: &RefundEvent) -> Option<Vec<Notice>> {
    let (facts, (title, body)) = match event {
        RefundEvent::Requested(facts) => (facts, (
            format!("Your refund of {} is on its way", facts.amount),
            format!(
                "Reason: {} It goes back the way you paid. Banks can take up to ten working days to show it.",
                sentence(&facts.reason)
            ),
        )),
        RefundEvent::Processed(facts) | RefundEvent::Confirmed(facts) => (facts, (
            format!("We have refunded {}", facts.amount),
            "The money went back the way you paid. If your bank does not show it within ten working days, write to \
             support."
                .to_owned(),
        )),
        RefundEvent::PaidByHand(facts) => (facts, (
            format!("We have paid you {}", facts.amount),
            "Your refund could not go back the way you paid, so our support team paid you as agreed. If you do not have the \
             money, write to support."
                .to_owned(),
        )),
        RefundEvent::Delayed(facts) => (facts, (
            format!("Your refund of {} is taking longer than usual", facts.amount),
            "We have sent it and have not heard yet that it arrived. Our support team is asking where it is. If your bank \
             shows it already, you don't need to do anything."
                .to_owned(),
        )),
        RefundEvent::Closed(facts) => (facts, (
            format!("Your bank has given you {} back", facts.amount),
            "You asked your bank for this payment, and it gave you the money, so we will not refund it again. If \
             your bank does not show it, write to support."
                .to_owned(),
        )),
        RefundEvent::Reopened(facts) => (facts, (
            format!("Your refund of {} is open again", facts.amount),
            "Your bank looked at it again and returned the money to us. It is yours, and our support team will send it to you."
                .to_owned(),
        )),
        RefundEvent::Failed(facts) => (facts, (
            format!("Your refund of {} is delayed", facts.amount),
            "Your bank did not take it. The money is safe with us, and our support team is looking into it. You don't need to do \
             anything now."
                .to_owned(),
        )),
        RefundEvent::NeedsAttention(facts) => (facts, (
            format!("We couldn't refund {} the way you paid", facts.amount),
            "The money is safe with us. Our support team will ask you which bank account it should go to."
                .to_owned(),
        )),
        RefundEvent::Decided(_) => return Some(silent("refund.requested tells the buyer, once the money has moved")),
        RefundEvent::Sent(_) => return Some(silent("refund.requested told them, refund.processed will")),
        RefundEvent::Retried(_) => {
            return Some(silent("the buyer knows that it is delayed, refund.processed will tell"));
        }
        RefundEvent::AccountRefused(_) | RefundEvent::PaidTwice(_) => {
            return Some(silent("the operator looks after it"));
        }
        RefundEvent::Recovered(_) => return Some(silent("whoever gave it back knows")),
    };
    let link = match (facts.order_id, facts.payment_id) {
        (Some(order), _) => AppPage::Order(order),
        (None, Some(payment)) => AppPage::Payment(payment),
        (None, None) => return None,
    };
    Some(vec![notice(facts.buyer_id?, title, body, link)])
}
