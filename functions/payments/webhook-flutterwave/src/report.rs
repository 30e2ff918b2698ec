//! From what the gateway reports to the event that the steps take.

use domain::Facts;
use payments::flutterwave::webhook::{ChargeOutcome, WebhookEvent};
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
            WebhookEvent::Charge {
                reference,
                outcome: ChargeOutcome::Failed | ChargeOutcome::Pending,
                ..
            } => {
                tracing::info!(reference, "an attempt to pay from which nothing follows");
                return None;
            }
            WebhookEvent::Charge {
                reference,
                transaction_id,
                outcome: ChargeOutcome::Paid | ChargeOutcome::Unknown(_),
            } => (
                "gateway.charge_reported",
                json!({ "reference": reference, "transaction_id": transaction_id }),
            ),
            WebhookEvent::Transfer { reference, status } => {
                ("gateway.transfer_reported", json!({ "reference": reference, "status": status }))
            }
            WebhookEvent::Refund { id, transaction_id, status } => (
                "gateway.refund_reported",
                json!({ "gateway_refund_id": id, "transaction_id": transaction_id, "status": status }),
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
