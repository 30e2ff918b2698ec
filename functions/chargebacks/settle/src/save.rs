//! Saving what became of a chargeback, with its orders and wallets.

use domain::chargebacks::{Chargeback, ShownChargeback};
use domain::payments::Payment;
use domain::{Actor, steps};
use messaging::Message;
use store::{Loaded, Table};
use telemetry::Unit;

/// Somebody has to answer it before its deadline.
pub(crate) fn tell_operators() {
    telemetry::metric("ChargebackNeedsOperator", 1, Unit::Count);
}

/// The chargeback, new in the table; the money of its orders rests.
pub(crate) async fn open(
    table: &Table,
    gateway: &str,
    shown: &ShownChargeback,
    payment: Option<&Payment>,
    message: &Message,
) -> messaging::Result {
    let parts = match payment {
        Some(payment) => table.payments().parts(payment).await?,
        None => Vec::new(),
    };
    let read: Vec<_> = parts.iter().map(|(order, _)| order.into()).collect();
    let mut change = message.change(Actor::Gateway(gateway.to_owned()));
    change.apply(steps::chargebacks::open(gateway, shown, payment, &parts, message.at), &read);
    Ok(table.commit(change).await?)
}

/// Applies what the gateway says.
pub(crate) async fn report(
    table: &Table,
    chargeback: &Loaded<Chargeback>,
    shown: &ShownChargeback,
    message: &Message,
) -> messaging::Result {
    let parts = table.chargebacks().parts(chargeback).await?;
    let covered = table.chargebacks().covered(chargeback).await?;
    let plan = steps::chargebacks::report(chargeback, shown, &parts, &covered, message.at)?;
    let read = parts.iter().flat_map(|(order, wallet)| [order.into(), wallet.into()]);
    let read: Vec<_> = read.chain(covered.iter().map(Into::into)).chain([chargeback.into()]).collect();
    let mut change = message.change(Actor::Gateway(chargeback.gateway.clone()));
    change.apply(plan, &read);
    Ok(table.commit(change).await?)
}

/// The gateway did not take the answer: it waits for an operator again.
pub(crate) async fn refused(
    table: &Table,
    chargeback: &Loaded<Chargeback>,
    why: &str,
    message: &Message,
) -> messaging::Result {
    let mut change = message.change(Actor::Gateway(chargeback.gateway.clone()));
    change.apply(steps::chargebacks::refuse_answer(chargeback, why, message.at), &[chargeback.into()]);
    table.commit(change).await?;
    tell_operators();
    Ok(())
}
