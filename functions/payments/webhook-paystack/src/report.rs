//! From what the gateway reports to the event that the steps take.

use domain::Facts;
use payments::paystack::webhook::WebhookEvent;
use serde_json::{Value, json};

/// An event for the steps: what to ask the gateway about.
pub(crate) struct Report {
    pub(crate) action: &'static str,
    pub(crate) facts: Facts,
}

impl Report {
    /// `None` for what no step cares about.
    pub(crate) fn of(event: WebhookEvent) -> Option<Self> {
        let (action, facts) = match event {
            WebhookEvent::ChargeSucceeded { reference, .. } => {
                ("gateway.charge_reported", json!({ "reference": reference }))
            }
            WebhookEvent::Transfer { reference, status, .. } => {
                ("gateway.transfer_reported", json!({ "reference": reference, "status": status.as_str() }))
            }
            WebhookEvent::Refund { transaction_reference, status, .. } => (
                "gateway.refund_reported",
                json!({ "transaction_reference": transaction_reference, "status": status.as_str() }),
            ),
            WebhookEvent::Dispute { id, transaction_reference, status, .. } => (
                "gateway.dispute_reported",
                json!({ "dispute_id": id, "transaction_reference": transaction_reference, "status": status }),
            ),
            WebhookEvent::Ignored { event } => {
                tracing::info!(event, "a report that no step cares about");
                return None;
            }
        };
        match facts {
            Value::Object(facts) => Some(Self { action, facts }),
            _ => None,
        }
    }
}
