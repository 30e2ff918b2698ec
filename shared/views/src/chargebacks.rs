//! Chargebacks, as administrators see them.

use domain::chargebacks::actions::ChargebackAction;
use domain::chargebacks::{Chargeback, ChargebackAnswer, ChargebackStatus};
use domain::{Action, ChargebackId, Money, OrderId, PaymentId, Timestamp, UserId};
use serde::Serialize;

/// A chargeback.
#[derive(Debug, Clone, Serialize)]
pub struct ChargebackView {
    id: ChargebackId,
    status: ChargebackStatus,
    amount: Money,
    category: Option<String>,
    order_ids: Vec<OrderId>,
    payment_id: Option<PaymentId>,
    buyer_id: Option<UserId>,
    gateway: String,
    /// Of the chargeback at the gateway.
    gateway_id: String,
    /// Of the payment at the gateway.
    transaction_reference: String,
    /// Until when it can be answered.
    answer_by: Option<Timestamp>,
    answer: Option<ChargebackAnswer>,
    last_error: Option<String>,
    created_at: Timestamp,
    changed_at: Timestamp,
    /// What the administrator who is shown it may do.
    actions: Vec<Action<ChargebackAction>>,
}

impl ChargebackView {
    /// All that the administrator `admin` needs to answer.
    pub fn new(chargeback: &Chargeback, admin: UserId, at: Timestamp) -> Self {
        let actions = chargeback.actions(admin, at);
        let chargeback = chargeback.clone();
        Self {
            id: chargeback.id,
            status: chargeback.status,
            amount: chargeback.amount,
            category: chargeback.category,
            order_ids: chargeback.parts.iter().map(|part| part.order_id).collect(),
            payment_id: chargeback.payment_id,
            buyer_id: chargeback.buyer_id,
            gateway: chargeback.gateway,
            gateway_id: chargeback.gateway_id,
            transaction_reference: chargeback.transaction_reference,
            answer_by: chargeback.answer_by,
            answer: chargeback.answer,
            last_error: chargeback.last_error,
            created_at: chargeback.created_at,
            changed_at: chargeback.changed_at,
            actions,
        }
    }
}
