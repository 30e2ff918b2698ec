//! Refunds, as administrators see them.

use domain::refunds::actions::RefundAction;
use domain::refunds::{ByHand, Closing, Refund, RefundStatus};
use domain::uploads::FileLink;
use domain::{Action, Money, OrderId, PaymentId, RefundId, Timestamp, UploadId, UserId};
use serde::Serialize;

/// A refund.
#[derive(Debug, Clone, Serialize)]
pub struct RefundView {
    id: RefundId,
    status: RefundStatus,
    amount: Money,
    reason: String,
    order_id: Option<OrderId>,
    payment_id: Option<PaymentId>,
    buyer_id: Option<UserId>,
    gateway: String,
    /// Of the payment at the gateway.
    transaction_reference: String,
    /// Of the refund at the gateway.
    gateway_refund_id: Option<String>,
    /// What the merchant's note says there.
    note: String,
    last_error: Option<String>,
    by_hand: Option<ByHand>,
    /// How it was closed without paying.
    closing: Option<Closing>,
    /// Whether the gateway says that all that was paid has gone back already.
    refunded_there: bool,
    /// When operators were told that the gateway takes too long.
    delayed_at: Option<Timestamp>,
    /// The receipts of a payment by hand, where whoever reads the refund can open them.
    #[serde(skip_serializing_if = "Option::is_none")]
    receipts: Option<Vec<FileLink>>,
    created_at: Timestamp,
    changed_at: Timestamp,
    /// What the administrator who is shown it may do.
    actions: Vec<Action<RefundAction>>,
}

impl RefundView {
    /// All that the administrator `admin` needs to decide.
    pub fn new(refund: &Refund, admin: UserId, at: Timestamp) -> Self {
        let (note, actions) = (refund.note(), refund.actions(admin, at));
        let refund = refund.clone();
        Self {
            id: refund.id,
            status: refund.status,
            amount: refund.amount,
            reason: refund.reason,
            order_id: refund.order_id,
            payment_id: refund.payment_id,
            buyer_id: refund.buyer_id,
            gateway: refund.gateway,
            transaction_reference: refund.transaction_reference,
            gateway_refund_id: refund.gateway_refund_id,
            note,
            last_error: refund.last_error,
            by_hand: refund.by_hand,
            closing: refund.closing,
            refunded_there: refund.refunded_there,
            delayed_at: refund.delayed_at,
            receipts: None,
            created_at: refund.created_at,
            changed_at: refund.changed_at,
            actions,
        }
    }

    /// With the receipts of a payment by hand, each of whoever entered it, where `link` says.
    #[must_use]
    pub fn with_receipts(mut self, link: impl Fn(UserId, UploadId) -> FileLink) -> Self {
        self.receipts = self
            .by_hand
            .as_ref()
            .map(|by_hand| by_hand.proof.iter().map(|id| link(by_hand.entered_by, *id)).collect());
        self
    }
}
