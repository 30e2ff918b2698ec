//! Sending a refund, asking about it, and saving what the gateway says.

use domain::Actor;
use domain::payments::reports::{RefundReported, RefundReportedBy};
use domain::refunds::events::RefundEvent;
use domain::refunds::{Refund, RefundStatus};
use messaging::{Error, Message};
use payments::{Gateway, GatewayError, GatewayRefundId, Gateways, TransactionId};
use store::entities::RefundAccount;
use store::{Loaded, Table};
use telemetry::Unit;

use crate::book;
use crate::gateway::{self, Answer, Reported};

/// Sends the refund, or asks about it, once its turn has come.
pub(crate) async fn send(
    table: &Table,
    gateway: &impl Gateway,
    refund: Loaded<Refund>,
    account: Option<&RefundAccount>,
    message: &Message,
) -> messaging::Result {
    let begins = message.is::<RefundEvent>()
        && matches!(message.event()?, RefundEvent::Requested(_) | RefundEvent::Retried(_));
    let first = begins && refund.attempts == 0 && refund.status != RefundStatus::Sent;
    let due = refund.due.is_some_and(|due| due.at <= message.at);
    if !first && !due {
        return Ok(());
    }
    let claimed = claim(table, refund, message).await?;
    let answer = match claimed.status {
        RefundStatus::Rerouted => gateway::find_or_reroute(gateway, &claimed, account).await,
        _ => gateway::find_or_send(gateway, &claimed).await,
    };
    match answer {
        Ok(answer) => save(table, &claimed, answer, message).await,
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

/// The gateway reported something about a transaction's refunds: it is asked about all that are ours.
pub(crate) async fn settle_reported(
    table: &Table,
    gateways: &Gateways,
    report: RefundReported,
    message: &Message,
) -> messaging::Result {
    let gateway = gateways.named(&report.gateway).map_err(Error::other)?;
    let reported = match report.of {
        RefundReportedBy::Transaction { transaction_reference } => {
            Reported { reference: Some(transaction_reference), transaction: None, refund: None }
        }
        RefundReportedBy::Refund { gateway_refund_id, transaction_id } => Reported {
            reference: None,
            transaction: transaction_id.map(TransactionId::from),
            refund: Some(GatewayRefundId::from(gateway_refund_id)),
        },
    };
    for (id, note, answer) in gateway::refunds_of(gateway, &reported).await.map_err(Error::other)? {
        // What became of an earlier attempt was known when the next one began.
        if let Some(refund) = table.refunds().find(id).await?
            && refund.note() == note
        {
            save(table, &refund, answer, message).await?;
        }
    }
    Ok(())
}

/// Moves the timer before the gateway is called, so that of two deliveries only one calls it.
async fn claim(
    table: &Table,
    refund: Loaded<Refund>,
    message: &Message,
) -> messaging::Result<Loaded<Refund>> {
    let mut change = message.change(Actor::system("refunds-send"));
    change.reschedule(&refund, &refund.look_again(message.at));
    table.commit(change).await?;
    Ok(refund)
}

async fn save(
    table: &Table,
    refund: &Loaded<Refund>,
    answer: Answer,
    message: &Message,
) -> messaging::Result {
    let decided = match &answer {
        Answer::Report { report, gateway_refund_id, .. } => {
            refund.report(*report, gateway_refund_id, message.at)?
        }
        Answer::AccountRefused(why) => refund.refuse_account(why, message.at),
    };
    let Some(mut reported) = decided else { return Ok(()) };
    if let Answer::Report { error, .. } = answer {
        reported.entity.last_error = error;
    }
    if reported.entity.status.waits_for_operator() {
        telemetry::metric("RefundNeedsOperator", 1, Unit::Count);
    }
    let mut change = message.change(Actor::Gateway(refund.gateway.clone()));
    let reported = change.save(refund, reported);
    if matches!(reported.status, RefundStatus::Processed | RefundStatus::PaidTwice) {
        book::arrived(table, &reported, &mut change).await?;
    }
    Ok(table.commit(change).await?)
}
