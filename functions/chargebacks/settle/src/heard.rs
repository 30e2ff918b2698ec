//! A report that a buyer's bank asks a payment back.

use domain::chargebacks::{Chargeback, ChargebackReport, ChargebackStatus};
use domain::payments::reports::DisputeReported;
use messaging::{Error, Message};
use payments::{Gateway, Gateways};
use store::Table;

use crate::about::{self, About};
use crate::{gateway, save};

/// The gateway reported one: it is asked, and the report is not believed.
pub(crate) async fn report(
    table: &Table,
    gateways: &Gateways,
    report: DisputeReported,
    message: &Message,
) -> messaging::Result {
    let gateway = gateways.named(&report.gateway).map_err(Error::other)?;
    let gateway_id = report.dispute_id;
    let shown = gateway::ask(gateway, &gateway_id).await.map_err(Error::other)?;
    let shown = shown.ok_or_else(|| Error::other(format!("{gateway_id} was reported and is not there")))?;
    let id = Chargeback::id_of(gateway.name(), &gateway_id);
    let chargeback = match table.chargebacks().find(id).await? {
        Some(chargeback) => chargeback,
        None => {
            let reference = &shown.transaction_reference;
            let payment = match about::find(table, gateway.name(), reference).await? {
                About::Payment(payment) if payment.settled_at.is_none() => {
                    return Err(Error::other(format!("{reference} is not settled yet")));
                }
                About::Payment(payment) => Some(*payment),
                About::Stray => None,
                About::Others => {
                    tracing::warn!(
                        chargeback = gateway_id,
                        reference,
                        "a chargeback of a payment that is none of ours"
                    );
                    save::tell_operators();
                    return Ok(());
                }
            };
            save::open(table, gateway.name(), &shown, payment.as_deref(), message).await?;
            table.chargebacks().load(id).await?
        }
    };
    if shown.report == ChargebackReport::Open && chargeback.status == ChargebackStatus::Open {
        save::tell_operators();
    }
    save::report(table, &chargeback, &shown, message).await
}
