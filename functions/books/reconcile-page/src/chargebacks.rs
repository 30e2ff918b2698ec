//! A page of the gateway's chargebacks: one whose webhook was lost costs its deadline, and the artisan is paid meanwhile.

use domain::books::requests::{ChargebacksPart, ReconcileRequest};
use domain::chargebacks::{Chargeback, ChargebackStatus};
use domain::payments::reports::{DisputeReported, GatewayReport};
use messaging::{Error, Message};
use payments::{ChargebackStatus as There, Gateway, Period};
use telemetry::Unit;

use crate::Desk;

/// Reports what is not known, or was decided otherwise: the step that takes the report asks the gateway, as after a webhook.
pub(crate) async fn make_known(
    desk: &Desk,
    gateway: &impl Gateway,
    part: ChargebacksPart,
    message: &Message,
) -> messaging::Result {
    let name = gateway.name();
    let ChargebacksPart { from, to, page } = part;
    let listed = gateway.list_chargebacks(&Period { from, to }, page).await.map_err(Error::other)?;
    for there in &listed.items {
        let id = Chargeback::id_of(name, there.id.as_str());
        let known = desk.table.chargebacks().find(id).await?;
        if !is_news(known.as_ref().map(|known| known.status), &there.status) {
            continue;
        }
        tracing::warn!(gateway = name, chargeback = %there.id, "no webhook told of this chargeback");
        let report = GatewayReport::Dispute(DisputeReported {
            gateway: name.to_owned(),
            dispute_id: there.id.as_str().to_owned(),
            transaction_reference: Some(there.transaction_reference.clone()),
            status: None,
        });
        // Once a day, of whatever zone, until it is known: the step may have failed.
        let body = format!("{} {} {:?}", there.id, message.at.day(), there.status);
        desk.table.inbox().store(&report, &body, message.at, message.correlation_id()).await?;
        telemetry::metric("ReconciliationDifference", 1, Unit::Count);
    }
    if listed.more {
        let next = ReconcileRequest::Chargebacks(ChargebacksPart { page: page + 1, ..part });
        desk.queue.send(&[message.next_part(&next)]).await?;
    }
    Ok(())
}

/// What is open here is asked about by its timer.
fn is_news(known: Option<ChargebackStatus>, there: &There) -> bool {
    match (known, there) {
        (None, _)
        | (Some(ChargebackStatus::Won), There::Lost)
        | (Some(ChargebackStatus::Lost), There::Won) => true,
        (
            Some(
                ChargebackStatus::Open
                | ChargebackStatus::Answering
                | ChargebackStatus::Answered
                | ChargebackStatus::Won
                | ChargebackStatus::Lost,
            ),
            There::Open | There::Answered | There::Won | There::Lost | There::Unknown(_),
        ) => false,
    }
}
