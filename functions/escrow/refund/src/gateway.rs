//! Asking the gateway about a refund, and sending it.

use domain::RefundId;
use domain::refund::{Refund, RefundReport};
use payments::{
    Gateway, GatewayError, GatewayRefundId, RefundRequest, RefundStatus, TransactionId, Verification,
};

/// What the gateway says about a refund of ours.
pub(crate) struct Answer {
    pub(crate) report: RefundReport,
    pub(crate) gateway_refund_id: String,
    pub(crate) error: Option<String>,
}

/// What a gateway reported a refund by: whatever it says.
pub(crate) struct Reported {
    pub(crate) reference: Option<String>,
    pub(crate) transaction: Option<TransactionId>,
    pub(crate) refund: Option<GatewayRefundId>,
}

/// Asks for the refund by the gateway's identifier, if that is known, or looks for it by its note; sends it if the gateway
/// does not have it.
pub(crate) async fn find_or_send(gateway: &impl Gateway, refund: &Refund) -> Result<Answer, GatewayError> {
    if let Some(id) = refund.gateway_refund_id.as_deref().filter(|id| !id.is_empty())
        && let Some(found) = gateway.refund(&GatewayRefundId::from(id)).await?
    {
        return Ok(answer(found));
    }
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

/// All refunds of the reported transaction that are ours.
pub(crate) async fn refunds_of(
    gateway: &impl Gateway,
    reported: &Reported,
) -> Result<Vec<(RefundId, Answer)>, GatewayError> {
    let transaction = match (&reported.transaction, &reported.reference, &reported.refund) {
        (Some(transaction), _, _) => Some(transaction.clone()),
        (None, Some(reference), _) => transaction(gateway, reference).await?,
        (None, None, Some(id)) => gateway.refund(id).await?.and_then(|refund| refund.transaction_id),
        (None, None, None) => None,
    };
    let Some(transaction) = transaction else { return Ok(Vec::new()) };
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
