//! From what the gateway reports to the event that the steps take.

use domain::payments::reports::{
    ChargeReported, DisputeReported, GatewayReport, NotUnderstood, RefundReported, RefundReportedBy,
    TransferReported,
};
use payments::paystack::NAME;
use payments::paystack::webhook::{WebhookError, WebhookEvent};
use telemetry::Unit;

/// What to ask the gateway about; `None` for what no step cares about.
pub(crate) fn of(event: WebhookEvent) -> Option<GatewayReport> {
    let gateway = NAME.to_owned();
    Some(match event {
        WebhookEvent::ChargeSucceeded { reference, .. } => {
            GatewayReport::Charge(ChargeReported { gateway, reference, transaction_id: None })
        }
        WebhookEvent::Transfer { reference, status, .. } => {
            let status = status.as_str().to_owned();
            GatewayReport::Transfer(TransferReported { gateway, reference, status })
        }
        WebhookEvent::Refund { transaction_reference, status, .. } => {
            let of = RefundReportedBy::Transaction { transaction_reference };
            GatewayReport::Refund(RefundReported { gateway, status: status.as_str().to_owned(), of })
        }
        WebhookEvent::Dispute { id, transaction_reference, status, .. } => {
            GatewayReport::Dispute(DisputeReported { gateway, dispute_id: id, transaction_reference, status })
        }
        WebhookEvent::Ignored { event } => {
            tracing::info!(event, "a report that no step cares about");
            return None;
        }
    })
}

/// What was sent by Paystack and cannot be read: kept, and told to an operator by an alarm, since a report that is refused is repeated
/// for days and then lost.
pub(crate) fn not_understood(error: &WebhookError) -> GatewayReport {
    tracing::error!(%error, "a report was not understood");
    telemetry::metric("GatewayReportNotUnderstood", 1, Unit::Count);
    let event = error.event.clone().unwrap_or_default();
    GatewayReport::NotUnderstood(NotUnderstood {
        gateway: NAME.to_owned(),
        event,
        note: error.detail.clone(),
    })
}
