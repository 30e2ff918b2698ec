//! What follows from a charge that the gateway stands by.

use domain::orders::Order;
use domain::payments::{Charge, Payment};
use domain::steps::Plan;
use domain::steps::payments::Stray;
use domain::wallet::Wallet;
use domain::{Actor, steps};
use messaging::Message;
use store::{Loaded, Read, Table};
use telemetry::Unit;

/// Funds the orders of a payment, or gives the money back.
pub(crate) async fn fund(
    table: &Table,
    payment: &Loaded<Payment>,
    charge: payments::Charge,
    message: &Message,
) -> messaging::Result {
    let parts = table.payments().parts(payment).await?;
    let plan = steps::payments::settle(payment, &verified(charge, message), &parts, message.at)?;
    carry_out(table, payment, plan, &parts, message).await
}

/// The payment came and had gone back before anybody heard of it: its orders are called off.
pub(crate) async fn reverse(
    table: &Table,
    payment: &Loaded<Payment>,
    charge: payments::Charge,
    message: &Message,
) -> messaging::Result {
    let parts = table.payments().parts(payment).await?;
    let orders: Vec<_> = parts.iter().map(|(order, _)| &**order).collect();
    let plan = steps::payments::reverse(payment, &verified(charge, message), &orders, message.at)?;
    carry_out(table, payment, plan, &parts, message).await?;
    tell_operators(payment);
    Ok(())
}

/// What follows for the payment and its `parts`, on the gateway's word.
async fn carry_out(
    table: &Table,
    payment: &Loaded<Payment>,
    plan: Plan,
    parts: &[(Loaded<Order>, Loaded<Wallet>)],
    message: &Message,
) -> messaging::Result {
    let mut change = message.change(Actor::Gateway(payment.gateway.clone()));
    change.apply(plan, &read_of(payment, parts));
    Ok(table.commit(change).await?)
}

/// Somebody has to look how much went back, and why.
pub(crate) fn tell_operators(payment: &Payment) {
    telemetry::metric("PaymentNeedsOperator", 1, Unit::Count);
    tracing::warn!(reference = payment.reference, "a payment was taken back before it was settled");
}

/// Gives back money that belongs to no order and that we opened; whose any other is, an operator finds out. `transaction` names
/// it at the gateway, by our reference or by its id.
pub(crate) async fn stray(
    table: &Table,
    gateway: &str,
    (reference, transaction): (&str, &str),
    charge: payments::Charge,
    message: &Message,
) -> messaging::Result {
    let charge = verified(charge, message);
    tracing::warn!(gateway, transaction, amount = %charge.amount, "money arrived that belongs to no order");
    let actor = Actor::Gateway(gateway.to_owned());
    match steps::payments::stray(&charge, gateway, reference, transaction, message.at) {
        Stray::GiveBack(plan) => {
            let mut change = message.change(actor);
            change.apply(plan, &[]);
            match table.commit(change).await {
                // The refund's identifier follows from the charge: it was created before.
                Err(store::Error::Conflict) => Ok(()),
                outcome => Ok(outcome?),
            }
        }
        Stray::Unknown(finding) => {
            let differences = table.differences();
            if differences.save(&[*finding], &actor, message.at, message.correlation_id()).await? > 0 {
                telemetry::metric("PaymentNeedsOperator", 1, Unit::Count);
            }
            Ok(())
        }
    }
}

/// The payment with its orders and their wallets, as a plan is applied to them.
pub(crate) fn read_of<'a>(
    payment: &'a Loaded<Payment>,
    parts: &'a [(Loaded<Order>, Loaded<Wallet>)],
) -> Vec<Read<'a>> {
    let parts = parts.iter().flat_map(|(order, wallet)| [order.into(), wallet.into()]);
    parts.chain([payment.into()]).collect()
}

pub(crate) fn verified(charge: payments::Charge, message: &Message) -> Charge {
    Charge {
        amount: charge.amount,
        fee: charge.fee,
        transaction_id: charge.transaction_id.into_string(),
        // The time of the event, which is the same when the message comes again.
        paid_at: charge.paid_at.unwrap_or(message.event.time),
        opened_for: charge.payment_id.and_then(|id| id.parse().ok()),
    }
}
