//! Asking the gateway about a refund, and sending it.

use domain::RefundId;
use domain::refund::{Refund, RefundReport};
use payments::{Gateway, GatewayError, RefundRequest, RefundStatus, TransactionId, Verification};

/// What the gateway says about a refund of ours.
pub(crate) struct Answer {
    pub(crate) report: RefundReport,
    pub(crate) gateway_refund_id: String,
    pub(crate) error: Option<String>,
}

/// Looks for the refund by its note; sends it if the gateway does not have it.
pub(crate) async fn find_or_send(gateway: &impl Gateway, refund: &Refund) -> Result<Answer, GatewayError> {
    let transaction = transaction(gateway, &refund.transaction_reference).await?;
    let note = refund.id.to_string();
    if let Some(transaction) = &transaction
        && let Some(found) = gateway.find_refund_by_note(transaction, &note).await?
    {
        return Ok(answer(found));
    }
    let request = RefundRequest {
        transaction: refund.transaction_reference.clone(),
        amount: refund.amount,
        note,
        customer_note: Some(refund.reason.clone()),
    };
    match gateway.create_refund(&request).await {
        Ok(created) => Ok(answer(created)),
        // The gateway will not make this refund: an operator has to look.
        Err(error @ GatewayError::AlreadyRefunded) => Ok(refused(&error)),
        Err(error @ GatewayError::Refused(_)) if !error.may_have_happened() => Ok(refused(&error)),
        Err(error) => Err(error),
    }
}

fn refused(error: &GatewayError) -> Answer {
    Answer { report: RefundReport::Failed, gateway_refund_id: String::new(), error: Some(error.to_string()) }
}

/// All refunds of a transaction that are ours.
pub(crate) async fn refunds_of(
    gateway: &impl Gateway,
    reference: &str,
) -> Result<Vec<(RefundId, Answer)>, GatewayError> {
    let Some(transaction) = transaction(gateway, reference).await? else { return Ok(Vec::new()) };
    let found = gateway.find_refunds(&transaction).await?;
    Ok(found
        .into_iter()
        .filter_map(|refund| Some((refund.note.as_deref()?.parse().ok()?, answer(refund))))
        .collect())
}

async fn transaction(gateway: &impl Gateway, reference: &str) -> Result<Option<TransactionId>, GatewayError> {
    Ok(match gateway.verify(reference).await? {
        Verification::Succeeded(charge) | Verification::Reversed(charge) => Some(charge.transaction_id),
        Verification::Failed { .. }
        | Verification::Pending(_)
        | Verification::NotFound
        | Verification::Unknown(_) => None,
    })
}

fn answer(refund: payments::Refund) -> Answer {
    let report = match refund.status {
        RefundStatus::Pending | RefundStatus::Processing | RefundStatus::Unknown(_) => RefundReport::Pending,
        RefundStatus::Processed => RefundReport::Processed,
        RefundStatus::Failed => RefundReport::Failed,
        RefundStatus::NeedsAttention => RefundReport::NeedsAttention,
    };
    Answer { report, gateway_refund_id: refund.id.into_string(), error: None }
}
