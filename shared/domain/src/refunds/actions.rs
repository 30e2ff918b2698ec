//! What an administrator may do about a refund now.

use serde::{Deserialize, Serialize};

use crate::refunds::{ByHand, Closing, ClosingReason, Refund, RefundStatus};
use crate::{Action, Timestamp, UserId};

/// Something that an administrator can do about a refund.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RefundAction {
    /// They send it again, the way the payment came.
    Retry,
    /// They send it to the bank account that the buyer named.
    RetryToAccount,
    /// They say that the buyer was paid without the gateway, or that what was paid twice is back.
    MarkPaid,
    /// They close it for a chargeback, by which the bank took the money; the chargeback has its say, too.
    CloseChargedBack,
    /// They close it because the gateway has refunded the payment.
    CloseRefunded,
}

impl RefundAction {
    /// All of them.
    pub const ALL: [Self; 5] =
        [Self::Retry, Self::RetryToAccount, Self::MarkPaid, Self::CloseChargedBack, Self::CloseRefunded];
}

impl Refund {
    /// What the administrator `admin` may do at `at`, and until it has ended, what they may not do yet. Each is the answer of the
    /// rule that decides when the command comes.
    pub fn actions(&self, admin: UserId, at: Timestamp) -> Vec<Action<RefundAction>> {
        let by_hand = ByHand { note: String::new(), proof: Vec::new(), entered_by: admin, at };
        let closing = |reason| Closing { reason, note: String::new(), closed_by: admin, at };
        let offered = [
            Action::of(RefundAction::Retry, self.retry(false, at)),
            Action::of(RefundAction::RetryToAccount, self.retry(true, at)),
            Action::of(RefundAction::MarkPaid, self.mark_paid(by_hand)),
            Action::of(RefundAction::CloseChargedBack, self.close(closing(ClosingReason::ChargedBack))),
            Action::of(RefundAction::CloseRefunded, self.confirm(closing(ClosingReason::RefundedAtGateway))),
        ];
        let on_its_way = matches!(
            self.status,
            RefundStatus::Decided | RefundStatus::Requested | RefundStatus::Rerouted | RefundStatus::Sent
        );
        let open = on_its_way || self.waits_for_operator();
        offered.into_iter().flatten().filter(|action| action.allowed || open).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::TypedId;
    use crate::samples::*;

    fn admin() -> UserId {
        UserId::new(start(), [99; 10])
    }

    fn may(refund: &Refund) -> Vec<RefundAction> {
        let actions = refund.actions(admin(), start());
        actions.into_iter().filter(|action| action.allowed).map(|action| action.action).collect()
    }

    #[test]
    fn an_administrator_is_told_what_helps_a_refund_and_what_does_not() {
        use RefundAction::{CloseChargedBack, CloseRefunded, MarkPaid, Retry, RetryToAccount};
        let failed = refund_in(RefundStatus::Failed);
        assert_eq!(may(&failed), [Retry, MarkPaid, CloseChargedBack]);
        assert_eq!(
            may(&refund_in(RefundStatus::NeedsAttention)),
            [RetryToAccount, MarkPaid, CloseChargedBack]
        );
        let refunded = Refund { refunded_there: true, ..failed };
        assert_eq!(may(&refunded), [Retry, CloseChargedBack, CloseRefunded], "paying by hand would be twice");
        assert_eq!(may(&refund_in(RefundStatus::PaidTwice)), [MarkPaid]);
        let sent = refund_in(RefundStatus::Sent).actions(admin(), start());
        assert!(!sent.is_empty() && sent.iter().all(|action| !action.allowed && action.detail.is_some()));
        for ended in [RefundStatus::Processed, RefundStatus::Closed] {
            assert_eq!(refund_in(ended).actions(admin(), start()), [], "{ended:?}");
        }
    }
}
