//! From the books to the gateway, and back with what it says.

use domain::refund::{Refund, RefundStatus};
use domain::{Actor, RefundId};
use messaging::{Error, Message};
use payments::{GatewayError, Gateways};
use store::Loaded;
use store::entities::{Orders, Refunds};
use telemetry::Unit;

use crate::gateway::{self, Reported};

/// Sends a refund whose turn it is, or asks what became of it.
pub(crate) async fn send(
    orders: &Orders,
    refunds: &Refunds,
    gateways: &Gateways,
    message: &Message,
) -> messaging::Result {
    let id = message.subject::<RefundId>()?;
    let refund =
        refunds.load(id).await?.ok_or_else(|| Error::Malformed(format!("there is no refund {id}")))?;
    let gateway = gateways.named(&refund.gateway).map_err(Error::other)?;
    let first = message.kind() == "refund.requested" && !refund.may_have_been_sent();
    let due = refund.due.is_some_and(|due| due.at <= message.at);
    if !first && !due {
        return Ok(());
    }
    let claimed = claim(refunds, refund, message).await?;
    match gateway::find_or_send(gateway, &claimed).await {
        Ok(answer) => save(orders, refunds, &claimed, answer, message).await,
        Err(error) => {
            if matches!(error, GatewayError::InsufficientBalance) {
                telemetry::metric("GatewayBalanceTooLow", 1, Unit::Count);
            }
            // Its timer is set: it is asked about, and sent again only if the gateway does not have it.
            tracing::warn!(refund = %claimed.id, %error, "the refund could not be sent yet");
            Ok(())
        }
    }
}

/// The gateway told of a refund: it is asked about all of that transaction that are ours.
pub(crate) async fn settle_reported(
    orders: &Orders,
    refunds: &Refunds,
    gateways: &Gateways,
    message: &Message,
) -> messaging::Result {
    let gateway = gateways.named(&message.fact::<String>("gateway")?).map_err(Error::other)?;
    let reported = Reported {
        reference: message.fact("transaction_reference")?,
        transaction: message.fact("transaction_id")?,
        refund: message.fact("gateway_refund_id")?,
    };
    for (id, answer) in gateway::refunds_of(gateway, &reported).await.map_err(Error::other)? {
        if let Some(refund) = refunds.load(id).await? {
            save(orders, refunds, &refund, answer, message).await?;
        }
    }
    Ok(())
}

/// Moves the timer before the gateway is called, so that of two deliveries only one calls it.
async fn claim(
    refunds: &Refunds,
    refund: Loaded<Refund>,
    message: &Message,
) -> messaging::Result<Loaded<Refund>> {
    let mut change = message.change(Actor::system("escrow-refund"));
    change.reschedule(&refund, &refund.look_again(message.at));
    refunds.commit(change).await?;
    Ok(refund)
}

async fn save(
    orders: &Orders,
    refunds: &Refunds,
    refund: &Loaded<Refund>,
    answer: gateway::Answer,
    message: &Message,
) -> messaging::Result {
    let Some(mut reported) = refund.report(answer.report, &answer.gateway_refund_id, message.at)? else {
        return Ok(());
    };
    reported.entity.last_error = answer.error;
    if matches!(reported.entity.status, RefundStatus::Failed | RefundStatus::NeedsAttention) {
        telemetry::metric("RefundNeedsOperator", 1, Unit::Count);
    }
    let mut change = message.change(Actor::Gateway(refund.gateway.clone()));
    let processed = change.save(refund, reported).status == RefundStatus::Processed;
    if processed
        && let Some(order_id) = refund.order_id
        && let Some(order) = orders.load(order_id).await?
        && let Some(arrived) = order.refund_arrived(refund.id)
    {
        change.save(&order, arrived);
    }
    Ok(refunds.commit(change).await?)
}
