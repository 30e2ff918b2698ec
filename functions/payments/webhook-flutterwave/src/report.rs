//! From what the gateway reports to the event that the steps take.

use domain::payments::reports::{
    ChargeReported, GatewayReport, NotUnderstood, RefundReported, RefundReportedBy, TransferReported,
};
use payments::flutterwave::NAME;
use payments::flutterwave::webhook::{ChargeOutcome, WebhookError, WebhookEvent};
use telemetry::Unit;

/// What to ask the gateway about; `None` for what no step cares about.
pub(crate) fn of(event: WebhookEvent) -> Option<GatewayReport> {
    let gateway = NAME.to_owned();
    Some(match event {
        WebhookEvent::Charge {
            reference, outcome: ChargeOutcome::Failed | ChargeOutcome::Pending, ..
        } => {
            tracing::info!(reference, "an attempt to pay from which nothing follows");
            return None;
        }
        WebhookEvent::Charge {
            reference,
            transaction_id,
            outcome: ChargeOutcome::Paid | ChargeOutcome::Unknown(_),
        } => {
            let transaction_id = Some(transaction_id.as_str().to_owned());
            GatewayReport::Charge(ChargeReported { gateway, reference, transaction_id })
        }
        WebhookEvent::Transfer { reference, status } => {
            GatewayReport::Transfer(TransferReported { gateway, reference, status })
        }
        WebhookEvent::Refund { id, transaction_id, status } => {
            let of = RefundReportedBy::Refund {
                gateway_refund_id: id.as_str().to_owned(),
                transaction_id: transaction_id.map(|id| id.as_str().to_owned()),
            };
            GatewayReport::Refund(RefundReported { gateway, status, of })
        }
        WebhookEvent::Ignored { event } => {
            tracing::info!(event, "a report that no step cares about");
            return None;
        }
    })
}

/// What was sent by Flutterwave and cannot be read: kept, and told to an operator by an alarm, since a report that is refused is repeated
/// for days and then lost.
pub(crate) fn not_understood(error: &WebhookError) -> GatewayReport {
    tracing::error!(%error, "a report was not understood");
    telemetry::metric("GatewayReportNotUnderstood", 1, Unit::Count);
    let event = error.event.clone();
    GatewayReport::NotUnderstood(NotUnderstood {
        gateway: NAME.to_owned(),
        event,
        note: error.detail.clone(),
    })
}
