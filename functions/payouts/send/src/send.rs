//! From the wallet's books to the gateway.

use domain::payouts::{Payout, PayoutStatus, TransferReport};
use domain::{Actor, PayoutId, steps};
use messaging::{Error, Message};
use payments::{Gateway, GatewayError, Gateways, RecipientCode, Refusal, TransferRequest};
use store::{Loaded, Table};
use telemetry::Unit;

/// Sends a payout that waits for it, by the gateway that its account is registered at.
pub(crate) async fn send(table: &Table, gateways: &Gateways, message: &Message) -> messaging::Result {
    let id = message.subject::<PayoutId>()?;
    let payout = table.payouts().load(id).await?;
    if payout.status != PayoutStatus::Requested {
        return Ok(());
    }
    let gateway = gateways.named(&payout.account.gateway).map_err(Error::other)?;
    let request = TransferRequest {
        reference: payout.reference.clone(),
        amount: payout.amount,
        recipient: RecipientCode::from(payout.account.recipient_code.clone()),
        reason: format!("Homify payout {id}"),
    };
    match gateway.transfer(&request).await {
        // A reference that exists was sent before: what became of it is asked later.
        Ok(_) | Err(GatewayError::DuplicateReference) => mark_sent(table, &payout, message).await,
        Err(GatewayError::Refused(refusal)) if refusal.conclusive => {
            fail(table, &payout, refusal, message).await
        }
        Err(error) => {
            if matches!(error, GatewayError::InsufficientBalance) {
                telemetry::metric("GatewayBalanceTooLow", 1, Unit::Count);
            }
            tracing::warn!(payout = %id, %error, "the transfer could not be sent yet");
            look_again(table, &payout, message).await
        }
    }
}

async fn mark_sent(table: &Table, payout: &Loaded<Payout>, message: &Message) -> messaging::Result {
    let mut change = message.change(Actor::system("payouts-send"));
    change.apply(steps::payouts::sent(payout, message.at), &[payout.into()]);
    Ok(table.commit(change).await?)
}

async fn fail(
    table: &Table,
    payout: &Loaded<Payout>,
    refusal: Refusal,
    message: &Message,
) -> messaging::Result {
    let wallet = table.wallets().load(payout.artisan_id, payout.amount.currency).await?;
    let report = if refusal.blames_account() {
        TransferReport::Failed { reason: refusal.message }
    } else {
        telemetry::metric("PayoutNeedsOperator", 1, Unit::Count);
        tracing::warn!(payout = %payout.id, %refusal, "the gateway does not let us send transfers");
        TransferReport::NotApproved { reason: refusal.message }
    };
    let plan = steps::payouts::report(payout, &report, &wallet, false, message.at)?;
    let mut change = message.change(Actor::Gateway(payout.account.gateway.clone()));
    change.apply(plan, &[payout.into(), (&wallet).into()]);
    Ok(table.commit(change).await?)
}

async fn look_again(table: &Table, payout: &Loaded<Payout>, message: &Message) -> messaging::Result {
    let mut change = message.change(Actor::system("payouts-send"));
    change.apply(steps::payouts::no_news(payout, message.at), &[payout.into()]);
    Ok(table.commit(change).await?)
}
