//! What follows from a charge that the gateway stands by.

use domain::orders::Order;
use domain::payments::{Charge, Payment};
use domain::wallet::Wallet;
use domain::{Actor, steps};
use messaging::Message;
use store::{Loaded, Read, Table};

/// Funds the orders of a payment, or gives the money back.
pub(crate) async fn fund(
    table: &Table,
    payment: &Loaded<Payment>,
    charge: payments::Charge,
    message: &Message,
) -> messaging::Result {
    let parts = table.payments().parts(payment).await?;
    let plan = steps::payments::settle(payment, &verified(charge, message), &parts, message.at)?;
    let mut change = message.change(Actor::Gateway(payment.gateway.clone()));
    change.apply(plan, &read_of(payment, &parts));
    Ok(table.commit(change).await?)
}

/// Gives back money that belongs to no order. `transaction` names it at the gateway, by our reference or by its id.
pub(crate) async fn give_back_stray(
    table: &Table,
    gateway: &str,
    transaction: &str,
    charge: payments::Charge,
    message: &Message,
) -> messaging::Result {
    let charge = verified(charge, message);
    tracing::warn!(gateway, transaction, amount = %charge.amount, "money arrived that belongs to no order");
    let mut change = message.change(Actor::Gateway(gateway.to_owned()));
    change.apply(steps::payments::give_back_stray(&charge, gateway, transaction, message.at), &[]);
    match table.commit(change).await {
        // The refund's identifier follows from the charge: it was created before.
        Err(store::Error::Conflict) => Ok(()),
        outcome => Ok(outcome?),
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
    }
}
