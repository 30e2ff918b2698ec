//! Sending a refund, asking about it, and saving what the gateway says.

use domain::payments::reports::{RefundReported, RefundReportedBy};
use domain::refunds::events::RefundEvent;
use domain::refunds::{Refund, RefundStatus};
use domain::{Actor, steps};
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
    // Before the gateway is called, so that of two deliveries only one calls it.
    let claim = steps::refunds::claim(&refund, begins, message.at);
    if claim.is_empty() {
        return Ok(());
    }
    let mut change = message.change(Actor::system("refunds-send"));
    change.apply(claim, &[(&refund).into()]);
    table.commit(change).await?;
    let answer = match refund.status {
        RefundStatus::Rerouted => gateway::find_or_reroute(gateway, &refund, account).await,
        _ => gateway::find_or_send(gateway, &refund).await,
    };
    match answer {
        Ok(answer) => save(table, &refund, answer, message).await,
        Err(error) => {
            if matches!(error, GatewayError::InsufficientBalance) {
                telemetry::metric("GatewayBalanceTooLow", 1, Unit::Count);
            }
            // Its timer is set: it is asked about, and sent again only if the gateway does not have it.
            tracing::warn!(refund = %refund.id, %error, "the refund could not be sent yet");
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

async fn save(
    table: &Table,
    refund: &Loaded<Refund>,
    answer: Answer,
    message: &Message,
) -> messaging::Result {
    let order = match &answer {
        Answer::Report { report, .. } if steps::refunds::tells_order(refund, *report) => {
            book::order_of(table, refund).await?
        }
        Answer::Report { .. } | Answer::AccountRefused(_) => None,
    };
    let plan = match answer {
        Answer::Report { report, gateway_refund_id, error } => {
            steps::refunds::report(refund, order.as_deref(), report, &gateway_refund_id, error, message.at)?
        }
        Answer::AccountRefused(why) => steps::refunds::refuse_account(refund, &why, message.at),
    };
    if plan.refund().is_some_and(Refund::waits_for_operator) {
        telemetry::metric("RefundNeedsOperator", 1, Unit::Count);
    }
    let mut change = message.change(Actor::Gateway(refund.gateway.clone()));
    let read: Vec<_> = order.iter().map(Into::into).chain([refund.into()]).collect();
    change.apply(plan, &read);
    Ok(table.commit(change).await?)
}
