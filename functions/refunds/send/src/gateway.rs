//! Asking the gateway about a refund, and sending it.

use domain::RefundId;
use domain::refunds::{Refund, RefundReport};
use payments::{
    Gateway, GatewayError, GatewayRefundId, RefundRequest, RefundStatus, TransactionId, Verification,
};
use store::entities::RefundAccount;

/// What the gateway says about a refund of ours.
pub(crate) enum Answer {
    /// How far it is.
    Report { report: RefundReport, gateway_refund_id: String, error: Option<String> },
    /// It will not pay to the bank account that was named.
    AccountRefused(String),
}

/// What a gateway reported a refund by: whatever it says.
pub(crate) struct Reported {
    pub(crate) reference: Option<String>,
    pub(crate) transaction: Option<TransactionId>,
    pub(crate) refund: Option<GatewayRefundId>,
}

/// Asks for the refund, or looks for it; sends it if the gateway does not have it.
pub(crate) async fn find_or_send(gateway: &impl Gateway, refund: &Refund) -> Result<Answer, GatewayError> {
    if let Some(found) = find(gateway, refund).await? {
        return Ok(answer(found));
    }
    let request = RefundRequest {
        transaction: refund.transaction_reference.clone(),
        amount: refund.amount,
        note: refund.note(),
        customer_note: Some(refund.reason.clone()),
    };
    match gateway.create_refund(&request).await {
        Ok(created) => Ok(answer(created)),
        // The gateway will not make this refund: an operator has to look.
        Err(error @ GatewayError::AlreadyRefunded) => Ok(refused(&error, RefundReport::RefundedAlready)),
        Err(error @ GatewayError::Refused(_)) if !error.may_have_happened() => {
            Ok(refused(&error, RefundReport::Failed))
        }
        Err(error) => Err(error),
    }
}

/// Looks whether the refund still waits for a bank account; names the one that the buyer gave if it does.
pub(crate) async fn find_or_reroute(
    gateway: &impl Gateway,
    refund: &Refund,
    account: Option<&RefundAccount>,
) -> Result<Answer, GatewayError> {
    let found = find(gateway, refund).await?;
    if let Some(moved) = found.filter(|there| there.status != RefundStatus::NeedsAttention) {
        return Ok(answer(moved));
    }
    let (Some(id), Some(account)) = (&refund.gateway_refund_id, account) else {
        return Ok(Answer::AccountRefused("The account was forgotten before it was used.".to_owned()));
    };
    let banks = gateway.banks(refund.amount.currency).await?;
    let bank = banks.into_iter().find(|bank| bank.code == account.bank_code);
    let Some(bank_id) = bank.and_then(|bank| bank.id) else {
        return Ok(Answer::AccountRefused("The gateway knows no such bank.".to_owned()));
    };
    let account = payments::RefundAccount {
        currency: refund.amount.currency,
        account_number: account.account_number.clone(),
        bank_id,
    };
    match gateway.retry_refund(&GatewayRefundId::from(id.as_str()), &account).await {
        Ok(retried) => Ok(answer(retried)),
        Err(error @ GatewayError::Refused(_)) if !error.may_have_happened() => {
            Ok(Answer::AccountRefused(error.to_string()))
        }
        Err(error) => Err(error),
    }
}

/// The refund at the gateway: by its identifier there, if that is known, or by its note; of this attempt, or of an earlier
/// one that did not fail after all.
async fn find(gateway: &impl Gateway, refund: &Refund) -> Result<Option<payments::Refund>, GatewayError> {
    if let Some(id) = refund.gateway_refund_id.as_deref().filter(|id| !id.is_empty())
        && let Some(found) = gateway.refund(&GatewayRefundId::from(id)).await?
    {
        return Ok(Some(found));
    }
    let Some(transaction) = transaction(gateway, &refund.transaction_reference).await? else {
        return Ok(None);
    };
    let current = refund.note();
    for note in refund.notes() {
        let found = gateway.find_refund_by_note(&transaction, &note).await?;
        if let Some(found) = found.filter(|there| note == current || there.status != RefundStatus::Failed) {
            return Ok(Some(found));
        }
    }
    Ok(None)
}

fn refused(error: &GatewayError, report: RefundReport) -> Answer {
    Answer::Report { report, gateway_refund_id: String::new(), error: Some(error.to_string()) }
}

/// All refunds of the reported transaction that are ours, with their notes.
pub(crate) async fn refunds_of(
    gateway: &impl Gateway,
    reported: &Reported,
) -> Result<Vec<(RefundId, String, Answer)>, GatewayError> {
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
        .filter_map(|refund| {
            let note = refund.note.clone()?;
            Some((Refund::of_note(&note)?, note, answer(refund)))
        })
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
    Answer::Report { report, gateway_refund_id: refund.id.into_string(), error: None }
}
